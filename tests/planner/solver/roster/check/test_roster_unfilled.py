"""Why a roster leaves a wish: each reason is true or is found false."""

from datetime import date
from math import degrees
from typing import Any

import pytest

from planner.solver.roster.check.judge import judge
from planner.terms.case import AssistantTerms, Case
from tests.worlds.cases import application, assistant
from tests.worlds.roster_world import (
    LAST,
    MON,
    MONDAY,
    TUE,
    blocked,
    entry,
    holds,
    plan,
    roster,
    stated,
    told,
    visit,
    week,
    wish,
    world,
)


def test_grant_used_means_that_the_visit_would_pass_the_months_hours() -> None:
    given = world([wish(), wish(TUE)], **LAST)
    tuesday = visit("2026-03-03 10:00")

    assert holds(given, "grant_used", tuesday, hours=3)
    assert not holds(given, "grant_used", tuesday, hours=4)
    saved = plan("A-1", hours=2, before={"2026-02": 5})
    assert holds(given, "grant_used", tuesday, plan=saved, used={"A-1": {"2026-02": 4}})
    assert not holds(given, "grant_used", tuesday, plan=saved, used={"A-1": {"2026-02": 3}})


def test_nobody_may_serve_is_false_as_soon_as_one_may() -> None:
    family = assistant("S-1", family_of=frozenset(["A-1"]))
    others_only = assistant("S-2", basis="indicated", indicated_by=frozenset(["A-2"]))

    assert holds(world(staff=[family, others_only], **LAST), "nobody_may_serve")
    assert not holds(world(staff=[family, assistant("S-2", windows=((),) * 7)], **LAST), "nobody_may_serve")


def test_nobody_may_serve_a_child_on_a_day_past_every_clearance() -> None:
    child = application("A-1", category="child", birth_date=date(2015, 1, 1))

    def cleared(day: int) -> bool:
        nurse = assistant("S-1", accepted_for=frozenset(["A-1"]), child_clearance_until=date(2026, 3, day))
        return not holds(world(people=[child], staff=[nurse], **LAST), "nobody_may_serve")

    assert cleared(2)
    assert not cleared(1)


def test_parallel_service_means_that_no_start_is_left() -> None:
    def only(*hours: str) -> Case:
        return world([wish(hours="08:00-12:00")], others=[blocked(MON, one) for one in hours], **LAST)

    assert holds(only("09:59-10:01"), "parallel_service")
    assert not holds(only("08:00-10:00"), "parallel_service")
    assert not holds(only("09:59-10:00"), "parallel_service")
    assert holds(only("09:00-09:15", "10:45-11:00"), "parallel_service")


def test_the_persons_own_other_visits_leave_no_start_either() -> None:
    given = world([wish(hours="08:00-11:00"), wish(hours="09:00-10:00", minutes=60)], **LAST)
    other = visit(f"{MONDAY} 09:00", 60)

    assert holds(given, "parallel_service", other)
    assert not holds(given, "parallel_service", besides=[entry("costs_more", minutes=60)])


def test_nobody_available_needs_starts_and_somebody_who_may_serve() -> None:
    away = assistant("S-1", windows=week("12:00-13:59"))

    assert holds(world(staff=[away], **LAST), "nobody_available")
    assert not holds(world(staff=[], **LAST), "nobody_available")
    assert not holds(world(staff=[assistant("S-1", windows=week("12:00-14:00"))], **LAST), "nobody_available")
    assert not holds(world(staff=[away], others=[blocked(MON, "00:00-24:00")], **LAST), "nobody_available")
    assert not holds(world(staff=[away, assistant("S-2")], **LAST), "nobody_available")


def test_an_absence_makes_nobody_available() -> None:
    def away(day: int) -> bool:
        absent = assistant("S-1", absences=((date(2026, 3, day), date(2026, 3, day)),))
        return holds(world(staff=[absent], **LAST), "nobody_available")

    assert away(2)
    assert not away(3)


def narrow(staff: list[AssistantTerms], other: str, minutes: int = 120) -> Case:
    """A-1 wishes 10:00 to 12:00 exactly, and A-2 something at `other`; everybody lives in one place."""
    return world([wish(hours="10:00-12:00"), wish(hours=other, minutes=minutes, who="A-2")], staff=staff, **LAST)


def test_assistants_are_busy_when_everybody_is_elsewhere() -> None:
    given = narrow([assistant("S-1")], "08:00-16:00")

    def busy(start: str) -> bool:
        return holds(given, "assistants_busy", visit(f"{MONDAY} {start}", who="A-2"))

    assert busy("11:45")
    assert not busy("12:00")
    assert busy("08:15")
    assert not busy("08:00")


