"""Promises that the assistants cannot serve. Source: formats, re-planning 3."""

import numpy as np

from planner.solver.allocation.engine import push
from planner.solver.allocation.instance import Instance
from planner.solver.allocation.supply import supply
from planner.solver.replan.plan import Short


def shortage(promised: Instance) -> Short | None:
    """Of the floors of an instance of those who stay: what of them exceeds a maximum flow; None where nothing does."""
    network = supply(promised, promised.people)
    floor = np.array([one.floor for one in promised.people], np.int64)
    flow = push(network.arcs, network.numbering.persons(), floor, network.sink)
    steps = int((floor - flow.supplied).sum())
    if not steps:
        return None
    reached = np.flatnonzero(flow.reached[: len(floor)])  # who is short, or could be in place of somebody
    months = np.flatnonzero(flow.reached[network.numbering.cells()].any(axis=0))
    return Short(
        steps * promised.step_hours,
        tuple(str(promised.months[month]) for month in months),
        tuple(promised.people[number].id for number in reached),
    )
