"""Batches of assignments into tables: merged by row, written with one statement for each set of columns."""

import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from psycopg import Connection

from planner.record.store.database import SCHEMA
from projections.engine.model import Put, Table

Rows = dict[tuple[str, ...], dict[str, Any]]


class Batch:
    """Assignments of many events; the later one wins."""

    def __init__(self) -> None:
        self.tables: dict[str, tuple[Table, Rows]] = {}

    def add(self, puts: Iterable[Put]) -> None:
        for put in puts:
            _, rows = self.tables.setdefault(put.table.name, (put.table, {}))
            rows.setdefault(put.key, {}).update(put.values)

    def write(self, connection: Connection[Any], generation: int) -> None:
        for table, rows in self.tables.values():
            alike: dict[tuple[str, ...], list[tuple[tuple[str, ...], dict[str, Any]]]] = defaultdict(list)
            for key, values in rows.items():
                alike[tuple(sorted(values))].append((key, values))
            for columns, group in alike.items():
                _write(connection, generation, table, columns, group)


def _write(
    connection: Connection[Any],
    generation: int,
    table: Table,
    columns: tuple[str, ...],
    rows: list[tuple[tuple[str, ...], dict[str, Any]]],
) -> None:
    keys = [list(part) for part in zip(*(key for key, _ in rows), strict=True)]
    values = [[_plain(table, column, one[column]) for _, one in rows] for column in columns]
    statement = _upsert(table.name, table.all_keys, columns, _types(table, columns))
    connection.execute(statement, [generation, *keys, *values])


def _plain(table: Table, column: str, value: Any) -> Any:
    return json.dumps(value) if value is not None and table.type_of(column) == "jsonb" else value


def _types(table: Table, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(table.type_of(column) for column in columns)


@cache
def _upsert(table: str, keys: tuple[str, ...], columns: tuple[str, ...], types: tuple[str, ...]) -> bytes:
    """Values travel as arrays; text arrays are cast where the column's type has no array of its own in Python."""
    names = ", ".join(("generation", *keys, *columns))
    selected = ", ".join(["%s", *keys, *(f"{column}::{kind}" for column, kind in zip(columns, types, strict=True))])
    arrays = ", ".join(["%s::text[]"] * len(keys) + [f"%s::{_sent_as(kind)}[]" for kind in types])
    update = ", ".join(f"{column} = excluded.{column}" for column in columns)
    conflict = ", ".join(("generation", *keys))
    return (
        f"INSERT INTO {SCHEMA}.{table} ({names}) SELECT {selected} FROM unnest({arrays})"
        f" AS given ({', '.join((*keys, *columns))}) ON CONFLICT ({conflict}) DO UPDATE SET {update}"
    ).encode()


def _sent_as(kind: str) -> str:
    return kind if kind in ("bigint", "int", "boolean") else "text"
