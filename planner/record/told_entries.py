"""Timesheet entries as they are told: facts, who confirmed, what stands against them, whether they are settled."""

from collections.abc import Iterator
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from planner.documents.shapes.units import ApplicationId, AssistantId, EntryId, Instant, Minutes, RuleId
from planner.record.year import Year
from planner.settlement.line import Line
from planner.terms.calendar import Month
from planner.terms.clock import instant_of
from planner.terms.natural import natural

State = Literal["settled", "confirmed", "open", "disputed", "part_disputed", "rejected", "no_show", "cancelled"]
STATES: tuple[str, ...] = get_args(State)


class EntryTold(BaseModel):
    """minutes: counted; of them disputed ones by `rules`. confirmed: to be settled when its month is closed."""

    model_config = ConfigDict(frozen=True)

    entry: EntryId
    application: ApplicationId
    assistant: AssistantId
    start: Instant
    end: Instant
    areas: list[str]
    confirmed_by: list[str]
    state: State
    minutes: Minutes
    disputed: Minutes
    rules: list[RuleId]
    codes: list[str]


def entries_told(year: Year, month: Month) -> list[EntryTold]:
    """Of the month, by start."""
    return sorted(_told(year, month), key=lambda one: (instant_of(one.start), natural(one.application), one.entry))


def _told(year: Year, month: Month) -> Iterator[EntryTold]:
    lines, closed = year.lines(month), month in year.books.closed
    for name, (one, _) in year.books.told(month).items():
        if name not in lines:  # told after the year was read
            continue
        facts = {key: one.facts[key] for key in ("application", "assistant", "start", "end", "areas")}
        line = lines[name]
        state: State = "rejected" if one.rejected else _state(one.facts["outcome"], line, closed=closed)
        yield EntryTold(
            entry=name,
            **facts,
            confirmed_by=one.confirmed_by,
            state=state,
            minutes=line.minutes,
            disputed=line.disputed,
            rules=list(dict.fromkeys(rule for _, rule in line.found)),
            codes=[code for code, _ in line.found],
        )


def _state(outcome: str, line: Line, *, closed: bool) -> State:
    if outcome != "done":
        return "no_show" if outcome == "no_show" else "cancelled"
    if line.disputed:
        return "disputed" if line.disputed == line.minutes else "part_disputed"
    if line.settled:
        return "settled" if closed else "confirmed"
    return "open"
