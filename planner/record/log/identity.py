"""Whose log it is: its name, made with the first checkpoint, and the key that signs for it."""

import secrets
from dataclasses import dataclass
from typing import Any, Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from psycopg import Connection
from psycopg.rows import dict_row

from planner.record.log.note import Signer
from planner.terms.refusals import Refused

ORIGIN = "godziny"
DIGITS = 8  # bytes of the origin's hex
_NEWEST = b"SELECT number, origin, vkey FROM godziny.log ORDER BY number DESC LIMIT 1"
_BEGUN = b"INSERT INTO godziny.log (number, origin, vkey) VALUES (%s, %s, %s)"


class SigningKeys(Protocol):
    """Where signing keys are kept, outside the record."""

    def signing_key(self, record_id: str) -> Ed25519PrivateKey:
        """Made, and kept, when asked for first."""

    def known_signing_key(self, record_id: str) -> Ed25519PrivateKey | None:
        """None when it is not there."""


@dataclass(frozen=True)
class Log:
    """number: from 1; more than one when a key was lost. vkey: the public key, as C2SP writes it."""

    number: int
    origin: str
    vkey: str


def log_of(connection: Connection[Any]) -> Log | None:
    """None before the first checkpoint."""
    with connection.cursor(row_factory=dict_row) as cursor:
        row = cursor.execute(_NEWEST).fetchone()
    return None if row is None else Log(**row)


def signer(connection: Connection[Any], keys: SigningKeys) -> Signer:
    """Who signs; named and given a key at the first time, for whoever holds the writers' lock.

    Raises Refused when the key of a log that was begun is not there.
    """
    log = log_of(connection)
    if log is None:
        return begin_log(connection, keys, 1)
    key = keys.known_signing_key(log.origin)
    if key is None or Signer(log.origin, key).vkey != log.vkey:
        raise Refused("signing_key_lost", vkey=log.vkey)
    return Signer(log.origin, key)


def begin_log(connection: Connection[Any], keys: SigningKeys, number: int) -> Signer:
    """Another name and key; earlier checkpoints are no longer of this log."""
    origin = f"{ORIGIN}/{secrets.token_hex(DIGITS)}"
    made = Signer(origin, keys.signing_key(origin))
    connection.execute(_BEGUN, (number, origin, made.vkey))
    return made
