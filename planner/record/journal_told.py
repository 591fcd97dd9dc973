"""The journal as it is read: who, when, which command, what was asked as far as it is kept, what came of it."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any

from pydantic import Field
from typing_extensions import TypedDict

from planner.documents.shapes.units import Actor, Code, Count, Digest, Instant, Position
from planner.record.store.journal import Journal, Rows
from planner.record.store.journal_lines import Wanted, events_of_lines, lines_of
from planner.terms.clock import WARSAW
from planner.terms.refusals import Refused
from planner.terms.scope import MOST_NAME, Scope, sensible

MOST_LINES = 500


class Came(TypedDict):
    """Events of one topic that a command recorded. of: the first of what they are about."""

    event: Annotated[str, Field(description="What happened.", examples=["application.received"])]
    count: Count
    of: list[str]


class JournalLine(TypedDict):
    """One command. asked: the digest of what was asked; personally: of its personal part, keyed, empty for none.

    result: as it was answered. came: nothing where there was nothing to change.
    """

    number: Position
    recorded_at: Instant
    actor: Actor
    command: Code
    command_id: str
    asked: Digest
    personally: str
    result: dict[str, Any]
    events: Count
    came: list[Came]


class JournalPage(TypedDict):
    """lines: the oldest first. before: ask for the lines before this one; None: there are none."""

    lines: list[JournalLine]
    before: Position | None


def journal_page(journal: Journal, scope: Scope, wanted: Wanted) -> JournalPage:
    """The newest lines that are wanted."""
    rows = lines_of(journal, scope, Wanted(**{**vars(wanted), "last": wanted.last + 1}))
    shown, more = rows[-wanted.last :], len(rows) > wanted.last
    came = _by_line(events_of_lines(journal, [row["number"] for row in shown if row["events"]]))
    lines = [_line(row, came.get(row["number"], [])) for row in shown]
    return {"lines": lines, "before": lines[0]["number"] if more else None}


def wanted_lines(
    last: int, days: tuple[date | None, date | None], actor: str | None = None, before: int | None = None
) -> Wanted:
    """days: as the calendar in Poland has them, both inclusive. Raises Refused for days and actors nobody means."""
    first_day, last_day = (one and sensible(one, name) for one, name in zip(days, ("from", "to"), strict=True))
    if actor is not None and (not actor.isprintable() or len(actor) > MOST_NAME):
        raise Refused("bad_name", "actor", value=actor, most=MOST_NAME)
    since = None if first_day is None else _midnight(first_day)
    until = None if last_day is None else _midnight(last_day + timedelta(days=1))
    return Wanted(last, since, until, actor, before)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=WARSAW)


def _by_line(rows: Rows) -> dict[int, list[Came]]:
    found: dict[int, list[Came]] = {}
    for row in rows:
        names = [name for name in dict.fromkeys(row["names"]) if name]
        found.setdefault(row["number"], []).append({"event": row["topic"], "count": row["count"], "of": names})
    return found


def _line(row: dict[str, Any], came: list[Came]) -> JournalLine:
    asked, _, personally = row["request"].partition(" ")
    return {
        "number": row["number"],
        "recorded_at": row["recorded_at"].astimezone(WARSAW).isoformat(timespec="seconds"),
        "actor": row["actor"],
        "command": row["command"],
        "command_id": row["command_id"],
        "asked": asked,
        "personally": personally,
        "result": row["result"],
        "events": row["events"],
        "came": came,
    }
