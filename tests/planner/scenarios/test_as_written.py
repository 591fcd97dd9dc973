"""A case with changes is what is read of the folder after the same changes were written into its files."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.case import applications, assistants
from planner.case.cells import CellFault
from planner.case.programme import programme_of, programme_table
from planner.case.reader import read_case
from planner.case.table import parsed
from planner.scenarios.apply import applied
from planner.scenarios.change import parse_changes
from planner.terms.case import Case
from planner.terms.refusals import Faults, InputRefused
from tests.worlds.cases import application, case, cases
from tests.worlds.folders import ADDED, CELLS, KEYS, PEOPLE, STAFF, STAFF_CELLS, Folder, csv_text, folders
from tests.worlds.places import EXAMPLES, KRASOCIN

FEWER = settings(max_examples=max(1, settings().max_examples // 3))
Written = tuple[str, Folder]
ROWS = {name: csv_text(rows) for name, rows in ADDED.items()}


@contextmanager
def written(folder: Folder) -> Iterator[Path]:
    with TemporaryDirectory() as place:
        yield folder.write(Path(place) / "case")


def read_or_none(folder: Folder) -> Case | None:
    with written(folder) as place:
        try:
            return read_case(place)
        except InputRefused:
            return None


def applied_or_none(case: Case, changes: list[str]) -> Case | None:
    try:
        return applied(case, parse_changes(changes, ROWS.__getitem__))
    except InputRefused:
        return None


@st.composite
def edits(draw: st.DrawFn, folder: Folder) -> Written:
    """One change in words, and the folder in which a clerk made it."""
    folder = deepcopy(folder)
    ids = {file: [row["id"] for row in folder.files.get(file, ())] for file in (PEOPLE, STAFF)}
    kind = draw(st.sampled_from(["key", "key", "cell", "cell", "assistant", "remove", "add"]))
    if kind == "add":
        file = draw(st.sampled_from(list(ADDED)))
        folder.add(file, deepcopy(ADDED[file]))
        return f"add:{file}={file}", folder
    everybody = [*ids[PEOPLE], *ids[STAFF]]
    if kind == "remove" and everybody:
        name = draw(st.sampled_from(everybody))
        folder.remove(name)
        return f"remove:{name}", folder
    if kind in ("cell", "assistant") and (known := ids[PEOPLE if kind == "cell" else STAFF]):
        cells = CELLS if kind == "cell" else STAFF_CELLS
        name, column = draw(st.sampled_from(known)), draw(st.sampled_from(list(cells)))
        value = draw(cells[column])
        folder.set_cell(name, column, value)
        return f"{name}.{column}={value}", folder
    key = draw(st.sampled_from(list(KEYS)))
    value = draw(KEYS[key])
    folder.set(key, value)
    return f"{key}={value}", folder


@st.composite
def edited(draw: st.DrawFn) -> tuple[Folder, Case, list[str], Folder]:
    """A folder, its case, and up to four changes with the folder in which they were made."""
    folder = draw(folders())
    case = read_or_none(folder)
    assume(case is not None)
    assert case is not None
    changes, now = [], folder
    for _ in range(draw(st.integers(1, 4))):
        change, now = draw(edits(now))
        changes.append(change)
    return folder, case, changes, now


def wrong_by_itself(change: str) -> bool:
    """A cell that its column cannot hold, whatever a later change does to the row; a column that is not known."""
    key, _, value = change.partition("=")
    column = key.rpartition(".")[2]
    if column == "colour":
        return True  # a folder may have further columns; a change may not
    if key in KEYS or column not in {**CELLS, **STAFF_CELLS}:
        return False
    try:
        parsed({**assistants.COLUMNS, **applications.COLUMNS}[column], value)
    except CellFault:
        return True
    return False


def adds_twice(given_case: Case, changes: list[str]) -> bool:
    """Rows with an id that is there, whatever a later change takes out again."""
    there = {
        PEOPLE: {one.id for one in given_case.applications},
        STAFF: {one.id for one in given_case.assistants or ()},
    }
    for change in changes:
        kind, _, named = change.partition(":")
        file = named.partition("=")[0]
        if kind == "remove":
            there = {name: ids - {named} for name, ids in there.items()}
        elif kind == "add" and file in there:
            new = {row["id"] for row in ADDED[file]}
            if there[file] & new:
                return True
            there[file] |= new
    return False


@given(edited())
def test_changes_applied_are_changes_written(found: tuple[Folder, Case, list[str], Folder]) -> None:
    _, case, changes, now = found

    changed = applied_or_none(case, changes)

    wrong = any(map(wrong_by_itself, changes)) or adds_twice(case, changes)
    assert changed == (None if wrong else read_or_none(now))


def test_a_wrong_cell_of_a_row_that_is_removed_later_is_told_all_the_same() -> None:
    case = read_case(KRASOCIN)
    name = case.applications[0].id
    changes = parse_changes([f"{name}.certificate_valid_until=2026-02-31", f"remove:{name}"], str)

    with pytest.raises(InputRefused) as refused:
        applied(case, changes)

    assert [(one.line, one.code) for one in refused.value.faults] == [(1, "no_such_day")]


@pytest.mark.parametrize("share", [[], ["budget.admin_share=0.02"], ["budget.admin_share=0.03"]])
def test_money_that_is_lifted_in_two_scenarios_is_lifted_as_in_one(share: list[str]) -> None:
    case = read_case(KRASOCIN)  # whose share for administration is the usual one
    first, more = parse_changes([*share, "budget.hourly_cost=50"], str), parse_changes(["budget.total="], str)

    assert applied(applied(case, first), more) == applied(case, (*first, *more))


@pytest.mark.parametrize("key", ["total=1000.00", "hourly_cost=50", "admin_share=0.03"])
def test_an_amount_that_is_said_and_lifted_again_leaves_nothing(key: str) -> None:
    given_case = case([application("A-0")])
    first, more = parse_changes([f"budget.{key}"], str), parse_changes([f"budget.{key.partition('=')[0]}="], str)

    assert applied(applied(given_case, first), more) == applied(given_case, (*first, *more)) == given_case


@FEWER
@given(edited(), st.data())
def test_a_scenario_of_a_scenario_is_both_changes_together(
    found: tuple[Folder, Case, list[str], Folder], data: st.DataObject
) -> None:
    _, case, changes, now = found
    more, _ = data.draw(edits(now))
    once = applied_or_none(case, changes)
    assume(once is not None)
    assert once is not None

    twice = applied_or_none(once, [more])

    assert twice == applied_or_none(case, [*changes, more])


@given(cases())
def test_the_table_of_any_rules_is_read_as_these_rules(case: Case) -> None:
    faults = Faults("programme.toml")

    assert programme_of("", programme_table(case.programme), faults) == case.programme
    assert faults.found == []


@pytest.mark.parametrize(
    "folder", sorted(file.parent for file in EXAMPLES.glob("*/programme.toml")), ids=lambda one: one.name
)
def test_the_table_of_each_example_is_read_as_its_rules(folder: Path) -> None:
    rules = read_case(folder).programme

    assert programme_of("", programme_table(rules), Faults("programme.toml")) == rules
