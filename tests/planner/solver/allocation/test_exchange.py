"""Improving cycles alone lead from any lawful grants to the best ones."""

import numpy as np
from hypothesis import given

from planner.rules.eligibility import inputs_of
from planner.solver.allocation.admission import admit
from planner.solver.allocation.derive import derive
from planner.solver.allocation.engine import push
from planner.solver.allocation.exchange import Exchange
from planner.solver.allocation.floors import with_floors_in_force
from planner.solver.allocation.hours import solve_hours
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import _Allocating
from planner.terms.case import Case
from tests.worlds.cases import cases, crossed_cases


@given(cases(most_people=7, assistants=True, pools=True) | crossed_cases(people=9))
def test_cycles_from_the_floors_reach_what_filling_reaches(case: Case) -> None:
    instance = derive(inputs_of(case)).instance
    admission = admit(instance, lambda: 60.0)
    if not admission.admitted:
        return
    problem = with_floors_in_force(_Allocating(case, instance, admission, Run())._problem())
    floor, supply = problem.bounds.floor, problem.supply
    people = np.arange(len(floor), dtype=np.int64)
    flow = push(supply.arcs, people, floor, supply.sink).arcs

    exchange = Exchange(problem, floor, flow)
    while exchange.improve():
        pass

    assert exchange.granted.tolist() == solve_hours(problem, lambda: False).granted.tolist()
