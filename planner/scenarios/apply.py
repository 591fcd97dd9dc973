"""A case with changes: what the folder would say if somebody had written them into its files."""

from collections.abc import Iterable
from dataclasses import replace

from planner.case.programme import MONEY, programme_of, programme_table, setting_value
from planner.scenarios.change import ASKED, Add, Cell, Change, Remove, Setting, Unread
from planner.scenarios.rows import Rows
from planner.scenarios.together import faults_together
from planner.terms.case import Case, ProgrammeRules
from planner.terms.refusals import Faults, InputRefused


def applied(case: Case, changes: Iterable[Change], first: int = 1) -> Case:
    """The changes one after the other. Raises InputRefused with every fault; then nothing is changed.

    A cell that cannot be read is a fault also where a later change takes the row out or says the cell anew.
    first: the number of the first change, for what a refusal says.
    """
    changing = _Changing(case)
    for number, change in enumerate(changes, first):
        changing.make(change, number)
    return changing.changed()


class _Changing:
    def __init__(self, case: Case) -> None:
        self.case, self.faults = case, Faults(ASKED)
        self.table = programme_table(case.programme)
        self.number_of: dict[str, int] = {}
        self.rows = Rows(case, self.faults)

    def make(self, change: Change, number: int) -> None:
        match change:
            case Setting():
                self._set(change, number)
            case Cell():
                self.rows.set(change, number)
            case Remove():
                self.rows.remove(change, number)
            case Add():
                self.rows.add(change)
            case Unread():
                self.faults.found += change.faults

    def _set(self, change: Setting, number: int) -> None:
        """The key as programme.toml would have it; an empty value takes it out."""
        section, _, name = change.key.rpartition(".")
        inside = self.table.setdefault(section, {}) if section else self.table
        self.number_of[change.key] = number
        if not isinstance(inside, dict):
            return  # an earlier change made the section a value, which is refused
        if change.value:
            inside[name] = setting_value(change.key, change.value)
        else:
            inside.pop(name, None)

    def changed(self) -> Case:
        programme = self._programme()
        case = self.rows.case(programme or self.case.programme)
        if programme is not None:
            blame = self.number_of, self.rows.blamed, self.rows.staff_blamed
            self.faults.found += faults_together(self.case, case, *blame)
        if self.faults.found:
            raise InputRefused(list(dict.fromkeys(self.faults.found)))
        return case

    def _programme(self) -> ProgrammeRules | None:
        if not self.number_of:
            return self.case.programme
        found = Faults(ASKED)
        programme = programme_of("", self.table, found)
        for fault in found.found:
            section = fault.column.rpartition(".")[0]
            number = self.number_of.get(fault.column) or self.number_of.get(section, 0)
            self.faults.found.append(replace(fault, line=number))
        return None if programme is None else self._kept(programme)

    def _kept(self, programme: ProgrammeRules) -> ProgrammeRules:
        """What the table does not hold stays: the figures of a recorded edition, that a part of the money is known."""
        given = self.case.programme
        edition = given.edition if given.edition.name == programme.edition.name else programme.edition
        told = any(getattr(given.settling, name) is not None for name in MONEY)  # recorded inputs do not hold them
        incomplete = programme.money_incomplete or (programme.money is None and given.money_incomplete and not told)
        return replace(programme, edition=edition, money_incomplete=incomplete)
