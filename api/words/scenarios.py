"""Recorded scenarios in words."""

from collections.abc import Iterator, Sequence
from typing import Any

from api.words.allocation import wrapped
from api.words.messages import Speaker
from api.words.refusals import printable
from planner.aggregates.scenario import HIDDEN
from planner.commands.scenarios import ScenarioTold

MOST = 30


def show_scenarios(found: Sequence[ScenarioTold], speaker: Speaker) -> str:
    """A line each."""
    if not found:
        return speaker.say("scenarios_none")
    return "\n".join(line for one in found for line in _lines(one, speaker))


def show_scenario(one: ScenarioTold, speaker: Speaker) -> str:
    """Lineage, what it gives, who differs from its parent, and what the last rebase changed."""
    lines = [*_lines(one, speaker), *_people(one.difference, "scenario_difference", speaker)]
    return "\n".join([*lines, *_people(one.rebased, "scenario_moved", speaker)])


def _lines(one: ScenarioTold, speaker: Speaker) -> Iterator[str]:
    parent = speaker.say(f"parent_{one.parent['kind']}", {"name": one.parent["name"]})
    facts = {"scenario": one.scenario, "title": _title(one, speaker), "parent": parent, "seconds": one.seconds}
    yield wrapped(printable(speaker.say("scenario_line", facts)))
    yield wrapped(printable(", ".join(one.changes) or speaker.say("what_if_nothing")), "  ")
    totals = {**one.totals, "state": speaker.say(f"plan_{one.status}")}
    yield wrapped(speaker.say("scenario_totals", totals), "  ")


def _title(one: ScenarioTold, speaker: Speaker) -> str:
    return speaker.say("scenario_words_erased") if one.title == HIDDEN else one.title


def _people(change: dict[str, Any], code: str, speaker: Speaker) -> Iterator[str]:
    people = change.get("people", {})
    if change:
        yield wrapped(speaker.say(code, {"people": len(people), "hours": f"{change['hours']:+d}"}), "  ")
    for name, hours in list(people.items())[:MOST]:
        yield f"    {name:10} {hours:+5d}"
    if len(people) > MOST:
        yield f"    {speaker.say('more_names', {'count': len(people) - MOST})}"
