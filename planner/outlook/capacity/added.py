"""Assistants whom nobody has yet, as rows of a case: qualified, round the clock, for everybody or for adults."""

from collections.abc import Iterator
from itertools import count

from planner.outlook.capacity.needed import Needed
from planner.outlook.capacity.serving import Extra
from planner.terms.calendar import days_in_common
from planner.terms.case import AssistantTerms, ProgrammeRules, Window

ROUND_THE_CLOCK = ((Window(0, 24 * 60),),) * 7


def assistant(needed: Needed, name: str, *, cleared: bool, hours: int = 0) -> AssistantTerms:
    """Cleared: also for every child of whom hours are needed. The id is of nobody else."""
    known = {one.id for one in needed.inputs.assistants or ()}
    children = frozenset(one.id for one in needed.people if one.is_child)
    return AssistantTerms(
        id=next(one for number in count() if (one := f"+{name}{number or ''}") not in known),
        windows=ROUND_THE_CLOCK,
        max_hours_month=hours,
        basis="qualification",
        indicated_by=frozenset(),
        family_of=frozenset(),
        child_clearance_until=needed.inputs.programme.last if cleared else None,
        accepted_for=children if cleared else frozenset(),
        lat=None,
        lon=None,
    )


def added_staff(needed: Needed, extra: Extra) -> tuple[AssistantTerms, ...] | None:
    """So many assistants that they give these hours in each month; None where a month is too short for one step.

    One gives at most 12 hours a day, and no more a month than the shortest month has room for. Source: R-31.
    """
    programme = needed.inputs.programme
    most = _most(programme) // programme.step_hours
    wanted = (("general", extra.general), ("cleared", extra.cleared))
    if not most:
        return None if any(steps for _, steps in wanted) else ()
    return tuple(one for name, steps in wanted for one in _several(needed, name, steps, most))


def _several(needed: Needed, name: str, steps: int, most: int) -> Iterator[AssistantTerms]:
    for number, first in enumerate(range(0, steps, most), 1):
        hours = min(most, steps - first) * needed.inputs.programme.step_hours
        yield assistant(needed, f"{name}-{number}-", cleared=name == "cleared", hours=hours)


def _most(programme: ProgrammeRules) -> int:
    """Hours that one may serve in the programme's shortest month."""
    days = min(days_in_common(month, programme.first, programme.last) for month in programme.months)
    return int(programme.edition["assistant.minutes_in_doba"]) * days // 60
