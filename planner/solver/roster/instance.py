"""What is given for a month's roster: frozen, plain integers. Times are minutes since 1970 (clock.py).

People, assistants, wishes and places are numbers; a place is where a person lives. People have the
first places, in their order; after them come those who only appear in the month before.
"""

from dataclasses import dataclass, field
from datetime import date

from planner.terms.calendar import Month

Starts = tuple[int, ...]


@dataclass(frozen=True)
class Visit:
    """One service; person is a place's number, so that it may be somebody of the month before."""

    start: int
    end: int
    person: int
    assistant: int


@dataclass(frozen=True)
class Person:
    """limit: minutes that may be served in the month. target: of these, the ones wished for.

    indicated: the assistants named in the card. tangled: wishes of this person may be at the same time.
    """

    id: str
    limit: int
    target: int
    wishes: tuple[int, ...]
    indicated: frozenset[int]
    tangled: bool = False


@dataclass(frozen=True)
class Server:
    """coupled: what is served on one day can forbid something on the next. Source: R-32, R-35."""

    id: str
    max_minutes: int
    coupled: bool


@dataclass(frozen=True)
class Shortage:
    """How much longer the window of a wish would have to be. minutes: 0 when the visit fits; cut_by: what takes
    time from the window: `clock_change`, `last_day`, `blocked`, `absence`."""

    minutes: int = 0
    cut_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wish:
    """One visit wished for on one day.

    starts: quarter hours at which the person could be visited. servers: who could come, and when; the
    starts are a part of `starts`. allowed: who may serve at all, available or not. fixed: the visit is
    past or pinned, so its only server and start are given. shortage: why no start is left, whoever comes.
    """

    person: int
    day: date
    minutes: int
    starts: Starts
    servers: dict[int, Starts]
    allowed: frozenset[int]
    fixed: bool = False
    shortage: Shortage = Shortage()


@dataclass(frozen=True)
class Instance:
    """One month. start: its first midnight. travel: minutes by place and place.

    before: what can still bind of the month before, by assistant.
    kept: (person, assistant, start) of the roster to keep, None when there is none.
    """

    month: Month
    start: int
    doba_minutes: int
    people: tuple[Person, ...]
    assistants: tuple[Server, ...]
    wishes: tuple[Wish, ...]
    places: tuple[str, ...]
    travel: tuple[tuple[int, ...], ...]
    before: dict[int, tuple[Visit, ...]] = field(default_factory=dict)
    kept: frozenset[tuple[int, int, int]] | None = None

    @property
    def fixed(self) -> dict[int, int]:
        """The wishes whose visit is past or pinned, with their assistants."""
        return {number: next(iter(wish.servers)) for number, wish in enumerate(self.wishes) if wish.fixed}
