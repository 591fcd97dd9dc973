"""Improving cycles alone lead from any lawful grants to the best ones."""

from datetime import date
from itertools import pairwise
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.eligibility import inputs_of
from planner.solver.allocation.admission import admit
from planner.solver.allocation.allocating import Allocating
from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.derive import derive
from planner.solver.allocation.engine import Ints, push
from planner.solver.allocation.exchange import Exchange
from planner.solver.allocation.floors import with_floors_in_force
from planner.solver.allocation.hours import solve_hours
from planner.solver.allocation.problem import HoursProblem
from planner.solver.allocation.run import Run
from planner.terms.case import Case
from tests.worlds.cases import STEP, application, assistant, case, cases, crossed_cases


@given(cases(most_people=7, assistants=True, pools=True) | crossed_cases(people=9))
def test_cycles_from_the_floors_reach_what_filling_reaches(given_case: Case) -> None:
    problem = hours_problem(given_case)
    if problem is not None:
        assert improved(problem, problem.bounds.floor) == best(problem)


@given(st.integers(0, 10**9))
def test_so_do_cycles_from_hours_handed_out_to_whoever_came_first(seed: int) -> None:
    """With a pool that some share and assistants whom others share, and more budget than can be used."""
    dice = Random(seed)
    problem = hours_problem(crowded_pool(dice))
    assert problem is not None

    assert improved(problem, first_come(problem, dice)) == best(problem)


@given(st.integers(0, 10**9))
def test_the_checker_tells_the_best_of_all_lawful_grants_from_any_other(seed: int) -> None:
    dice = Random(seed)
    given_case = crowded_pool(dice)
    problem = hours_problem(given_case)
    assert problem is not None
    granted = first_come(problem, dice)

    assert outcome(given_case, problem, granted) == ("ok" if granted.tolist() == best(problem) else "not_best")


@given(crossed_cases(people=12), st.integers(0, 10**9))
def test_a_step_less_than_the_best_or_a_step_with_somebody_else_is_never_the_best(given_case: Case, seed: int) -> None:
    problem = hours_problem(given_case)
    assert problem is not None
    best_of_all = np.array(best(problem))
    people = range(len(best_of_all))
    steps = np.eye(len(best_of_all), dtype=np.int64)
    near = [best_of_all - steps[gives] for gives in people]
    near += [best_of_all - steps[gives] + steps[gains] for gives in people for gains in people if gives != gains]
    others = [granted for granted in near if lawful(problem, granted)]

    assert outcome(given_case, problem, best_of_all) == "ok"
    for granted in Random(seed).sample(others, min(4, len(others))):
        assert outcome(given_case, problem, granted) == "not_best"


def outcome(given_case: Case, problem: HoursProblem, granted: Ints) -> str:
    """What the checker says of these grants in the only month."""
    rows = [
        {"application": person.id, "hours": STEP * steps, "months": {"2026-02": STEP * steps}}
        for person, steps in zip(problem.supply.people, granted.tolist(), strict=True)
    ]
    return judge(given_case, {"admitted": rows}).outcome


def test_two_people_give_for_one_who_has_nothing_though_hours_stay_unused() -> None:
    """A-1 needs the pool of A-2 and the assistant of A-3: what both give is one hour less together."""
    people = [application("A-1"), application("A-2"), application("A-3", category="moderate_multiple")]
    staff = [
        assistant("S-1", basis="indicated", indicated_by=frozenset({"A-1", "A-3"}), max_hours_month=5),
        assistant("S-2", basis="indicated", indicated_by=frozenset({"A-2"}), max_hours_month=5),
    ]
    unit = {"pools": {"severe": 10}, "ceilings": {"severe": 10}}
    problem = hours_problem(case(people, staff, **unit), floors=False)
    assert problem is not None

    assert improved(problem, np.array([0, 10, 10])) == best(problem) == [5, 5, 5]


