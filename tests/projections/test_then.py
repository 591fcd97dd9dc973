"""The record as it was: the same views over the events that count, whatever was left out."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from planner.record.application import Godziny
from planner.record.past.moment import then_of
from planner.record.past.record import PastRecord
from planner.record.store.backup import restore
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from projections.engine.schema import prepare
from projections.past_door import PastDoor
from tests.worlds.golden_record import record_golden
from tests.worlds.places import GOLDEN

STREAMS = sorted(GOLDEN.glob("*.jsonl"))


@pytest.fixture
def empty(empty_url: str) -> Iterator[Godziny]:
    prepare(empty_url)
    with Godziny(empty_url) as app:
        yield app


def at(app: Godziny, scope: Scope, text: str, *, known: bool = False) -> PastDoor:
    return PastDoor(PastRecord(app, scope, then_of(text, known=known)))


def views(door: ReadDoor, scope: Scope) -> dict[str, Any]:
    """Everything that can be looked up."""
    year = door.year(scope)
    return {
        "balances": door.balances(scope).as_json(),
        "ranking": door.ranking(scope),
        "quota": door.quota(scope).as_json(),
        "plans": door.plans(scope),
        "drafts": door.drafts(scope),
        "visits": door.visits(scope, cancelled=True),
        "entries": door.entries(scope),
        "settlements": [year.settlement(month) for month in year.settled_months],
        "statement": year.statement(),
        "costs": door.costs(scope),
        "assistants": door.assistants(scope),
        "programme": door.programme(scope),
        "number": door.number(scope),
    }


def test_at_the_end_of_days_and_now_the_past_is_the_present(empty: Godziny, empty_url: str) -> None:
    empty.close()
    restore(empty_url, GOLDEN / "step-3-backup.zip")
    with Godziny(empty_url) as app:
        for scope in app.journal.programmes():
            live = views(ReadDoor(app), scope)
            assert views(at(app, scope, "2100-12-31"), scope) == live
            assert views(at(app, scope, str(date.today()), known=True), scope) == live


@pytest.mark.parametrize("file", STREAMS, ids=lambda file: file.stem)
def test_golden_events_are_read_at_every_day_and_after_every_event(empty: Godziny, file: Path) -> None:
    scopes = set(record_golden(empty, file))
    for scope in scopes:
        rows = list(empty.journal.every_event(scope, empty.journal.tip()))
        days = {empty.streams.event_of(row).effective for row in rows}
        around = {str(date.fromisoformat(day) + timedelta(days=by)) for day in days for by in (-1, 0, 1)}
        times = [row["recorded_at"] for row in entries_of(empty, scope)]
        asked = [(day, False) for day in sorted(around)] + [(time.isoformat(), True) for time in times]
        for text, known in asked:
            assert looked(at(empty, scope, text, known=known), scope) in ("seen", "nothing_then")


def looked(door: ReadDoor, scope: Scope) -> str:
    try:
        views(door, scope)
    except Refused as refused:
        return refused.code
    return "seen"


def entries_of(app: Godziny, scope: Scope) -> list[dict[str, Any]]:
    with app.datastore.get_connection() as connection:
        asked = (scope.unit, scope.edition)
        query = b"SELECT * FROM godziny.journal WHERE unit = %s AND edition = %s ORDER BY number"
        return connection.execute(query, asked).fetchall()
