"""Every command and event has its leaf, made in the transaction that records it."""

import json
from hashlib import sha256
from itertools import count
from typing import Any

import psycopg
import pytest
from eventsourcing.persistence import ProgrammingError

from planner.record.application import Godziny
from planner.record.log.recorded import leaves, lines
from planner.record.store.database import connect
from planner.record.store.schema import migrate
from tests.worlds.cases import application, assistant, case
from tests.worlds.recorded import announced


def log_of(url: str) -> tuple[list[bytes], list[bytes]]:
    """The record's lines, and the leaves that are kept."""
    with connect(url) as reader:
        return list(lines(reader)), list(leaves(reader))


def small() -> Any:
    return case([application("A-1"), application("A-2")], [assistant("S-1")])


def test_each_entry_has_the_leaf_of_its_line(app: Godziny, url: str, unit: str) -> None:
    announced(app, unit, small())

    found, kept = log_of(url)

    assert kept == [sha256(b"\0" + line).digest() for line in found]
    told = [json.loads(line) for line in found]
    assert [one["entry"] for one in told] == list(range(len(told)))
    events, commands = count(1), count(1)
    for one in told:
        number = next(commands) if "command" in one else next(events)
        assert one.get("command", one.get("event")) == number


def test_a_record_of_before_gets_the_same_log(app: Godziny, url: str, unit: str) -> None:
    announced(app, unit, small())
    before = log_of(url)
    with connect(url, autocommit=True) as owner:
        owner.execute(
            "DROP TABLE godziny.leaf, godziny.log, godziny.checkpoint;"
            "ALTER TABLE godziny.godziny_events DROP COLUMN sealed; DELETE FROM godziny.migrations WHERE step > 4"
        )

    migrate(url)

    assert log_of(url) == before


def test_nobody_who_serves_may_change_a_leaf(app: Godziny) -> None:
    for change in ("UPDATE godziny.leaf SET hash = hash", "DELETE FROM godziny.leaf", "TRUNCATE godziny.checkpoint"):
        with pytest.raises(ProgrammingError, match="permission"), app.datastore.get_connection() as connection:
            connection.execute(change.encode())


def test_a_command_that_fails_leaves_no_leaf(app: Godziny, url: str, unit: str) -> None:
    announced(app, unit, small())
    before = log_of(url)

    with pytest.raises(psycopg.errors.UniqueViolation), connect(url) as owner:
        owner.execute("INSERT INTO godziny.leaf SELECT * FROM godziny.leaf")

    assert log_of(url) == before
