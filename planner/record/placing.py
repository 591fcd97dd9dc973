"""Where the events of a command are put: of what they are, what else they are about, what came sealed with them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import cast
from uuid import UUID

from planner.aggregates.base import Event, PersonalDataRecorded, Recorded
from planner.record.log.lines import compact
from planner.record.store.recorder import Place
from planner.record.store.sealing import in_event
from planner.terms.scope import PersonalData

Waiting = dict[tuple[str, str], list[PersonalData]]


def places_of(changed: Sequence[Recorded], kept: Sequence[PersonalData]) -> Iterator[tuple[tuple[UUID, int], Place]]:
    """Of each pending event. kept: personal data as they are kept; those of one stream in the order of their events."""
    waiting: Waiting = defaultdict(list)
    for brought in kept:
        waiting[brought.kind, brought.name].append(brought)
    for one in changed:
        for event in cast(list[Event], one.pending_events):
            sealed = _sealed(event, waiting[one.TOPIC, one.name])
            yield (one.id, event.originator_version), Place(one.TOPIC, one.name, event.threads(), sealed)


def _sealed(event: Event, waiting: list[PersonalData]) -> str:
    return compact(in_event(waiting.pop(0), event.fields)) if isinstance(event, PersonalDataRecorded) else "{}"
