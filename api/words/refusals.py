"""Refusals and notes to text: file:line column: what is wrong, what is allowed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from api.words.changes import changes_in_words
from api.words.messages import Speaker
from planner.terms.refusals import Fault, InputRefused, Note, Refused

SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
MOST_ALONE, MOST_RANGES = 5, 20
COUNTS = ("count", "found", "people")


def show_refusal(refusal: InputRefused, speaker: Speaker) -> str:
    """Every fault, those that more than five rows share as one line, the notes, and how many faults there are."""
    count = speaker.say("faults_found", {"count": len(refusal.faults)})
    notes = [show_notes(refusal.notes, speaker)] if refusal.notes else []
    return "\n".join([*_grouped(refusal.faults, "fault", speaker), *notes, count])


def show_notes(notes: Sequence[Note], speaker: Speaker) -> str:
    """What was read and should be known; grouped as faults are."""
    return "\n".join(_grouped(notes, "note", speaker))


def show_fault(fault: Fault, speaker: Speaker) -> str:
    return _told(fault, fault_sentence(fault, speaker), "fault", speaker)


def fault_sentence(fault: Fault, speaker: Speaker) -> str:
    """What is wrong, without where."""
    return speaker.say(f"fault_{fault.code}", _facts(fault, speaker))


def _facts(one: Fault | Note, speaker: Speaker) -> dict[str, Any]:
    """The facts of the sentence; codes of fields in words, counts as numbers for their plurals."""
    facts: dict[str, Any] = dict(one.facts)
    facts |= {name: int(facts[name]) for name in COUNTS if str(facts.get(name, "")).isdecimal()}
    if "fields" in facts:
        facts["fields"] = ", ".join(speaker.say(f"field_{name}") for name in facts["fields"].split())
    return facts


def _grouped(found: Sequence[Fault] | Sequence[Note], kind: str, speaker: Speaker) -> Iterator[str]:
    causes: dict[tuple[str, str, str], list[Fault | Note]] = defaultdict(list)
    for one in found:
        causes[one.file, one.column, one.code].append(one)
    for one in found:
        cause = causes[one.file, one.column, one.code]
        sentence = speaker.say(f"{kind}_{one.code}", _facts(one, speaker))
        if len(cause) <= MOST_ALONE or not one.line:
            yield _told(one, sentence, kind, speaker)
        elif one is cause[0]:
            facts = {"count": len(cause), "line": str(one.line), "sentence": sentence}
            facts["lines"] = _ranges([other.line for other in cause], speaker)
            yield _told(one, speaker.say("rows_of_one_cause", facts), kind, speaker)


def _told(one: Fault | Note, sentence: str, kind: str, speaker: Speaker) -> str:
    where = f"{one.file}:{max(one.line, 1)}" if one.line or "." in one.file else one.file  # an id has no lines
    place = f"{where} {one.column}" if one.column else where
    text = f"{place}: {sentence}" if kind == "fault" else speaker.say("note", {"place": place, "sentence": sentence})
    return printable(text)


def _ranges(lines: Sequence[int], speaker: Speaker) -> str:
    """2, 4–7, 9: where the rows are, the first twenty ranges."""
    ranges: list[list[int]] = []
    for line in sorted(set(lines)):
        if ranges and line == ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    shown = ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in ranges[:MOST_RANGES])
    left = sum(b - a + 1 for a, b in ranges[MOST_RANGES:])
    return f"{shown} {speaker.say('more_lines', {'count': left})}" if left else shown


def printable(text: str) -> str:
    """Without control characters, which a hostile cell could use to rewrite the screen."""
    shown = (one if one.isprintable() or one in SPACES else "\N{REPLACEMENT CHARACTER}" for one in text)
    return "".join(shown)


def show_refused(refused: Refused, speaker: Speaker) -> str:
    """One refusal of a command: the fact, then the way out."""
    facts = dict(refused.facts)
    if "changes" in facts:
        facts["changes"] = changes_in_words(str(facts["changes"]), speaker)
    return printable(speaker.say(f"refused_{refused.code}", facts))


def said_wrong(errors: Sequence[Any], speaker: Speaker) -> Iterator[tuple[dict[str, Any], str]]:
    """Each of pydantic's errors with what is wrong with the value."""
    for error in errors:
        context = {key: str(value) for key, value in error.get("ctx", {}).items()}
        said = speaker.say(f"invalid_{error['type']}", {"msg": error["msg"], **context})
        yield dict(error), printable(said if not said.startswith("invalid_") else str(error["msg"]))


def show_wrong(error: ValidationError, speaker: Speaker) -> str:
    """Every value that a command cannot have, on a line of its own."""
    wrong = said_wrong(error.errors(), speaker)
    return "\n".join(f"{'.'.join(map(str, one['loc']))}: {detail}" for one, detail in wrong)
