"""What a scenario says in words: its title and its changes. What is personal or freely named of them is kept apart.

The title, and what the rows of an `add:` were called, are under a key of the scenario. A change of a personal column
is under the person's key, so that erasing the person erases it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner.aggregates.application import Application
from planner.aggregates.scenario import HIDDEN, Scenario
from planner.commands.applications import CONTACT, FACTS
from planner.record.reading import Reading
from planner.record.store.accesses import Reader
from planner.record.store.personal import PersonalDataStore
from planner.scenarios.change import Add, Cell, Change, parse_changes
from planner.terms.refusals import Refused
from planner.terms.scope import Act, PersonalData, Scope

TITLE = "title"
PERSONAL = frozenset((*FACTS, *CONTACT))
Whose = tuple[str, str] | None


@dataclass(frozen=True)
class Said:
    """HIDDEN stands for words that cannot be read any more."""

    title: str
    changes: tuple[str, ...]

    @classmethod
    def of(cls, title: str, changes: Iterable[Change]) -> "Said":
        return cls(title, tuple(map(str, changes)))

    def whole(self, one: Scenario) -> tuple[str, ...]:
        """The changes, to be made again. Raises Refused when the data of somebody they concern are gone."""
        gone = [cell.id for cell in map(_read, self.changes) if isinstance(cell, Cell) and cell.value == HIDDEN]
        if gone:
            raise Refused("scenario_words_gone", "scenario", scenario=one.name, application=gone[0])
        return self.changes


def masked(text: str) -> str:
    """The change as an event holds it."""
    match _read(text):
        case Cell(id=name, column=column) if column in PERSONAL:
            return str(Cell(name, column, HIDDEN))
        case Add(file=file):
            return str(Add(file, "", HIDDEN))
    return text


def kept_apart(one: Scenario, said: Said, act: Act) -> tuple[PersonalData, ...]:
    """The words that its event does not hold, noted in its stream."""
    words: dict[Whose, dict[str, str]] = defaultdict(dict)
    if said.title:
        words[None][TITLE] = said.title
    for number, text in enumerate(said.changes):
        if masked(text) != text:
            words[_whose(text)][_field(number)] = text
    return tuple(one.say_apart(theirs, whose, act) for whose, theirs in words.items())


def said_by(reading: Reading, one: Scenario, actor: str) -> Said:
    """The words of one scenario; that they were read is recorded."""
    return said_by_all(reading.personal, reading.scope, [one], actor)[one.name]


def said_by_all(personal: PersonalDataStore, scope: Scope, found: Sequence[Scenario], actor: str) -> dict[str, Said]:
    """By name of the scenario."""
    fields = sorted({field for one in found for field in _fields(one)})
    reader, names = Reader(actor, "scenarios"), [one.name for one in found]
    known = personal.read(scope, Scenario.TOPIC, fields, reader, names=names) if fields else {}
    return {one.name: _said(one, known.get(one.name, {})) for one in found}


def own_words(one: Scenario, name: str) -> list[str]:
    """The fields that go when the person is erased: the scenario's own words may name anybody, others' stay."""
    whose = (None, (Application.TOPIC, name))
    own = (number for number, text in enumerate(one.changes) if _whose(text) in whose)
    return [TITLE, *map(_field, own)]


def _said(one: Scenario, known: Mapping[str, Any]) -> Said:
    changes = (known.get(_field(number), text) for number, text in enumerate(one.changes))
    return Said(known.get(TITLE, one.title), tuple(changes))


def _fields(one: Scenario) -> Iterator[str]:
    if one.title == HIDDEN:
        yield TITLE
    yield from (_field(number) for number, text in enumerate(one.changes) if text.endswith(f"={HIDDEN}"))


def _field(number: int) -> str:
    return f"change_{number}"


def _whose(text: str) -> Whose:
    match _read(text):
        case Cell(id=name, column=column) if column in PERSONAL:
            return Application.TOPIC, name
    return None


def _read(text: str) -> Change:
    return parse_changes([text], lambda _: "")[0]
