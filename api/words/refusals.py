"""Refusals to text: file:line column: what is wrong, what is allowed."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from api.words.messages import Speaker
from planner.terms.refusals import Fault, InputRefused, Refused

SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def show_refusal(refusal: InputRefused, speaker: Speaker) -> str:
    """Every fault on a line of its own, and how many there are."""
    count = speaker.say("faults_found", {"count": len(refusal.faults)})
    return "\n".join([*(show_fault(fault, speaker) for fault in refusal.faults), count])


def show_fault(fault: Fault, speaker: Speaker) -> str:
    place = f"{fault.file}:{max(fault.line, 1)}" + (f" {fault.column}" if fault.column else "")
    return printable(f"{place}: {speaker.say(f'fault_{fault.code}', dict(fault.facts))}")


def printable(text: str) -> str:
    """Without control characters, which a hostile cell could use to rewrite the screen."""
    shown = (one if one.isprintable() or one in SPACES else "\N{REPLACEMENT CHARACTER}" for one in text)
    return "".join(shown)


def show_refused(refused: Refused, speaker: Speaker) -> str:
    """One refusal of a command: the fact, then the way out."""
    return printable(speaker.say(f"refused_{refused.code}", refused.facts))


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
