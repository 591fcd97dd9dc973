"""The history of one rule: each value that it had, from when, by whom, with which command."""

from collections.abc import Iterator, Mapping
from typing import Any

from typing_extensions import TypedDict

from planner.aggregates.programme import Programme
from planner.case.programme import BY_SECTION, programme_table
from planner.documents.inputs import programme_from_json
from planner.documents.shapes.units import Actor, Code, DayText, Instant
from planner.record.readable import Readable
from planner.record.store.journal_lines import commands_named
from planner.terms.clock import WARSAW
from planner.terms.refusals import Refused
from planner.terms.scope import Scope

SETS = "programme.rules_set"
EDITION = "edition."  # numbers of the law: `edition.ceilings.severe`
_SECTIONS = tuple(name for name in BY_SECTION if name)
_TOP = tuple(name for name in BY_SECTION[""] if name not in _SECTIONS)
KEYS = (*_TOP, *(f"{section}.{name}" for section in _SECTIONS for name in BY_SECTION[section]))


class RuleValue(TypedDict):
    """old: null where it had none before. effective: from which day it counts."""

    recorded_at: Instant
    actor: Actor
    command: Code
    effective: DayText
    old: Any
    new: Any


def rule_history(app: Readable, scope: Scope, rule: str) -> list[RuleValue]:
    """rule: a key of programme.toml such as `budget.hours`, or `edition.` and a number's key. Raises Refused."""
    rows = app.journal.streams([scope.stream(Programme.TOPIC)])
    events = [event for event in map(app.streams.event_of, rows) if event.TOPIC == SETS]
    commands = commands_named(app.journal, scope, [one.command_id for one in events])
    found = list(_values(events, rule, commands))
    if not found and rule not in KEYS:
        raise Refused("no_such_rule", "rule", rule=rule, known=", ".join(KEYS))
    return found


def _values(events: list[Any], rule: str, commands: Mapping[str, str]) -> Iterator[RuleValue]:
    record: dict[str, Any] = {}
    old = None
    for event in events:
        record = {**record, **event.changes}
        new = _value(record, rule)
        if new != old:
            yield {
                "recorded_at": event.timestamp.astimezone(WARSAW).isoformat(timespec="seconds"),
                "actor": event.actor,
                "command": commands.get(event.command_id, ""),
                "effective": event.effective,
                "old": old,
                "new": new,
            }
        old = new


def _value(record: dict[str, Any], rule: str) -> Any:
    """As programme.toml writes it, in plain JSON types."""
    rules = programme_from_json(record)
    if rule.startswith(EDITION):
        figure = rules.edition.figures.get(rule.removeprefix(EDITION))
        return None if figure is None else figure.value
    section, _, name = rule.rpartition(".")
    table = programme_table(rules)
    inside = table.get(section, {}) if section else table
    return _plain(inside.get(name)) if isinstance(inside, dict) and rule in KEYS else None


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, str, list)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
