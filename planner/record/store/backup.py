"""The whole record, with personal data, out to one file and in again; equal by digest.

The file is a zip with a manifest and the rows of each table as COPY writes them, so it can be read by
any version of PostgreSQL, and by eye. Backups of earlier steps are read too (`older.py`).
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from psycopg import Connection
from psycopg import Error as DatabaseError

from planner.documents.writing import OWNER_ONLY, part_of, real, replaceable
from planner.record.store.database import SCHEMA, connect
from planner.record.store.failures import reason
from planner.record.store.key_store import key_store
from planner.record.store.older import TABLES, Table, convert, staged, tables_of
from planner.record.store.schema import EVENTS, STEPS
from planner.record.store.writers import lock_out_writers
from planner.terms.refusals import Refused

SEQUENCE = f"{SCHEMA}.{EVENTS}_notification_id_seq"
MANIFEST = "manifest.json"
PIECE = 1 << 20  # no mutants: about so much
# What zipfile and json raise for files that others made.
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, RecursionError),
    *(KeyError, TypeError, ValueError, OverflowError),
)
PLAIN = "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL bytea_output = 'hex'"


def record_digest(connection: Connection[Any], tables: Mapping[str, Table] = TABLES) -> str:
    """A digest of every row of the record, as the connection's transaction sees it. Memory stays flat."""
    digest = hashlib.sha256()
    connection.execute(PLAIN.encode())
    for name, table in tables.items():
        digest.update(f"{name}\n".encode())
        for piece in _rows_out(connection, table):
            digest.update(piece)
    return "sha256:" + digest.hexdigest()


def backup(url: str, file: Path) -> dict[str, Any]:
    """Write the record as of one moment; the file has no name until it is whole. Returns the manifest.

    Raises Refused for a place that is no file: a device or a folder is never replaced.
    """
    file = real(file)
    if not replaceable(file):
        raise Refused("not_a_file", "file", file=file)
    try:
        return _backup(url, file)
    except OSError as error:
        raise Refused("cannot_write", "file", file=file, detail=error.strerror) from None


def _backup(url: str, file: Path) -> dict[str, Any]:
    with part_of(file, OWNER_ONLY) as part:
        with connect(url) as reader, zipfile.ZipFile(part.stream, "w", zipfile.ZIP_DEFLATED) as archive:
            reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            manifest = _manifest(reader)
            for name, table in TABLES.items():
                with archive.open(name, "w", force_zip64=True) as entry:  # no mutants: from 4 GB on it matters
                    entry.writelines(_rows_out(reader, table))
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
        part.put()
    return manifest


def restore(url: str, file: Path) -> dict[str, Any]:
    """Read a backup into an empty record: all of it in one transaction, or nothing. Returns the manifest.

    Raises Refused when the file is damaged or of a newer program, or the record is not empty.
    """
    if file.exists() and not file.is_file():
        raise Refused("not_a_file", "file", file=file)
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _read_manifest(archive)
            _restore(url, archive, manifest, file)
    except FileNotFoundError:
        raise Refused("no_such_file", "file", file=file) from None
    except DAMAGED as error:
        raise Refused("not_a_backup", "file", file=file, detail=error) from None
    return manifest


def _restore(url: str, archive: zipfile.ZipFile, manifest: dict[str, Any], file: Path) -> None:
    tables = tables_of(int(manifest["steps"]))
    with connect(url) as owner:
        lock_out_writers(owner)
        if not is_empty(owner):
            raise Refused("store_not_empty")
        try:
            staged(owner, tables)
            for name, table in tables.items():
                with archive.open(name) as entry:
                    _rows_in(owner, table, entry)
            if record_digest(owner, tables) != manifest["digest"]:
                raise Refused("not_a_backup", "file", file=file, detail="digest")
            convert(owner, tables, key_store)
        except DatabaseError as error:
            raise Refused("not_a_backup", "file", file=file, detail=reason(error)) from None
        go_on_from_here(owner)


def is_empty(owner: Connection[Any]) -> bool:
    """Whether nothing is recorded."""
    return not any(_count(owner, name) for name in TABLES)


def go_on_from_here(owner: Connection[Any]) -> None:
    """After rows came with their numbers: what is recorded next has higher ones."""
    owner.execute(f"SELECT setval('{SEQUENCE}', greatest(max(notification_id), 1)) FROM {SCHEMA}.{EVENTS}".encode())
    owner.execute(
        f"SELECT setval(pg_get_serial_sequence('{SCHEMA}.access', 'number'), greatest(max(number), 1))"
        f" FROM {SCHEMA}.access".encode()
    )


def _manifest(reader: Connection[Any]) -> dict[str, Any]:
    return {
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "program": version("godziny"),
        "steps": len(STEPS),
        "events": _count(reader, EVENTS),
        "commands": _count(reader, "journal"),
        "digest": record_digest(reader),
    }


def _read_manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    if archive.getinfo(MANIFEST).file_size > PIECE:
        raise ValueError(MANIFEST)
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if int(manifest["steps"]) > len(STEPS):
        raise Refused("database_newer", "file", steps=manifest["steps"], known=len(STEPS))
    return manifest


def _rows_out(reader: Connection[Any], table: Table) -> Iterator[bytes]:
    query = f"SELECT {table.columns} FROM {table.name} ORDER BY {table.order}"
    with reader.cursor() as cursor, cursor.copy(f"COPY ({query}) TO STDOUT".encode()) as rows:
        yield from (bytes(row) for row in rows)


def _rows_in(owner: Connection[Any], table: Table, entry: IO[bytes]) -> None:
    read: Callable[[], bytes] = lambda: entry.read(PIECE)  # noqa: E731
    with owner.cursor() as cursor, cursor.copy(f"COPY {table.name} ({table.columns}) FROM STDIN".encode()) as rows:
        for piece in iter(read, b""):
            rows.write(piece)


def _count(reader: Connection[Any], table: str) -> int:
    rows = reader.execute(f"SELECT count(*) FROM {SCHEMA}.{table}".encode())
    return sum(count for (count,) in rows)
