"""What changed, in words: `kategoria: umiarkowany → znaczny`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from api.words.messages import Speaker
from planner.terms.case import DAYS as WEEK
from planner.terms.clock import WARSAW

NOTHING = "–"
_CHANGE = re.compile(r"(\S+)\.(\w+): (.*) → (.*)", re.DOTALL)
EMPTY: tuple[Any, ...] = (None, "", [], {})
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d|Z)")
_DAY = re.compile(r"(19|20)\d\d-\d\d-\d\d")
MOST_PARTS = 40
# Values that are codes, and the prefix of the sentence for each.
CODES = {
    "category": "",
    "commission": "decision_",
    "policy": "policy_",
    "documents": "document_",
    "basis": "basis_",
    "standing": "standing_",
    "outcome": "standing_",
    "confirmed_by": "side_",
    "areas": "area_",
    "kind": "cost_",
    "cancelled": "cancelled_",
}
DAYS = ("last_service_day", "last_day", "first", "last", "child_clearance_until")
MOMENTS = ("received_at", "applications_until", "start", "end")


def spoken_fact(value: Any, speaker: Speaker) -> Any:
    """A moment or a day in a text of its own as people write it; anything else as it is."""
    if isinstance(value, datetime):
        return speaker.moment(value)
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return speaker.moment(datetime.fromisoformat(value))
    return speaker.day(date.fromisoformat(value)) if isinstance(value, str) and _DAY.fullmatch(value) else value


def span(start: str, end: str, speaker: Speaker) -> str:
    """From when to when, the day once: `2.03.2026, godz. 08:00–10:00`."""
    first, last = (datetime.fromisoformat(one).astimezone(WARSAW) for one in (start, end))
    until = f"{last:%H:%M}" if first.date() == last.date() else speaker.moment(last)
    return f"{speaker.moment(first)}–{until}"


def show_change(field: str, old: Any, new: Any, speaker: Speaker) -> str:
    """One field, before and after."""
    told = {"field": speaker.say(f"field_{field}"), "old": value_in_words(field, old, speaker)}
    return speaker.say("changed_field", {**told, "new": value_in_words(field, new, speaker)})


def changes_in_words(text: str, speaker: Speaker) -> str:
    """Lines of planner/documents/input_changes, joined by semicolons, with fields and values in words."""
    return "; ".join(_change_in_words(one, speaker) for one in text.split("; "))


def _change_in_words(line: str, speaker: Speaker) -> str:
    found = _CHANGE.fullmatch(line)
    if found is None:
        return line
    who = speaker.say("changed_programme") if found[1] == "programme" else found[1]
    old, new = (_written(found[2], text, speaker) for text in (found[3], found[4]))
    return f"{who}, {speaker.say('changed_field', {'field': speaker.say(f'field_{found[2]}'), 'old': old, 'new': new})}"


def _written(field: str, text: str, speaker: Speaker) -> str:
    """The value that Python wrote as this text."""
    plain = {"None": None, "True": True, "False": False}
    return value_in_words(field, int(text) if text.isdecimal() else plain.get(text, text), speaker)


def show_first(field: str, value: Any, speaker: Speaker) -> str:
    """One field that is said for the first time."""
    return f"{speaker.say(f'field_{field}')}: {value_in_words(field, value, speaker)}"


def show_changes(changes: Iterable[Mapping[str, Any]], speaker: Speaker) -> Iterator[str]:
    """Each field, before and after."""
    return (show_change(one["field"], one["old"], one["new"], speaker) for one in changes)


def value_in_words(field: str, value: Any, speaker: Speaker) -> str:
    """The value as people read it; nothing is a dash."""
    if value in EMPTY:
        return NOTHING
    match value:
        case bool():
            return speaker.say("yes" if value else "no")
        case int():
            return speaker.number(value)
        case list() if field == "windows":
            return windows_in_words(value, speaker) or NOTHING
        case list():
            return ", ".join(value_in_words(field, one, speaker) for one in value[:MOST_PARTS])
        case dict():
            return _object(field, value, speaker)
    return _text(field, str(value), speaker)


def _object(field: str, value: Mapping[str, Any], speaker: Speaker) -> str:
    """An edition by its name, an absence from day to day, money by its parts, hours by category."""
    if field == "edition":
        return str(value.get("name"))
    if {"first", "last"} <= value.keys():
        return "–".join(speaker.day(date.fromisoformat(value[key])) for key in ("first", "last"))
    if {"day", "from", "to"} <= value.keys():
        return _wish(value, speaker)
    if field == "rates":
        return _rate(value, speaker)
    named = {key: speaker.say(f"field_{key}" if field == "money" else key) for key in value}
    return ", ".join(f"{named[key]} {value_in_words(field, one, speaker)}" for key, one in value.items())


def _rate(value: Mapping[str, Any], speaker: Speaker) -> str:
    """Złote an hour, and from when, unless always."""
    if not value["from"]:
        return f"{value['rate']} zł"
    return f"{value['rate']} zł {speaker.say('rate_from', {'day': speaker.day(date.fromisoformat(value['from']))})}"


def _wish(value: Mapping[str, Any], speaker: Speaker) -> str:
    """Hours of every such weekday, or of one day; of a wish the minutes too."""
    once = value.get("date")
    day = speaker.day(date.fromisoformat(once)) if once else speaker.say(f"roster_{WEEK[value['day']]}")
    minutes = f" ({value['minutes']} min)" if "minutes" in value else ""
    return f"{day} {_window(value)}{minutes}"


def windows_in_words(week: Sequence[Sequence[Mapping[str, int]]], speaker: Speaker) -> str:
    """The hours of each weekday that has any."""
    days = zip(WEEK, week, strict=False)
    return ", ".join(f"{speaker.say(f'roster_{day}')} {' '.join(map(_window, open_))}" for day, open_ in days if open_)


def _window(value: Mapping[str, Any]) -> str:
    """Minutes of the day; past midnight on the next day."""
    return f"{_minute(value['from'] % 1440)}–{_minute(value['to'] if value['to'] <= 1440 else value['to'] - 1440)}"


def _minute(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _text(field: str, value: str, speaker: Speaker) -> str:
    if field in CODES:
        return speaker.say(f"{CODES[field]}{value}")
    if field in DAYS:
        return speaker.day(date.fromisoformat(value))
    return speaker.moment(datetime.fromisoformat(value)) if field in MOMENTS else value
