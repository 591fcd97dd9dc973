"""The history of one rule in words: each value, from when, by whom, with which command."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from api.words.allocation import wrapped
from api.words.changes import spoken_fact, value_in_words
from api.words.journal import command_said
from api.words.messages import Speaker
from api.words.refusals import printable
from planner.record.story.rules import RuleValue


def show_rule(rule: str, values: Sequence[RuleValue], speaker: Speaker) -> str:
    """Oldest first."""
    if not values:
        return speaker.say("rule_never", {"rule": rule})
    return "\n".join(line for one in values for line in _value(rule, one, speaker))


def _value(rule: str, one: RuleValue, speaker: Speaker) -> list[str]:
    at = speaker.moment(datetime.fromisoformat(one["recorded_at"]))
    told = {name: _said(rule, one[name], speaker) for name in ("old", "new")}
    facts = {"at": at, "actor": one["actor"], "command": command_said(one["command"], speaker), **told}
    lines = [speaker.say("rule_first" if one["old"] is None else "rule_value", facts)]
    if one["effective"] != one["recorded_at"][:10]:
        lines.append("  " + speaker.say("counts_from", {"day": speaker.day(date.fromisoformat(one["effective"]))}))
    return [wrapped(printable(line.lstrip()), line[: len(line) - len(line.lstrip())], "  ") for line in lines]


def _said(rule: str, value: Any, speaker: Speaker) -> str:
    field = rule.rpartition(".")[2]
    return str(spoken_fact(value_in_words(field, value, speaker), speaker))
