"""What stays whatever is asked: the past, pins, and the month before; also where it breaks a rule of today."""

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.solver.roster.bound import ROUNDS, Limit, persons_bound, relaxed_bound
from planner.solver.roster.derive import derive
from planner.solver.roster.request import Asked, request_of
from planner.solver.roster.routes import Routes
from planner.solver.roster.search import Effort
from planner.solver.roster.solve import solve_roster
from planner.terms.calendar import Month
from tests.worlds.brute_roster import BruteRoster, Given, Stop, clock, row, stop
from tests.worlds.cases import application, assistant
from tests.worlds.months import crowded_month, lawful, month_to_keep
from tests.worlds.roster_world import LAST, MON, SUN, TUE, plan, roster, visit, week, wish, world

MARCH = Month(2026, 3)
OFFICE = assistant("S-1", windows=week("08:00-16:00"))


def pinned(*visits: dict[str, Any], **more: Any) -> Asked:
    pins = frozenset((one["application"], stop(one).start) for one in visits)
    return Asked(MARCH, keep=roster(*visits), pins=pins, **more)


def solved(month: Given, steps: int = 5) -> dict[str, Any]:
    return solve_roster(month.case, month.plan, month.asked, Effort(steps=steps)).as_json()


def codes(month: Given) -> set[str]:
    verdict = month.judged(solved(month))
    return {one.code for one in (*verdict.faults, *verdict.statements)}


def bound(month: Given) -> int:
    instance = derive(request_of(month.case, month.plan, month.asked))
    return max(persons_bound(instance, Routes(instance)), relaxed_bound(instance, Limit(ROUNDS)) or 0)


@given(st.integers(0, 10**9))
def test_past_and_pinned_visits_never_change_and_are_marked(seed: int) -> None:
    month = month_to_keep(Random(seed))

    document = solved(month)

    marked = {stop(one) for one in document["visits"] if one.get("pinned")}
    assert marked == BruteRoster(month).fixed


@given(st.integers(0, 10**9))
def test_nothing_new_starts_in_the_past(seed: int) -> None:
    month = month_to_keep(Random(seed))

    document = solved(month)

    old = {stop(one) for one in month.asked.keep["visits"]}
    new = [stop(one) for one in document["visits"] if stop(one) not in old]
    assert all(one.start >= (month.asked.since or 0) for one in new)


def test_twelve_hours_before_midnight_leave_none_in_the_morning() -> None:
    case = world([wish(SUN, "08:00-10:00")], staff=[OFFICE], last=date(2026, 3, 1))
    before = roster(visit("2026-02-28 12:00", 720, "A-2"), month="2026-02")

    month = Given(case, plan(), Asked(MARCH, before=before))

    assert codes(month) == set()


def test_a_pinned_evening_outside_the_assistants_hours_still_counts_for_twelve_in_a_day() -> None:
    case = world([wish(MON, "08:00-16:00", 480), wish(MON, "18:00-24:00", 360, "A-2")], staff=[OFFICE], **LAST)

    month = Given(case, plan(), pinned(visit("2026-03-02 18:00", 360, "A-2")))

    assert codes(month) == {"not_available"}


def test_a_past_wish_that_nobody_filled_has_a_reason_that_the_checker_confirms() -> None:
    since = clock(date(2026, 3, 10), 0)

    month = Given(world(), plan(), Asked(MARCH, keep=roster(), since=since))

    assert codes(month) == set()


def test_two_pinned_visits_fulfil_two_wishes_whatever_their_order() -> None:
    case = world([wish(MON, "08:00-16:00"), wish(MON, "08:00-12:00")], **LAST)

    month = Given(case, plan(), pinned(visit("2026-03-02 08:00"), visit("2026-03-02 13:00")))

    assert codes(month) == set()


def test_a_pinned_visit_fulfils_the_wish_that_leaves_more_of_the_day() -> None:
    """The other way leaves 10:00 to 11:15, of which the pinned hour is gone."""
    wishes = [wish(MON, "10:00-12:00", 60), wish(MON, "10:00-11:15", 60)]
    month = Given(world(wishes, staff=[OFFICE], **LAST), plan(), pinned(visit("2026-03-02 10:00", 60)))

    document = solved(month)

    assert [one["start"][11:16] for one in document["visits"]] == ["10:00", "11:00"]
    assert (document["score"]["uncovered_minute"], document["engine"]["proven"]) == (0, True)


