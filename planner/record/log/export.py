"""The whole history out to one file that a stranger can read and judge: docs/export.md."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from eventsourcing.persistence import InterfaceError, OperationalError
from psycopg import Connection
from psycopg.rows import dict_row

from planner.documents.writing import OWNER_ONLY, part_of, real, replaceable
from planner.record.log.checkpoint import Checkpoint
from planner.record.log.checkpointing import nobody_writes, sign_now
from planner.record.log.identity import SigningKeys, signer
from planner.record.log.lines import compact
from planner.record.log.merkle import Tree, leaf_hash
from planner.record.log.note import Signer, base64
from planner.record.log.recorded import leaves, lines, numbered_leaves, rows
from planner.record.store.database import connect
from planner.record.store.patience import StoreAway
from planner.terms.refusals import Refused

VERSION = 1
IN_A_LINE = 1024  # hashes
MOST_NAMED = 10
ATTEMPTS = 3  # no mutants: then writers wait while the balances are read
Published = Callable[[], Sequence[dict[str, Any]]]
_TIP = b"SELECT coalesce(max(number), 0) AS commands, coalesce(max(first_event + events), 1) - 1 AS events"
_CHECKPOINTS = b"SELECT number, size, note FROM godziny.checkpoint WHERE origin = %s ORDER BY number"


@dataclass(frozen=True)
class Exported:
    """digest: of the record. altered: entries that are not what their leaves say, which nobody should ever see.

    leaves_altered: whether the leaves are not those that were signed before.
    """

    origin: str
    key: str
    digest: str
    commands: int
    events: int
    checkpoints: int
    programmes: int
    altered: list[int] = field(default_factory=list)
    leaves_altered: bool = False

    @property
    def whole(self) -> bool:
        return not self.altered and not self.leaves_altered


@dataclass(frozen=True)
class Moment:
    """The record at one moment: a connection that sees it as it was, and what was published of it."""

    reader: Connection[Any]
    signer: Signer
    signed: Checkpoint
    balances: Sequence[dict[str, Any]]


def export(url: str, file: Path, keys: SigningKeys, published: Published) -> Exported:
    """Write the record as of one moment, with a checkpoint of it; the file has no name until it is whole.

    published: the balances of all programmes as docs/export.md writes them, as they are when it is called.
    Raises Refused for a place that is no file.
    """
    file = real(file)
    if not replaceable(file):
        raise Refused("not_a_file", "file", file=file)
    try:
        with part_of(file, OWNER_ONLY) as part, _moment(url, keys, published) as moment:
            told = _Writing(moment, part.stream).done()
            part.put()
    except OSError as error:
        raise Refused("cannot_write", "file", file=file, detail=error.strerror) from None
    return told


@contextmanager
def _moment(url: str, keys: SigningKeys, published: Published) -> Iterator[Moment]:
    with connect(url, autocommit=True) as owner, connect(url) as reader:
        reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield _seen(owner, reader, keys, published)


SUSPICIOUS = ("record_does_not_replay", "view_parked", "no_such_programme")  # what an altered event may lead to
OTHERWISE = (Refused, StoreAway, OperationalError, InterfaceError)  # which say by themselves what is the matter


def _seen(owner: Connection[Any], reader: Connection[Any], keys: SigningKeys, published: Published) -> Moment:
    """Balances are read while others may write; what they are of is signed only when nobody did."""
    for attempt in range(ATTEMPTS + 1):
        before = _tip(owner)
        balances = _folded(owner, published)
        with nobody_writes(owner):
            if _tip(owner) != before:
                if attempt < ATTEMPTS:
                    continue
                balances = _folded(owner, published)
            signed = sign_now(owner, keys, "export")
            reader.execute("SELECT")  # from here on it sees the record as it is now
            return Moment(reader, signer(owner, keys), signed, balances)
    raise AssertionError


def _folded(owner: Connection[Any], published: Published) -> Sequence[dict[str, Any]]:
    """Raises Refused, saying where, when the record was changed so that nothing can be folded from it."""
    try:
        return published()
    except Exception as error:  # whatever an event that is missing leads to
        if isinstance(error, OTHERWISE) and getattr(error, "code", "") not in SUSPICIOUS:
            raise
        with owner.transaction():
            altered = [entry for entry, _, same in compared(owner) if not same]
        if not altered:
            raise
        entries = ", ".join(map(str, altered[:MOST_NAMED]))
        raise Refused("record_altered", count=len(altered), entries=entries) from error


def compared(connection: Connection[Any]) -> Iterator[tuple[int, bytes | None, bool]]:
    """Each entry, its line as it is now, and whether that is what its leaf says. No line: it is gone."""
    kept = numbered_leaves(connection)
    leaf = next(kept, None)
    for line in lines(connection):
        while leaf is not None and line.known and leaf[0] < line.entry:
            yield leaf[0], None, False
            leaf = next(kept, None)
        mine = leaf is not None and line.known and leaf[0] == line.entry
        yield line.entry, line.text, mine and leaf is not None and leaf[1] == leaf_hash(line.text)
        leaf = next(kept, None) if mine else leaf
    while leaf is not None:
        yield leaf[0], None, False
        leaf = next(kept, None)


def _tip(connection: Connection[Any]) -> tuple[int, int]:
    query = _TIP + b" FROM (SELECT * FROM godziny.journal ORDER BY number DESC LIMIT 1) AS latest"
    with connection.cursor(row_factory=dict_row) as cursor:
        row = cursor.execute(query).fetchone()
    assert row is not None
    return row["commands"], row["events"]


class _Writing:
    """One export being written."""

    def __init__(self, moment: Moment, out: BinaryIO) -> None:
        self.moment, self.out, self.file = moment, out, sha256()
        self.commands, self.events = _tip(moment.reader)
        self.altered: list[int] = []

    def done(self) -> Exported:
        at, signed = self.moment, self.moment.signed
        self._line(self._head())
        self._entries()
        tree = Tree(leaves(at.reader))
        self._leaves()
        checkpoints = list(rows(at.reader, "checkpoints", _CHECKPOINTS, (at.signer.origin,)))
        self._checkpoints(tree, checkpoints)
        for one in at.balances:
            self._line({"balances": one})
        self._line({"seal": {"note": self._seal()}})
        digest, programmes = f"sha256:{signed.root.hex()}", len(at.balances)
        counted = (self.commands, self.events, len(checkpoints), programmes)
        same = tree.size == signed.size and tree.root(0, tree.size) == signed.root
        return Exported(at.signer.origin, at.signer.vkey, digest, *counted, self.altered, leaves_altered=not same)

    def _head(self) -> dict[str, Any]:
        signer = self.moment.signer
        made_at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        of = {"origin": signer.origin, "key": signer.vkey, "made_at": made_at, "program": version("godziny")}
        counts = {"entries": self.commands + self.events, "events": self.events, "commands": self.commands}
        return {"godziny": "export", "version": VERSION, **of, **counts}

    def _entries(self) -> None:
        """Two passes over the database at once, each flat in memory."""
        for entry, line, same in compared(self.moment.reader):
            if line is not None:
                self._write(line)
            if not same:
                self.altered.append(entry)

    def _leaves(self) -> None:
        kept, first = leaves(self.moment.reader), 0
        while some := [base64(one) for one in islice(kept, IN_A_LINE)]:
            self._line({"leaves": {"from": first, "hashes": some}})
            first += len(some)

    def _checkpoints(self, tree: Tree, made: Iterable[dict[str, Any]]) -> None:
        before = 0
        for one in made:
            size = min(one["size"], tree.size)
            inclusion = [base64(node) for node in tree.inclusion(size - 1, size)] if size else []
            consistency = [base64(node) for node in tree.consistency(before, size)]
            self._line({"checkpoint": {**one, "inclusion": inclusion, "consistency": consistency}})
            before = size

    def _seal(self) -> str:
        signer, signed = self.moment.signer, self.moment.signed
        tree = (str(signed.size), base64(signed.root))
        return signer.signed(f"{signer.origin}/export", *tree, f"file {self.file.hexdigest()}")

    def _line(self, facts: dict[str, Any]) -> None:
        self._write(compact(facts).encode())

    def _write(self, line: bytes) -> None:
        self.file.update(line + b"\n")
        self.out.write(line + b"\n")
