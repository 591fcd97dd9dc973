"""The tree of RFC 6962 and signed notes, as the documents define them: by recursion over the leaves, nothing kept."""

from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def b64(value: bytes) -> str:
    return b64encode(value).decode()


def split(size: int) -> int:
    """The largest power of two below."""
    return 1 << (size - 1).bit_length() - 1


@dataclass
class Log:
    """MTH, PATH and PROOF of section 2.1. Roots of whole powers of two are remembered."""

    leaves: list[bytes] = field(default_factory=list)
    full: dict[tuple[int, int], bytes] = field(default_factory=dict)

    def add(self, entry: bytes) -> None:
        self.leaves.append(sha256(b"\0" + entry).digest())

    def root(self, start: int, end: int) -> bytes:
        size = end - start
        if size < 2:
            return self.leaves[start] if size else sha256(b"").digest()
        if (start, end) in self.full:
            return self.full[start, end]
        middle = start + split(size)
        made = sha256(b"\1" + self.root(start, middle) + self.root(middle, end)).digest()
        if size & (size - 1) == 0:
            self.full[start, end] = made
        return made

    def path(self, leaf: int, start: int, end: int) -> list[bytes]:
        """leaf: counted from `start`."""
        if end - start <= 1:
            return []
        half = split(end - start)
        if leaf < half:
            return [*self.path(leaf, start, start + half), self.root(start + half, end)]
        return [*self.path(leaf - half, start + half, end), self.root(start, start + half)]

    def proof(self, old: int, new: int) -> list[bytes]:
        return self._subproof(old, 0, new, True) if 0 < old < new else []

    def _subproof(self, old: int, start: int, end: int, whole: bool) -> list[bytes]:
        if old == end - start:
            return [] if whole else [self.root(start, end)]
        half = split(end - start)
        if old <= half:
            return [*self._subproof(old, start, start + half, whole), self.root(start + half, end)]
        return [*self._subproof(old - half, start + half, end, False), self.root(start, start + half)]


@dataclass(frozen=True)
class Signer:
    """A key and its name."""

    name: str
    private: Ed25519PrivateKey

    @classmethod
    def of(cls, name: str, seed: bytes) -> "Signer":
        """The same for the same seed."""
        return cls(name, Ed25519PrivateKey.from_private_bytes(sha256(seed).digest()))

    @property
    def public(self) -> bytes:
        return b"\1" + self.private.public_key().public_bytes_raw()

    @property
    def hash(self) -> bytes:
        return sha256(self.name.encode() + b"\n" + self.public).digest()[:4]

    @property
    def vkey(self) -> str:
        return f"{self.name}+{self.hash.hex()}+{b64(self.public)}"

    def signed(self, *lines: str) -> str:
        text = "".join(f"{line}\n" for line in lines)
        signature = b64(self.hash + self.private.sign(text.encode()))
        return f"{text}\n— {self.name} {signature}\n"
