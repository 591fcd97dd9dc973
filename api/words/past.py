"""The record as it was, in words: which moment, which of its two readings, at which entry it ends; one plan."""

from collections.abc import Iterator, Mapping
from typing import Any

from api.words.allocation import limits_said, wrapped
from api.words.messages import Speaker
from api.words.refusals import printable
from planner.record.folder.folder import FolderTexts
from planner.record.past.cut import Entry
from planner.record.past.moment import Then
from planner.terms.refusals import Refused
from planner.terms.scope import Scope


def show_head(scope: Scope, then: Then, entry: Entry, speaker: Speaker) -> str:
    """What the moment and the reading mean, and the journal's entry that is the newest."""
    facts = {"programme": str(scope), "at": speaker.moment(then.until, seconds=True), "day": speaker.day(then.day)}
    lines = [speaker.say("past_known" if then.known else "past_true", facts)]
    if entry.recorded_at is not None:
        at = speaker.moment(entry.recorded_at, seconds=True)
        lines.append(speaker.say("past_entry", {"number": str(entry.number), "at": at}))
    return "\n".join(wrapped(printable(line)) for line in lines)


def show_nothing(nothing: Refused, then: Then, speaker: Speaker) -> str:
    """Before the first event."""
    code = "past_nothing_known" if then.known else "past_nothing_true"
    return wrapped(speaker.say(code, {"since": str(nothing.facts["since"])}))


def show_assistants(rows: list[Any], speaker: Speaker) -> str:
    """Who serves, the most hours a month, the last day of those who left."""
    lines = []
    for row in rows:
        code = "past_assistant_left" if row["last_day"] else "past_assistant"
        facts = {"id": row["id"], "hours": row["max_hours_month"], "last": str(row["last_day"])}
        lines.append(printable(speaker.say(code, facts)))
    return "\n".join(lines) or speaker.say("past_no_assistants")


def show_document(name: str, document: Mapping[str, Any], speaker: Speaker) -> str:
    """A plan as it is recorded: who is admitted, waits, is refused."""
    return "\n".join(printable(line) for line in _plan_lines(name, document, speaker))


def _plan_lines(name: str, document: Mapping[str, Any], speaker: Speaker) -> Iterator[str]:
    totals = document["totals"]
    facts = {"plan": name, "people": totals["people"], "hours": totals["hours"], "budget": totals["budget_hours"]}
    yield speaker.say("past_plan", {**facts, "state": speaker.say(f"plan_{document['status']}")})
    for one in document["admitted"]:
        limits = limits_said(one.get("limited_by", ()), speaker)
        yield f"  {one['application']:12} {speaker.number(one['hours']):>7} h  {limits}"
    for one in document["waiting"]:
        reasons = limits_said(one.get("reasons", ()), speaker) if isinstance(one, Mapping) else ""
        yield f"  {_name(one):12} {speaker.say('standing_waiting')}: {reasons}"
    for one in document["refused"]:
        yield f"  {_name(one):12} {speaker.say('standing_refused')}: {limits_said(one['reasons'], speaker)}"


def _name(one: Any) -> str:
    return str(one["application"] if isinstance(one, Mapping) else one)


def show_folder(folder: object, texts: FolderTexts, speaker: Speaker) -> str:
    """What was written, and what of it stands in place of something else."""
    sizes = {"applications": texts.applications, "assistants": texts.assistants}
    lines = speaker.say("past_folder", {"folder": str(folder), **sizes}).splitlines()
    if texts.derived:
        lines.append(speaker.say("past_folder_derived", {"count": len(texts.derived)}))
    if texts.left:
        lines.append(speaker.say("past_folder_left", {"names": ", ".join(texts.left)}))
    return "\n".join(wrapped(printable(line)) for line in lines)
