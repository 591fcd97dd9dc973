"""Who may serve, who is there, how far it is, and how long an assistant works."""

from datetime import date

import pytest

from planner.terms.case import ApplicationCard, Case
from tests.worlds.cases import application, assistant
from tests.worlds.roster_world import (
    MON,
    MONDAY,
    TUE,
    WED,
    codes,
    fault,
    visit,
    week,
    window,
    wish,
    world,
)

NIGHT = wish(MON, "20:00-08:00", 240)


def test_whoever_is_only_indicated_serves_only_those_who_indicated() -> None:
    def by(**changes: object) -> list[str]:
        return codes(world(staff=[assistant("S-1", **changes)]), visit(f"{MONDAY} 10:00"))

    assert by(basis="indicated", indicated_by=frozenset(["A-1"])) == []
    assert by(basis="indicated", indicated_by=frozenset(["A-2"])) == ["not_indicated"]
    assert by(basis="experience") == []


def test_family_never_serves() -> None:
    uncle = assistant("S-1", basis="indicated", indicated_by=frozenset(["A-1"]), family_of=frozenset(["A-1"]))

    assert fault(world(staff=[uncle]), visit(f"{MONDAY} 10:00"))[:2] == ("family", "R-41")


def child_world(until: date | None, accepted: str = "A-1", hours: str = "20:00-08:00") -> Case:
    child = application("A-1", category="child", birth_date=date(2015, 1, 1))
    nurse = assistant(
        "S-1", windows=week("00:00-24:00"), child_clearance_until=until, accepted_for=frozenset([accepted])
    )
    return world([wish(MON, hours, 240)], people=[child], staff=[nurse])


def test_a_child_is_served_by_whom_the_parent_accepted() -> None:
    assert codes(child_world(date(2026, 12, 31)), visit(f"{MONDAY} 20:00", 240)) == []
    found = fault(child_world(date(2026, 12, 31), accepted="A-2"), visit(f"{MONDAY} 20:00", 240))
    assert found[:2] == ("not_accepted", "R-42")


def test_a_clearance_covers_every_date_that_a_visit_touches() -> None:
    until_monday = child_world(date(2026, 3, 2))

    assert codes(until_monday, visit(f"{MONDAY} 20:00", 240)) == []
    code, rule, facts = fault(until_monday, visit(f"{MONDAY} 20:15", 240))
    assert (code, rule, facts["until"], facts["days_missing"]) == ("not_cleared", "R-42", "2026-03-02", "1")
    assert codes(child_world(date(2026, 3, 1)), visit(f"{MONDAY} 20:00", 240)) == ["not_cleared"]
    assert fault(child_world(None), visit(f"{MONDAY} 20:00", 240))[2]["until"] == "-"


@pytest.mark.parametrize(("hours", "missing"), [("10:00-12:00", 0), ("10:01-12:00", 1), ("10:00-11:59", 1)])
def test_an_assistant_is_there_for_the_whole_visit(hours: str, missing: int) -> None:
    given = world(staff=[assistant("S-1", windows=week(hours))])

    if missing:
        code, _, facts = fault(given, visit(f"{MONDAY} 10:00"))
        assert (code, facts["minutes"]) == ("not_available", str(missing))
    else:
        assert codes(given, visit(f"{MONDAY} 10:00")) == []


def test_windows_that_touch_are_one_also_over_midnight() -> None:
    def there(*hours: str) -> list[str]:
        return codes(world([NIGHT], staff=[assistant("S-1", windows=week(*hours))]), visit(f"{MONDAY} 22:00", 240))

    assert there("00:00-06:00", "18:00-24:00") == []
    assert there("18:00-02:00") == []
    assert there("18:00-23:00", "23:00-02:00") == []
    assert there("18:00-23:59", "00:00-06:00") == ["not_available"]
    assert there("18:00-01:59") == ["not_available"]


