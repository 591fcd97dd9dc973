"""One story in sentences: each event with what it says, who recorded it, from when it counts."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from api.words.allocation import wrapped
from api.words.changes import EMPTY, show_change, show_first, span, spoken_fact
from api.words.messages import Speaker
from api.words.refusals import printable
from planner.record.history import HistoryEvent

INDENT = " " * 5
# Facts that are codes, and the prefix of the sentence for each.
CODES = {
    "category": "",
    "decision": "decision_",
    "how": "how_",
    "outcome": "standing_",
    "status": "plan_",
    "reason": "cancelled_",
    "kind": "cost_",
}
CHANGING = (
    *("application.corrected", "programme.rules_set", "assistant.registered", "assistant.terms_changed"),
    *("assistant.family_tie_recorded", "assistant.clearance_recorded", "assistant.absence_recorded"),
)
LISTS = {"reasons": "reason_", "documents": "document_", "fields": "field_"}


def tell_story(events: list[HistoryEvent], speaker: Speaker) -> str:
    known: dict[str, Any] = {}
    lines = [line for event in events for line in _event(event, known, speaker)]
    return "\n".join([*lines, "", speaker.say("history_whole")])


def _event(event: HistoryEvent, known: dict[str, Any], speaker: Speaker) -> Iterator[str]:
    """known: what the events until here say of each field; this one is added."""
    what = speaker.say(f"event_{event['event'].replace('.', '_')}", facts_in_words(event["facts"], speaker))
    at = speaker.moment(datetime.fromisoformat(event["recorded_at"]))
    yield wrapped(printable(f"{event['version']:>3}. {at}  {what}"), "", INDENT)
    for field, new in _told_of(event).items():
        if field in known:
            yield _indented(show_change(field, known[field], new, speaker))
        elif new not in EMPTY and new is not False:
            yield _indented(show_first(field, new, speaker))
    known |= _said_of(event)
    effective = speaker.day(date.fromisoformat(event["effective"]))
    yield printable(INDENT + speaker.say("event_by", {"actor": event["actor"], "effective": effective}))


def _indented(line: str) -> str:
    return wrapped(printable(INDENT + line), "", INDENT + "  ")


def _told_of(event: HistoryEvent) -> dict[str, Any]:
    """The fields that the event changes, told before and after."""
    return _said_of(event) if event["event"] in CHANGING else {}


def _said_of(event: HistoryEvent) -> dict[str, Any]:
    """What the event says of fields."""
    facts = event["facts"]
    said = facts.get("changes") or facts.get("facts")
    return {key: value for key, value in said.items() if key != "windows"} if isinstance(said, dict) else {}


def facts_in_words(facts: dict[str, Any], speaker: Speaker) -> dict[str, Any]:
    """What the sentences of events are filled with."""
    given = {**facts, **facts["facts"]} if isinstance(facts.get("facts"), dict) else facts
    said = {name: _in_words(name, value, speaker) for name, value in given.items()}
    if given.get("start") and given.get("end"):
        said["when"] = span(given["start"], given["end"], speaker)
    return said


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
    return spoken_fact(str(value), speaker)
