"""Many visits of a month in one sentence: how many, how long, with whom, recorded from when to when and by whom."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from api.words.journal import happened
from api.words.messages import Speaker
from planner.record.history import HistoryEvent
from planner.terms.natural import natural

MOST_EACH = 3  # so many of a kind and month have sentences of their own
NAMES = 8
KINDS = ("visit", "entry", "roster")


@dataclass(frozen=True)
class Summed:
    """Events of one topic about visits of one month, in the order of recording."""

    month: str
    events: tuple[HistoryEvent, ...]


def summed(events: Sequence[HistoryEvent], *, each: bool) -> list[HistoryEvent | Summed]:
    """In the order of recording; a sum stands where the first of its events does. What has reasons is not summed."""
    groups: dict[tuple[str, str, str], list[HistoryEvent]] = defaultdict(list)
    for one in () if each else events:
        if one["kind"] in KINDS and not one["reasons"]:
            groups[_group(one)].append(one)
    many = {key: Summed(key[2], tuple(found)) for key, found in groups.items() if len(found) > MOST_EACH}
    if len({one["of"] for one in events}) == 1:  # the story of one visit
        return list(events)
    told: list[HistoryEvent | Summed] = []
    for one in events:
        key = _group(one)
        if key not in many or one["kind"] not in KINDS or one["reasons"]:
            told.append(one)
        elif one is many[key].events[0]:
            told.append(many[key])
    return told


def _group(one: HistoryEvent) -> tuple[str, str, str]:
    """Corrections of a closed month apart from the rest."""
    late = "late" if one["facts"].get("corrects") else ""
    return one["event"], late, _month(one)


def _month(one: HistoryEvent) -> str:
    """The month in the name of a visit, planned or done; a roster's name is its month."""
    name = one["of"]
    return name if one["kind"] == "roster" else name[2:].rpartition("-")[0]


def show_sum(one: Summed, speaker: Speaker) -> str:
    first, last = (datetime.fromisoformat(one.events[place]["recorded_at"]) for place in (0, -1))
    at = speaker.moment(first)
    if last.date() != first.date():
        at = f"{speaker.day(first.date())}–{speaker.day(last.date())}"
    facts = {
        "at": at,
        "actors": _names({event["actor"] for event in one.events}),
        "what": happened(one.events[0]["event"], speaker),
        "month": one.month,
        "count": len(one.events),
        "hours": _clock(sum(_minutes(event) for event in one.events)),
        "who": _names({who for event in one.events for who in _who(event)}),
    }
    return speaker.say("sum_of_visits", facts)


def _who(one: HistoryEvent) -> Iterable[str]:
    told = {**one["facts"], **one["beside"]}
    return [str(told["assistant"])] if told.get("assistant") else []


def _minutes(one: HistoryEvent) -> int:
    told = {**one["facts"], **one["beside"]}
    if not told.get("start") or not told.get("end"):
        return 0
    start, end = (datetime.fromisoformat(str(told[key])) for key in ("start", "end"))
    return int((end - start).total_seconds() // 60)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def _names(found: Iterable[str]) -> str:
    names = sorted(set(found), key=natural)
    return ", ".join(names[:NAMES]) + (", …" if len(names) > NAMES else "") or "–"
