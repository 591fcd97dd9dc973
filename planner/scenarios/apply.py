"""A case with changes: what the folder would say if somebody had written them into its files."""

from collections.abc import Iterable
from dataclasses import replace

from planner.case.programme import programme_of, programme_table, setting_value
from planner.rules.cards import card_faults
from planner.scenarios.change import ASKED, Add, Cell, Change, Remove, Setting, Unread
from planner.scenarios.rows import Rows
from planner.terms.case import Case, ProgrammeRules
from planner.terms.refusals import Faults, InputRefused


def applied(case: Case, changes: Iterable[Change]) -> Case:
    """The changes one after the other. Raises InputRefused with every fault; then nothing is changed."""
    changing = _Changing(case)
    for number, change in enumerate(changes, 1):
        changing.make(change, number)
    return changing.changed()


class _Changing:
    def __init__(self, case: Case) -> None:
        self.case, self.faults = case, Faults(ASKED)
        self.table = programme_table(case.programme)
        self.settings: list[tuple[int, Setting]] = []
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
                self.rows.add(change, number)
            case Unread():
                self.faults.found += change.faults

    def _set(self, change: Setting, number: int) -> None:
        """The key as programme.toml would have it; an empty value takes it out."""
        section, _, name = change.key.rpartition(".")
        inside = self.table.setdefault(section, {}) if section else self.table
        if change.value:
            inside[name] = setting_value(change.key, change.value)
        else:
            inside.pop(name, None)
        self.settings.append((number, change))

    def changed(self) -> Case:
        programme = self._programme()
        case = self.rows.case(programme or self.case.programme)
        if programme is not None:
            self._check(case)
        if self.faults.found:
            raise InputRefused(self.faults.found)
        return case

    def _programme(self) -> ProgrammeRules | None:
        if not self.settings:
            return self.case.programme
        found = Faults(ASKED)
        programme = programme_of("", self.table, found)
        number_of = {change.key: number for number, change in self.settings}
        for fault in found.found:
            self.faults.found.append(replace(fault, line=number_of.get(fault.column, 0)))
        return programme

    def _check(self, case: Case) -> None:
        """What the folder's files would contradict together. Unchanged rows under unchanged rules were read so."""
        before = {one.id: one for one in self.case.applications}
        rules = case.programme != self.case.programme
        for one in case.applications:
            if rules or before.get(one.id) != one:
                faults = card_faults(case.programme, ASKED, self.rows.line_of.get(one.id, 0), one)
                self.faults.found += [fault for fault in faults if fault.code != "reason_missing"]
