"""The whole folder as texts, of a record as it is or as it was."""

from dataclasses import dataclass

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.record.folder.people import (
    ALL,
    NEEDED,
    application_row,
    applications_csv,
    blocked_csv,
    is_derived,
    person_absences_csv,
    wishes_csv,
)
from planner.record.folder.staff import staff_files
from planner.record.folder.toml import programme_toml
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading
from planner.record.store.accesses import Reader
from planner.record.store.personal import HOME


@dataclass(frozen=True)
class FolderTexts:
    """files: text by file name. derived: of whom derived columns stand in place of personal data.

    left: whose hours used before, or place kept, a folder cannot tell; a plan of the record counts with them (R-25).
    """

    files: dict[str, str]
    applications: int
    assistants: int
    derived: tuple[str, ...]
    left: tuple[str, ...]


def folder_texts(reading: Reading, actor: str, *, personal: bool) -> FolderTexts:
    """What a plan of the programme is computed from, and its rosters; without who has withdrawn.

    personal: names, numbers, addresses and reasons too; else only what solving needs. Raises Refused.
    """
    now, reader = ProgrammeNow.read(reading), Reader(actor, "folder")
    inputs, fields = now.inputs(), ALL if personal else NEEDED
    people = [now.applications[one.id] for one in inputs.applicants]
    names = [one.name for one in people]
    known = reading.personal.read(reading.scope, Application.TOPIC, fields, reader, names=names)
    rows = [
        application_row(inputs.programme, now.applications[one.id], one, known.get(one.id, {}))
        for one in inputs.applicants
    ]
    files = {
        "programme.toml": programme_toml(inputs.programme),
        "applications.csv": applications_csv(rows),
        "wishes.csv": wishes_csv(people),
        "blocked.csv": blocked_csv(people, known),
        "person_absences.csv": person_absences_csv(people),
    }
    if inputs.assistants is not None:
        homes = reading.personal.read(reading.scope, Assistant.TOPIC, HOME, reader)
        staff = [now.assistants[one.id] for one in inputs.assistants]
        files |= staff_files(inputs.programme, staff, set(names), homes)
    return FolderTexts(
        {name: text for name, text in files.items() if text is not None},
        len(people),
        len(inputs.assistants or ()),
        tuple(str(row["id"]) for row in rows if is_derived(row)),
        tuple(one.application for one in inputs.past),
    )
