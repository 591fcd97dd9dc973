"""Each visit fulfils a wish of its own, of a person who may be served on that day, at the person's own time."""

from datetime import date

import pytest

from planner.solver.roster.check.judge import judge
from tests.worlds.cases import application, assistant
from tests.worlds.roster_world import (
    MON,
    MONDAY,
    codes,
    fault,
    judged,
    plan,
    roster,
    visit,
    week,
    wish,
    world,
)

ALWAYS = [assistant("S-1", windows=week("00:00-24:00")), assistant("S-2", windows=week("00:00-24:00"))]


def test_a_visit_that_fulfils_a_wish_is_lawful() -> None:
    assert judged(world(), visit(f"{MONDAY} 10:00")).outcome == "ok"


def test_an_empty_roster_is_lawful() -> None:
    assert judged(world()).outcome == "ok"


def test_names_that_the_case_does_not_know_are_found() -> None:
    assert fault(world(), visit(f"{MONDAY} 10:00", who="A-9"))[:2] == ("unknown_application", "")
    assert fault(world(), visit(f"{MONDAY} 10:00", by="S-9"))[:2] == ("unknown_assistant", "")


def test_without_a_file_of_assistants_nobody_can_serve() -> None:
    given = world()
    without = type(given)(given.programme, given.applications, None, given.wishes, given.blocked)

    assert codes(without, visit(f"{MONDAY} 10:00")) == ["unknown_assistant"]


@pytest.mark.parametrize("start", ["08:00", "14:00"])
def test_a_visit_may_touch_both_ends_of_its_window(start: str) -> None:
    assert codes(world(staff=ALWAYS), visit(f"{MONDAY} {start}")) == []


@pytest.mark.parametrize(("start", "hours"), [("07:45", "08:00-16:00"), ("14:00", "08:00-15:45")])
def test_a_visit_a_quarter_outside_its_window_is_unlawful(start: str, hours: str) -> None:
    code, _, facts = fault(world([wish(hours=hours)], staff=ALWAYS), visit(f"{MONDAY} {start}"))

    assert (code, facts["minutes"]) == ("outside_window", "15")


def test_of_a_visit_far_from_its_window_all_its_minutes_are_outside() -> None:
    found = fault(world([wish(hours="08:00-10:00")], staff=ALWAYS), visit(f"{MONDAY} 22:00"))

    assert (found[0], found[2]["minutes"]) == ("outside_window", "120")


def test_a_window_ends_to_the_minute() -> None:
    assert codes(world([wish(hours="08:00-12:00")]), visit(f"{MONDAY} 10:00")) == []
    assert fault(world([wish(hours="08:00-11:59")]), visit(f"{MONDAY} 10:00"))[2]["minutes"] == "1"


@pytest.mark.parametrize("minutes", [119, 121])
def test_a_visit_has_exactly_the_minutes_of_its_wish(minutes: int) -> None:
    code, rule, facts = fault(world(), visit(f"{MONDAY} 10:00", minutes))

    assert (code, rule, facts["wished"], facts["difference"]) == ("wrong_minutes", "R-33", "120", str(minutes - 120))


@pytest.mark.parametrize("late", [1, 5, 10, 14])
def test_a_visit_starts_on_a_quarter_hour(late: int) -> None:
    code, _, facts = fault(world(), visit(f"{MONDAY} 10:{late:02d}"))

    assert (code, facts["minutes"]) == ("off_grid", str(late))
    assert codes(world(), visit(f"{MONDAY} 10:15")) == []


def test_a_visit_with_seconds_is_unlawful() -> None:
    odd = visit(f"{MONDAY} 10:00") | {"end": f"{MONDAY}T11:59:30+01:00"}

    assert codes(world(), odd) == ["part_minute"]


def test_the_offset_is_free_because_the_instant_counts() -> None:
    in_utc = visit(f"{MONDAY} 10:00") | {"start": f"{MONDAY}T09:00:00Z", "end": f"{MONDAY}T13:00:00+02:00"}

    assert codes(world(), in_utc) == []


def test_only_the_weekday_of_a_wish_has_it() -> None:
    code, _, facts = fault(world(), visit("2026-03-03 10:00"))

    assert (code, facts["day"]) == ("no_wish", "2026-03-03")


