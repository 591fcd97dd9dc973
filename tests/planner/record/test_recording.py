"""One command, one transaction: acting once, conflicts, append-only, dense numbers."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from eventsourcing.persistence import OperationalError

from planner.aggregates.application import Application
from planner.commands.applications import AssessApplication
from planner.commands.leaving import WithdrawApplication
from planner.record.application import Godziny
from planner.record.store.database import connect, refuse_lossy_settings
from planner.record.store.roles import role_of
from planner.record.store.schema import MIGRATION_LOCK, STEPS
from planner.record.store.writers import WRITERS_LOCK
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from projections.engine.rebuilding import REBUILD_LOCK
from projections.engine.schema import prepare
from projections.views.catalogue import PROJECTIONS
from tests.worlds.cases import application, case
from tests.worlds.recorded import by, found, imported, now

PEOPLE = [application("A-1"), application("A-2")]


def test_a_retried_command_acts_once_and_answers_with_the_first_result(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))

    first = app.do(WithdrawApplication(application="A-1", last_day=by().effective), scope, by(command_id="same"))
    again = app.do(WithdrawApplication(application="A-1", last_day=by().effective), scope, by(command_id="same"))

    assert again == first
    assert found(app, Application, scope, "A-1").version == now(app, scope).applications["A-1"].version
    with pytest.raises(Refused, match="already_withdrawn"):
        app.do(WithdrawApplication(application="A-1", last_day=by().effective), scope, by(command_id="other"))


def test_a_command_id_cannot_be_used_for_something_else(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))
    app.do(AssessApplication(application="A-1", points=50), scope, by(command_id="same"))

    with pytest.raises(Refused, match="command_id_reused"):
        app.do(AssessApplication(application="A-2", points=50), scope, by(command_id="same"))
    assert found(app, Application, scope, "A-2").points == 10


def test_a_command_that_changed_nothing_is_not_done_later_by_its_retry(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))
    number = app.journal.number(scope)
    app.do(AssessApplication(application="A-1", points=10), scope, by(command_id="noop"))
    assert app.journal.number(scope) == number
    app.do(AssessApplication(application="A-1", points=70), scope, by())

    app.do(AssessApplication(application="A-1", points=10), scope, by(command_id="noop"))
    assert found(app, Application, scope, "A-1").points == 70


def test_a_command_whose_reply_was_lost_after_the_commit_acts_once(
    app: Godziny, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scope = imported(app, unit, case(PEOPLE))
    before = found(app, Application, scope, "A-1").version
    lose_first_reply_after_commit(app, monkeypatch)

    app.do(AssessApplication(application="A-1", points=77), scope, by(command_id="lost"))

    one = found(app, Application, scope, "A-1")
    assert (one.points, one.version) == (77, before + 1)


def lose_first_reply_after_commit(app: Godziny, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection breaks just after the server has committed."""
    given, lost = app.datastore.get_connection, []

    @contextmanager
    def losing() -> Iterator[psycopg.Connection[Any]]:
        with given() as connection:
            before = connection.execute("SELECT count(*) AS n FROM godziny.journal").fetchone()
            yield connection
            after = connection.execute("SELECT count(*) AS n FROM godziny.journal").fetchone()
            if before != after and not lost:
                lost.append(1)
                raise OperationalError("the reply is lost")

    monkeypatch.setattr(app.datastore, "get_connection", losing)


def test_somebody_elses_change_is_seen_before_deciding_again(app: Godziny, unit: str, url: str) -> None:
    scope = imported(app, unit, case(PEOPLE))
    one = found(app, Application, scope, "A-1")
    with Godziny(url) as other:
        other.do(WithdrawApplication(application="A-1", last_day=by().effective), scope, by("ola"))

    one.assess(60, by())
    with pytest.raises(Refused, match="already_withdrawn"):
        app.do(WithdrawApplication(application="A-1", last_day=by().effective), scope, by())
    assert found(app, Application, scope, "A-1").points == 10


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE godziny.godziny_events SET topic = NULL",
        "UPDATE godziny.journal SET actor = NULL",
        *(f"{verb} godziny.{table}" for verb in ("DELETE FROM", "TRUNCATE") for table in ("godziny_events", "journal")),
    ],
)
def test_nobody_changes_what_is_recorded(app: Godziny, url: str, unit: str, statement: str) -> None:
    imported(app, unit, case(PEOPLE))
    with connect(url, autocommit=True) as connection:
        serving = role_of(connection)
        for role in (serving, "NONE"):  # the serving role has no right to, the owner's slip is stopped by the trigger
            connection.execute(f"SET ROLE {role}".encode())
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement.encode())