def test_a_window_of_the_day_before_reaches_over_midnight() -> None:
    sunday_night = ((),) * 6 + ((window("22:00-04:00"),),)
    given = world([wish(hours="00:00-08:00")], staff=[assistant("S-1", windows=sunday_night)])

    assert codes(given, visit(f"{MONDAY} 02:00")) == []
    assert codes(given, visit(f"{MONDAY} 02:15")) == ["not_available"]


def absent(first: date, last: date) -> Case:
    night_worker = assistant("S-1", windows=week("20:00-04:00"), absences=((first, last),))
    return world([NIGHT, wish(WED, "20:00-08:00", 240)], staff=[night_worker])


def test_an_absence_covers_both_its_days_and_nothing_else() -> None:
    tuesday = absent(date(2026, 3, 3), date(2026, 3, 3))

    assert codes(tuesday, visit(f"{MONDAY} 20:00", 240)) == []
    code, _, facts = fault(tuesday, visit(f"{MONDAY} 20:15", 240))
    assert (code, facts["minutes"]) == ("absent", "15")
    assert codes(tuesday, visit("2026-03-04 23:45", 240)) == []
    assert codes(absent(date(2026, 3, 3), date(2026, 3, 4)), visit("2026-03-04 20:00", 240)) == ["absent"]
    assert codes(absent(date(2026, 3, 2), date(2026, 3, 3)), visit("2026-03-04 20:00", 240)) == []


def test_an_absence_starts_no_window_that_reaches_into_the_next_day() -> None:
    monday_off = assistant("S-1", windows=week("20:00-04:00"), absences=((date(2026, 3, 2), date(2026, 3, 2)),))
    given = world([wish(TUE, "00:00-08:00")], staff=[monday_off])

    assert codes(given, visit("2026-03-03 02:00")) == ["not_available"]
    assert codes(given, visit("2026-03-10 02:00")) == []


def apart(km: float) -> list[ApplicationCard]:
    """Two people so many kilometres from each other on one meridian."""
    degrees = km / 6371 * 180 / 3.141592653589793
    return [application("A-1", lat=50.0, lon=20.0), application("A-2", lat=50.0 + degrees, lon=20.0)]


def two_visits(km: float, second: str) -> tuple[Case, list[dict[str, object]]]:
    given = world([wish(), wish(who="A-2")], people=apart(km))
    return given, [visit(f"{MONDAY} 08:00"), visit(f"{MONDAY} {second}", who="A-2")]


def test_an_assistant_is_at_one_place_at_a_time() -> None:
    given, visits = two_visits(0, "10:00")
    assert codes(given, *visits) == []

    given, visits = two_visits(0, "09:45")
    code, rule, facts = fault(given, *visits)
    assert (code, rule, facts["minutes"], facts["other_application"]) == ("assistant_overlap", "R-35", "15", "A-1")


def test_the_way_between_two_homes_takes_its_time() -> None:
    """15 minutes at 40 km an hour are 7.69 km as the crow flies; the next metre costs a whole minute."""
    given, visits = two_visits(7.69, "10:15")
    assert codes(given, *visits) == []

    given, visits = two_visits(7.70, "10:15")
    code, rule, facts = fault(given, *visits)
    assert (code, rule) == ("travel_too_short", "R-35")
    assert (facts["travel"], facts["gap"], facts["missing"]) == ("16", "15", "1")


def test_somebody_without_coordinates_is_no_journey_away_and_hides_none() -> None:
    people = [*apart(30), application("A-3")]
    given = world([wish(), wish(who="A-2"), wish(who="A-3", minutes=15)], people=people)
    visits = [visit(f"{MONDAY} 08:00"), visit(f"{MONDAY} 10:00", 15, who="A-3")]
    names = {"plan": {"admitted": [_granted(name) for name in ("A-1", "A-2", "A-3")]}}

    assert codes(given, *visits, **names) == []
    assert codes(given, *visits, visit(f"{MONDAY} 10:15", who="A-2"), **names) == ["travel_too_short"]
    assert codes(given, *visits, visit(f"{MONDAY} 11:00", who="A-2"), **names) == []


