"""Checkpoints: how long the log is and its root, signed, so that a third party can keep them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from psycopg import Connection
from psycopg.rows import dict_row

from planner.record.log.merkle import Peaks
from planner.record.log.note import Signer, base64
from planner.record.log.recorded import leaves
from planner.terms.refusals import Refused

_LAST = b"SELECT number, size, note, peaks FROM godziny.checkpoint WHERE origin = %s ORDER BY number DESC LIMIT 1"
_MADE = b"INSERT INTO godziny.checkpoint (origin, number, size, note, peaks) VALUES (%s, %s, %s, %s, %s)"


@dataclass(frozen=True)
class Checkpoint:
    """number: from 1. size: entries in the log then. note: signed. peaks: as Peaks packs them."""

    number: int
    size: int
    note: str
    peaks: bytes

    @property
    def root(self) -> bytes:
        return Peaks(self.size, self.peaks).root


def checkpoint(connection: Connection[Any], signer: Signer, why: str) -> Checkpoint:
    """Sign the log as it is; for whoever holds the writers' lock. The same log twice is two checkpoints.

    Raises Refused where the one before was altered.
    """
    last = last_checkpoint(connection, signer.origin)
    if last is not None and not _as_signed(last, signer):
        raise Refused("checkpoint_altered", number=last.number)
    peaks = Peaks() if last is None else Peaks(last.size, last.peaks)
    peaks.extend(leaves(connection, peaks.size))
    made = Checkpoint(1 if last is None else last.number + 1, peaks.size, _note(signer, peaks, why), peaks.packed)
    connection.execute(_MADE, (signer.origin, made.number, made.size, made.note, made.peaks))
    return made


def last_checkpoint(connection: Connection[Any], origin: str) -> Checkpoint | None:
    with connection.cursor(row_factory=dict_row) as cursor:
        row = cursor.execute(_LAST, (origin,)).fetchone()
    return None if row is None else Checkpoint(row["number"], row["size"], row["note"], bytes(row["peaks"]))


def _as_signed(one: Checkpoint, signer: Signer) -> bool:
    """Whether what is to be extended is what its note says, and the note is ours."""
    head = f"{signer.origin}\n{one.size}\n{base64(one.root)}\n"
    return one.note.startswith(head) and signer.signed_it(one.note)


def _note(signer: Signer, peaks: Peaks, why: str) -> str:
    made_at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return signer.signed(signer.origin, str(peaks.size), base64(peaks.root), f"made_at {made_at}", f"why {why}")