def test_events_are_numbered_without_gaps_though_notifications_have_them(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))
    with pytest.raises(Refused):
        app.do(WithdrawApplication(application="A-1", last_day=by().effective, used_hours=8_000), scope, by())
    for points in (20, 30):
        app.do(AssessApplication(application="A-1", points=points), scope, by())

    with app.datastore.get_connection() as connection:
        rows = connection.execute(b"SELECT * FROM godziny.journal ORDER BY number").fetchall()
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    ends = [row["first_event"] + row["events"] for row in rows]
    assert [row["first_event"] for row in rows] == [1, *ends[:-1]]


def test_of_a_record_without_anything_all_numbers_are_0(empty_url: str) -> None:
    prepare(empty_url)
    nothing = Scope("gmina-pusta", "2026")

    with Godziny(empty_url) as app:
        assert (app.journal.tip(), app.journal.number(nothing), app.journal.programmes()) == (0, 0, [])
        assert (app.journal.newest_name(nothing, "visit.scheduled", "x"), app.journal.has_stream(uuid4())) == (
            None,
            False,
        )
        assert [(one.position, one.error) for one in ReadDoor(app).positions()] == [(0, None)] * len(PROJECTIONS)


def test_the_steps_that_a_database_has_taken_are_counted_from_1(empty_url: str) -> None:
    for _ in range(2):
        prepare(empty_url)

    with connect(empty_url) as owner:
        taken = owner.execute("SELECT step FROM godziny.migrations ORDER BY made_at, step").fetchall()
    assert taken == [(number,) for number in range(1, len(STEPS) + 1)]


def test_locks_keep_their_numbers_so_that_programs_of_two_versions_wait_for_each_other() -> None:
    assert (WRITERS_LOCK, MIGRATION_LOCK, REBUILD_LOCK) == (7_146_920_260, 7_146_920_261, 7_146_920_262)


def test_processes_that_make_the_tables_at_once_all_succeed(empty_url: str) -> None:
    program = "import sys; from projections.engine.schema import prepare; prepare(sys.argv[1])"
    running = [subprocess.Popen([sys.executable, "-c", program, empty_url]) for _ in range(4)]

    assert [one.wait(60) for one in running] == [0, 0, 0, 0]
    with Godziny(empty_url) as app:
        assert app.journal.programmes() == []


def test_a_database_of_a_newer_program_is_refused(empty_url: str) -> None:
    prepare(empty_url)
    with connect(empty_url, autocommit=True) as owner:
        owner.execute("INSERT INTO godziny.migrations (step) VALUES (1000)")

    with pytest.raises(Refused, match="database_newer"):
        prepare(empty_url)


def test_settings_that_lose_events_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_lossy_settings()
    monkeypatch.setitem(os.environ, "POSTGRES_ENABLE_DB_FUNCTIONS", "y")

    with pytest.raises(Refused, match="db_functions"):
        refuse_lossy_settings()


def test_a_writer_that_waits_too_long_is_told_and_nothing_is_stored(
    app: Godziny, unit: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scope = imported(app, unit, case(PEOPLE))
    monkeypatch.setattr("planner.record.store.patience.LIMIT_SECONDS", 0.05)

    with connect(url) as holder:
        holder.execute("SELECT pg_advisory_xact_lock(%s)", (WRITERS_LOCK,))
        with pytest.raises(Refused, match="store_busy"):
            app.do(AssessApplication(application="A-1", points=99), scope, by())
    assert found(app, Application, scope, "A-1").points == 10
