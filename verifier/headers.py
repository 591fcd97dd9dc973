"""How an entry begins: its numbers and whose it is, as bytes. The rest of the line is judged in verifier/facts.py."""

import re
from typing import NamedTuple

from verifier.grammar import MICROSECONDS, NUMBER, TEXT, UUID

_EVENT = re.compile(
    rf'\{{"entry":({NUMBER}),"event":({NUMBER}),"stream":"({UUID})","version":({NUMBER})'
    rf',("unit":{TEXT},"edition":{TEXT},"kind":{TEXT},"name":{TEXT}),'.encode()
)
_COMMAND = re.compile(
    rf'\{{"entry":({NUMBER}),"command":({NUMBER}),"unit":({TEXT}),"edition":{TEXT},"command_id":({TEXT}),"name":{TEXT}'
    rf',"actor":{TEXT},"recorded_at":"({MICROSECONDS})","request":{TEXT},"first_event":({NUMBER})'
    rf',"events":({NUMBER}),'.encode()
)


class EventHeader(NamedTuple):
    """stream: 16 bytes; whose: unit, edition, kind and name, as they are spelt."""

    entry: int
    number: int
    stream: bytes
    version: int
    whose: bytes


class CommandHeader(NamedTuple):
    """unit, command_id: as they are spelt."""

    entry: int
    number: int
    unit: bytes
    command_id: bytes
    recorded_at: str
    first_event: int
    events: int


def header_of(line: bytes) -> EventHeader | CommandHeader | None:
    """None for a line that does not begin as an entry does."""
    if found := _EVENT.match(line):
        entry, number, stream, version, whose = found.groups()
        return EventHeader(
            int(entry), int(number), bytes.fromhex(stream.replace(b"-", b"").decode()), int(version), whose
        )
    if found := _COMMAND.match(line):
        entry, number, unit, command_id, recorded_at, first_event, events = found.groups()
        named = (unit, command_id, recorded_at.decode())
        return CommandHeader(int(entry), int(number), *named, int(first_event), int(events))
    return None
