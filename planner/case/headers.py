"""A header row: which column of the contract stands where, by its own name or a Polish one."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from planner.case.cells import Parser
from planner.case.words import folded
from planner.terms.refusals import Faults

MOST_NAMED, MOST_NAME = 40, 40


@dataclass(frozen=True)
class Column:
    """How a column is read.

    default: text that stands for an absent optional column; None = required. polish: its names in Polish,
    the first is that of the user's guide. private: no message shows what a cell holds. instead: where the file has
    all of these columns, this one may be absent, and its cells empty: they stand in its place.
    """

    parse: Parser
    default: str | None = None
    polish: tuple[str, ...] = ()
    private: bool = False
    instead: tuple[str, ...] = ()


Columns = Mapping[str, Column]


@dataclass(frozen=True)
class Header:
    """width: cells of the header row. place: of each column that is there. called: its name in messages.

    nameless: places without a name. expected: a row has at least so many cells, and the rest is optional.
    replaced: columns in whose place others may stand.
    """

    width: int
    place: dict[str, int]
    called: dict[str, str]
    nameless: tuple[int, ...]
    expected: int
    replaced: frozenset[str]


def read_header(line: int, names: list[str], columns: Columns, faults: Faults) -> Header:
    """Missing and doubled columns are faults; further ones are passed over, named once in a note."""
    known = {folded(name): column for column, one in columns.items() for name in (column, *one.polish)}
    places: dict[str, list[int]] = defaultdict(list)
    further: list[str] = []
    for at, name in enumerate(names):
        column = known.get(folded(name))
        if column is not None:
            places[column].append(at)
        elif name:
            further.append(name)
    replaced = frozenset(name for name, one in columns.items() if one.instead and places.keys() >= {*one.instead})
    _check(line, names, places, {name: one for name, one in columns.items() if name not in replaced}, faults)
    if further:
        faults.note("columns_ignored", line=line, names=listed_names(further), count=len(further))
    place = {column: where[0] for column, where in places.items()}
    needed = [at for column, at in place.items() if columns[column].default is None]
    return Header(
        width=len(names),
        place=place,
        called={column: _called(column, names[at]) for column, at in place.items()},
        nameless=tuple(at for at, name in enumerate(names) if not name),
        expected=max(needed, default=-1) + 1,
        replaced=replaced,
    )


def _check(line: int, names: list[str], places: Mapping[str, list[int]], columns: Columns, faults: Faults) -> None:
    for column, where in places.items():
        if len(where) > 1:
            faults.add("duplicate_column", line=line, column=column, names=listed_names([names[at] for at in where]))
    for column, one in columns.items():
        if one.default is None and column not in places:
            allowed = ", ".join((column, *one.polish))
            faults.add("missing_column", line=line, column=column, allowed=allowed)


def listed_names(names: list[str]) -> str:
    return ", ".join(name[:MOST_NAME] for name in names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")


def _called(column: str, name: str) -> str:
    return column if folded(column) == folded(name) else f"{name} ({column})"
