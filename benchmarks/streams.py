"""A record of many programmes, as commands would have written it, filled up to a number of events."""

from datetime import UTC, date, datetime

from benchmarks.measure import EXAMPLES
from planner.aggregates.application import Application
from planner.aggregates.programme import Programme
from planner.aggregates.programme_events import Held
from planner.case.reader import read_case
from planner.record.application import Godziny, places_of
from planner.record.store.recorder import Entry
from planner.rules.inputs import Applicant
from planner.terms.case import DOCUMENTS
from planner.terms.scope import Act, Scope

PEOPLE = 1_250
EDITION = "2026"


def fill(app: Godziny, events: int) -> int:
    """Add programmes of PEOPLE applications with 8 events each, until there are so many events. How many there are."""
    rules = read_case(EXAMPLES / "krasocin-2026").programme
    number = len(app.journal.programmes())
    while (count := app.recorder.max_notification_id() or 0) < events:
        number += 1
        scope = Scope(f"gmina-{number}", EDITION)
        act = Act.now("bench")
        programme = Programme.open(scope, rules, act)
        people = [_story(scope, person, act) for person in range(PEOPLE)]
        places = dict(places_of([programme, *people]))
        entry = Entry(scope.unit, EDITION, act.command_id, "fill", act.actor, "", {}, places=places)
        app.save(programme, *people, entry=entry)
    return count


def _story(scope: Scope, number: int, act: Act) -> Application:
    """Received, completed, assessed, decided, wishes, granted, told, granted again."""
    name = f"A-{number:05}"
    applicant = Applicant(
        id=name,
        received_at=datetime(2026, 1, 2, tzinfo=UTC),
        category="severe",
        tier=1,
        resident=True,
        documents_complete=False,
        right_age=True,
        certified=True,
        last_service_day=date(2026, 12, 31),
        requested_hours=300,
        points=0,
        commission=None,
        min_hours=None,
        max_hours=None,
    )
    one = Application.receive(scope, applicant, [], act)
    one.complete(DOCUMENTS, act)
    one.assess(number % 90 + 1, act)
    one.decide("admit", 10, None, act)
    one.wish([{"day": 0, "from": 480, "to": 720, "minutes": 120}], [], act)
    months = {f"2026-{month:02}": 25 for month in range(2, 12)}
    held = Held(250, "severe", True)
    person = {"category": held.category, "high_support": held.high_support, "ceiling": 300}
    one.grant("P-1", held.hours, months, act, **person)
    one.notify("in_writing", date(2026, 1, 20), act)
    one.grant("P-2", held.hours, months, act, **person)
    return one
