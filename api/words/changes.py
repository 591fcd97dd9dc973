"""What changed, in words: `kategoria: umiarkowany → znaczny`."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from api.words.messages import Speaker

NOTHING = "–"
MOST_PARTS = 40
# Values that are codes, and the prefix of the sentence for each.
CODES = {"category": "", "commission": "decision_", "policy": "policy_", "documents": "document_"}
DAYS = ("last_service_day", "first", "last")
MOMENTS = ("received_at", "applications_until")


def show_change(field: str, old: Any, new: Any, speaker: Speaker) -> str:
    """One field, before and after."""
    told = {"field": speaker.say(f"field_{field}"), "old": value_in_words(field, old, speaker)}
    return speaker.say("changed_field", {**told, "new": value_in_words(field, new, speaker)})


def show_changes(changes: Iterable[Mapping[str, Any]], speaker: Speaker) -> Iterator[str]:
    """Each field, before and after."""
    return (show_change(one["field"], one["old"], one["new"], speaker) for one in changes)


def value_in_words(field: str, value: Any, speaker: Speaker) -> str:
    """The value as people read it; nothing is a dash."""
    match value:
        case None | "" | [] | {}:
            return NOTHING
        case bool():
            return speaker.say("yes" if value else "no")
        case int():
            return speaker.number(value)
        case list():
            return ", ".join(value_in_words(field, one, speaker) for one in value[:MOST_PARTS])
        case dict():
            return ", ".join(f"{speaker.say(key)} {value_in_words(field, one, speaker)}" for key, one in value.items())
    return _text(field, str(value), speaker)


def _text(field: str, value: str, speaker: Speaker) -> str:
    if field in CODES:
        return speaker.say(f"{CODES[field]}{value}")
    if field in DAYS:
        return speaker.day(date.fromisoformat(value))
    return speaker.moment(datetime.fromisoformat(value)) if field in MOMENTS else value
