"""A change as people write it, and what it means. Source: formats, commands.

`budget.hours=15000`, `split.policy=equal`, `pools.severe=` (lifted), `A-0001.requested_hours=400`,
`S-003.max_hours_month=80`, `remove:A-0007`, `add:applications=new.csv`. A key is split at its last dot.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from planner.case.programme import BY_SECTION
from planner.terms.refusals import Fault, InputRefused, shortened

FILES = (
    *("applications", "assistants", "wishes", "blocked"),
    *("availability", "absences", "person_absences", "rates"),
)
ASKED = "--change"
Text = Callable[[str], str]


@dataclass(frozen=True)
class Setting:
    """A key of programme.toml; value "": lifted."""

    key: str
    value: str

    def __str__(self) -> str:
        return f"{self.key}={self.value}"


@dataclass(frozen=True)
class Cell:
    """A cell of an application's or an assistant's row."""

    id: str
    column: str
    value: str

    def __str__(self) -> str:
        return f"{self.id}.{self.column}={self.value}"


@dataclass(frozen=True)
class Remove:
    """An application or an assistant with all that refers to it."""

    id: str

    def __str__(self) -> str:
        return f"remove:{self.id}"


@dataclass(frozen=True)
class Add:
    """Rows for a file of the folder (without its ending), with their header row; named: what the rows came from."""

    file: str
    rows: str
    named: str

    def __str__(self) -> str:
        return f"add:{self.file}={self.named}"


@dataclass(frozen=True)
class Unread:
    """A change that means nothing, and why."""

    faults: tuple[Fault, ...]


Change = Setting | Cell | Remove | Add | Unread


def parse_scenarios(groups: Iterable[Sequence[str]], text_of: Text) -> list[tuple[Change, ...]]:
    """The changes of each scenario, numbered through."""
    first = 1
    found = []
    for texts in groups:
        found.append(parse_changes(texts, text_of, first))
        first += len(texts)
    return found


def parse_changes(texts: Iterable[str], text_of: Text, first: int = 1) -> tuple[Change, ...]:
    """text_of: the rows that an `add:` names. What means nothing is Unread, and refused when it is applied."""
    return tuple(_or_unread(text, text_of, number) for number, text in enumerate(texts, first))


def _or_unread(text: str, text_of: Text, number: int) -> Change:
    try:
        return parse_change(text, text_of, number)
    except InputRefused as refused:
        return Unread(tuple(refused.faults))


def parse_change(text: str, text_of: Text, number: int = 1) -> Change:
    """number: which change it is, for what a refusal says. Raises InputRefused."""
    text = text.strip()
    if text.startswith("remove:") and text.removeprefix("remove:").strip():
        return Remove(text.removeprefix("remove:").strip())
    key, equals, value = (part.strip() for part in text.partition("="))
    if text.startswith("add:"):
        return _add(text.removeprefix("add:"), text_of, number)
    before, dot, name = key.rpartition(".")
    if equals and name and (before in BY_SECTION if before else not dot):
        return Setting(key, value)
    if equals and name and before:
        return Cell(before, name, value)
    raise InputRefused([Fault(ASKED, number, "", "no_change", (("value", shortened(text)),))])


def _add(text: str, text_of: Text, number: int) -> Add:
    """A bare file name says by itself which rows it has."""
    file, equals, named = text.partition("=")
    if not equals:
        named, stem = text, PurePath(text).stem
        file = stem if stem in FILES else next((one for one in FILES if stem.startswith(one)), stem)
    if file not in FILES:
        facts = (("value", shortened(file)), ("allowed", ", ".join(FILES)))
        raise InputRefused([Fault(ASKED, number, "add", "not_allowed", facts)])
    return Add(file, text_of(named), named)
