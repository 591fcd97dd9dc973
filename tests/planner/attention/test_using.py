"""Over- and under-use against the months gone: exactly at the thresholds, and one minute past them."""

from datetime import date

import pytest

from planner.attention.attention import Attention
from planner.attention.using import over_use, under_use
from tests.worlds.attention import APRIL, FEBRUARY, MARCH, line, only, person, planned, seen, told

DAY = date(2026, 4, 1)


def used(minutes: int, **given: object) -> list[Attention]:
    """Minutes done by somebody with 20 hours for February and March."""
    lines = {FEBRUARY: (line(date(2026, 2, 2), 60),), MARCH: (line(date(2026, 3, 2), minutes - 60),)}
    situation = seen(DAY, people=(person(),), lines=lines, **given)
    return [*over_use(situation), *under_use(situation)]


@pytest.mark.parametrize(
    ("minutes", "codes"),
    [(599, ["under_use"]), (600, []), (1200, []), (1320, []), (1321, ["over_use"])],
)
def test_use_is_told_below_half_and_above_eleven_tenths_of_the_months_gone(minutes: int, codes: list[str]) -> None:
    assert [one.code for one in used(minutes)] == codes


def test_the_figures_and_the_months_are_told() -> None:
    found = only(used(1321))

    assert found.facts == {"done": 1321, "granted": 1200, "first": "2026-02", "last": "2026-03"}
    assert (found.rule, found.application, found.due) == ("R-24", "A-1", None)


def test_the_running_month_does_not_count_until_its_last_day_is_over() -> None:
    lines = {MARCH: (line(date(2026, 3, 2), 700),)}

    assert told(over_use(seen(date(2026, 3, 31), people=(person(),), lines=lines))) == []
    assert told(over_use(seen(date(2026, 4, 1), people=(person(),), lines=lines))) == [("over_use", "A-1")]


def test_a_month_of_which_nobody_told_anything_says_nothing_about_use() -> None:
    assert told(under_use(seen(date(2026, 6, 1), people=(person(),)))) == []


def test_a_month_that_was_closed_empty_was_told_of() -> None:
    closed = frozenset({FEBRUARY})

    assert told(under_use(seen(DAY, people=(person(),), closed=closed))) == [("under_use", "A-1")]


def test_visits_that_nobody_told_of_may_have_taken_place() -> None:
    visit = planned("2026-03-03T08:00:00+01:00", 1)

    assert used(599, unmatched=(visit,)) == []
    assert only(used(598, unmatched=(visit,))).facts["untold"] == 1


@pytest.mark.parametrize(("last", "count"), [(date(2026, 3, 31), 0), (DAY, 1)])
def test_whoever_can_be_served_no_more_uses_no_more(last: date, count: int) -> None:
    lines = {FEBRUARY: (line(date(2026, 2, 2), 60),)}
    ending = person(last_service_day=last)

    assert len(list(under_use(seen(DAY, people=(ending,), lines=lines)))) == count


def test_visits_of_months_that_are_not_over_do_not_help() -> None:
    visit = planned("2026-04-01T08:00:00+02:00", 600)

    assert [one.code for one in used(599, unmatched=(visit,))] == ["under_use"]
    assert APRIL not in seen(DAY).over


def test_disputed_minutes_use_nothing() -> None:
    lines = {FEBRUARY: (line(date(2026, 2, 2), 700, disputed=200, settled=500),)}

    assert told(over_use(seen(date(2026, 3, 1), people=(person(),), lines=lines))) == []


def test_whoever_has_no_hours_in_these_months_and_used_some_is_told() -> None:
    later = person(months={"2026-05": 10})
    lines = {MARCH: (line(date(2026, 3, 2), 1),)}

    assert told(over_use(seen(DAY, people=(later,), lines=lines))) == [("over_use", "A-1")]
    assert told(under_use(seen(DAY, people=(later,), lines=lines))) == []
