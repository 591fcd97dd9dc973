"""What the last closed month leaves to those after it. Its settlement is large and never changes: it is read once."""

from collections.abc import Sequence
from threading import Lock
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

from planner.aggregates.settlement import Settlement
from planner.record.reading import Reading
from planner.record.store.journal import Journal
from planner.settlement.doba import Doba
from planner.settlement.judging import Carried
from planner.terms.calendar import Month

Document = dict[str, Any]
_kept: WeakKeyDictionary[Journal, dict[UUID, tuple[int, Carried]]] = WeakKeyDictionary()
_lock = Lock()


def last_carried(reading: Reading, months: Sequence[Month]) -> tuple[Month | None, Carried]:
    """Of these months the last that is closed; None where none is. Rests on nothing."""
    streams = {reading.scope.stream(Settlement.TOPIC, str(month)): month for month in months}
    closed = reading.recorded.journal.begun(streams) if streams else {}
    if not closed:
        return None, Carried()
    last = max(closed, key=lambda stream: streams[stream])
    return streams[last], _carried(reading, str(streams[last]), last, closed[last])


def _carried(reading: Reading, month: str, stream: UUID, notification: int) -> Carried:
    journal = reading.recorded.journal
    with _lock:  # also while it is read, so that many who come at once read it once
        kept = _kept.setdefault(journal, {})
        if stream not in kept or kept[stream][0] != notification:
            closed = reading.recorded.load(Settlement, [stream])[month]
            kept[stream] = notification, carried_from_json(closed.carried)
        return kept[stream][1]


def carried_json(carried: Carried) -> Document:
    doba = {name: {"start": one.start, "minutes": one.minutes} for name, one in sorted(carried.doba.items())}
    return {"held": dict(sorted(carried.held.items())), "doba": doba}


def carried_from_json(document: Document) -> Carried:
    return Carried(document["held"], {name: Doba(**one) for name, one in document["doba"].items()})
