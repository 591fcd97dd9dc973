"""Single cells by the names of their columns, such as `points=12`: read as a file's cells are, every fault at once."""

from collections.abc import Iterable

from planner.case.cells import CellFault
from planner.case.headers import Columns
from planner.case.table import Row, add_fault, parsed
from planner.case.words import folded
from planner.terms.refusals import Faults


def read_single(given: Iterable[str], columns: Columns, faults: Faults) -> dict[str, object]:
    """Column to value. Each text is `name=value`, with a name of the contract or a Polish one; each name once."""
    known = {folded(name): column for column, one in columns.items() for name in (column, *one.polish)}
    row, seen = Row(0), set[str]()
    for text in given:
        name, equals, cell = text.partition("=")
        column = known.get(folded(name))
        if column is None or not equals:
            faults.add("no_such_column", column=name if equals else "…", allowed=", ".join(columns))
        elif column in seen:
            faults.add("duplicate_column", column=column, names=column)
        else:
            seen.add(column)
            _parse(row, column, cell, columns, faults)
    return row.values


def _parse(row: Row, name: str, cell: str, columns: Columns, faults: Faults) -> None:
    try:
        row.values[name] = parsed(columns[name], cell)
    except CellFault as fault:
        add_fault(fault, row, name, faults)
