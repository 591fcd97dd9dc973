"""Which events of a programme count on a day, by what is known now (docs/decisions/0016).

Those that take effect on the day or before. What they are about is there with what it began with, though that took
effect only later: nothing can be granted to an application, or served by an assistant, that is not there.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.aggregates.programme_events import GrantsAnnounced, PlanFiled
from planner.aggregates.roster import RosterDraft
from planner.aggregates.roster_events import RosterPublished
from planner.aggregates.settlement import MonthClosed
from planner.record.streams import Unreplayable
from planner.terms.scope import Scope

State = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Weighed:
    """One event. first: whether its stream's first command recorded it. needs: streams that must be there with it."""

    notification: int
    stream: UUID
    first: bool
    effective: str
    needs: frozenset[UUID]
    of_plan: UUID | None = None


def weighed(scope: Scope, rows: Iterable[Mapping[str, Any]]) -> Iterator[Weighed]:
    """rows: of all events of the programme, in the order of recording. Raises Unreplayable."""
    stream_of = cache(scope.stream)
    began: dict[UUID, str] = {}
    for row in rows:
        try:
            yield _weighed(row, stream_of, began)
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise Unreplayable(row) from error


def _weighed(row: Mapping[str, Any], stream_of: Callable[[str, str], UUID], began: dict[UUID, str]) -> Weighed:
    state = json.loads(bytes(row["state"]))
    stream, topic, command = row["originator_id"], row["topic"], state["command_id"]
    first = began.setdefault(stream, command) == command
    names = {*_needed(topic, state), (Programme.TOPIC, "")}
    plan = stream_of(Plan.TOPIC, state["plan"]) if topic == PlanFiled.TOPIC else None
    needs = frozenset(stream_of(*name) for name in names)
    return Weighed(row["notification_id"], stream, first, state["effective"], needs, plan)


def counted(events: Iterable[Weighed], day: date) -> set[int]:
    """The notifications of those that count on the day."""
    events, last = list(events), str(day)
    found = {one.notification for one in events if one.effective <= last}
    there = {stream for one in events if one.effective <= last for stream in (one.stream, *one.needs)}
    while True:
        begun = [one for one in events if one.first and one.stream in there and one.notification not in found]
        if not begun:
            break
        found |= {one.notification for one in begun}
        there |= {stream for one in begun for stream in one.needs}
    return found | {one.notification for one in events if one.of_plan in there}


def _needed(topic: str, state: State) -> Iterator[tuple[str, str]]:
    """Kind and name of what the event is about, beside its own stream."""
    yield from _who(state)
    match topic:
        case RosterPublished.TOPIC:
            yield RosterDraft.TOPIC, state["draft"]
        case GrantsAnnounced.TOPIC:
            yield Plan.TOPIC, state["plan"]
            yield from ((Application.TOPIC, name) for name in state["grants"])
        case MonthClosed.TOPIC:
            for line in state["lines"].values():
                yield from _who(line)


def _who(facts: State) -> Iterator[tuple[str, str]]:
    for kind in (Application.TOPIC, Assistant.TOPIC):
        if isinstance(facts.get(kind), str) and facts[kind]:
            yield kind, facts[kind]
