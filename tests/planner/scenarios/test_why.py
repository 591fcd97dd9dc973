"""What would help one person is true, and nothing smaller helps; who goes first, and by what."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.case.reader import read_case
from planner.scenarios.apply import applied
from planner.scenarios.change import parse_changes
from planner.scenarios.why import loosening
from planner.scenarios.why.loosening import Loosening, loosenings
from planner.scenarios.why.ranked import Ranked, ranked
from planner.solver.allocation.plan import Allocation
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.terms.case import Case, Money
from tests.worlds.cases import DEADLINE, application, assistant, case, cases, programme
from tests.worlds.places import KRASOCIN

FEWER = settings(max_examples=max(1, settings().max_examples // 4))
MINUTE = timedelta(minutes=1)
Standing = tuple[bool, int]


def standing(plan: Allocation, name: str) -> Standing | None:
    """Whether the person has a place, and the hours; None without a plan."""
    if plan.conflict is not None or plan.status == "unknown":
        return None
    hours = {one.application: one.hours for one in plan.admitted}
    return name in hours, hours.get(name, 0)


def after(given_case: Case, changes: list[str], name: str) -> Standing | None:
    return standing(proven(applied(given_case, parse_changes(changes, str)), Run()), name)


def found_for(given_case: Case, name: str) -> list[Loosening]:
    return list(loosenings(given_case, proven(given_case, Run()), name, Run()))


def smaller(given_case: Case, one: Loosening) -> Iterator[list[str]]:
    """The same change, less by one step; none where that would be no change."""
    if one.kind == "clearance":
        yield from ([change] for change in one.changes if len(one.changes) > 1)
        return
    step = 1 if one.kind in ("points", "places", "category_places", "received") else given_case.programme.step_hours
    if one.by > step:
        yield [_less(change, one, step) for change in one.changes]


def _less(change: str, one: Loosening, step: int) -> str:
    key, _, value = change.partition("=")
    if one.kind == "received":
        return f"{key}={(datetime.fromisoformat(value) + step * MINUTE).isoformat()}"
    assert value.isdigit()
    return f"{key}={int(value) - step}"


def check(given_case: Case, name: str, found: list[Loosening]) -> None:
    now = standing(proven(given_case, Run()), name)
    assert now is not None
    for one in found:
        assert one.before == now[1]
        then = after(given_case, list(one.ended_at), name)
        if one.helps:
            assert one.changes == one.ended_at
            assert then is not None
            assert then > now
            assert one.after == then[1]
            for changes in smaller(given_case, one):
                less = after(given_case, changes, name)
                assert less is None or less <= now
        else:
            assert then is None or then <= now
        assert 1 <= one.solves <= loosening.MOST_SOLVES


@FEWER
@given(cases(), st.data())
def test_every_change_that_is_said_to_help_does_and_no_smaller_step(given_case: Case, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([one.id for one in given_case.applications]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loosening, "MOST_SOLVES", 6)
        found = found_for(given_case, name)
        if found:
            check(given_case, name, found)


@pytest.mark.parametrize(("name", "helped"), [("A-0020", True), ("A-0055", False)])
def test_what_would_help_people_of_krasocin_does(name: str, helped: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loosening, "MOST_SOLVES", 6)
    read = read_case(KRASOCIN)
    given_case = replace(read, programme=replace(read.programme, money=None))

    found = found_for(given_case, name)

    check(given_case, name, found)
    assert any(one.helps for one in found) is helped


def by_kind(found: list[Loosening]) -> dict[str, Loosening]:
    return {one.kind: one for one in found}


def test_a_budget_of_money_is_raised_by_the_least_money_that_buys_an_hour() -> None:
    given_case = case(
        [application("A-1"), application("A-2")],
        hours=150,
        money=Money(Decimal("7650.00"), Decimal("0.02"), Decimal("50.00")),
    )

    one = by_kind(found_for(given_case, "A-2"))["budget"]

    assert one.changes == ("budget.hours=152", "budget.total=7752.00") or one.by == 1
    assert after(given_case, list(one.changes), "A-2") == (True, one.after)
    total = next(change for change in one.changes if "total" in change).partition("=")[2]
    less = [f"budget.total={Decimal(total) - Decimal('0.01')}" if "total" in text else text for text in one.changes]
    assert after(given_case, less, "A-2") == (True, one.before)


def test_the_scan_says_where_it_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loosening, "MOST_SOLVES", 3)
    given_case = case([application("A-1", points=20), application("A-2")], places=1)

    one = by_kind(found_for(given_case, "A-2"))["budget"]

    assert (one.helps, one.solves, one.ended_at) == (False, 3, ("budget.hours=10003",))


def test_nothing_is_said_to_be_tried_when_time_ran_out() -> None:
    given_case = case([application("A-1", points=20), application("A-2")], places=1)

    assert list(loosenings(given_case, proven(given_case, Run()), "A-2", Run(0.0))) == []


def test_an_earlier_receipt_is_the_least_whole_minutes() -> None:
    at = DEADLINE - timedelta(days=3)
    people = [application("B-1", received_at=at), application("B-2", received_at=at + timedelta(minutes=2, seconds=30))]

    for name in ("A-1", "C-1"):
        third = [*people, application(name, received_at=at + 10 * MINUTE)]
        assert by_kind(found_for(case(third, places=2), name))["received"].by == 8
    one = [application("B-1", received_at=at), application("A-1", received_at=at + 10 * MINUTE)]
    other = [application("B-1", received_at=at), application("C-1", received_at=at + 10 * MINUTE)]
    assert by_kind(found_for(case(one, places=1), "A-1"))["received"].by == 10
    assert by_kind(found_for(case(other, places=1), "C-1"))["received"].by == 11


def test_whoever_was_late_is_helped_by_the_deadline() -> None:
    late = application("A-1", received_at=DEADLINE + timedelta(minutes=2, seconds=1))

    one = by_kind(found_for(case([late]), "A-1"))["received"]

    assert (one.by, one.after) == (3, 100)


def test_a_consent_alone_is_said_to_help_where_the_clearance_does_for_a_while() -> None:
    child = application("A-1", category="child", birth_date=date(2016, 1, 1), certificate_valid_until=None, points=7)
    cleared = assistant("S-1", child_clearance_until=date(2026, 2, 28))

    one = by_kind(found_for(case([child], [cleared]), "A-1"))["clearance"]

    assert one.changes == ("S-1.accepted_for=A-1",)
    assert one.helps


def test_a_child_is_helped_by_clearance_and_consent_together() -> None:
    child = application("A-1", category="child", birth_date=date(2016, 1, 1))

    one = by_kind(found_for(case([child], [assistant("S-1")]), "A-1"))["clearance"]

    assert one.changes == ("S-1.child_clearance_until=2026-03-31", "S-1.accepted_for=A-1")
    assert one.after == 100


@pytest.mark.parametrize(
    ("mine", "theirs", "told"),
    [
        ({"category": "moderate"}, {}, ("tier", "4", "1", False)),
        ({"equivalent": True}, {"category": "moderate"}, ("tier", "2", "4", True)),
        ({"points": 9}, {"points": 10}, ("points", "9", "10", False)),
        ({"points": 10}, {"points": 9}, ("points", "10", "9", True)),
        ({}, {}, ("id", "A-1", "A-2", True)),
    ],
)
def test_who_ranks_higher_is_told_by_the_first_thing_that_differs(
    mine: dict[str, object], theirs: dict[str, object], told: tuple[str, str, str, bool]
) -> None:
    one, other = application("A-1", **mine), application("A-2", **theirs)

    assert ranked(programme(), one, other) == Ranked(*told)
    assert ranked(programme(), other, one) == Ranked(told[0], told[2], told[1], not told[3])


def test_receipt_counts_as_a_moment_whatever_its_offset() -> None:
    one, other = (
        application("A-2", received_at=datetime.fromisoformat("2026-01-05T10:00:00+01:00")),
        application("A-1", received_at=datetime.fromisoformat("2026-01-05T09:00:01+00:00")),
    )

    found = ranked(programme(), one, other)

    assert (found.by, found.ahead) == ("time", True)


@FEWER
@given(st.permutations(range(6)))
def test_pairs_are_told_in_the_order_of_the_waiting_list(order: list[int]) -> None:
    kinds: list[dict[str, object]]
    kinds = [{}, {"points": 30}, {"equivalent": True}, {"category": "moderate"}, {}, {"points": 3}]
    people = [application(f"A-{order[number]}", **kind) for number, kind in enumerate(kinds)]
    names = [one.application for one in proven(case(people, places=0), Run()).waiting]

    for one, other in combinations(people, 2):
        assert ranked(programme(), one, other).ahead == (names.index(one.id) < names.index(other.id))
