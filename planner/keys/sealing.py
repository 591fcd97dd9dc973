"""One field of one person, sealed: `g1.<key id>.<base64url of nonce, ciphertext, tag>`."""

import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from planner.keys.framing import framed
from planner.keys.subjects import PersonKey, Subject
from planner.keys.wrapping import NONCE
from planner.terms.refusals import Refused

VERSION = "g1"
BLOCK = 32  # bytes; “yes” and “moderate” are of one length


def seal(key: PersonKey, subject: Subject, field: str, value: Any) -> str:
    """The value, of JSON's kinds, as text that opens only with the key, for this person and this field."""
    plain = json.dumps(value, separators=(",", ":"), allow_nan=False).encode()
    padded = plain.ljust(-(-len(plain) // BLOCK) * BLOCK)  # JSON may end in blanks
    nonce = os.urandom(NONCE)
    closed = nonce + AESGCM(key.raw).encrypt(nonce, padded, _bound(key.id, subject, field))
    return f"{VERSION}.{key.id}.{urlsafe_b64encode(closed).rstrip(b'=').decode()}"


def unseal(key: PersonKey, subject: Subject, field: str, sealed: str) -> Any:
    """Raises Refused("sealed_damaged") when a byte was changed, or it was moved to another person or field."""
    try:
        version, key_id, text = sealed.split(".")
        closed = _bytes(text)
        if (version, key_id) != (VERSION, key.id) or urlsafe_b64encode(closed).rstrip(b"=") != text.encode():
            raise ValueError
        return json.loads(AESGCM(key.raw).decrypt(closed[:NONCE], closed[NONCE:], _bound(key.id, subject, field)))
    except (InvalidTag, ValueError):
        raise Refused("sealed_damaged", kind=subject.kind, name=subject.name, field_name=field) from None


def is_sealed(value: object) -> bool:
    """Whether it is of the form of a sealed text, of any version this program knows."""
    return isinstance(value, str) and value.startswith(f"{VERSION}.") and value.count(".") == 2


def sealed_with(sealed: str) -> str:
    """The id of the key that opens it. Raises Refused("sealed_damaged")."""
    if not is_sealed(sealed):
        raise Refused("sealed_damaged", kind="-", name="-", field_name="-")
    return sealed.split(".")[1]


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))


def _bound(key_id: str, subject: Subject, field: str) -> bytes:
    return framed("godziny sealed 1", key_id, *subject.parts, field)
