"""Visits done in words: what a timesheet told, what stands against it, and the entries of a month."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from babel.numbers import format_decimal

from api.words.messages import Speaker
from api.words.month import whole_day
from api.words.refusals import printable
from api.words.roster_verdict import show_finding
from planner.documents.finding import finding
from planner.record.told_entries import EntryTold

MOST_SHOWN = 20


def stands_against(done: Mapping[str, Any], speaker: Speaker) -> Iterator[str]:
    """Disputes first, then warnings, each with its rule; the last line says where the others are."""
    for kind in ("disputed", "warnings"):
        told = done.get(kind)
        listed = [told] if isinstance(told, Mapping) else told if isinstance(told, Sequence) else ()
        if not listed:
            continue
        count = done.get(f"{kind}_count", len(listed))
        yield speaker.say(f"told_{kind}", {"count": count})
        for one in listed[:MOST_SHOWN]:
            yield from _found(one, speaker)
        if count > MOST_SHOWN:
            yield speaker.say("told_more", {"count": count - MOST_SHOWN})


def _found(one: Mapping[str, Any], speaker: Speaker) -> Iterator[str]:
    for each in one["found"]:
        facts = {key: value for key, value in each.items() if key not in ("code", "rule")}
        told = show_finding(finding(each["code"], each["rule"], **facts), speaker)
        yield re.sub(r"\n *", " ", told) + f"  [{one['entry']}]"


def show_entries(rows: Sequence[EntryTold], speaker: Speaker) -> str:
    """By day, each on a line, with its state and what stands against it; then the sums."""
    if not rows:
        return speaker.say("no_entries")
    lines: list[str] = []
    for day, told in groupby(rows, key=lambda one: one.start[:10]):
        lines.append(whole_day(date.fromisoformat(day), speaker))
        lines += [_entry(one, speaker) for one in told]
    minutes, disputed = sum(one.minutes for one in rows), sum(one.disputed for one in rows)
    sums = {"count": len(rows), "hours": clock(minutes), "disputed": clock(disputed)}
    return "\n".join([*lines, "", speaker.say("entries_sum", sums)])


def _entry(one: EntryTold, speaker: Speaker) -> str:
    state = speaker.say(f"entry_{one.state}")
    if one.state == "open" and one.confirmed_by:
        sides = ", ".join(speaker.say(f"side_{side}") for side in one.confirmed_by)
        state += f" ({speaker.say('entry_has', {'sides': sides})})"
    rules = f" ({', '.join(one.rules)})" if one.rules else ""
    times = f"{one.start[11:16]}–{one.end[11:16]}"
    return printable(f"  {times}  {one.assistant:8} {one.application:10} {state}{rules}  {one.entry}")


def clock(minutes: int) -> str:
    """Hours and minutes: 35:30; below zero with a sign."""
    sign, whole = "−" if minutes < 0 else "", abs(minutes)
    return f"{sign}{whole // 60}:{whole % 60:02d}"


def money(text: str, speaker: Speaker) -> str:
    """1 704,00 zł."""
    return f"{format_decimal(Decimal(text), '#,##0.00', locale=speaker.language)} zł"
