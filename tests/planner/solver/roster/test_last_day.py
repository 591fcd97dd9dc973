"""No minute of service after 24:00 of a person's last day of service, nor of the programme's. Source: R-46."""

from datetime import date
from typing import Any

import pytest

from planner.solver.roster.request import Asked
from planner.solver.roster.search import Effort
from planner.solver.roster.solve import solve_roster
from planner.solver.roster.who import who_could
from planner.terms.calendar import Month
from planner.terms.case import ApplicationCard
from planner.terms.refusals import InputRefused
from tests.worlds.brute_roster import Given, stop
from tests.worlds.cases import application, assistant
from tests.worlds.roster_world import FRI, THU, fault, judged, plan, roster, visit, week, wish, world

STAFF = [
    assistant(f"S-{number}", windows=week("00:00-24:00"), accepted_for=frozenset(["A-1"]), **cleared)
    for number, cleared in enumerate([{"child_clearance_until": date(2027, 12, 31)}] * 2, 1)
]
CERTIFIED = application("A-1", certificate_valid_until=date(2026, 5, 15))
FIFTEEN = application("A-1", category="child", birth_date=date(2010, 5, 16))
NIGHT = "22:00-06:00"


def month_of(person: ApplicationCard, hours: str, minutes: int) -> Given:
    """Wishes on Fridays, in May of which the 15th is the last of the person's service."""
    case = world([wish(FRI, hours, minutes)], people=[person], staff=STAFF, last=date(2026, 12, 31))
    return Given(case, plan("A-1", month="2026-05"), Asked(Month(2026, 5)))


def solved(month: Given) -> dict[str, Any]:
    document = solve_roster(month.case, month.plan, month.asked, Effort(steps=2)).as_json()
    assert month.judged(document).outcome == "ok"
    return document


def ends(document: dict[str, Any]) -> list[str]:
    return [one["end"][5:16] for one in document["visits"]]


@pytest.mark.parametrize("person", [CERTIFIED, FIFTEEN])
def test_a_night_that_would_go_past_the_last_day_stays_unfilled(person: ApplicationCard) -> None:
    document = solved(month_of(person, NIGHT, 480))

    assert ends(document) == ["05-02T06:00", "05-09T06:00"]
    assert [one["date"] for one in document["unfilled"]] == ["2026-05-15"]
    assert document["score"]["uncovered_minute"] == 480


def test_so_does_a_night_past_the_programmes_last_midnight() -> None:
    case = world([wish(THU, NIGHT, 480)], people=[application("A-1")], staff=STAFF, last=date(2026, 12, 31))
    month = Given(case, plan("A-1", month="2026-12"), Asked(Month(2026, 12)))

    document = solved(month)

    assert ends(document)[-1] == "12-25T06:00"
    assert [one["date"] for one in document["unfilled"]] == ["2026-12-31"]


def test_on_the_last_day_a_visit_ends_at_midnight_at_the_latest() -> None:
    assert ends(solved(month_of(CERTIFIED, "20:00-06:00", 240)))[-1] == "05-16T00:00"
    assert len(solved(month_of(CERTIFIED, "20:00-06:00", 241))["visits"]) == 2


def test_the_checker_counts_the_minutes_past_midnight() -> None:
    case = month_of(CERTIFIED, NIGHT, 120).case
    later = [visit("2026-05-15 22:00"), visit("2026-05-15 22:15")]

    def found(one: dict[str, Any]) -> list[tuple[str, str, str]]:
        verdict = Given(case, plan("A-1", month="2026-05"), Asked(Month(2026, 5))).judged(roster(one, month="2026-05"))
        return [(one.code, one.rule, dict(one.facts)["minutes"]) for one in verdict.faults]

    assert found(later[0]) == []
    assert found(later[1]) == [("after_last_day", "R-46", "15")]


def test_the_programmes_end_is_a_rule_too() -> None:
    case = world([wish(FRI, "00:00-24:00"), wish(FRI, NIGHT)], staff=STAFF, last=date(2026, 3, 6))

    assert judged(case, visit("2026-03-06 22:00")).faults == ()
    assert fault(case, visit("2026-03-06 23:00"))[:2] == ("after_last_day", "R-46")
    assert fault(case, visit("2026-03-13 10:00"))[:2] == ("outside_service", "R-46")


def test_nobody_else_is_offered_for_a_time_after_the_last_day() -> None:
    month = month_of(CERTIFIED, "20:00-06:00", 240)
    early, late = visit("2026-05-15 20:00", 240), visit("2026-05-15 22:00", 240)

    def asked(one: dict[str, Any]) -> dict[str, Any]:
        at = ("A-1", stop(one).start)
        return who_could(month.case, month.plan, month.asked, roster(one, month="2026-05"), at)

    assert [offer["start"][11:16] for offer in asked(early)["could"]] == ["20:00"]
    with pytest.raises(InputRefused) as refused:
        asked(late)
    (found,) = refused.value.faults
    assert (found.code, dict(found.facts)["minutes"]) == ("visit_after_last_day", "120")
