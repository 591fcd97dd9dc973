"""Keys and signed notes of C2SP (signed-note, tlog-checkpoint) with Ed25519."""

import re
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from verifier.syntax import UTC_SECONDS, Misread, base64, count

ED25519 = b"\x01"
HASH, PUBLIC, SIGNATURE, ROOT = 4, 32, 64, 32
_NAME = re.compile(r"[^\s+]+")
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Key:
    """A public key with its name; `text` is the vkey."""

    text: str
    name: str
    hash: bytes
    public: Ed25519PublicKey


def key_of(text: str) -> Key:
    """From `<name>+<hash>+<key>`. Raises Misread."""
    name, _, rest = text.partition("+")
    hexed, _, encoded = rest.partition("+")
    made = base64(encoded, len(ED25519) + PUBLIC)
    if not _NAME.fullmatch(name) or not name.isprintable() or made[:1] != ED25519:
        raise Misread("key")
    expected = sha256(name.encode("utf-8") + b"\n" + made).digest()[:HASH]
    if hexed != expected.hex():
        raise Misread("key")
    return Key(text, name, expected, Ed25519PublicKey.from_public_bytes(made[1:]))


@dataclass(frozen=True)
class Note:
    """text: what is signed, its last LF too. key_hash, signature: of the only signature line."""

    text: str
    name: str
    key_hash: bytes
    signature: bytes

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")[:-1]

    def fault(self, key: Key) -> str:
        """ "" where the key signed it; else `resigned` (it names another key) or `signature` (it does not fit)."""
        if (self.name, self.key_hash) != (key.name, key.hash):
            return "resigned"
        try:
            key.public.verify(self.signature, self.text.encode("utf-8"))
        except InvalidSignature:
            return "signature"
        return ""


def note_of(note: str) -> Note:
    """Exactly one signature. Raises Misread."""
    text, blank, signed = note.rpartition("\n\n")
    dash, _, rest = signed.removesuffix("\n").partition(" ")
    name, _, encoded = rest.partition(" ")
    if not blank or not signed.endswith("\n") or dash != "—" or not _NAME.fullmatch(name) or _CONTROLS.search(note):
        raise Misread("note")
    made = base64(encoded, HASH + SIGNATURE)
    return Note(text + "\n", name, made[:HASH], made[HASH:])


@dataclass(frozen=True)
class Checkpoint:
    """What a checkpoint's note says."""

    note: Note
    origin: str
    size: int
    root: bytes


def checkpoint_of(text: str) -> Checkpoint:
    """Five lines: origin, size, root, made_at, why. Raises Misread."""
    note = note_of(text)
    if len(note.lines) != 5:
        raise Misread("note")
    origin, size, root, made_at, why = note.lines
    at = made_at.removeprefix("made_at ")
    if at == made_at or not UTC_SECONDS.fullmatch(at) or not why.removeprefix("why ").strip() or why[:4] != "why ":
        raise Misread("note")
    return Checkpoint(note, origin, count(size), base64(root, ROOT))


@dataclass(frozen=True)
class Seal:
    """What the seal's note says. file: SHA-256 of all before it, hex."""

    note: Note
    origin: str
    size: int
    root: bytes
    file: str


def seal_of(text: str) -> Seal:
    """Four lines: origin/export, size, root, file. Raises Misread."""
    note = note_of(text)
    if len(note.lines) != 4:
        raise Misread("note")
    origin, size, root, file = note.lines
    digest = file.removeprefix("file ")
    if not origin.endswith("/export") or digest == file or not _DIGEST.fullmatch(digest):
        raise Misread("note")
    return Seal(note, origin.removesuffix("/export"), count(size), base64(root, ROOT), digest)
