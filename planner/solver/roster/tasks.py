"""What a process is asked to do to a roster, and what it answers."""

from dataclasses import dataclass

Assigned = list[int]


@dataclass(frozen=True)
class Part:
    """What may change: these assistants' visits, and for these people also whether a wish is filled."""

    assistants: frozenset[int]
    people: frozenset[int]


@dataclass(frozen=True)
class Walk:
    """An annealing task: so many moves at a temperature. deadline: on the clock `time.monotonic`, which all share."""

    part: Part
    moves: int
    temperature: float
    seed: int
    deadline: float


@dataclass(frozen=True)
class Polish:
    """A task for the engine: `sort` of neighbourhood and how large; work: deterministic seconds."""

    part: Part
    sort: str
    size: int
    seed: int
    work: float
    deadline: float


@dataclass(frozen=True)
class Improved:
    """best: the fewest points met inside the part, of the whole month; end: where the walk ended."""

    best_points: int
    best: Assigned
    end: Assigned
