"""A choice of further people and a flow for everybody's floor, as one mixed-integer programme (HiGHS)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack

from planner.solver.allocation.check.facts import Candidate, Facts
from planner.solver.allocation.check.ground import Ground

Floats = NDArray[np.float64]


def any_completion(facts: Facts, ground: Ground, members: Sequence[int], later: Sequence[int], missing: int) -> bool:
    """Whether at least `missing` of the later people (of high support) can join so that all can be served.

    The grounds' people are the candidates; members and later are their numbers.
    """
    people, arcs = facts.candidates, len(ground.tail)
    groups = [people[number] for number in later]
    rows, least, most = _limits(facts, groups, [people[number] for number in members], missing)
    balance, supply = _balance(ground, members, later)
    choice_only = hstack([csr_array(rows), csr_array((len(rows), arcs))])
    answer = milp(
        np.zeros(len(later) + arcs),
        constraints=[LinearConstraint(balance, supply, supply), LinearConstraint(choice_only, least, most)],
        bounds=Bounds(0, np.concatenate([np.ones(len(later)), ground.capacity])),
        integrality=np.concatenate([np.ones(len(later)), np.zeros(arcs)]),
    )
    return bool(answer.status == 0)


def _balance(ground: Ground, members: Sequence[int], later: Sequence[int]) -> tuple[csr_array, Floats]:
    """At every node but the sink: out minus in is the floor, for later people times their choice."""
    arcs, nodes = len(ground.tail), ground.nodes
    number = np.arange(arcs)
    flows = csr_array((np.ones(arcs), (ground.tail, number)), shape=(nodes, arcs))
    flows = flows - csr_array((np.ones(arcs), (ground.head, number)), shape=(nodes, arcs))
    floors = np.array([-ground.people[one].floor for one in later], np.float64)
    choices = csr_array((floors, (np.array(later), np.arange(len(later)))), shape=(nodes, len(later)))
    supply = np.zeros(nodes)
    supply[list(members)] = [ground.people[one].floor for one in members]
    keep = np.arange(nodes) != ground.sink
    return csr_array(hstack([choices, flows]))[keep], supply[keep]


def _limits(
    facts: Facts, later: Sequence[Candidate], members: Sequence[Candidate], missing: int
) -> tuple[Floats, Floats, Floats]:
    """Quota, places, pools and budget as rows over the later people, each with its least and most."""
    programme, step = facts.programme, facts.step
    ones, floors = np.ones(len(later)), np.array([one.floor for one in later], np.float64)
    rows = [(ones, float(missing), np.inf), (floors, -np.inf, float(facts.budget - sum(one.floor for one in members)))]
    if programme.places is not None:
        rows.append((ones, -np.inf, float(programme.places - len(members))))
    for name, most in programme.category_places.items():
        inside = sum(one.category == name for one in members)
        rows.append((_is_in(later, name), -np.inf, float(most - inside)))
    for name, most in programme.pools.items():
        taken = sum(one.floor for one in members if one.category == name)
        rows.append((_is_in(later, name) * floors, -np.inf, float(most // step - taken)))
    matrix, least, most_values = zip(*rows, strict=True)
    return np.array(matrix), np.array(least), np.array(most_values)


def _is_in(people: Sequence[Candidate], category: str) -> Floats:
    return np.array([one.category == category for one in people], np.float64)
