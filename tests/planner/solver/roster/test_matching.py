"""Each visit fulfils a wish of its own, and as many visits as can be fulfil one."""

from datetime import date

from planner.documents.visit import StatedVisit
from planner.solver.roster.clock import instant
from planner.solver.roster.matching import Dated, matched

MONDAY = date(2026, 3, 2)
MIDNIGHT = instant(MONDAY, 0)


def visit(hour: int, minutes: int = 60, by: str = "S-1") -> StatedVisit:
    start = MIDNIGHT + 60 * hour
    return StatedVisit(start, start + minutes, "A-1", by)


def wish(first: int, last: int, minutes: int = 60) -> Dated:
    """A window in hours of the day."""
    return Dated(MONDAY, (MIDNIGHT + 60 * first, MIDNIGHT + 60 * last), minutes, 60 * (last - first))


def test_a_visit_makes_room_for_one_that_has_no_other_wish() -> None:
    """A row of windows: whoever is early fits two of them, the last visit only the first one."""
    wishes = [wish(8, 10), wish(9, 11), wish(10, 12), wish(11, 13)]
    visits = [visit(9), visit(10), visit(11), visit(8)]

    assert sorted(matched(visits, wishes)) == [0, 1, 2, 3]
    assert matched(visits, wishes)[0] == visit(8)


def test_two_visits_alike_need_two_wishes() -> None:
    assert len(matched([visit(8, by="S-1"), visit(8, by="S-2")], [wish(8, 12)])) == 1


def test_other_minutes_another_day_or_a_time_outside_the_window_fulfil_nothing() -> None:
    next_day = Dated(date(2026, 3, 3), (MIDNIGHT, MIDNIGHT + 2880), 60, 2880)

    assert matched([visit(8, 75)], [wish(8, 12)]) == {}
    assert matched([visit(8)], [next_day]) == {}
    assert matched([visit(12), visit(7)], [wish(8, 12)]) == {}
    assert matched([visit(11)], [wish(8, 12)]) == {0: visit(11)}


def test_where_there_are_no_visits_or_no_wishes_nothing_is_fulfilled() -> None:
    assert matched([], []) == matched([visit(8)], []) == matched([], [wish(8, 12)]) == {}
