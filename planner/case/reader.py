"""A case folder, read whole or refused with every fault of every file."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from planner.case.applications import read_applications
from planner.case.assistants import Assistants, read_absences, read_assistants, read_availability
from planner.case.programme import read_programme
from planner.case.text import exists, read_text
from planner.case.wishes import read_blocked, read_wishes
from planner.rules.eligibility import applicant_of
from planner.rules.split import split_faults
from planner.terms.case import AssistantTerms, Case
from planner.terms.refusals import Fault, Faults, InputRefused, shortened

Read = TypeVar("Read")
Change = Callable[[str, Assistants, Faults], Assistants]


def read_case(folder: Path) -> Case:
    """The case in the folder. Raises InputRefused with every fault; reads nothing outside the folder."""
    if not _is_folder(folder):
        raise InputRefused([Fault(shortened(folder), 0, "", "no_folder")])
    reading = _Folder(folder)
    case = reading.read()
    if case is None or reading.faults:
        raise InputRefused(reading.faults)
    return case


class _Folder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []

    def read(self) -> Case | None:
        programme = self._file("programme.toml", read_programme, required=True)
        applications = self._file("applications.csv", read_applications, required=True)
        known = applications.lines.__contains__ if applications and applications.whole else _anything
        assistants = self._assistants(known)
        wishes = self._file("wishes.csv", lambda text, faults: read_wishes(text, known, faults)) or []
        blocked = self._file("blocked.csv", lambda text, faults: read_blocked(text, known, faults)) or []
        if programme is None or applications is None:
            return None
        applicants = ((line, applicant_of(programme, one)) for line, one in applications.rows)
        self.faults += split_faults(programme, (("applications.csv", line, one) for line, one in applicants))
        rows = tuple(sorted((one for _, one in applications.rows), key=lambda one: one.id))
        return Case(programme, rows, assistants, tuple(wishes), tuple(blocked))

    def _file(self, name: str, read: Callable[[str, Faults], Read], required: bool = False) -> Read | None:
        """What `read` makes of the file; None when the file is absent or no text."""
        faults = Faults(name)
        path = self.folder / name
        text = read_text(path, faults) if required or exists(path) else None
        found = None if text is None else read(text, faults)
        self.faults += faults.found
        return found

    def _assistants(self, known: Callable[[str], bool]) -> tuple[AssistantTerms, ...] | None:
        found = self._file("assistants.csv", lambda text, faults: read_assistants(text, known, faults))
        unread = found is None and exists(self.folder / "assistants.csv")
        everybody = found or Assistants(whole=not unread)
        everybody = self._changed("availability.csv", read_availability, everybody)
        everybody = self._changed("absences.csv", read_absences, everybody)
        return None if found is None else tuple(sorted(everybody.rows, key=lambda one: one.id))

    def _changed(self, name: str, read: Change, assistants: Assistants) -> Assistants:
        changed = self._file(name, lambda text, faults: read(text, assistants, faults))
        return assistants if changed is None else changed


def _is_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False


def _anything(_: str) -> bool:
    return True
