"""The lines of entries: each numbered, and laid beside its leaf."""

from verifier.aligning import Alignment
from verifier.facts import place_of
from verifier.headers import EventHeader, header_of
from verifier.judged import Judged
from verifier.reading import lines, open_regular
from verifier.tree import leaf_hash
from verifier.verdict import Place

TELL_EVERY = 1 << 22


def walk_entries(judged: Judged, alignment: Alignment) -> None:
    """All lines between the head and what follows the entries. Raises Misread at a line that is too long."""
    layout, first, done, told = judged.layout, judged.first_line, 0, 0
    with open_regular(judged.asked.path) as file:
        for number, line in enumerate(lines(file, 0, layout.tail), 1):
            done += len(line) + 1
            if number >= first:
                judged.entries += 1
                alignment.take(_entry(judged, number, line), leaf_hash(line))
            if done - told >= TELL_EVERY:
                told = done
                judged.asked.told(done, layout.size)
    judged.sequence.close(Place(layout.tail_line))
    alignment.end()


def _entry(judged: Judged, number: int, line: bytes) -> Place:
    """The place with what the line itself says that it is."""
    came = header_of(line)
    if came is None:
        place, kind = place_of(number, line)
        judged.sequence.unread(kind)
    elif isinstance(came, EventHeader):
        place = Place(number, came.entry, came.number)
        judged.sequence.event_came(came, place)
    else:
        place = Place(number, came.entry)
        judged.sequence.command_came(came, place)
    return place
