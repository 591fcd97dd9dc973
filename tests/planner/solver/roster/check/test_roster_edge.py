"""The month's edges, the month before, and the roster to keep."""

from datetime import date
from typing import Any

import pytest

from planner.solver.roster.check.judge import judge
from planner.terms.case import Case
from planner.terms.refusals import InputRefused
from tests.worlds.cases import application, assistant
from tests.worlds.roster_world import (
    SAT,
    SUN,
    blocked,
    codes,
    fault,
    judged,
    plan,
    roster,
    visit,
    week,
    window,
    wish,
    world,
)

ALWAYS = [assistant("S-1", windows=week("00:00-24:00")), assistant("S-2", windows=week("00:00-24:00"))]


def february(*visits: dict[str, Any]) -> dict[str, Any]:
    return roster(*visits, month="2026-02")


def sunday_world(minutes: int = 120, **changes: Any) -> Case:
    """A-1 on Sunday 1 March from midnight, A-2 on Saturday nights."""
    return world([wish(SUN, "00:00-24:00", minutes)], staff=ALWAYS, **changes)


def test_a_night_over_the_end_of_the_month_belongs_to_the_month_in_which_it_starts() -> None:
    given = world([wish(SAT, "22:00-06:00", 240), wish(1, "22:00-06:00", 240)], staff=ALWAYS, last=date(2026, 4, 30))

    assert codes(given, visit("2026-03-31 23:45", 240)) == []
    assert codes(given, visit("2026-02-28 23:45", 240)) == ["outside_month"]


def test_windows_of_the_last_night_before_the_month_reach_into_it() -> None:
    saturday_night = ((),) * 5 + ((window("22:00-04:00"),), ())
    given = world([wish(SUN, "00:00-24:00")], staff=[assistant("S-1", windows=saturday_night)])

    assert codes(given, visit("2026-03-01 02:00")) == []
    assert codes(given, visit("2026-03-01 02:15")) == ["not_available"]


def test_other_services_of_the_last_night_before_the_month_reach_into_it() -> None:
    given = sunday_world(others=[blocked(SAT, "22:00-02:00")])

    assert codes(given, visit("2026-03-01 02:00")) == []
    assert codes(given, visit("2026-03-01 01:45")) == ["blocked"]


def test_visits_of_the_month_before_need_their_way() -> None:
    """16 minutes apart."""
    people = [application("A-1", lat=50.0, lon=20.0), application("A-2", lat=50.06925, lon=20.0)]
    before = february(visit("2026-02-28 22:00", who="A-2"))

    def first(start: str) -> list[str]:
        return codes(sunday_world(people=people), visit(f"2026-03-01 {start}"), before=before)

    assert first("00:30") == []
    assert first("00:15") == ["travel_too_short"]
    assert codes(sunday_world(people=people), visit("2026-03-01 00:15")) == []


def test_an_assistant_cannot_still_be_elsewhere_from_the_month_before() -> None:
    before = february(visit("2026-02-28 22:00", 180, who="A-2"))

    assert codes(sunday_world(), visit("2026-03-01 01:00"), before=before) == []
    code, _, facts = fault(sunday_world(), visit("2026-03-01 00:45"), before=before)
    assert (code, facts["minutes"], facts["other_application"]) == ("assistant_overlap", "15", "A-2")


def test_a_person_may_still_have_a_visit_from_the_month_before() -> None:
    before = february(visit("2026-02-28 22:00", 180, by="S-2"))

    assert codes(sunday_world(), visit("2026-03-01 01:00"), before=before) == []
    assert codes(sunday_world(), visit("2026-03-01 00:45"), before=before) == ["person_overlap"]


def test_twelve_hours_count_from_starts_of_the_month_before() -> None:
    before = february(visit("2026-02-28 12:00", 660, who="A-2"))

    assert codes(sunday_world(60), visit("2026-03-01 02:00", 60), before=before) == []
    assert codes(sunday_world(61), visit("2026-03-01 02:00", 61), before=before) == ["twelve_hours"]
    assert codes(sunday_world(61), visit("2026-03-01 11:00", 61), before=before) == []
    assert codes(sunday_world(61), visit("2026-03-01 10:45", 61), before=before) == ["twelve_hours"]


def test_what_the_month_before_did_among_itself_is_not_judged() -> None:
    before = february(
        visit("2026-02-20 08:00", 900, who="A-2"),
        visit("2026-02-20 08:00", 900, who="A-2"),
        visit("2026-02-20 08:07", 7, who="A-9", by="S-9"),
    )

    assert codes(sunday_world(), visit("2026-03-01 10:00"), before=before) == []


def test_hours_of_the_month_before_do_not_count_in_this_one() -> None:
    before = february(visit("2026-02-28 23:00", 120, who="A-1", by="S-2"))

    found = judged(sunday_world(), visit("2026-03-01 02:00"), before=before, hours=2)

    assert found.outcome == "ok"
    assert found.counts["uncovered_minute"] == 0


def test_the_month_before_holds_no_visit_of_this_month() -> None:
    def refused(document: dict[str, Any]) -> list[tuple[str, str]]:
        with pytest.raises(InputRefused) as caught:
            judge(sunday_world(), plan(), roster(), before=document)
        return [(one.file, one.code) for one in caught.value.faults]

    assert refused(february(visit("2026-03-01 00:00"))) == [("before", "roster_before_late")]
    assert refused(roster(visit("2026-03-05 00:00"))) == [("before", "roster_before_late")]
    assert judged(sunday_world(), before=february(visit("2026-02-28 23:45"))).outcome == "ok"
    assert judged(sunday_world(), before=roster(visit("2026-01-31 23:45"), month="2026-01")).outcome == "ok"


def test_the_roster_to_keep_is_of_the_same_month() -> None:
    with pytest.raises(InputRefused) as caught:
        judge(sunday_world(), plan(), roster(), keep=february())

    assert [(one.file, one.code, dict(one.facts)) for one in caught.value.faults] == [
        ("keep", "roster_keep_month", {"month": "2026-02", "expected": "2026-03"})
    ]


def test_a_visit_is_kept_when_person_assistant_and_start_are_the_same() -> None:
    given = sunday_world()
    kept = visit("2026-03-01 10:00")

    def changed(keep: dict[str, Any] | None) -> int:
        return judged(given, kept, keep=keep).counts["changed_visit"]

    assert changed(None) == 0
    assert changed(roster()) == 1
    assert changed(roster(kept)) == 0
    assert changed(roster(kept | {"start": "2026-03-01T09:00:00Z"})) == 0
    assert changed(roster(visit("2026-03-01 10:15"))) == 1
    assert changed(roster(visit("2026-03-01 10:00", by="S-2"))) == 1
    assert changed(roster(visit("2026-03-01 10:00", who="A-2"))) == 1
    assert changed(roster(visit("2026-03-01 10:00", 30))) == 0
