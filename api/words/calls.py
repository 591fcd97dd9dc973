"""The list of whom to telephone, in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from api.words.allocation import wrapped
from api.words.messages import Speaker
from api.words.refusals import printable


def show_calls(calls: Sequence[Mapping[str, Any]], speaker: Speaker) -> str:
    """A line per changed visit: when, who, old assistant → new."""
    if not calls:
        return speaker.say("calls_none")
    lines = [speaker.say("calls_title", {"count": len(calls)})]
    return "\n".join([*lines, *(wrapped(printable(_call(one, speaker)), "  ") for one in calls)])


def _call(one: Mapping[str, Any], speaker: Speaker) -> str:
    old, new = one["old"] or one["new"], one["new"] or one["old"]
    facts = {
        "application": one["application"],
        "at": speaker.moment(datetime.fromisoformat(old["start"])),
        "then": speaker.moment(datetime.fromisoformat(new["start"])),
        "old": old["assistant"],
        "new": new["assistant"],
    }
    return speaker.say(f"call_{one['kind']}", facts)
