"""What a read model is: tables, the topics it follows, and how one event changes rows."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from planner.aggregates.base import Event

SCOPE_KEY = ("unit", "edition")


@dataclass(frozen=True)
class Table:
    """columns: name → PostgreSQL type with its default. Every row belongs to a unit and edition."""

    name: str
    key: str
    columns: dict[str, str]

    @property
    def all_keys(self) -> tuple[str, ...]:
        return (*SCOPE_KEY, self.key) if self.key else SCOPE_KEY

    def type_of(self, column: str) -> str:
        return self.columns[column].split()[0] if column in self.columns else "text"


@dataclass(frozen=True)
class Put:
    """Assign these columns in the row of this key; the row is made when it is not there."""

    table: Table
    key: tuple[str, ...]
    values: dict[str, Any]


class Projection(ABC):
    """One read model. version: raise it when tables or fold change, and it is built anew."""

    name: ClassVar[str]
    version: ClassVar[int]
    tables: ClassVar[tuple[Table, ...]]
    follows: ClassVar[tuple[type[Event], ...]]

    @abstractmethod
    def fold(self, event: Event) -> Iterator[Put]:
        """The assignments that follow from the event. Assignments only, so that batches merge."""


def key_of(event: Event) -> tuple[str, ...]:
    """The key of the row of the event's aggregate; a programme has no name in its scope."""
    scope = (event.unit, event.edition)
    return (*scope, event.name) if event.name else scope
