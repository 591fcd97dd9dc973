"""Recorded rosters in words: drafts, what differs between two, and visits."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from api.words.allocation import wrapped
from api.words.changes import spoken_fact
from api.words.messages import Speaker
from api.words.month import whole_day
from api.words.recorded import why_broken
from api.words.refusals import printable
from planner.editions.roster import WEIGHTS
from projections.views.comparison import Comparison
from projections.views.rosters import DraftRow
from projections.views.visits import VisitRow

MOST_NAMES = 20


def show_drafts(rows: list[DraftRow], speaker: Speaker) -> str:
    """One draft on a line; the one in force is marked."""
    if not rows:
        return speaker.say("no_drafts")
    return "\n".join(line for row in rows for line in _draft(row, speaker))


def _draft(row: DraftRow, speaker: Speaker) -> Iterator[str]:
    facts = {name: _fact(name, value, speaker) for name, value in row.items()}
    yield wrapped(printable(speaker.say("draft_filed", facts)))
    if row["in_force"]:
        yield "  " + printable(speaker.say("draft_in_force", facts))


def _fact(name: str, value: Any, speaker: Speaker) -> Any:
    if value is None:
        return "none" if name in ("score", "bound") else "-"
    return spoken_fact(value, speaker)


def show_comparison(found: Comparison, speaker: Speaker) -> str:
    """Counts of visits, the score part by part, and whom it concerns."""
    one, other = found["drafts"]
    facts = {"one": one, "other": other, **{key: dict(found)[key] for key in COUNTS}}
    lines = [wrapped(speaker.say("compare_visits", facts)), ""]
    lines += [_part(part, found["score"][part], speaker) for part in (*WEIGHTS, "total") if part in found["score"]]
    lines.append(_part("unfilled", found["unfilled"], speaker))
    names = found["people"]
    shown = ", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")
    lines += ["", wrapped(printable(speaker.say("compare_people", {"count": len(names), "names": shown})))]
    return "\n".join(lines)


COUNTS = ("unchanged", "planned", "moved", "reassigned", "cancelled")


def _part(part: str, both: list[Any], speaker: Speaker) -> str:
    numbers = " → ".join("-" if value is None else speaker.number(value) for value in both)
    return f"  {numbers:>20}  {speaker.say(f'compare_{part}')}"


def show_visits(rows: list[VisitRow], speaker: Speaker, broken: Iterable[Mapping[str, Any]] = ()) -> str:
    """Visits by day, each on a line; below those that break a rule now, why, and the way out."""
    if not rows:
        return speaker.say("no_visits")
    why = {one["visit"]: why_broken(one, speaker) for one in broken}
    lines: list[str] = []
    for day, visits in groupby(rows, key=lambda row: row["start"][:10]):
        lines.append(whole_day(date.fromisoformat(day), speaker))
        lines += [line for row in visits for line in _visit(row, why, speaker)]
    return "\n".join([*lines, *([speaker.say("broken_among", {"count": len(why)})] if why else [])])


def _visit(row: VisitRow, why: Mapping[str, str], speaker: Speaker) -> Iterator[str]:
    times = f"{row['start'][11:16]}–{row['end'][11:16]}"
    gone = f"  ({speaker.say('cancelled_' + row['cancelled'])})" if row["cancelled"] else ""
    yield printable(f"  {times}  {row['assistant']:8} {row['application']:10} {row['visit']}{gone}")
    if row["visit"] in why:
        reason = speaker.say("cannot_take_place", {"why": why[row["visit"]]})
        yield wrapped(printable(reason), " " * 15, " " * 17)
