"""Signed notes and keys in the formats of C2SP (signed-note, tlog-checkpoint), with Ed25519."""

from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ED25519 = b"\x01"  # the algorithm's number in signed-note
HASH_BYTES = 4


@dataclass(frozen=True)
class Signer:
    """origin: the log's name, which is the key's name too."""

    origin: str
    key: Ed25519PrivateKey = field(repr=False)

    @property
    def vkey(self) -> str:
        """The public key, as one line."""
        public = ED25519 + self.key.public_key().public_bytes_raw()
        return f"{self.origin}+{self._key_hash.hex()}+{base64(public)}"

    @property
    def _key_hash(self) -> bytes:
        public = ED25519 + self.key.public_key().public_bytes_raw()
        return sha256(self.origin.encode() + b"\n" + public).digest()[:HASH_BYTES]

    def signed(self, *lines: str) -> str:
        """A note of these lines, with its signature."""
        text = "".join(f"{line}\n" for line in lines)
        signature = self._key_hash + self.key.sign(text.encode())
        return f"{text}\n— {self.origin} {base64(signature)}\n"

    def signed_it(self, note: str) -> bool:
        """Whether the note is of this key; Ed25519 signs the same text in one way."""
        text = note.partition("\n\n")[0]
        return note == self.signed(*text.split("\n"))


def base64(data: bytes) -> str:
    return b64encode(data).decode("ascii")
