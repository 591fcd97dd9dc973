"""What a month in the record amounts to: grants, visits by month, and whether a change makes anything worse."""

from typing import Any

import pytest

from planner.aggregates.application import Application
from planner.documents.finding import Finding, finding
from planner.record.application import Godziny
from planner.record.month_now import MonthNow, grants_of, roster_document, whole_month, worsened
from planner.record.reading import Reading
from planner.rules.eligibility import applicant_of
from planner.terms.calendar import Month
from planner.terms.case import DOCUMENTS
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from tests.worlds.cases import application, case, programme
from tests.worlds.recorded import by, imported
from tests.worlds.recorded_month import ready, visit

SCOPE = Scope("gmina-prosta", "2026")


def over(minutes: int, who: str = "A-1", **more: Any) -> Finding:
    return finding("too_long", "R-30", application=who, over=minutes, **more)


def grown(after: set[Finding], before: set[Finding]) -> list[Finding]:
    return worsened(after, lambda: before)


def test_without_any_fault_nobody_asks_what_was_before() -> None:
    def never() -> set[Finding]:
        raise AssertionError

    assert worsened(set(), never) == []


@pytest.mark.parametrize(
    ("before", "after", "told"), [(60, 61, True), (60, 60, False), (60, 59, False), (None, 1, True)]
)
def test_a_fault_is_told_where_it_is_new_or_about_more_minutes(before: int | None, after: int, told: bool) -> None:
    known = set() if before is None else {over(before), over(5, "A-2")}

    assert grown({over(after)}, known) == ([over(after)] if told else [])


def test_of_two_faults_about_the_same_the_greater_counts() -> None:
    assert grown({over(60)}, {over(60, gap=1), over(10, gap=2)}) == []
    assert grown({over(61, gap=3)}, {over(60, gap=1), over(10, gap=2)}) == [over(61, gap=3)]


def test_a_fault_without_a_size_is_told_once_only() -> None:
    ill, other = finding("absent", "R-40", visit="V-1"), finding("absent", "R-40", visit="V-2")

    assert grown({ill, other}, {ill}) == [other]
    assert grown({ill}, {ill}) == []


def test_faults_are_told_in_order_of_rule_and_code() -> None:
    one, two, three = finding("b", "R-30"), finding("a", "R-31"), finding("b", "R-31")

    assert grown({three, one, two}, set()) == [one, two, three]


def test_a_roster_lists_visits_by_start_then_assistant_then_person() -> None:
    early, two, three = visit("A-2", "S-2", hour=8), visit("A-1", "S-1", hour=9), visit("A-2", "S-1", hour=9)
    four = visit("A-1", "S-2", hour=9)

    document = roster_document(Month(2026, 3), [four, three, two, early])

    assert document == {"month": "2026-03", "visits": [early, two, three, four]}


def test_the_month_before_is_there_where_it_has_visits() -> None:
    february, march = visit("A-1", "S-1", "2026-02-02"), visit("A-1", "S-1", "2026-03-02")
    nobody: Any = None
    now = MonthNow(Month(2026, 3), nobody, {}, {"V-2026-02-1": february, "V-2026-03-1": march})
    alone = MonthNow(Month(2026, 4), nobody, {}, {"V-2026-02-1": february})

    assert now.before == {"month": "2026-02", "visits": [february]}
    assert now.published == {"month": "2026-03", "visits": [march]}
    assert (alone.before, alone.published) == (None, None)


def test_hours_in_force_are_those_of_whoever_was_granted_some_or_left_with_some() -> None:
    people = {name: received(name) for name in ("A-1", "A-2", "A-3", "A-4")}
    for name in ("A-3", "A-2", "A-1"):
        people[name].grant("P-1", 30, {"2026-02": 30}, by(), category="severe", high_support=True, ceiling=30)
    people["A-2"].end_grant(10, by())
    people["A-3"].put_on_waiting_list("P-2", 1, ["budget"], 0, by())

    document = grants_of(people)

    hours = {"hours": 30, "months": {"2026-02": 30}}
    assert document["admitted"] == [{"application": "A-1", **hours}, {"application": "A-2", **hours}]
    assert document["status"] == "feasible"


def received(name: str) -> Application:
    return Application.receive(SCOPE, applicant_of(programme(), application(name)), DOCUMENTS, by())


def test_a_month_needs_an_announced_plan_and_lies_in_the_programme(app: Godziny, unit: str) -> None:
    early = imported(app, unit, case([application("A-1")]))
    served = ready(app, f"{unit} 2")

    with pytest.raises(Refused, match="nothing_announced"):
        whole_month(Reading(app.streams, app.personal, early), Month(2026, 3), "jan")
    with pytest.raises(Refused, match="month_outside"):
        whole_month(Reading(app.streams, app.personal, served), Month(2026, 4), "jan")
    now = whole_month(Reading(app.streams, app.personal, served), Month(2026, 3), "jan")
    assert [(one.id, one.lat, one.lon) for one in now.case.applications] == [("A-1", 50.0, 20.0), ("A-2", 50.0, 20.0)]
    assert [one.id for one in now.case.assistants or ()] == ["S-1", "S-2"]
    assert len(now.case.wishes) == 3
