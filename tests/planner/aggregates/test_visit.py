"""A visit: scheduled, moved, handed over, called off; each once, and not after it is cancelled."""

from typing import Any

import pytest

from planner.aggregates.roster import Roster, RosterDraft
from planner.aggregates.visit import CANCELLED, Visit, month_in
from planner.terms.calendar import Month
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from tests.worlds.recorded import by

SCOPE = Scope("gmina-prosta", "2026")
EIGHT, NINE, TEN = (f"2026-03-02T{hour:02}:00:00+01:00" for hour in (8, 9, 10))
FACTS = {"application": "A-1", "assistant": "S-1", "start": EIGHT, "end": NINE}


def scheduled() -> Any:
    one = Visit.schedule(SCOPE, "V-2026-03-7", FACTS, by())
    one.collect_events()
    return one


def test_it_belongs_to_the_month_of_its_name() -> None:
    assert month_in("V-2026-03-17") == "2026-03"


def test_it_is_about_the_month_of_the_roster_and_of_both_people() -> None:
    one: Any = Visit.schedule(SCOPE, "V-2026-03-7", FACTS, by(), draft="2026-03/D-1")

    one.reassign("S-2", by())

    first, second = one.collect_events()
    month = [SCOPE.thread("month", "2026-03"), SCOPE.thread("application", "A-1", "2026-03")]
    staff = [SCOPE.thread("assistant", name, "2026-03") for name in ("S-2", "S-1")]
    assert (first.draft, list(first.threads())) == ("2026-03/D-1", [*month, staff[1]])
    assert (second.draft, second.was, list(second.threads())) == ("", "S-1", [*month, *staff])


def test_it_moves_where_start_or_end_differ() -> None:
    one = scheduled()
    with pytest.raises(Refused, match="nothing_changes"):
        one.move(EIGHT, NINE, by())

    one.move(EIGHT, TEN, by())
    one.move(NINE, TEN, by())

    assert [(event.was, event.start, event.end) for event in one.collect_events()] == [
        (EIGHT, EIGHT, TEN),
        (EIGHT, NINE, TEN),
    ]
    assert one.facts == {**FACTS, "start": NINE, "end": TEN}


def test_it_is_handed_over_to_somebody_else_only() -> None:
    one = scheduled()
    with pytest.raises(Refused, match="nothing_changes"):
        one.reassign("S-1", by())

    one.reassign("S-2", by())

    assert one.facts == {**FACTS, "assistant": "S-2"}


@pytest.mark.parametrize("reason", CANCELLED)
def test_once_it_is_called_off_nothing_more_happens_to_it(reason: str) -> None:
    one = scheduled()
    with pytest.raises(Refused, match="unknown_reason"):
        one.cancel("rain", by())

    one.cancel(reason, by())

    assert one.cancelled == reason
    for command in (
        lambda: one.cancel(reason, by()),
        lambda: one.move(NINE, TEN, by()),
        lambda: one.reassign("S-2", by()),
    ):
        with pytest.raises(Refused, match="visit_cancelled"):
            command()


def test_one_taken_over_has_the_facts_of_before() -> None:
    assert Visit.take_over(SCOPE, "V-2026-03-7", FACTS, by()).facts == FACTS


def test_a_published_month_says_the_draft_and_its_sizes() -> None:
    document = {"month": "2026-03", "visits": [{}, {}], "unfilled": [{}], "score": {"total": 9}, "bound": 7}
    draft = RosterDraft.file(SCOPE, "2026-03/D-1", document, 3, by())
    roster: Any = Roster.open(SCOPE, Month(2026, 3), by())

    roster.publish(draft, by())
    roster.publish(RosterDraft.file(SCOPE, "2026-03/D-2", {"month": "2026-03", "visits": []}, 0, by()), by())

    _, first, second = roster.collect_events()
    assert (first.visits, first.unfilled, first.score, first.bound) == (2, 1, {"total": 9}, 7)
    assert (second.visits, second.unfilled, second.score, second.bound) == (0, 0, {}, None)
    assert (roster.published, draft.bookings, draft.month) == ("2026-03/D-2", 3, "2026-03")
