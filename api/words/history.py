"""One story in sentences: what happened, when it was recorded and by whom, from when it counts, old → new, and why."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from api.words.allocation import wrapped
from api.words.beside import beside_lines
from api.words.changes import EMPTY, show_change, show_first, span, spoken_fact
from api.words.messages import Speaker
from api.words.refusals import printable
from api.words.summed import Summed, show_sum, summed
from planner.record.history import HistoryEvent, ReasonTold
from planner.terms.clock import WARSAW

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
LISTS = {"reasons": "reason_", "documents": "document_", "fields": "field_", "by": "side_"}
# Events that tell of fields said for the first time too.
FIRST = ("programme.rules_set", "application.wishes_recorded")
# Events whose sentence says already what they change.
SAID = (
    *("application.grant_changed", "application.called_up", "application.notified", "application.withdrawn"),
    *("visit.rescheduled", "visit.handed_over", "visit.called_off", "entry.rejected", "entry.reinstated"),
    *("entry.dispute_accepted", "cost.voided", "scenario.discarded", "scenario.renamed", "entry.confirmed"),
    *("application.last_day_set", "application.absences_recorded"),
)
LATE_AS_A_RULE = ("entry.",)  # visits are told of after they were done


def tell_story(events: Sequence[HistoryEvent], speaker: Speaker, *, each: bool = False) -> str:
    """each: every visit with a sentence of its own, also where there are many."""
    main = (events[0]["kind"], events[0]["of"]) if events else ("", "")
    told = summed(events, each=each)
    lines = [line for number, one in enumerate(told, 1) for line in _one(number, one, main, speaker)]
    some = any(isinstance(one, Summed) for one in told)
    return "\n".join([*lines, "", wrapped(speaker.say("history_summed" if some else "history_whole"))])


def _one(number: int, one: HistoryEvent | Summed, main: tuple[str, str], speaker: Speaker) -> Iterator[str]:
    if isinstance(one, Summed):
        yield wrapped(printable(f"{number:>3}. {show_sum(one, speaker)}"), "", INDENT)
        return
    at = speaker.moment(datetime.fromisoformat(one["recorded_at"]))
    yield wrapped(
        printable(f"{number:>3}. {at}, {one['actor']}: {_label(one, main, speaker)}{_what(one, speaker)}"), "", INDENT
    )
    for line in (*_when(one, speaker), *_changed(one, speaker), *beside_lines(one, speaker), *_reasons(one, speaker)):
        yield wrapped(printable(INDENT + line), "", INDENT + "  ")


def _what(one: HistoryEvent, speaker: Speaker) -> str:
    code = f"event_{one['event'].replace('.', '_')}"
    return speaker.say(code, {"name": one["of"], **facts_in_words(one["facts"], speaker)})


def _label(one: HistoryEvent, main: tuple[str, str], speaker: Speaker) -> str:
    """Of what it is, where the story is of something else."""
    if (one["kind"], one["of"]) == main or one["kind"] in ("settlement", "roster") or not one["of"]:
        return ""
    told = one["beside"]
    if {"start", "end", "assistant", "application"} <= told.keys() and "start" not in one["facts"]:
        facts = {**told, "when": span(told["start"], told["end"], speaker)}
        return f"{one['of']} ({speaker.say('visit_of', facts)}): "
    return f"{one['of']}: "


def _when(one: HistoryEvent, speaker: Speaker) -> Iterator[str]:
    """From when it counts, where that is not the day on which it was recorded."""
    recorded = datetime.fromisoformat(one["recorded_at"]).astimezone(WARSAW).date()
    since = date.fromisoformat(one["effective"])
    if since > recorded:
        yield speaker.say("counts_from", {"day": speaker.day(since)})
    elif since < recorded and (not one["event"].startswith(LATE_AS_A_RULE) or one["facts"].get("corrects")):
        yield speaker.say("counts_from_late", {"day": speaker.day(since), "recorded": speaker.day(recorded)})


def _changed(one: HistoryEvent, speaker: Speaker) -> Iterator[str]:
    for change in () if one["event"] in SAID else one["changes"]:
        field, old, new = change["field"], change["old"], change["new"]
        if old not in EMPTY and old is not False:
            yield show_change(field, old, new, speaker)
        elif _told_first(one["event"]) and new not in EMPTY and new is not False:
            yield show_first(field, new, speaker)


def _told_first(event: str) -> bool:
    return event in FIRST or event.startswith("assistant.")


def _reasons(one: HistoryEvent, speaker: Speaker) -> Iterator[str]:
    for field, told in one["reasons"].items():
        yield speaker.say("reason_told", {"field": speaker.say(f"field_{field}"), "text": _reason(told, speaker)})


def _reason(told: ReasonTold, speaker: Speaker) -> str:
    return f"„{told['text']}”" if told["state"] == "known" else speaker.say(f"reason_is_{told['state']}")


def facts_in_words(facts: dict[str, Any], speaker: Speaker) -> dict[str, Any]:
    """What the sentences of events are filled with."""
    given = {**facts, **facts["facts"]} if isinstance(facts.get("facts"), dict) else facts
    said = {name: _in_words(name, value, speaker) for name, value in given.items()}
    if given.get("start") and given.get("end"):
        said["when"] = span(given["start"], given["end"], speaker)
    return said


def _in_words(name: str, value: Any, speaker: Speaker) -> Any:
    match value:
        case None | "":
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