def test_a_visit_of_another_month_is_judged_by_its_month_alone() -> None:
    assert fault(world(), visit("2026-02-23 10:00"))[:2] == ("outside_month", "R-51")


def test_only_whom_the_plan_admits_is_visited() -> None:
    assert fault(world(), visit(f"{MONDAY} 10:00"), plan=plan("A-2"))[:2] == ("not_admitted", "R-14")


def test_a_certificate_serves_through_its_last_day() -> None:
    def until(day: int) -> list[str]:
        person = application("A-1", certificate_valid_until=date(2026, 3, day))
        return codes(world(people=[person]), visit("2026-03-09 10:00"))

    assert until(9) == []
    assert until(8) == ["outside_service"]


def test_how_many_days_too_late_is_told() -> None:
    person = application("A-1", certificate_valid_until=date(2026, 3, 6))
    _, rule, facts = fault(world(people=[person]), visit("2026-03-09 10:00"))

    assert (rule, facts["last"], facts["days"]) == ("R-06", "2026-03-06", "3")


@pytest.mark.parametrize(("born", "found"), [(date(2010, 3, 10), []), (date(2010, 3, 9), ["outside_service"])])
def test_a_child_is_served_to_the_eve_of_the_sixteenth_birthday(born: date, found: list[str]) -> None:
    child = application("A-1", category="child", birth_date=born)
    nurse = assistant("S-1", accepted_for=frozenset(["A-1"]), child_clearance_until=date(2026, 12, 31))

    assert codes(world(people=[child], staff=[nurse]), visit("2026-03-09 10:00")) == found


def test_a_child_born_on_29_february_turns_sixteen_on_28_february_in_a_common_year() -> None:
    child = application("A-1", category="child", birth_date=date(2008, 2, 29))
    nurse = assistant("S-1", accepted_for=frozenset(["A-1"]), child_clearance_until=date(2030, 12, 31))
    given = world(
        [wish(day) for day in range(7)], people=[child], staff=[nurse], first=date(2023, 2, 1), last=date(2024, 12, 31)
    )

    def on(day: str) -> list[str]:
        february = roster(visit(day), month="2024-02")
        return [one.code for one in judge(given, plan("A-1", month="2024-02"), february).faults]

    assert on("2024-02-28 10:00") == []
    assert on("2024-02-29 10:00") == ["outside_service"]


def test_nobody_is_served_outside_the_programme() -> None:
    given = world(last=date(2026, 3, 8))

    assert codes(given, visit("2026-03-02 10:00")) == []
    assert fault(given, visit("2026-03-09 10:00"))[0] == "outside_service"


def test_two_visits_need_two_wishes() -> None:
    visits = [visit(f"{MONDAY} 10:00"), visit(f"{MONDAY} 12:00")]

    assert fault(world(), *visits)[0] == "wish_taken"
    assert codes(world([wish(), wish()]), *visits) == []


def test_visits_find_their_wishes_however_the_windows_cross() -> None:
    """The wide wish must be left to the visit that has no other."""
    given = world([wish(hours="08:00-16:00"), wish(hours="08:00-10:00"), wish(hours="08:00-12:00")])
    starts = ["08:00", "10:00", "14:00"]

    assert codes(given, *(visit(f"{MONDAY} {start}") for start in starts)) == []
    assert codes(given, *(visit(f"{MONDAY} {start}") for start in ["10:00", "12:00", "14:00"])) == ["wish_taken"]


def test_wishes_of_other_lengths_do_not_help() -> None:
    given = world([wish(minutes=120), wish(minutes=60)])

    assert codes(given, visit(f"{MONDAY} 08:00"), visit(f"{MONDAY} 10:00", 60)) == []
    assert codes(given, visit(f"{MONDAY} 08:00"), visit(f"{MONDAY} 10:00")) == ["wish_taken"]


def test_a_window_over_midnight_belongs_to_the_day_on_which_it_starts() -> None:
    given = world([wish(MON, "22:00-06:00", 240)], staff=ALWAYS)

    assert codes(given, visit("2026-03-02 23:45", 240)) == []
    assert codes(given, visit("2026-03-03 00:00", 240)) == ["no_wish"]
