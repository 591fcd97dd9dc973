"""Every stage against all that could be answered."""

from fractions import Fraction

from hypothesis import given

from planner.rules.eligibility import inputs_of
from planner.solver.allocation.check.facts import may_serve
from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.derive import derive
from planner.solver.allocation.plan import Allocation
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.case import Case
from tests.worlds.brute_allocation import Brute, unevenness
from tests.worlds.cases import cases, crossed_cases


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


@given(cases())
def test_admission_grants_and_months_equal_brute_force(case: Case) -> None:
    compare(case)


@given(cases(assistants=True, pools=True))
def test_with_pools_and_assistants_binding_together_too(case: Case) -> None:
    compare(case)


@given(crossed_cases(people=5))
def test_where_an_hour_must_pass_through_third_people_too(case: Case) -> None:
    compare(case)


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
