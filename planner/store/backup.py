"""The whole record, with personal data, out to one file and in again; equal by digest."""

import hashlib
import json
import subprocess
import tempfile
import zipfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from psycopg import Connection

from planner.errors import Refused
from planner.store.database import SCHEMA, connect
from planner.store.schema import EVENTS, STEPS
from planner.store.server import tools

TABLES = (EVENTS, "journal", "personal")
ORDER = {EVENTS: "notification_id", "journal": "number", "personal": "unit, edition, kind, name"}
MANIFEST, DUMP = "manifest.json", "record.dump"


def record_digest(connection: Connection[Any]) -> str:
    """A digest of every row of the record, as the connection's transaction sees it. Memory stays flat."""
    digest = hashlib.sha256()
    for table in TABLES:
        with connection.cursor(name=f"digest_{table}") as rows:
            rows.itersize = 5_000
            rows.execute(f"SELECT t::text FROM {SCHEMA}.{table} t ORDER BY {ORDER[table]}".encode())
            for row in rows:
                digest.update(f"{table}\0{row[0]}\0".encode())
    return "sha256:" + digest.hexdigest()


def backup(url: str, file: Path) -> dict[str, Any]:
    """Write the record as of one moment; the file appears when it is whole. Returns the manifest.

    Raises Refused for a place that is no file: a device or a folder is never replaced.
    """
    if file.exists() and not file.is_file():
        raise Refused("not_a_file", "file", file=file)
    with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=".godziny-") as folder:
        dump, whole = Path(folder, DUMP), Path(folder, "whole")
        with connect(url) as reader:
            reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            snapshot = reader.execute("SELECT pg_export_snapshot()").fetchone()
            assert snapshot is not None
            _run("pg_dump", url, *_dump_options(snapshot[0]), f"--file={dump}")
            manifest = _manifest(reader, dump)
        with zipfile.ZipFile(whole, "w") as archive:
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
            archive.write(dump, DUMP)
        whole.chmod(0o600)
        whole.replace(file)
    return manifest


def restore(url: str, file: Path) -> dict[str, Any]:
    """Read a backup into an empty record: all of it in one transaction, or nothing. Returns the manifest.

    Raises Refused when the file is damaged or of a newer program, or the record is not empty.
    """
    with tempfile.TemporaryDirectory() as folder:
        manifest = _unpacked(file, Path(folder))
        with connect(url) as reader:
            if _count(reader, "journal") or _count(reader, "personal"):
                raise Refused("store_not_empty")
        _run("pg_restore", url, "--data-only", "--single-transaction", "--exit-on-error", str(Path(folder, DUMP)))
    with connect(url) as reader:
        if record_digest(reader) != manifest["digest"]:
            raise Refused("restored_differs", file=file)
    return manifest


def _manifest(reader: Connection[Any], dump: Path) -> dict[str, Any]:
    return {
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "program": version("godziny"),
        "steps": len(STEPS),
        "events": _count(reader, EVENTS),
        "commands": _count(reader, "journal"),
        "digest": record_digest(reader),
        "dump": _file_digest(dump),
    }


def _unpacked(file: Path, folder: Path) -> dict[str, Any]:
    """The manifest; the dump is in the folder."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
            archive.extract(DUMP, folder)
            whole = _file_digest(folder / DUMP) == manifest["dump"]
            steps = int(manifest["steps"])
    except FileNotFoundError:
        raise Refused("no_such_file", "file", file=file) from None
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise Refused("not_a_backup", "file", file=file, detail=error) from None
    if not whole:
        raise Refused("not_a_backup", "file", file=file, detail="digest")
    if steps > len(STEPS):
        raise Refused("database_newer", "file", steps=steps, known=len(STEPS))
    return manifest


def _dump_options(snapshot: str) -> list[str]:
    tables = [f"--table={SCHEMA}.{table}" for table in TABLES]
    sequence = f"--table={SCHEMA}.{EVENTS}_notification_id_seq"
    return ["--format=custom", "--data-only", f"--snapshot={snapshot}", *tables, sequence]


def _run(tool: str, url: str, *options: str) -> None:
    command = [str(tools() / tool), "--no-password", f"--dbname={url}", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        detail = done.stderr.strip().splitlines() or [tool]
        raise Refused("tool_failed", tool=tool, detail=detail[-1])


def _count(reader: Connection[Any], table: str) -> int:
    row = reader.execute(f"SELECT count(*) FROM {SCHEMA}.{table}".encode()).fetchone()
    return int(row[0]) if row else 0


def _file_digest(file: Path) -> str:
    with file.open("rb") as content:
        return "sha256:" + hashlib.file_digest(content, "sha256").hexdigest()
