"""Whatever bytes it gets, the verifier answers 1 or 2, and never falls over."""

import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.worlds.exports import OFFICE, export, text
from verifier.judging import verify
from verifier.verdict import ALTERED, UNREADABLE, WHOLE
from verifier.words import LANGUAGES, show_verdict

LINES = export(30, people=3, programmes=1)
WHOLE_TEXT = text(LINES)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(), inside, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile") / "export.jsonl"


def refused(file: Path, content: bytes) -> None:
    """Not whole, and told in both languages."""
    file.write_bytes(content)
    verdict = verify(file, OFFICE.vkey)
    assert (verdict.status == WHOLE) == (content == WHOLE_TEXT)
    json.dumps(verdict.as_json())
    for language in LANGUAGES:
        assert show_verdict(verdict, language)


@given(content=st.binary())
def test_any_bytes_are_refused(file: Path, content: bytes) -> None:
    refused(file, content)


@given(data=st.data())
def test_any_line_in_place_of_another_is_refused(file: Path, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(LINES) - 1))
    kind = data.draw(st.sampled_from(["godziny", "entry", "leaves", "checkpoint", "balances", "seal", ""]))
    value = json.dumps({kind: data.draw(ANYTHING)} if kind else data.draw(ANYTHING), ensure_ascii=True)
    refused(file, text([*LINES[:at], value.encode(), *LINES[at + 1 :]]))


@given(data=st.data())
def test_any_member_in_place_of_another_is_refused(file: Path, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(LINES) - 1))
    members = json.loads(LINES[at])
    inner = members if len(members) > 1 else next(iter(members.values()))
    name = data.draw(st.sampled_from(sorted(inner)))
    old = inner[name]
    inner[name] = data.draw(ANYTHING)
    if inner[name] != old:
        line = json.dumps(members, ensure_ascii=True, separators=(",", ":"))
        refused(file, text([*LINES[:at], line.encode(), *LINES[at + 1 :]]))


@given(seed=st.integers(0, 2**32))
def test_pieces_of_an_export_in_any_order_are_refused(file: Path, seed: int) -> None:
    dice = random.Random(seed)
    cuts = sorted(dice.sample(range(len(WHOLE_TEXT)), 5))
    pieces = [WHOLE_TEXT[one:other] for one, other in zip([0, *cuts], [*cuts, None], strict=True)]
    dice.shuffle(pieces)
    refused(file, b"".join(pieces[: dice.randint(1, 6)]))


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 1_000_000,
        b'{"godziny":"export","version":1}\n' + b"\n" * 5_000,
        LINES[0] + b"\n",
        LINES[0],
        LINES[-1] + b"\n",
        text([LINES[0], LINES[-1]]),
        text(LINES[1:]),
        b'{"seal":{"note":' * 3,
        b'{"godziny":"export","version":' + b"9" * 10_000 + b"}\n",
        text([*LINES[:-1], b'{"checkpoint":{"number":1,"size":999999999999999,"note":""}}', LINES[-1]]),
        text([*LINES[:-1], b'{"leaves":{"from":999999999999999,"hashes":[]}}', LINES[-1]]),
    ],
    ids=range(11),
)
def test_what_only_looks_like_an_export_is_refused(file: Path, content: bytes) -> None:
    refused(file, content)


def test_a_text_that_is_no_export_says_so(file: Path) -> None:
    for content, why in ((b"", "empty"), (b"PK\x03\x04", "not_export"), (b'{"a":1}\n', "not_export")):
        file.write_bytes(content)
        assert verify(file, OFFICE.vkey).as_json()["findings"] == [{"code": "unread_file", "why": why}]


def test_only_a_regular_file_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, why in (
        (tmp_path, "not_file"),
        (tmp_path / "none", "no_file"),
        (tmp_path / "pipe", "not_file"),
        (Path("/dev/zero"), "not_file"),
        (Path("a\0b"), "cannot_open"),
        (tmp_path / ("a" * 300), "cannot_open"),
    ):
        verdict = verify(path, OFFICE.vkey)
        assert (verdict.status, verdict.findings[0].facts) == (UNREADABLE, (("why", why),))


def test_the_key_is_a_vkey_or_a_file_with_it(tmp_path: Path, file: Path) -> None:
    file.write_bytes(WHOLE_TEXT)
    kept = tmp_path / "key"
    for content, status in (
        (OFFICE.vkey, WHOLE),
        (OFFICE.vkey + "\n", WHOLE),
        (OFFICE.vkey + "\r\n", WHOLE),
        (OFFICE.vkey + "\n\n", UNREADABLE),
        ("", UNREADABLE),
        ("x" * 100_000, UNREADABLE),
        ("\udcff", UNREADABLE),
    ):
        kept.write_bytes(content.encode("utf-8", "surrogateescape"))
        assert verify(file, str(kept)).status == status
    for given_key in ("", "nobody", str(tmp_path), OFFICE.vkey[:-4], "a\0b", "\udcff"):
        assert verify(file, given_key).status == UNREADABLE


def test_a_kept_checkpoint_that_is_none_is_unreadable(tmp_path: Path, file: Path) -> None:
    file.write_bytes(WHOLE_TEXT)
    kept = tmp_path / "note"
    kept.write_text("a\n\n", "utf-8")

    assert verify(file, OFFICE.vkey, kept).findings[0].code == "unread_kept"


def test_an_export_of_a_stranger_is_not_that_of_the_office(file: Path) -> None:
    from tests.worlds.exports import STRANGER

    file.write_bytes(WHOLE_TEXT)

    assert verify(file, STRANGER.vkey).status == ALTERED
