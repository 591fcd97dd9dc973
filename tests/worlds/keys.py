"""Stores of keys for tests, and what lies in their files."""

import sqlite3
from pathlib import Path

from planner.keys.masters import Master
from planner.keys.sources import KeyFile, MasterSource
from planner.keys.store import KeyStore
from planner.keys.subjects import Subject


def subject(number: int) -> Subject:
    return Subject("gmina-krasocin", "2026", "application", f"A-{number:04}")


def own_file(folder: Path) -> KeyFile:
    return KeyFile(folder / "master.key", own=True)


def opened(folder: Path, source: MasterSource | None = None) -> KeyStore:
    return KeyStore.open(folder, source or own_file(folder))


def masters(folder: Path) -> tuple[Master, ...]:
    known = own_file(folder).read()
    return known.keys if known else ()


def wrapped_in(file: Path) -> dict[str, bytes]:
    """By id of a living key, as it lies in the file."""
    connection = sqlite3.connect(file)
    try:
        query = "SELECT id, bytes FROM key JOIN wrapped USING (number) WHERE erased_at IS NULL"
        return dict(connection.execute(query).fetchall())
    finally:
        connection.close()


def holds(folder: Path, secret: bytes) -> list[str]:
    """Names of the files below the folder in which the bytes are."""
    return [
        str(one.relative_to(folder))
        for one in sorted(folder.rglob("*"))
        if one.is_file() and secret in one.read_bytes()
    ]
