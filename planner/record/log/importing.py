"""An export into an empty record: the same lines, so the same digest and the same balances (docs/export.md)."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from psycopg import Connection, DataError, IntegrityError

from planner.keys.store import KeyStore
from planner.record.log.export import VERSION
from planner.record.log.lines import RESULT, STATE, compact
from planner.record.log.merkle import Peaks, leaf_hash
from planner.record.log.note import Signer, base64
from planner.record.log.recorded import leaves
from planner.record.store.backup import go_on_from_here, is_empty
from planner.record.store.database import connect
from planner.record.store.sealing import REMOVED
from planner.record.store.writers import lock_out_writers
from planner.terms.refusals import Refused

AT_ONCE = 2_000  # no mutants: lines brought in together
MOST_HEAD = 1 << 16
FIRST = b'{"godziny":"export",'
JOURNAL = (
    *("number", "unit", "edition", "command_id", "command", "actor", "request", "result", "recorded_at"),
    *("first_event", "events", "first_notification", "last_notification"),
)
EVENT = (
    *("originator_id", "originator_version", "topic", "state", "notification_id"),
    *("unit", "edition", "kind", "name", "about", "sealed"),
)
Where = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class Imported:
    """signed_on: whether the log goes on under the same key; otherwise the next checkpoint begins another."""

    digest: str
    commands: int
    events: int
    signed_on: bool


def is_export(file: Path) -> bool:
    """By its first bytes. Raises OSError."""
    with file.open("rb") as given:
        return given.read(len(FIRST)) == FIRST


def key_in(file: Path) -> str:
    """The key by which the export says it is signed; empty when it says none. Raises OSError."""
    with file.open("rb") as given:
        try:
            return str(json.loads(given.readline(MOST_HEAD))["key"])
        except (KeyError, TypeError, ValueError, RecursionError):
            return ""


def bring_in(url: str, file: Path, keys: Callable[[], KeyStore]) -> Imported:
    """All of it in one transaction, or nothing. Raises Refused: not an export, not empty, not what it says it is."""
    try:
        with file.open("rb") as given, connect(url) as owner:
            lock_out_writers(owner)
            if not is_empty(owner):
                raise Refused("store_not_empty")
            return _Bringing(owner, keys).done(line.rstrip(b"\n") for line in given)
    except (KeyError, TypeError, ValueError, RecursionError, DataError, IntegrityError) as error:
        raise Refused("not_an_export", "file", file=file, detail=type(error).__name__) from None
    except OSError as error:
        raise Refused("unreadable_file", "file", file=file, detail=error.strerror) from None


class _Bringing:
    """One export being read in."""

    def __init__(self, owner: Connection[Any], keys: Callable[[], KeyStore]) -> None:
        self.owner, self.keys = owner, keys
        self.peaks = Peaks()
        self.commands = self.events = 0
        self.personal: dict[Where, str] = {}

    def done(self, lines: Iterator[bytes]) -> Imported:
        head = json.loads(next(lines, b""))
        if head["version"] != VERSION:
            raise Refused("export_newer", "file", version=head["version"])
        entries = islice(lines, head["entries"])
        while some := list(islice(entries, AT_ONCE)):
            self._keep(some)
        made = [one["checkpoint"] for one in map(json.loads, lines) if "checkpoint" in one]
        return self._end(head, made)

    def _keep(self, lines: list[bytes]) -> None:
        journal, events, hashes = [], [], []
        for line in lines:
            facts = json.loads(line)
            hashes.append((facts["entry"], leaf_hash(line)))
            if "command" in facts:
                journal.append(self._command(facts, _last(line, RESULT)))
            else:
                events.append(self._event(facts, _last(line, STATE)))
        self._copy("journal", JOURNAL, journal)
        self._copy("godziny_events", EVENT, events)
        self._copy("leaf", ("entry", "hash"), hashes)
        self.peaks.extend(leaf for _, leaf in hashes)

    def _command(self, facts: dict[str, Any], result: bytes) -> tuple[Any, ...]:
        self.commands += 1
        first, count = facts["first_event"], facts["events"]
        given = {**facts, "number": facts["command"], "command": facts["name"], "result": result.decode()}
        given |= {"first_notification": first if count else None}
        given |= {"last_notification": first + count - 1 if count else None}
        return tuple(given[name] for name in JOURNAL)

    def _event(self, facts: dict[str, Any], state: bytes) -> tuple[Any, ...]:
        self.events += 1
        for field, text in facts["sealed"].items():
            self.personal[facts["unit"], facts["edition"], facts["kind"], facts["name"], field] = text
        given = {**facts, "originator_id": facts["stream"], "originator_version": facts["version"], "state": state}
        given |= {"notification_id": facts["event"], "sealed": compact(facts["sealed"])}
        return tuple(given[name] for name in EVENT)

    def _end(self, head: dict[str, Any], made: list[dict[str, Any]]) -> Imported:
        if not made or made[-1]["note"].split("\n")[1:3] != [str(self.peaks.size), base64(self.peaks.root)]:
            raise ValueError("root")
        kept = [(*where, text) for where, text in sorted(self.personal.items()) if text != REMOVED]
        with self.owner.cursor() as cursor:
            cursor.executemany(_PERSONAL, kept)
        signed_on = self._sign_on(head, made)
        go_on_from_here(self.owner)
        return Imported(f"sha256:{self.peaks.root.hex()}", self.commands, self.events, signed_on)

    def _sign_on(self, head: dict[str, Any], made: list[dict[str, Any]]) -> bool:
        """Checkpoints are taken over where their key is here; without it nobody could add to them."""
        key = self.keys().known_signing_key(head["origin"])
        if key is None or Signer(head["origin"], key).vkey != head["key"]:
            return False
        self._copy("log", ("number", "origin", "vkey"), [(1, head["origin"], head["key"])])
        peaks, kept = Peaks(), iter(leaves(self.owner))
        rows = []
        for one in made:
            peaks.extend(islice(kept, one["size"] - peaks.size))
            rows.append((head["origin"], one["number"], one["size"], one["note"], peaks.packed))
        list(kept)  # PostgreSQL keeps a cursor until it is read to its end
        self._copy("checkpoint", ("origin", "number", "size", "note", "peaks"), rows)
        return True

    def _copy(self, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        query = f"COPY godziny.{table} ({', '.join(columns)}) FROM STDIN"
        with self.owner.cursor() as cursor, cursor.copy(query.encode()) as kept:
            for row in rows:
                kept.write_row(row)


def _last(line: bytes, name: bytes) -> bytes:
    """The last member, byte by byte as it was recorded; in a string before it a quote would be escaped."""
    return line[line.index(name) + len(name) : -1]


_PERSONAL = (
    b"INSERT INTO godziny.personal (unit, edition, kind, name, field, value)"
    b" VALUES (%s, %s, %s, %s, %s, to_jsonb(%s::text))"
)
