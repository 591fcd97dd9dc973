"""Entries: the part of their spelling that is fixed, as one pattern each; and the last member, as it was recorded.

A line that the pattern does not match is read again slowly, only to say what is wrong with it.
"""

import re
from typing import NamedTuple

from verifier import shapes
from verifier.syntax import Members, Misread, decoded, parsed, strict_but_last, value_at

_TEXT = r'"(?:[^"\\\x00-\x1f]++|\\["\\bfnrt]|\\u00(?:0[0-7bef]|1[0-9a-f]))*+"'
_NUMBER = r"(?:0|[1-9][0-9]{0,14})"
_UUID = r'"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"'
_SEALED = rf'{_TEXT}:"{shapes.SEALED}"'
_EVENT = re.compile(
    rf'\{{"entry":({_NUMBER}),"event":({_NUMBER}),"stream":{_UUID},"version":({_NUMBER}),"unit":({_TEXT})'
    rf',"edition":({_TEXT}),"kind":({_TEXT}),"name":({_TEXT}),"topic":({_TEXT})'
    rf',"about":\[(?:{_TEXT}(?:,{_TEXT})*)?\],"sealed":(\{{(?:{_SEALED}(?:,{_SEALED})*)?\}}),"state":(?=\{{)'
)
_COMMAND = re.compile(
    rf'\{{"entry":({_NUMBER}),"command":({_NUMBER}),"unit":({_TEXT}),"edition":{_TEXT},"command_id":({_TEXT})'
    rf',"name":{_TEXT},"actor":{_TEXT},"recorded_at":"({shapes.MICROSECONDS})","request":{_TEXT}'
    rf',"first_event":({_NUMBER}),"events":({_NUMBER}),"result":(?=\{{)'
)


class Event(NamedTuple):
    """What of an event is checked; stream: 16 bytes."""

    entry: int
    number: int
    stream: bytes
    version: int
    unit: str
    edition: str
    kind: str
    name: str
    topic: str
    state: Members


class Command(NamedTuple):
    """What of a command is checked."""

    entry: int
    number: int
    unit: str
    command_id: str
    recorded_at: str
    first_event: int
    events: int


def entry_of(line: bytes) -> Event | Command:
    """Raises Misread."""
    text = decoded(line)
    if found := _EVENT.match(text):
        return _event(text, found)
    if found := _COMMAND.match(text):
        value_at(text, found.end())
        entry, number, unit, command_id, recorded_at, first_event, events = found.groups()
        named = (plain(unit), plain(command_id), recorded_at)
        return Command(int(entry), int(number), *named, int(first_event), int(events))
    raise Misread(_why(text))


def _event(text: str, found: re.Match[str]) -> Event:
    entry, number, stream, version, *names, sealed = found.groups()
    state = value_at(text, found.end())
    if sealed != "{}":
        parsed(sealed)
    unit, edition, kind, name, topic = map(plain, names)
    shapes.check_state(state, unit, edition, name)
    key = bytes.fromhex(stream.replace("-", ""))
    return Event(int(entry), int(number), key, int(version), unit, edition, kind, name, topic, state)


def plain(spelt: str) -> str:
    """What a JSON string says."""
    return str(parsed(f'{{"":{spelt}}}')[""]) if "\\" in spelt else spelt[1:-1]


def _why(text: str) -> str:
    try:
        members = parsed(text)
        shapes.check(members, shapes.EVENT if "event" in members else shapes.COMMAND)
        strict_but_last(text, members)
    except Misread as error:
        return error.code
    return "values"
