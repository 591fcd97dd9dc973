"""Case folders and documents from files, with what their reading has to say."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from api.words.messages import Speaker
from api.words.refusals import show_notes
from planner.case.reader import MOST_PATH, read_case
from planner.case.text import read_bytes, read_text
from planner.case.timesheet import timesheet_in
from planner.solver.allocation.plan import Allocation
from planner.terms.case import Case
from planner.terms.done import DoneRow
from planner.terms.refusals import Fault, Faults, InputRefused, shortened


def case_in(folder: Path, speaker: Speaker) -> Case:
    """The case in the folder; the notes of its reading go to standard error. Raises InputRefused."""
    case = read_case(folder)
    if case.notes:
        click.echo(show_notes(case.notes, speaker), err=True)
    return case


def read_document(path: Path) -> Any:
    """The JSON document in the file. Raises InputRefused."""
    faults = Faults(path.name)
    text = read_text(path, faults)
    if text is None:
        raise InputRefused(faults.found)
    document = _parsed(text, faults)
    try:
        json.dumps(document, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        faults.add("plan_text")
    if faults.found:
        raise InputRefused(faults.found)
    return document


def _parsed(text: str, faults: Faults) -> Any:
    try:
        return json.loads(text, object_pairs_hook=lambda pairs: _unique(pairs, faults))
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        faults.add("plan_not_json", line=line, detail=error)
        return None


def _unique(pairs: list[tuple[str, Any]], faults: Faults) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            faults.add("plan_duplicate_key", value=key)
        found[key] = value
    return found


def rows_of(name: str) -> str:
    """The text of a file with rows to add. Raises InputRefused."""
    faults = Faults(shortened(name, MOST_PATH))
    text = read_text(Path(name), faults, office=True)
    if text is None:
        raise InputRefused(faults.found)
    return text


def read_rows(file: Path | None, faults: list[Fault], read: Callable[[str, Faults], Any]) -> Any:
    """What `read` finds in the file, {} where none is named; its faults are added."""
    if file is None:
        return {}
    found = Faults(file.name)
    text = read_text(file, found, office=True)
    rows = {} if text is None else read(text, found)
    faults += found.found
    return rows


def plan_json(plan: Allocation) -> str:
    """The plan as JSON text; the same plan gives the same bytes."""
    return document_json(plan.as_json())


def document_json(document: Any) -> str:
    """A document as JSON text."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def timesheet_rows(file: Path, speaker: Speaker) -> tuple[DoneRow, ...]:
    """The visits of a timesheet; the notes of its reading go to standard error. Raises InputRefused."""
    faults = Faults(file.name)
    data = read_bytes(file, faults)
    if data is None:
        raise InputRefused(faults.found)
    found = timesheet_in(data, file.name)
    if found.notes:
        click.echo(show_notes(found.notes, speaker), err=True)
    return found.rows
