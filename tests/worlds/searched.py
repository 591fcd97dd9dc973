"""Everything in which something planted could lie: tables, files, archives, answers."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from psycopg.sql import SQL, Identifier

from planner.record.store.database import connect

Places = Mapping[str, bytes]

_TABLES = (
    b"SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
    b" AND table_schema NOT IN ('pg_catalog', 'information_schema')"
)
_COLUMNS = (
    b"SELECT table_schema, table_name, column_name FROM information_schema.columns WHERE data_type = 'bytea'"
    b" AND table_schema NOT IN ('pg_catalog', 'information_schema')"
)


def tables(url: str) -> dict[str, bytes]:
    """Every table of every schema as COPY writes it, and every column of bytes as it is."""
    found: dict[str, bytes] = {}
    with connect(url) as reader:
        for schema, name in reader.execute(_TABLES).fetchall():
            with reader.cursor().copy(SQL("COPY {} TO STDOUT").format(Identifier(schema, name))) as rows:
                found[f"{schema}.{name}"] = b"".join(map(bytes, rows))
        for schema, name, column in reader.execute(_COLUMNS).fetchall():
            query = SQL("SELECT {} FROM {}").format(Identifier(column), Identifier(schema, name))
            rows_of_bytes = reader.execute(query).fetchall()
            found[f"{schema}.{name}.{column}"] = b"\n".join(bytes(one) for (one,) in rows_of_bytes if one is not None)
    return found


def checkpointed(url: str) -> None:
    """All that the server has is in its files."""
    with connect(url, autocommit=True) as owner:
        owner.execute(b"CHECKPOINT")


def files(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, and what is inside of archives."""
    found = {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    return found | {name: text for one in folder.rglob("*.zip") for name, text in _unpacked(one)}


def _unpacked(file: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            yield f"{file.name}/{name}", archive.read(name)


def in_clear(places: Places, needles: Iterable[bytes]) -> list[str]:
    """Where which of them lies."""
    return sorted(f"{place}: {needle!r}" for needle in needles for place, text in places.items() if needle in text)


def told(**answers: Any) -> dict[str, bytes]:
    """Answers by name, as they would be read."""
    return {name: str(one).encode() for name, one in answers.items()}