def _granted(name: str) -> dict[str, object]:
    return {"application": name, "hours": 40, "months": {"2026-03": 40}}


def test_the_way_counts_over_midnight_too() -> None:
    people = apart(7.70)
    staff = [assistant("S-1", windows=week("00:00-24:00"))]

    def after(hour: str) -> list[str]:
        wishes = [wish(hours="20:00-24:00"), wish(TUE, "00:00-08:00", who="A-2")]
        given = world(wishes, people=people, staff=staff)
        return codes(given, visit(f"{MONDAY} 22:00"), visit(f"2026-03-03 {hour}", who="A-2"))

    assert after("00:30") == []
    assert after("00:15") == ["travel_too_short"]


def long_days(first: int, second: int, start: str) -> list[str]:
    """A visit on Monday from 8 and one on Tuesday, so many minutes each, by one assistant."""
    staff = [assistant("S-1", windows=week("00:00-24:00"))]
    wishes = [wish(MON, "08:00-24:00", first), wish(TUE, "00:00-24:00", second, who="A-2")]
    visits = [visit(f"{MONDAY} 08:00", first), visit(f"2026-03-03 {start}", second, who="A-2")]
    return codes(world(wishes, staff=staff), *visits)


def test_twelve_hours_in_twenty_four_are_the_most() -> None:
    assert long_days(720, 60, "08:00") == []
    assert long_days(721, 60, "08:00") == ["twelve_hours"]
    assert long_days(660, 120, "07:00") == []
    assert long_days(660, 120, "06:45") == ["twelve_hours"]
    assert long_days(720, 60, "07:45") == ["twelve_hours"]


def test_the_twenty_four_hours_start_at_every_visit() -> None:
    """From Monday 8:00 on there are twelve hours; the minute too many lies in the 24 hours from the second visit."""
    staff = [assistant("S-1", windows=week("00:00-24:00"))]
    monday = [visit(f"{MONDAY} 08:00", 360), visit(f"{MONDAY} 17:00", 360, who="A-2")]

    def third(minutes: int) -> list[str]:
        wishes = [wish(minutes=360), wish(hours="08:00-24:00", minutes=360, who="A-2"), wish(TUE, minutes=minutes)]
        return codes(world(wishes, staff=staff), *monday, visit("2026-03-03 08:00", minutes))

    assert third(360) == []
    assert third(361) == ["twelve_hours"]


def test_by_how_much_the_twelve_hours_are_passed() -> None:
    staff = [assistant("S-1", windows=week("00:00-24:00"))]
    given = world([wish(hours="08:00-24:00", minutes=735)], staff=staff)

    code, rule, facts = fault(given, visit(f"{MONDAY} 08:00", 735))

    assert (code, rule, facts["start"], facts["over"]) == ("twelve_hours", "R-32", f"{MONDAY}T08:00:00+01:00", "15")


def test_a_month_of_an_assistant_has_its_most_hours() -> None:
    def month(hours: int, minutes: int) -> list[str]:
        given = world([wish(), wish(TUE, minutes=minutes)], staff=[assistant("S-1", max_hours_month=hours)])
        return codes(given, visit(f"{MONDAY} 10:00"), visit("2026-03-03 10:00", minutes))

    assert month(4, 120) == []
    assert month(4, 121) == ["assistant_hours"]
    assert month(3, 60) == []


def test_by_how_much_a_month_of_an_assistant_is_passed() -> None:
    _, rule, facts = fault(world(staff=[assistant("S-1", max_hours_month=1)]), visit(f"{MONDAY} 10:00"))

    assert (rule, facts["assistant"], facts["over"]) == ("", "S-1", "60")
