"""Entries: the part of their spelling that is fixed, as one pattern each; and the last member, as it was recorded.

A line that the pattern does not match is read again slowly, only to say what is wrong with it.
"""

import re
from typing import NamedTuple

from verifier import shapes
from verifier.syntax import Members, Misread, decoded, parsed, strict_but_last, value_at

TEXT = r'"(?:[^"\\\x00-\x1f]++|\\["\\bfnrt]|\\u00(?:0[0-7bef]|1[0-9a-f]))*+"'
NUMBER = r"(?:0|[1-9][0-9]{0,14})"
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
MICROSECONDS = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}\+00:00"
_SEALED = rf'{TEXT}:"(?:g1\.[0-9A-Za-z_-]+\.[0-9A-Za-z_-]{{38,}})?"'
_EVENT = re.compile(
    rf'\{{"entry":{NUMBER},"event":{NUMBER},"stream":"{UUID}","version":{NUMBER},"unit":({TEXT}),"edition":({TEXT})'
    rf',"kind":{TEXT},"name":({TEXT}),"topic":({TEXT}),"about":\[(?:{TEXT}(?:,{TEXT})*)?\]'
    rf',"sealed":(\{{(?:{_SEALED}(?:,{_SEALED})*)?\}}),"state":(?=\{{)'
)
_COMMAND = re.compile(
    rf'\{{"entry":{NUMBER},"command":{NUMBER},"unit":{TEXT},"edition":{TEXT},"command_id":({TEXT}),"name":{TEXT}'
    rf',"actor":{TEXT},"recorded_at":"{MICROSECONDS}","request":{TEXT},"first_event":{NUMBER},"events":{NUMBER}'
    r',"result":(?=\{)'
)


class Event(NamedTuple):
    """What the balances are folded from."""

    unit: str
    edition: str
    name: str
    topic: str
    state: Members


class Command(NamedTuple):
    """What its events name."""

    command_id: str


def entry_of(line: bytes) -> Event | Command:
    """Raises Misread."""
    text = decoded(line)
    if found := _EVENT.match(text):
        return _event(text, found)
    if found := _COMMAND.match(text):
        value_at(text, found.end())
        return Command(_plain(found[1]))
    raise Misread(_why(text))


def _event(text: str, found: re.Match[str]) -> Event:
    unit, edition, name, topic, sealed = found.groups()
    state = value_at(text, found.end())
    if sealed != "{}":
        parsed(sealed)
    if "\\" in text[: found.end()]:
        unit, edition, name, topic = map(_plain, (unit, edition, name, topic))
    else:
        unit, edition, name, topic = unit[1:-1], edition[1:-1], name[1:-1], topic[1:-1]
    shapes.check_state(state, unit, edition, name)
    return Event(unit, edition, name, topic, state)


def _plain(spelt: str) -> str:
    """What a JSON string says."""
    return str(parsed(f'{{"":{spelt}}}')[""])


def _why(text: str) -> str:
    try:
        members = parsed(text)
        shapes.check(members, shapes.EVENT if "event" in members else shapes.COMMAND)
        strict_but_last(text, members)
    except Misread as error:
        return error.code
    return "values"
