"""Keys and notes: the published example of signed-note, and one step past each rule."""

import pytest

from tests.worlds.exports import OFFICE, STRANGER
from tests.worlds.merkle import Signer, b64
from verifier.notes import checkpoint_of, key_of, note_of, seal_of
from verifier.syntax import Misread

PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SIGNED = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
ROOT = b64(bytes(32))
LINES = (OFFICE.name, "7", ROOT, "made_at 2026-11-27T15:00:00Z", "why export")
FILE = f"file {'0' * 64}"


def test_the_published_note_is_signed_by_the_published_key() -> None:
    assert note_of(SIGNED).fault(key_of(PETER)) == ""
    assert note_of(SIGNED.replace("answer", "Answer")).fault(key_of(PETER)) == "signature"
    assert note_of(SIGNED).fault(key_of(OFFICE.vkey)) == "resigned"


@pytest.mark.parametrize(
    "text",
    [
        PETER.replace("c74f20a3", "C74F20A3"),
        PETER.replace("c74f20a3", "c74f20a4"),
        PETER.replace("Neumann", "Newmann"),
        PETER.replace("Peter", "Peter "),
        PETER[:-1] + "X",
        PETER + "=",
        PETER.replace("+ARpc", "+Arpc"),
        PETER + "\n",
        "",
        "a+b",
        "\udc80+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        f"a+{'0' * 8}+{b64(b'2' + bytes(32))}",
    ],
)
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(Misread):
        key_of(text)


@pytest.mark.parametrize(
    "text",
    [
        SIGNED[:-1],
        SIGNED + "\n",
        SIGNED + SIGNED.splitlines()[-1] + "\n",
        SIGNED.replace("\n\n", "\n"),
        SIGNED.replace("—", "-"),
        SIGNED.replace("— P", "—P"),
        SIGNED.replace("cryptography", "crypto\tgraphy"),
        SIGNED.replace("AM=", "AN="),
        SIGNED.replace("AM=", "AM"),
        "",
    ],
)
def test_what_is_no_note_is_refused(text: str) -> None:
    with pytest.raises(Misread):
        note_of(text)


def test_a_checkpoint_says_origin_size_and_root() -> None:
    found = checkpoint_of(OFFICE.signed(*LINES))

    assert (found.origin, found.size, found.root) == (OFFICE.name, 7, bytes(32))
    assert found.note.fault(key_of(OFFICE.vkey)) == ""
    assert found.note.fault(key_of(STRANGER.vkey)) == "resigned"


@pytest.mark.parametrize(
    ("at", "line"),
    [
        (1, "07"),
        (1, "-7"),
        (1, "٧"),
        (1, "9" * 19),
        (2, ROOT[:-1]),
        (2, b64(bytes(31))),
        (2, ROOT[:-2] + "B="),
        (3, "made_at 2026-11-27 15:00:00Z"),
        (3, "2026-11-27T15:00:00Z"),
        (4, "why"),
        (4, "because"),
        (4, "why export\nmore"),
    ],
)
def test_a_checkpoint_that_says_otherwise_is_refused(at: int, line: str) -> None:
    lines = [*LINES[:at], line, *LINES[at + 1 :]]

    with pytest.raises(Misread):
        checkpoint_of(OFFICE.signed(*lines))


@pytest.mark.parametrize(
    "lines",
    [
        (OFFICE.name, "7", ROOT, FILE),
        (f"{OFFICE.name}/export", "7", ROOT, FILE.upper()),
        (f"{OFFICE.name}/export", "7", ROOT, FILE[:-1]),
        (f"{OFFICE.name}/export", "7", ROOT, "0" * 64),
        (f"{OFFICE.name}/export", "7", ROOT),
        (f"{OFFICE.name}/export", "7", ROOT, FILE, ""),
    ],
)
def test_a_seal_that_says_otherwise_is_refused(lines: tuple[str, ...]) -> None:
    assert seal_of(OFFICE.signed(f"{OFFICE.name}/export", "7", ROOT, FILE)).size == 7

    with pytest.raises(Misread):
        seal_of(OFFICE.signed(*lines))


def test_keys_of_one_name_have_hashes_of_their_own() -> None:
    other = Signer.of(OFFICE.name, b"other")

    assert key_of(other.vkey).hash != key_of(OFFICE.vkey).hash
