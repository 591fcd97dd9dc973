"""A case folder, read whole or refused with every fault of every file."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from planner.case.applications import Applications, read_applications
from planner.case.assistants import Assistants, read_assistants
from planner.case.dated import read_absences, read_availability, read_person_absences, read_rates
from planner.case.programme import read_programme
from planner.case.text import exists, read_text
from planner.case.together import homes_note, never_served
from planner.case.wishes import read_blocked, read_wishes
from planner.rules.cards import contradictions
from planner.rules.eligibility import applicant_of
from planner.rules.split import split_faults
from planner.terms.case import AssistantTerms, Case, ProgrammeRules
from planner.terms.refusals import Fault, Faults, InputRefused, Note, shortened

PROGRAMME, APPLICATIONS, ASSISTANTS, WISHES = "programme.toml", "applications.csv", "assistants.csv", "wishes.csv"
FILES = (
    *(PROGRAMME, APPLICATIONS, ASSISTANTS, WISHES, "blocked.csv"),
    *("availability.csv", "absences.csv", "person_absences.csv", "rates.csv"),
)
MOST_PATH = 4096

Read = TypeVar("Read")
Known = Callable[[str], bool]
Change = Callable[[str, Assistants, Faults], Assistants]


def read_case(folder: Path) -> Case:
    """The case in the folder. Raises InputRefused with every fault; reads nothing outside the folder."""
    if not _is_folder(folder):
        raise InputRefused([Fault(shortened(folder, MOST_PATH), 0, "", "no_folder")])
    reading = _Folder(folder)
    case = reading.read()
    if case is None or reading.faults:
        raise InputRefused(reading.faults, reading.notes)
    return case


class _Folder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.notes: list[Note] = []

    def read(self) -> Case | None:
        programme = self._file(PROGRAMME, read_programme, required=True)
        applications = self._file(APPLICATIONS, read_applications, required=True)
        known = applications.lines.__contains__ if applications and applications.whole else _anything
        assistants, served_by = self._assistants(known)
        wishes = self._rows(WISHES, read_wishes, known)
        blocked = self._rows("blocked.csv", read_blocked, known)
        absences = self._rows("person_absences.csv", read_person_absences, known)
        rates = self._rows("rates.csv", read_rates, served_by.known)
        if programme is None or applications is None:
            return None
        self._together(programme, applications)
        self.notes += never_served(WISHES, programme, wishes, blocked)
        self.notes += homes_note(APPLICATIONS, [one for _, one in applications.rows])
        rows = tuple(sorted((one for _, one in applications.rows), key=lambda one: one.id))
        wished = tuple(wish for _, wish in wishes)
        notes = tuple(sorted(self.notes))
        return Case(programme, rows, assistants, wished, tuple(blocked), tuple(absences), tuple(rates), notes)

    def _file(self, name: str, read: Callable[[str, Faults], Read], *, required: bool = False) -> Read | None:
        """What `read` makes of the file; None when the file is absent or no text."""
        faults = Faults(name)
        path = self.folder / name
        text = read_text(path, faults, office=True) if required or exists(path) else None
        found = None if text is None else read(text, faults)
        self.faults += faults.found
        self.notes += faults.notes
        return found

    def _rows(self, name: str, read: Callable[[str, Known, Faults], list[Read]], known: Known) -> list[Read]:
        return self._file(name, lambda text, faults: read(text, known, faults)) or []

    def _assistants(self, known: Known) -> tuple[tuple[AssistantTerms, ...] | None, Assistants]:
        """The assistants, None where there is no file, and whose ids other files may name."""
        found = self._file(ASSISTANTS, lambda text, faults: read_assistants(text, known, faults))
        unread = found is None and exists(self.folder / ASSISTANTS)
        everybody = found or Assistants(whole=not unread)
        everybody = self._changed("availability.csv", read_availability, everybody)
        everybody = self._changed("absences.csv", read_absences, everybody)
        return None if found is None else tuple(sorted(everybody.rows, key=lambda one: one.id)), everybody

    def _changed(self, name: str, read: Change, assistants: Assistants) -> Assistants:
        changed = self._file(name, lambda text, faults: read(text, assistants, faults))
        return assistants if changed is None else changed

    def _together(self, programme: ProgrammeRules, applications: Applications) -> None:
        """Faults that two files make together."""
        for line, one in applications.rows:
            self.faults += [Fault(APPLICATIONS, line, *wrong) for wrong in contradictions(programme, one)]
        rows = ((APPLICATIONS, line, applicant_of(programme, one)) for line, one in applications.rows)
        self.faults += split_faults(programme, rows)


def _is_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False


def _anything(_: str) -> bool:
    return True
