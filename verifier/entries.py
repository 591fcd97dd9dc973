"""The lines of entries: each read, numbered, folded, and laid beside its leaf."""

import re

from verifier.aligning import Alignment
from verifier.grammar import Command, Event, entry_of
from verifier.judged import Judged
from verifier.reading import lines, open_regular
from verifier.syntax import Misread
from verifier.tree import leaf_hash
from verifier.verdict import Place

TELL_EVERY = 1 << 22
_START = re.compile(rb'\{"entry":([0-9]{1,15}),"(event|command)":([0-9]{1,15}),')


def walk_entries(judged: Judged, alignment: Alignment) -> None:
    """All lines between the head and what follows the entries. Raises Misread at a line that is too long."""
    layout, done, told = judged.layout, 0, 0
    with open_regular(judged.asked.path) as file:
        for number, line in enumerate(lines(file, 0, layout.tail), 1):
            done += len(line) + 1
            if number > 1 or not judged.has_head:
                judged.entries += 1
                alignment.take(_entry(judged, number, line), leaf_hash(line))
            if done - told >= TELL_EVERY:
                told = done
                judged.asked.told(done, layout.size)
    judged.sequence.close(Place(layout.tail_line))
    alignment.end()


def _entry(judged: Judged, number: int, line: bytes) -> Place:
    """The place with what the line itself says that it is."""
    try:
        came = entry_of(line)
    except Misread as error:
        return _unread(judged, error, number, line)
    if isinstance(came, Command):
        place = Place(number, came.entry)
        judged.sequence.command_came(came, place)
    else:
        place = Place(number, came.entry, came.number)
        judged.sequence.event_came(came, place)
        _fold(judged, came, place)
    return place


def _fold(judged: Judged, event: Event, place: Place) -> None:
    try:
        judged.balances.fold(event)
    except Misread as error:
        code = "settlement_total" if error.code == "total_differs" else "state_shape"
        judged.findings.add(code, place, topic=event.topic, name=event.name, why=error.code)


def _unread(judged: Judged, error: Misread, number: int, line: bytes) -> Place:
    """Told once; the count goes on with what the line seems to be."""
    found = _START.match(line)
    kind = found[2].decode() if found else ""
    place = Place(number)
    if found:
        place = Place(number, int(found[1]), int(found[3]) if kind == "event" else 0)
    judged.findings.add("shape", place, why=error.code)
    judged.sequence.unread(kind)
    return place
