"""The baseline: a straightforward leximin, level by level, each level one CP-SAT model.

As one would write it at first: an integer for each person, month and assistant who may serve, sums
for grants, room and capacity. It takes the admitted people as given and leaves the even months out.
`python -m benchmarks.naive CASE` prints the hours in ranking order.
"""

import sys
from pathlib import Path

from ortools.sat.python import cp_model

from planner.case.reader import read_case
from planner.rules.eligibility import inputs_of
from planner.solver.allocation.admission import admit
from planner.solver.allocation.derive import derive
from planner.solver.allocation.instance import Instance, Person

SCALE = 10**6


def leximin(instance: Instance, people: list[Person]) -> list[int]:
    """Steps per person: raise the lowest share as far as it goes, fix whoever cannot go further, repeat."""
    fixed: dict[int, int] = {}
    while len(fixed) < len(people):
        level = _highest_level(instance, people, fixed)
        steps, above = _fewest_at(instance, people, fixed, level)
        fixed |= {number: steps[number] for number in range(len(people)) if number not in fixed and not above[number]}
    return [fixed[number] for number in range(len(people))]


def _model(
    instance: Instance, people: list[Person], fixed: dict[int, int]
) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    model = cp_model.CpModel()
    steps = [
        model.new_int_var(fixed.get(n, one.floor), fixed.get(n, min(one.ceiling, sum(one.room))), one.id)
        for n, one in enumerate(people)
    ]
    model.add(sum(steps) <= instance.limits.budget)
    for category, most in instance.limits.pools.items():
        model.add(sum(var for var, one in zip(steps, people, strict=True) if one.category == category) <= most)
    _serve(model, steps, instance, people)
    return model, steps


def _serve(model: cp_model.CpModel, steps: list[cp_model.IntVar], instance: Instance, people: list[Person]) -> None:
    """Every step is served by somebody who may, within room and capacity."""
    used: dict[tuple[str, int], list[cp_model.IntVar]] = {}
    for number, one in enumerate(people):
        months = []
        for month, room in enumerate(one.room):
            served = []
            for assistant in instance.assistants or ():
                if assistant.capacity[month] and assistant.may_serve(one, month):
                    share = model.new_int_var(0, min(room, assistant.capacity[month]), "")
                    served.append(share)
                    used.setdefault((assistant.id, month), []).append(share)
            months += served
            model.add(sum(served) <= room)
        model.add(sum(months) == steps[number])
    for assistant in instance.assistants or ():
        for month, capacity in enumerate(assistant.capacity):
            model.add(sum(used.get((assistant.id, month), [])) <= capacity)


def _highest_level(instance: Instance, people: list[Person], fixed: dict[int, int]) -> int:
    model, steps = _model(instance, people, fixed)
    level = model.new_int_var(0, SCALE * 1000, "level")
    for number, one in enumerate(people):
        if number not in fixed:
            model.add(SCALE * steps[number] >= level * one.weight)
    model.maximize(level)
    return int(_solve(model).value(level))


def _fewest_at(
    instance: Instance, people: list[Person], fixed: dict[int, int], level: int
) -> tuple[list[int], list[bool]]:
    model, steps = _model(instance, people, fixed)
    above = [model.new_bool_var("") for _ in people]
    for number, one in enumerate(people):
        if number not in fixed:
            least = -(-level * one.weight // SCALE)
            model.add(steps[number] >= least)
            model.add(steps[number] >= least + 1).only_enforce_if(above[number])
    model.maximize(sum(above[number] for number in range(len(people)) if number not in fixed))
    solver = _solve(model)
    return [int(solver.value(var)) for var in steps], [bool(solver.value(var)) for var in above]


def _solve(model: cp_model.CpModel) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    if solver.solve(model) != cp_model.OPTIMAL:
        raise RuntimeError("not proven")
    return solver


if __name__ == "__main__":
    given = derive(inputs_of(read_case(Path(sys.argv[1])))).instance
    chosen = [given.people[number] for number in admit(given, lambda: 60.0).admitted]
    print(leximin(given, chosen))
