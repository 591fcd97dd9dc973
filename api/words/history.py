"""One story in sentences: each event with what it says, who recorded it, from when it counts."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from api.words.allocation import wrapped
from api.words.messages import Speaker
from api.words.refusals import printable
from planner.record.history import HistoryEvent

WARSAW = ZoneInfo("Europe/Warsaw")
INDENT = " " * 5
# Facts that are codes, and the prefix of the sentence for each.
CODES = {
    "category": "",
    "decision": "decision_",
    "how": "how_",
    "outcome": "standing_",
    "status": "plan_",
    "reason": "cancelled_",
}
LISTS = {"reasons": "reason_", "documents": "document_", "fields": "field_"}


def tell_story(events: list[HistoryEvent], speaker: Speaker) -> str:
    lines = [line for event in events for line in _event(event, speaker)]
    return "\n".join([*lines, "", speaker.say("history_whole")])


def _event(event: HistoryEvent, speaker: Speaker) -> Iterator[str]:
    what = speaker.say(f"event_{event['event'].replace('.', '_')}", facts_in_words(event["facts"], speaker))
    at = moment(datetime.fromisoformat(event["recorded_at"]))
    yield wrapped(printable(f"{event['version']:>3}. {at}  {what}"), "", INDENT)
    yield printable(INDENT + speaker.say("event_by", {"actor": event["actor"], "effective": event["effective"]}))


def facts_in_words(facts: dict[str, Any], speaker: Speaker) -> dict[str, Any]:
    """What the sentences of events are filled with."""
    given = {**facts, **facts["facts"]} if isinstance(facts.get("facts"), dict) else facts
    return {name: _in_words(name, value, speaker) for name, value in given.items()}


def _in_words(name: str, value: Any, speaker: Speaker) -> Any:
    match value:
        case None:
            return "-"
        case bool():
            return speaker.say("yes" if value else "no")
        case int():
            return value
        case str() if name in CODES:
            return speaker.say(f"{CODES[name]}{value}")
        case list():
            said = [speaker.say(f"{LISTS[name]}{one}") for one in value] if name in LISTS else None
            return len(value) if said is None else ", ".join(said) or "-"
        case dict() if name == "months":
            return ", ".join(f"{month} {hours}" for month, hours in value.items())
        case dict():
            return ", ".join(value)
    return str(value)


def moment(value: Any) -> Any:
    """A time as clocks in Poland show it."""
    if isinstance(value, datetime):
        return f"{value.astimezone(WARSAW):%Y-%m-%d %H:%M:%S}"
    return "-" if value is None else value
