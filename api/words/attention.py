"""What is worth a call in words: why, and what to do next."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Any

from api.words.allocation import wrapped
from api.words.messages import Speaker
from api.words.refusals import printable
from api.words.served import clock, money
from planner.attention.attention import Attention
from planner.documents.shapes.attention import AttentionDocument, TodayDocument
from planner.terms.case import DAYS
from planner.terms.scope import Scope

MINUTES = ("done", "granted", "untold", "left", "minutes", "most")
AMOUNTS = ("pay", "cap", "amount")
MARGIN = 15 * " "
COUNTED = ("month_to_close",)  # kinds whose `untold` is a number of visits
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def today_document(scope: Scope, day: date, found: Sequence[Attention], speaker: Speaker) -> TodayDocument:
    """The list with its sentences."""
    return {"programme": str(scope), "day": str(day), "attentions": [_document(one, day, speaker) for one in found]}


def _document(one: Attention, day: date, speaker: Speaker) -> AttentionDocument:
    return {
        "code": one.code,
        "rule": one.rule,
        "urgency": one.urgency(day),
        "due": None if one.due is None else str(one.due),
        "application": one.application or None,
        "assistant": one.assistant or None,
        "visit": one.visit or None,
        "month": one.month or None,
        "facts": one.facts,
        "reason": reason(one, speaker),
        "next_step": next_step(one, speaker),
    }


def show_today(found: TodayDocument, speaker: Speaker) -> str:
    """By urgency: the due day, why and the rule, and below it the next step."""
    day, listed = speaker.day(date.fromisoformat(found["day"])), found["attentions"]
    if not listed:
        return speaker.say("attention_none", {"day": day})
    lines = [speaker.say("attention_title", {"day": day, "count": len(listed)})]
    for urgency, some in groupby(listed, key=lambda one: one["urgency"]):
        lines += ["", speaker.say(f"urgency_{urgency}")]
        lines += [line for one in some for line in _shown(one, speaker)]
    return "\n".join(lines)


def _shown(one: AttentionDocument, speaker: Speaker) -> Iterator[str]:
    """The command stays on one line, so that it can be copied."""
    due = speaker.day(date.fromisoformat(one["due"])) if one["due"] else ""
    rule = f" ({one['rule']})" if one["rule"] else ""
    first, *more = wrapped(printable(f"{one['reason']}{rule}"), MARGIN, "").splitlines()
    yield f"  {due:{len(MARGIN) - 2}}{first.removeprefix(MARGIN)}".rstrip()
    yield from more
    yield printable(f"{MARGIN}→ {one['next_step']}")


def reason(one: Attention, speaker: Speaker) -> str:
    """What is the matter; of a month to close also what hinders it."""
    facts = _facts(one, speaker)
    hinders = [speaker.say(f"hinders_{each}", facts) for each in _hinders(one)]
    said = speaker.say(f"attention_{one.code}", facts)
    return f"{said}: {'; '.join(hinders)}" if hinders else said


def next_step(one: Attention, speaker: Speaker) -> str:
    """What to do, with a command that can be copied."""
    hinders = _hinders(one)
    return speaker.say("_".join([f"next_{one.code}", *hinders[-1:]]), _facts(one, speaker))


def _hinders(one: Attention) -> list[str]:
    """What comes first stands last."""
    if one.code != "month_to_close":
        return []
    return [name for name in ("no_rate", "untold", "earlier") if one.facts[name] not in (0, "none")]


def _facts(one: Attention, speaker: Speaker) -> dict[str, object]:
    who = {"application": one.application, "assistant": one.assistant, "visit": one.visit, "month": one.month}
    whose = f"--application {one.application}" if one.application else f"--assistant {one.assistant}"
    told = {"who": one.application or one.assistant, "whose": whose, "due": str(one.due), "months": _months(one)}
    return {**who, **told, **{name: _said(one, name, value, speaker) for name, value in one.facts.items()}}


def _months(one: Attention) -> str:
    """From the first to the last, a single one once."""
    return " – ".join(dict.fromkeys(str(one.facts[name]) for name in ("first", "last") if name in one.facts))


def _said(one: Attention, name: str, value: Any, speaker: Speaker) -> object:
    """Minutes as hours, amounts as money, days and codes in words."""
    if name in MINUTES and one.code not in COUNTED:
        return clock(value) if value or name != "untold" else "none"
    if name in AMOUNTS:
        return money(value, speaker)
    if isinstance(value, str) and _DAY.fullmatch(value):
        return speaker.day(date.fromisoformat(value))
    return _coded(name, value, speaker)


def _coded(name: str, value: Any, speaker: Speaker) -> object:
    if name == "codes":
        return ", ".join(speaker.say(f"why_{code}") for code in value.split(", "))
    if name == "required":
        return speaker.number(float(100 * Fraction(value)))
    if value in DAYS:
        return speaker.say(f"roster_{value}")
    return speaker.say(f"cost_{value}") if name == "kind" else value