@pytest.mark.parametrize(("hours", "start"), [("08:00-10:00", "08:00"), ("09:00-11:00", "10:00")])
def test_where_either_wish_may_be_left_the_one_that_somebody_can_serve_is(hours: str, start: str) -> None:
    wishes = [wish(MON, "08:00-10:00", 60), wish(MON, "09:00-11:00", 60)]
    case = world(wishes, staff=[assistant("S-1", windows=week(hours))], **LAST)
    month = Given(case, plan(), pinned(visit("2026-03-02 09:00", 60)))

    document = solved(month)

    assert sorted(one["start"][11:16] for one in document["visits"]) == sorted(["09:00", start])
    assert (document["score"]["uncovered_minute"], document["engine"]["proven"]) == (0, True)
    assert codes(month) == set()


def test_more_ways_than_are_tried_prove_nothing() -> None:
    """Four days with two ways each are sixteen."""
    days = [MON, TUE, MON + 2, MON + 3]
    wishes = [wish(day, hours, 60) for day in days for hours in ("08:00-10:00", "09:00-11:00")]
    case = world(wishes, staff=[OFFICE], **LAST)
    month = Given(case, plan(), pinned(*(visit(f"2026-03-{2 + at:02} 09:00", 60) for at in range(4))))

    document = solved(month)

    assert (document["bound"], document["score"]["uncovered_minute"]) == (0, 0)
    assert codes(month) == set()


def test_of_a_day_that_is_over_any_way_is_as_good_as_another_and_the_proof_stands() -> None:
    """Nine wishes of one length, of which one visit was done: none can be served any more."""
    case = world([wish(MON, "08:00-16:00", 60)] * 9 + [wish(TUE, "08:00-10:00")], staff=[OFFICE], **LAST)
    asked = Asked(MARCH, keep=roster(visit("2026-03-02 09:00", 60)), since=clock(date(2026, 3, 3), 0))

    document = solved(Given(case, plan(), asked))

    assert (document["engine"]["proven"], len(document["visits"])) == (True, 2)


def test_a_past_visit_of_somebody_no_longer_admitted_stays_and_keeps_the_assistant_busy() -> None:
    case = world([wish(MON, "08:00-10:00")], staff=[OFFICE], **LAST)
    past = visit("2026-03-02 08:00", who="A-2")

    document = solved(Given(case, plan("A-1"), pinned(past)))

    assert document["visits"] == [{**past, "pinned": True}]


def test_the_bound_holds_beside_a_pinned_visit_that_no_wish_asks_for() -> None:
    case = world(staff=[OFFICE], **LAST)
    month = Given(case, plan(), pinned(visit("2026-03-03 08:00")))

    nothing_more = month.judged(roster(visit("2026-03-03 08:00"))).score["total"]

    assert bound(month) <= nothing_more


def test_the_bound_holds_beside_a_pinned_visit_above_the_grant() -> None:
    case = world([wish(MON), wish(TUE)], staff=[OFFICE], **LAST)
    month = Given(case, plan(hours=1), pinned(visit("2026-03-02 08:00")))

    nothing_more = month.judged(roster(visit("2026-03-02 08:00"))).score["total"]

    assert bound(month) <= nothing_more


@pytest.mark.parametrize("seed", [14, 46])
def test_somebody_above_the_grant_does_not_stop_the_search_for_others(seed: int) -> None:
    month = crowded_month(Random(seed), by_day=True)
    name, day = str(month.asked.month), month.case.programme.last
    one = Stop(clock(day, 480), clock(day, 600), "A-9", "S-9")
    old = roster(*map(row, [*lawful(Random(seed), month), one]), month=name)
    asked = replace(month.asked, keep=old, pins=frozenset({("A-9", one.start)}))
    case = replace(
        month.case,
        applications=(*month.case.applications, application("A-9")),
        assistants=(
            *(month.case.assistants or ()),
            assistant("S-9", indicated_by=frozenset({"A-9"}), basis="indicated"),
        ),
        wishes=(*month.case.wishes, wish(day.weekday(), "08:00-10:00", who="A-9")),
    )

    within, above = (
        solve_roster(case, _with_hours(month, hours, name), asked, Effort(steps=10)).score for hours in (2, 1)
    )

    assert above == within


def _with_hours(month: Given, hours: int, name: str) -> dict[str, Any]:
    return {"admitted": [*month.plan["admitted"], *plan("A-9", hours=hours, month=name)["admitted"]]}
