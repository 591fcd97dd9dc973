"""Promises that the assistants cannot serve. Source: formats, re-planning 3."""

from dataclasses import replace

import numpy as np

from planner.solver.allocation.engine import push
from planner.solver.allocation.instance import Instance
from planner.solver.allocation.plan import Grant
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
    named = tuple(promised.people[number].id for number in reached)
    return Short(steps * promised.step_hours, (), named)


def unserved_months(instance: Instance, grants: tuple[Grant, ...]) -> tuple[str, ...]:
    """Months of these grants in which the assistants cannot serve all hours.

    Which they are follows from the grants' months alone, since every way past the assistants is needed.
    """
    by_id = {one.id: one for one in instance.people}
    network = supply(replace(instance, past_assistants=0), [by_id[grant.application] for grant in grants])
    names = [str(month) for month in instance.months]
    steps = [[grant.months.get(name, 0) // instance.step_hours for name in names] for grant in grants]
    wanted, cells = np.array(steps, np.int64), network.numbering.cells()
    flow = push(network.arcs.part(network.behind), cells.ravel(), wanted.ravel(), network.sink)
    missing = wanted - flow.supplied.reshape(wanted.shape)
    return tuple(names[month] for month in np.flatnonzero(missing.any(axis=0)))
