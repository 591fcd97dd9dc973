"""The two nights on which the clock changes; durations are elapsed time. Source: R-33."""

from datetime import date
from typing import Any

import pytest

from planner.solver.roster.check.clock import instant, last_day
from planner.solver.roster.check.judge import judge
from planner.solver.roster.check.spans import Spans
from planner.terms.case import Case, Wish
from planner.terms.clock import day_of, shown
from tests.worlds.cases import assistant
from tests.worlds.roster_world import (
    SAT,
    SUN,
    blocked,
    codes,
    fault,
    plan,
    roster,
    told,
    visit,
    week,
    wish,
    world,
)

SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def nights(*wishes: Wish, **changes: Any) -> Case:
    """Everybody is there day and night, and the programme runs to the end of the year."""
    staff = changes.pop("staff", [assistant("S-1", windows=week("00:00-24:00"))])
    return world(list(wishes), staff=staff, last=date(2026, 12, 31), **changes)


def in_october(given: Case, *visits: dict[str, Any]) -> list[tuple[str, str, dict[str, str]]]:
    found = judge(given, plan(month="2026-10"), roster(*visits, month="2026-10"))
    return [told(one) for one in found.faults]


def test_a_minute_of_the_spring_gap_means_its_end() -> None:
    assert shown(instant(SPRING, 119)) == "2026-03-29T01:59:00+01:00"
    assert {shown(instant(SPRING, minutes)) for minutes in (120, 150, 179, 180)} == {"2026-03-29T03:00:00+02:00"}


def test_a_minute_that_comes_twice_in_autumn_is_the_first() -> None:
    assert shown(instant(AUTUMN, 150)) == "2026-10-25T02:30:00+02:00"
    assert shown(instant(AUTUMN, 180)) == "2026-10-25T03:00:00+01:00"


def test_days_of_the_change_have_23_and_25_hours_and_midnight_ends_them() -> None:
    assert instant(SPRING, 1440) - instant(SPRING, 0) == 23 * 60
    assert instant(AUTUMN, 1440) - instant(AUTUMN, 0) == 25 * 60
    assert day_of(instant(AUTUMN, 1440)) == date(2026, 10, 26)
    assert last_day(instant(AUTUMN, 1440)) == AUTUMN


def test_a_night_in_spring_has_seven_hours() -> None:
    assert codes(nights(wish(SAT, "22:00-06:00", 420)), visit("2026-03-28 22:00", 420)) == []
    code, _, facts = fault(nights(wish(SAT, "22:00-06:00", 421)), visit("2026-03-28 22:00", 421))
    assert (code, facts["minutes"]) == ("outside_window", "1")


def test_a_night_in_autumn_has_nine_hours() -> None:
    assert in_october(nights(wish(SAT, "22:00-06:00", 540)), visit("2026-10-24 22:00", 540)) == []
    ((code, _, facts),) = in_october(nights(wish(SAT, "22:00-06:00", 541)), visit("2026-10-24 22:00", 541))
    assert (code, facts["minutes"]) == ("outside_window", "1")


def test_eight_hours_on_the_clock_are_not_eight_hours_in_such_nights() -> None:
    night = nights(wish(SAT, "22:00-08:00", 480))
    by_the_clock = {"application": "A-1", "assistant": "S-1"}
    spring = by_the_clock | {"start": "2026-03-28T22:00:00+01:00", "end": "2026-03-29T06:00:00+02:00"}
    autumn = by_the_clock | {"start": "2026-10-24T22:00:00+02:00", "end": "2026-10-25T06:00:00+01:00"}

    assert fault(night, spring)[2]["difference"] == "-60"
    assert in_october(night, autumn)[0][2]["difference"] == "60"


def test_both_hours_that_come_twice_can_be_used() -> None:
    """02:00 and 02:00 again: two visits of an hour in a window of an hour on the clock's face, 02:00 to 03:00."""
    given = nights(wish(SUN, "02:00-03:00", 60), wish(SUN, "02:00-03:00", 60))
    first, second = visit("2026-10-25 02:00", 60), visit("2026-10-25 02:00", 60, fold=1)

    assert in_october(given, first, second) == []
    assert [one[0] for one in in_october(given, first, first)] == ["assistant_overlap", "person_overlap"]


def test_a_window_inside_the_gap_has_no_room() -> None:
    given = nights(wish(SUN, "02:00-03:00", 15))

    assert fault(given, visit("2026-03-29 03:00", 15))[0] == "outside_window"
    assert codes(given, visit("2026-03-22 02:00", 15)) == []


@pytest.mark.parametrize(("until", "found"), [("03:00", []), ("03:01", ["blocked"])])
def test_blocked_hours_follow_the_clock(until: str, found: list[str]) -> None:
    given = nights(wish(SUN, "00:00-08:00", 60), others=[blocked(SUN, f"00:00-{until}")])

    assert [one[0] for one in in_october(given, visit("2026-10-25 03:00", 60))] == found


def test_availability_follows_the_clock() -> None:
    night_worker = assistant("S-1", windows=week("22:00-02:30"))
    given = nights(wish(SAT, "22:00-08:00", 270), wish(SAT, "22:00-08:00", 300), staff=[night_worker])

    assert in_october(given, visit("2026-10-24 22:00", 270)) == []
    assert in_october(given, visit("2026-10-24 22:00", 300))[0][2]["minutes"] == "30"
    assert fault(given, visit("2026-03-28 22:00", 270))[2]["minutes"] == "30"


def test_twelve_hours_in_twenty_four_are_elapsed() -> None:
    """From Saturday 8:00 the 24 elapsed hours end on Sunday at 9:00 in spring, at 7:00 in autumn."""
    given = nights(wish(SAT, "08:00-20:00", 720), wish(SUN, "06:00-20:00", 60))

    def pair(saturday: int, sunday: str, month: str) -> list[dict[str, Any]]:
        return [visit(f"2026-{month}-{saturday} 08:00", 720), visit(f"2026-{month}-{sunday}", 60)]

    assert codes(given, *pair(28, "29 09:00", "03")) == []
    assert codes(given, *pair(28, "29 08:45", "03")) == ["twelve_hours"]
    assert in_october(given, *pair(24, "25 07:00", "10")) == []
    assert [one[0] for one in in_october(given, *pair(24, "25 06:45", "10"))] == ["twelve_hours"]


def test_spans_that_touch_are_one_and_empty_ones_vanish() -> None:
    spans = Spans([(30, 40), (0, 10), (10, 20), (50, 50), (35, 45)])

    assert spans.spans == [(0, 20), (30, 45)]
    assert spans.minutes_in(5, 35) == 20
    assert spans.meeting(20, 30) == []
    assert spans.without(Spans([(5, 8), (18, 31)])).spans == [(0, 5), (8, 18), (31, 45)]
