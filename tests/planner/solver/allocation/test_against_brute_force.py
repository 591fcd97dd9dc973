"""Every stage against all that could be answered."""

from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from planner.rules.eligibility import inputs_of
from planner.solver.allocation.check.facts import may_serve
from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.derive import derive
from planner.solver.allocation.plan import Allocation
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.case import Case
from tests.worlds.brute_allocation import Brute, Grants, People, unevenness
from tests.worlds.cases import STEP, cases, crossed_cases, scarce_cases


def compare(case: Case) -> Allocation:
    """The plan of the case, after every stage was found equal to brute force."""
    plan, brute = solve(case, Run()), Brute(case)
    people = brute.admitted()
    if people is None:
        assert plan.status == "infeasible"
        return plan
    assert plan.status == "optimal"
    step = case.programme.step_hours
    assert [grant.application for grant in plan.admitted] == [one.id for one in people]
    grants = brute.grants(people)
    assert tuple(grant.hours // step for grant in plan.admitted) == grants
    names = [str(month) for month in case.programme.months]
    months = tuple(tuple(grant.months.get(name, 0) // step for name in names) for grant in plan.admitted)
    assert [sum(row) for row in months] == list(grants)
    assert brute.served(people, months)
    assert unevenness(people, months) == brute.least_unevenness(people, grants)
    return plan


def _document(case: Case, people: People, grants: Grants, brute: Brute) -> dict[str, Any]:
    """A plan made by hand: these grants, in some months that can be served."""
    months = next(brute.all_months(people, grants))
    names, step = [str(month) for month in case.programme.months], case.programme.step_hours
    rows = zip(people, grants, months, strict=True)
    admitted = [
        {
            "application": one.id,
            "hours": steps * step,
            "months": {name: count * step for name, count in zip(names, row, strict=True)},
        }
        for one, steps, row in rows
    ]
    return {"admitted": admitted}


@given(cases())
def test_admission_grants_and_months_equal_brute_force(case: Case) -> None:
    compare(case)


@given(cases(assistants=True, pools=True))
def test_with_pools_and_assistants_binding_together_too(case: Case) -> None:
    compare(case)


@given(crossed_cases(people=5))
def test_where_an_hour_must_pass_through_third_people_too(case: Case) -> None:
    compare(case)


@given(scarce_cases(people=4))
def test_where_the_assistants_cannot_carry_all_floors_together_too(case: Case) -> None:
    plan, brute = compare(case), Brute(case)
    people = brute.admitted() or ()
    floors = brute.floors(people)

    assert judge(case, plan.as_json()).outcome == ("impossible" if plan.status == "infeasible" else "ok")
    assert [grant.minimum for grant in plan.admitted] == [floor * STEP for floor in floors]
    below = tuple(one.id for one, grant in zip(people, plan.admitted, strict=True) if grant.hours < one.floor * STEP)
    assert dict(plan.warnings).get("below_minimum", ()) == below
    assert below == tuple(one.id for one, floor in zip(people, floors, strict=True) if floor < one.floor)


@given(scarce_cases(people=3), st.data())
def test_a_plan_is_unlawful_exactly_where_somebody_is_below_the_shared_floor(case: Case, data: st.DataObject) -> None:
    brute = Brute(case)
    people = brute.admitted() or ()
    assume(people)
    possible = [
        grants for grants in product(*(range(one.ceiling + 1) for one in people)) if brute.allows(people, grants)
    ]
    grants = data.draw(st.sampled_from(possible))

    verdict = judge(case, _document(case, people, grants, brute))

    below = any(steps < floor for steps, floor in zip(grants, brute.floors(people), strict=True))
    assert (verdict.outcome == "unlawful") == below


@given(scarce_cases(people=9))
def test_the_checker_confirms_every_sharing_of_floors(case: Case) -> None:
    plan = solve(case, Run())

    assert judge(case, plan.as_json()).outcome == ("impossible" if plan.status == "infeasible" else "ok")


@given(crossed_cases(people=12))
def test_the_checker_confirms_grants_that_pass_through_third_people(case: Case) -> None:
    plan = solve(case, Run())

    assert judge(case, plan.as_json()).outcome == "ok"


@given(cases(assistants=True))
def test_the_checker_confirms_every_plan(case: Case) -> None:
    plan = solve(case, Run())

    assert judge(case, plan.as_json()).outcome == ("impossible" if plan.status == "infeasible" else "ok")


@given(cases())
def test_solver_and_checker_read_the_same_facts_from_a_case(case: Case) -> None:
    derived, facts = derive(inputs_of(case)), Brute(case).facts
    instance = derived.instance

    assert {name: list(reasons) for name, reasons in derived.refused} == facts.refused
    pairs = list(zip(instance.people, facts.candidates, strict=True))
    for one, other in pairs:
        assert (one.id, one.high_support, one.floor, one.ceiling) == (other.id, other.high, other.floor, other.ceiling)
        assert (one.service_days, one.room) == (other.days, other.room)
    assert len({Fraction(one.weight) / other.weight for one, other in pairs}) <= 1
    for mine, theirs in zip(instance.assistants or (), facts.assistants or (), strict=True):
        assert list(mine.capacity) == facts.capacity[theirs.id]
        for month in range(len(facts.months)):
            for one, other in pairs:
                assert mine.may_serve(one, month) == may_serve(facts, theirs, other, month)