@given(st.integers(0, 10**9))
def test_whom_a_step_helps_most_gains_first_and_whom_it_hurts_least_gives_first(seed: int) -> None:
    dice = Random(seed)
    problem = hours_problem(crowded_pool(dice))
    assert problem is not None
    granted = first_come(problem, dice)
    flow, everybody = carried(problem, granted), np.arange(len(granted))
    assert flow is not None
    exchange = Exchange(problem, granted, flow)

    gaining, giving = exchange._in_order_of_gaining(everybody), exchange._in_order_of_giving(everybody)

    assert sorted(gaining) == [one for one in everybody if granted[one] < problem.bounds.ceiling[one]]
    assert sorted(giving) == [one for one in everybody if granted[one] > problem.bounds.floor[one]]
    for effects in ([exchange._gain(one) for one in gaining], [exchange._gift(one) for one in giving]):
        assert not any(later < earlier for earlier, later in pairwise(effects))


def hours_problem(given_case: Case, *, floors: bool = True) -> HoursProblem | None:
    """The hours of those admitted; None where nobody is."""
    inputs = inputs_of(given_case)
    instance = derive(inputs).instance
    admission = admit(instance, lambda: 60.0)
    if not admission.admitted:
        return None
    problem = with_floors_in_force(Allocating(inputs.programme, instance, admission, Run()).problem())
    if not floors:
        problem.bounds.floor[:] = 0
    return problem


def crowded_pool(dice: Random) -> Case:
    names = [f"A-{number}" for number in range(6)]
    people = [
        application(
            name,
            category=dice.choice(["severe", "severe_multiple"]),
            requested_hours=STEP * dice.randint(3, 6),
            points=dice.randint(1, 5),
        )
        for name in names
    ]
    staff = [
        assistant(
            f"S-{number}",
            basis="indicated",
            indicated_by=frozenset(dice.sample(names, dice.randint(1, 2))),
            max_hours_month=STEP * dice.randint(2, 5),
        )
        for number in range(4)
    ]
    policy, pools = dice.choice(["equal", "proportional", "points"]), {"severe": STEP * dice.randint(4, 8)}
    return case(people, staff, last=date(2026, 2, 28), step_hours=STEP, pools=pools, policy=policy)


def first_come(problem: HoursProblem, dice: Random) -> Ints:
    """One after the other, in any order, takes all that pools, budget and assistants leave."""
    granted = problem.bounds.floor.copy()
    for person in dice.sample(range(len(granted)), len(granted)):
        while granted[person] < problem.bounds.ceiling[person]:
            granted[person] += 1
            if not lawful(problem, granted):
                granted[person] -= 1
                break
    return granted


def lawful(problem: HoursProblem, granted: Ints) -> bool:
    bounds = problem.bounds
    within = bool((bounds.floor <= granted).all() and (granted <= bounds.ceiling).all())
    within = within and all(granted[members].sum() <= limit for members, limit in problem.pools)
    return within and granted.sum() <= problem.budget and carried(problem, granted) is not None


def carried(problem: HoursProblem, granted: Ints) -> Ints | None:
    flow = push(problem.supply.arcs, np.arange(len(granted)), granted, problem.supply.sink)
    return flow.arcs if np.array_equal(flow.supplied, granted) else None


def improved(problem: HoursProblem, granted: Ints) -> list[int]:
    """Where improving cycles end; each keeps every limit, and its flow is one."""
    flow = carried(problem, granted)
    assert flow is not None
    exchange = Exchange(problem, granted, flow)
    while exchange.improve():
        assert lawful(problem, exchange.granted)
        assert carries(problem, exchange.flow, exchange.granted)
    return [int(steps) for steps in exchange.granted]


def carries(problem: HoursProblem, flow: Ints, granted: Ints) -> bool:
    """Whether the flow keeps the capacities, and of each node but the sink goes on what comes in."""
    arcs = problem.supply.arcs
    left = np.zeros(arcs.nodes, np.int64)
    left[: len(granted)] = granted
    np.subtract.at(left, arcs.tail, flow)
    np.add.at(left, arcs.head, flow)
    left[problem.supply.sink] -= granted.sum()
    return bool((flow >= 0).all() and (flow <= arcs.capacity).all() and not left.any())


def best(problem: HoursProblem) -> list[int]:
    return [int(steps) for steps in solve_hours(problem, lambda: False).granted]
