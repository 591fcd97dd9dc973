"""Every command and event has its leaf, made in the transaction that records it."""

import json
from hashlib import sha256
from itertools import count
from typing import Any

import pytest
from eventsourcing.persistence import IntegrityError, ProgrammingError
from psycopg.types.json import Jsonb

from planner.commands.applications import AssessApplication
from planner.record.application import Godziny
from planner.record.log.recorded import leaves, lines
from planner.record.store.database import connect
from planner.record.store.recorder import Entry
from planner.record.store.schema import migrate
from planner.terms.scope import Scope
from tests.worlds.cases import application, assistant, case
from tests.worlds.recorded import announced, by, known_of


def log_of(url: str) -> tuple[list[bytes], list[bytes]]:
    """The record's lines, and the leaves that are kept."""
    with connect(url) as reader:
        return [line.text for line in lines(reader)], list(leaves(reader))


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


def test_a_record_of_before_is_sealed_and_gets_its_log(app: Godziny, url: str, unit: str) -> None:
    scope = announced(app, unit, small())
    known = known_of(app, scope, "A-1")
    before = log_of(url)[0]
    as_it_was_before(url, known, scope)

    migrate(url)

    found, kept = log_of(url)
    assert kept == [sha256(b"\0" + line).digest() for line in found]
    assert [unsealed(line) for line in found] == [unsealed(line) for line in before]
    assert known_of(app, scope, "A-1") == known
    brought = [
        json.loads(line)["sealed"]
        for line in found
        if f'"unit":"{scope.unit}"'.encode() in line and b'"sealed":{"' in line
    ]
    assert [set(one) for one in brought] == [set(known)]


def as_it_was_before(url: str, known: dict[str, Any], scope: Scope) -> None:
    """The tables of step 4, where personal data of one person stood in clear."""
    with connect(url, autocommit=True) as owner:
        owner.execute(
            "DROP TABLE godziny.leaf, godziny.log, godziny.checkpoint, godziny.access;"
            "ALTER TABLE godziny.godziny_events DROP COLUMN sealed; TRUNCATE godziny.personal;"
            "CREATE TABLE godziny.digest_key (unit text, key bytea); DELETE FROM godziny.migrations WHERE step > 4"
        )
        for field, value in known.items():
            owner.execute(
                "INSERT INTO godziny.personal VALUES (%s, %s, 'application', 'A-1', %s, %s)",
                (scope.unit, scope.edition, field, Jsonb(value)),
            )


def unsealed(line: bytes) -> dict[str, Any]:
    return {name: value for name, value in json.loads(line).items() if name != "sealed"}


def test_nobody_who_serves_may_change_a_leaf(app: Godziny) -> None:
    for change in ("UPDATE godziny.leaf SET hash = hash", "DELETE FROM godziny.leaf", "TRUNCATE godziny.checkpoint"):
        with pytest.raises(ProgrammingError, match="permission"), app.datastore.get_connection() as connection:
            connection.execute(change.encode())


def test_a_command_that_fails_leaves_no_leaf(app: Godziny, url: str, unit: str) -> None:
    scope = announced(app, unit, small())
    app.do(AssessApplication(application="A-1", points=7), scope, by(command_id="once"))
    before = log_of(url)

    with pytest.raises(IntegrityError):
        app.recorder.insert_events([], entry=Entry(scope.unit, scope.edition, "once", "assess", "jan", "", {}))

    assert log_of(url) == before