@pytest.mark.parametrize(("km", "busy"), [(7.69, False), (7.70, True)])
@pytest.mark.parametrize("start", ["07:45", "12:15"])
def test_an_assistant_is_busy_while_on_the_way(start: str, km: float, busy: bool) -> None:
    """A quarter of an hour before or after A-1's two hours; the way takes 15 or 16 minutes."""
    people = [application("A-1", lat=50.0, lon=20.0), application("A-2", lat=50.0 + degrees(km / 6371), lon=20.0)]
    wishes = [wish(hours="10:00-12:00"), wish(hours="06:00-16:00", who="A-2")]
    given = world(wishes, people=people, staff=[assistant("S-1", windows=week("06:00-20:00"))], **LAST)

    assert holds(given, "assistants_busy", visit(f"{MONDAY} {start}", who="A-2")) is busy


def test_a_visit_cannot_start_after_the_midnight_of_its_window() -> None:
    def there_from(hour: str) -> bool:
        night_worker = assistant("S-1", windows=week(f"{hour}-08:00"))
        return not holds(world([wish(hours="22:00-06:00")], staff=[night_worker], **LAST), "nobody_available")

    assert there_from("23:45")
    assert not there_from("00:00")


def test_assistants_are_not_busy_when_somebody_is_free() -> None:
    given = narrow([assistant("S-1"), assistant("S-2")], "10:00-12:00")

    (one,) = stated(given, [entry("assistants_busy")], visit(f"{MONDAY} 10:00", who="A-2")).statements

    assert told(one)[2]["contrary"] == f"S-2 {MONDAY}T10:00:00+01:00"


def test_twelve_hours_are_a_reason_only_where_they_are_the_first_obstacle() -> None:
    staff = [assistant("S-1", windows=week("00:00-24:00"))]

    def rested(minutes: int) -> bool:
        given = narrow(staff, "12:00-24:00", minutes)
        return not holds(given, "twelve_hours", visit(f"{MONDAY} 12:00", minutes, who="A-2"))

    assert rested(600)
    assert not rested(601)
    assert not holds(narrow(staff, "10:00-22:00"), "twelve_hours", visit(f"{MONDAY} 10:00", who="A-2"))


def test_the_hours_of_an_assistant_come_first_among_the_obstacles() -> None:
    given = narrow([assistant("S-1", max_hours_month=3)], "10:00-12:00")
    other = visit(f"{MONDAY} 10:00", who="A-2")

    assert holds(given, "assistant_hours", other)
    assert not holds(given, "assistants_busy", other)
    assert not holds(narrow([assistant("S-1", max_hours_month=4)], "10:00-12:00"), "assistant_hours", other)


def test_one_assistant_with_that_obstacle_is_enough_when_nobody_can() -> None:
    full, busy = assistant("S-1", max_hours_month=1), assistant("S-2")
    other = visit(f"{MONDAY} 10:00", who="A-2", by="S-2")

    assert holds(narrow([full, busy], "10:00-12:00"), "assistant_hours", other)
    assert holds(narrow([full, busy], "10:00-12:00"), "assistants_busy", other)
    assert not holds(narrow([full, busy], "10:00-12:00"), "twelve_hours", other)
    third = assistant("S-3")
    assert not holds(narrow([full, busy, third], "10:00-12:00"), "assistant_hours", other)


def test_the_month_before_keeps_an_assistant_busy_too() -> None:
    given = world(
        [wish(6, "00:00-02:00")], staff=[assistant("S-1", windows=week("00:00-24:00"))], last=date(2026, 3, 1)
    )
    before = roster(visit("2026-02-28 22:15", who="A-2"), month="2026-02")
    sunday = [entry("assistants_busy", day="2026-03-01")]

    assert stated(given, sunday, before=before).outcome == "ok"
    assert [one.code for one in stated(given, sunday).statements] == ["false_reason"]


def keeping(minutes: int, **more: Any) -> bool:
    """A visit of so many minutes that the kept roster does not hold: 4 points a minute won, 120 lost."""
    given = world([wish(minutes=minutes)], staff=[assistant("S-1")], **LAST)
    found = judge(given, plan(), roster(unfilled=[entry("costs_more", minutes=minutes)]), **more)
    return found.outcome == "ok"


def test_costs_more_is_true_when_every_way_leaves_the_score_or_raises_it() -> None:
    assert keeping(30, keep=roster())
    assert not keeping(31, keep=roster())
    assert not keeping(30)
    assert not keeping(30, keep=roster(visit(f"{MONDAY} 12:15", 30)))


def test_costs_more_is_false_when_nobody_could_take_the_visit() -> None:
    assert not holds(world(staff=[], **LAST), "costs_more")
    assert not holds(world(**LAST), "costs_more", hours=1)


def test_a_false_reason_comes_with_what_speaks_against_it() -> None:
    (one,) = stated(world(staff=[assistant("S-1")], **LAST), [entry("costs_more")]).statements

    code, _, facts = told(one)
    assert (code, facts["reason"]) == ("false_reason", "costs_more")
    assert facts["contrary"] == f"S-1 {MONDAY}T08:00:00+01:00 (-480)"
