"""The base of all aggregates. Commands decide and then record; an event's `apply` only assigns.

An event's `apply` is typed on the state that it changes, so that a misspelt attribute fails the type check.
"""

from collections.abc import Sequence
from typing import Any, ClassVar, Self
from uuid import UUID

from eventsourcing.domain import AggregateCreated, AggregateEvent, BaseAggregate

from planner.terms.scope import Act, PersonalData, Scope

ERASED = "erased"


class Event(AggregateEvent):
    """A fact of the record. Holds plain JSON types only, and nothing personal.

    unit, edition: the scope. name: of the aggregate in its scope. effective: ISO date. `timestamp` is
    when it was recorded.
    """

    TOPIC: ClassVar[str]
    unit: str
    edition: str
    name: str
    actor: str
    command_id: str
    effective: str

    @property
    def scope(self) -> Scope:
        return Scope(self.unit, self.edition)

    def threads(self) -> tuple[str, ...]:
        """What it is about besides its own stream; decisions rest on these."""
        return ()


class Created(Event, AggregateCreated):
    """The first event of a stream."""


class PersonalDataRecorded(Event):
    """Personal data came or changed; the event holds only which. fields: names such as `birth_date`.

    One with a PESEL is about the people of the whole unit: of two that come at once, the second is decided anew.
    """

    TOPIC: ClassVar[str] = "personal_data.recorded"
    fields: list[str]

    def threads(self) -> tuple[str, ...]:
        return (self.scope.people,) if "pesel" in self.fields else ()


class PersonalDataErased(Event):
    """The key of the person's data is destroyed, and no other is ever made. fields: those that were known.

    order: by which order, when it was before the records' time was over (R-57); the reference of a document, "" for
    none. Its thread is that of all who were erased, so that destroying is finished after a kill.
    """

    TOPIC: ClassVar[str] = "personal_data.erased"
    fields: list[str]
    order: str

    def threads(self) -> tuple[str, ...]:
        return (ERASED,)

    def apply(self, aggregate: "Recorded") -> None:
        aggregate.erased = True


class Recorded(BaseAggregate[UUID]):
    """An aggregate in a scope, known there by its name. TOPIC: its kind. erased: whether its personal data were.

    No aggregate annotates attributes of its class: the library would make a dataclass of it, and replace `__init__`.
    """

    TOPIC = ""

    def __init__(self, unit: str, edition: str, name: str) -> None:
        self.scope, self.name = Scope(unit, edition), name
        self.erased = False

    @classmethod
    def begin(cls, event: type[Created], scope: Scope, name: str, act: Act, /, **facts: Any) -> Self:
        """The aggregate with its first event. Its stream follows from the scope and the name."""
        return cls._create(event, id=scope.stream(cls.TOPIC, name), **_given(scope, name, act), **facts)

    def record(self, event: type[Event], act: Act, /, **facts: Any) -> None:
        """Add the event and apply it."""
        self.trigger_event(event, **_given(self.scope, self.name, act), **facts)

    def know_personally(self, known: dict[str, Any], facts: dict[str, Any], act: Act) -> list[PersonalData]:
        """Note which personal data differ from what is known; they are kept apart."""
        changed = {key: value for key, value in facts.items() if known.get(key) != value}
        if not changed:
            return []
        self.record(PersonalDataRecorded, act, fields=sorted(changed))
        return [PersonalData(self.TOPIC, self.name, changed, self.about)]

    def erase_personally(self, fields: Sequence[str], order: str, act: Act) -> PersonalData:
        """What goes from what is kept; whoever records it destroys the key then."""
        self.record(PersonalDataErased, act, fields=sorted(fields), order=order)
        return PersonalData(self.TOPIC, self.name, dict.fromkeys(fields))

    @property
    def about(self) -> tuple[str, str] | None:
        """Kind and name of whose data stand here, where that is not the stream itself."""
        return None


def _given(scope: Scope, name: str, act: Act) -> dict[str, str]:
    return {
        "unit": scope.unit,
        "edition": scope.edition,
        "name": name,
        "actor": act.actor,
        "command_id": act.command_id,
        "effective": str(act.effective),
    }
