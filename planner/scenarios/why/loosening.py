"""The smallest change of each kind that gives one person a step more, or a place.

Answers are not monotone: more of something may give somebody less. So each whole step is solved from the least on, and
nothing smaller works than what is found; how many were solved, and where the scan ended, is part of the answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.scenarios.apply import applied
from planner.scenarios.change import parse_changes
from planner.scenarios.why.granted import Standing, standing_of
from planner.scenarios.why.knobs import Knob, knobs
from planner.solver.allocation.plan import Allocation
from planner.solver.allocation.run import Run
from planner.terms.case import Case
from planner.terms.refusals import InputRefused

MOST_SOLVES = 60


@dataclass(frozen=True)
class Loosening:
    """What one kind of change does. changes: the smallest that helps, () where none of those tried does.

    by: how much; solves: how many were tried, all from the least on; ended_at: the last one tried.
    """

    kind: str
    of: str
    changes: tuple[str, ...]
    by: int
    before: int
    after: int
    solves: int
    ended_at: tuple[str, ...]

    @property
    def helps(self) -> bool:
        return bool(self.changes)

    def as_json(self) -> dict[str, object]:
        return {
            "kind": self.kind,
            "of": self.of,
            "changes": list(self.changes),
            "by": self.by,
            "verified": self.helps,
            "hours": {"before": self.before, "after": self.after},
            "solves": self.solves,
            "ended_at": list(self.ended_at),
        }


def loosenings(case: Case, plan: Allocation, application: str, run: Run) -> Iterator[Loosening]:
    """Of each kind, at most MOST_SOLVES tried; the last kinds not at all where time runs out. plan: the case's."""
    now = standing_of(case, application, run)
    if now is None:
        return
    for knob in knobs(case, plan, application):
        found = _scanned(case, application, now, knob, run)
        if found is not None:
            yield found


def _scanned(case: Case, application: str, now: Standing, knob: Knob, run: Run) -> Loosening | None:
    """None where there is nothing to try."""
    tried: tuple[str, ...] = ()
    solves = 0
    for value in knob.values():
        if solves == MOST_SOLVES or run.out_of_time():
            break
        try:
            changes = knob.changes(value)
            changed = applied(case, parse_changes(changes, str))
        except InputRefused:
            break  # beyond what the files may say
        then = standing_of(changed, application, run)
        if then is None and run.out_of_time():
            break  # not answered
        solves, tried = solves + 1, changes
        if then is not None and then.better_than(now):
            return Loosening(knob.kind, knob.of, changes, value, now.hours, then.hours, solves, tried)
    return Loosening(knob.kind, knob.of, (), 0, now.hours, now.hours, solves, tried) if solves else None
