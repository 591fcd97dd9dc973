"""One key closed by another: AES-256-GCM, a random nonce of 96 bits, and whose it is as associated data."""

import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from planner.keys.framing import framed
from planner.keys.subjects import BYTES
from planner.terms.refusals import Refused

NONCE, TAG = 12, 16
WRAPPED = NONCE + BYTES + TAG
NOTHING = bytes(WRAPPED)  # stands where a destroyed key was, of the same size, so that it is written over in place


@dataclass(frozen=True)
class Owner:
    """Of a row of the store. role: `person`, `unit` or `signing`; about: whom, as text; id: the key's."""

    id: str
    role: str
    about: str


def wrap(master: bytes, owner: Owner, key: bytes) -> bytes:
    """WRAPPED bytes: nonce, ciphertext, tag."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(master).encrypt(nonce, key, _bound(owner))


def unwrap(master: bytes, owner: Owner, wrapped: bytes) -> bytes:
    """Raises Refused when the bytes were changed, or are another row's."""
    try:
        return AESGCM(master).decrypt(wrapped[:NONCE], wrapped[NONCE:], _bound(owner))
    except (InvalidTag, ValueError):
        raise Refused("key_damaged", key=owner.id, role=owner.role) from None


def _bound(owner: Owner) -> bytes:
    return framed("godziny key 1", owner.id, owner.role, owner.about)
