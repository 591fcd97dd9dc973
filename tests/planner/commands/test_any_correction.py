"""Whatever is told, corrected and closed in whatever order: the settlements together are that of the final facts.

In memory: the parts that judge and settle, without the store. Compared with everything reckoned at once.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.settlement.account import corrections, in_grosze, settlement
from planner.settlement.entry import Entry
from planner.settlement.ground import Ground, Terms
from planner.settlement.judging import Carried, judged
from planner.settlement.line import Line, line_of, shares
from planner.settlement.pay import paid
from planner.settlement.revising import revised
from planner.terms.calendar import Month
from planner.terms.case import Blocked, RecordedCase, Served, Window
from planner.terms.clock import instant_of
from planner.terms.done import SIDES
from planner.terms.settling import Settling
from tests.worlds.cases import assistant, programme

MONTHS = (Month(2026, 2), Month(2026, 3), Month(2026, 4))
PEOPLE, STAFF = ("A-1", "A-2"), ("S-1", "S-2")
STARTS = tuple(
    instant_of(f"2026-{day}T{hour:02d}:00:00+01:00")
    for day in ("02-02", "02-27", "02-28", "03-01", "03-02")
    for hour in (1, 7, 12, 18)
)
RATES = {"S-1": ((None, Decimal("48.01")), (date(2026, 2, 28), Decimal("50.07"))), "S-2": ((None, Decimal("33.33")),)}
CARE = (Blocked("A-1", 0, Window(8 * 60, 9 * 60), "care"),)
Document = dict[str, Any]
MOST, LENGTHS = 8, (7, 8, 60, 185, 300, 660)


def ground(step: int, hours: int) -> Ground:
    rules = programme(first=date(2026, 2, 1), last=date(2026, 4, 30))
    people = tuple(Served(name, "severe", rules.last, None, None, date.min) for name in PEOPLE)
    case = RecordedCase(rules, people, tuple(map(assistant, STAFF)), (), CARE, ())
    return Ground(
        case, Terms(dict.fromkeys(PEOPLE, 60 * hours), dict.fromkeys(PEOPLE, "severe"), Settling(SIDES, step)), RATES
    )


@dataclass
class Told:
    """The record in short: entries as they are, lines as settlements left them, documents."""

    ground: Ground
    entries: dict[str, Entry] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    lines: dict[Month, dict[str, Line]] = field(default_factory=dict)
    carried: Carried = field(default_factory=Carried)
    documents: list[Document] = field(default_factory=list)

    def of_assistants(self, names: Iterable[str], months: Iterable[Month]) -> list[Entry]:
        return [one for one in self._of(months) if one.assistant in set(names)]

    def of_people(self, names: Iterable[str], months: Iterable[Month]) -> list[Entry]:
        return [one for one in self._of(months) if one.application in set(names)]

    def _of(self, months: Iterable[Month]) -> list[Entry]:
        return [one for one in self.entries.values() if one.month in set(months)]

    def change(self, entry: Entry) -> None:
        """Refused where it overlaps, as the commands refuse."""
        others = [one for one in self.entries.values() if one.counts and one.name != entry.name]
        near = [one for one in others if entry.application == one.application or entry.assistant == one.assistant]
        if not entry.counts or all(one.end <= entry.start or entry.end <= one.start for one in near):
            self.entries[entry.name] = entry
            self.touched.add(entry.name)

    def pending(self) -> list[Document]:
        """What the closed months say now; their lines are those from here on."""
        touched = [self.entries[name] for name in sorted(self.touched) if self.entries[name].month in self.lines]
        found = revised(self.lines, touched, self, self.ground)
        self.carried, rows = found.after(self.carried), []
        for month, lines in sorted(found.lines.items()):
            after = {**self.lines[month], **lines}
            rows += corrections(month, self.lines[month], after)
            self.lines[month] = after
        self.touched.clear()
        return rows

    def close(self, month: Month) -> None:
        rows = self.pending()
        answers, self.carried = judged(self._of([month]), self.ground, self.carried)
        self.lines[month] = _lines(self.ground, answers)
        self.documents.append(settlement(month, self.lines[month], self.ground.now.categories, rows, closed=True))


def _lines(ground: Ground, answers: Iterable[Any]) -> dict[str, Line]:
    return {one.entry.name: line_of(one, SIDES, ground.rate(one.entry.assistant, one.entry.day)) for one in answers}


def _changed(entry: Entry, dice: Random) -> Entry:
    start = dice.choice([one for one in STARTS if Entry(one, one, "", "", "").month == entry.month])
    minutes = dice.choice(LENGTHS)
    return dice.choice(
        (
            replace(entry, rejected=True),
            replace(entry, rejected=True),
            replace(entry, start=start, end=start + minutes, accepted=False),
            replace(entry, assistant=dice.choice(STAFF), accepted=False),
            replace(entry, outcome=dice.choice(("done", "no_show")), accepted=False),
            replace(entry, confirmed_by=SIDES),
            replace(entry, accepted=True),
        )
    )


def _step(told: Told, dice: Random) -> None:
    standing = [one for one in told.entries.values() if not one.rejected]
    if standing and dice.random() < 0.5:
        told.change(_changed(dice.choice(standing), dice))
        return
    start, who = dice.choice(STARTS), (f"E-{len(told.entries)}", dice.choice(PEOPLE), dice.choice(STAFF))
    sides = dice.choice((SIDES, SIDES, ("assistant",)))
    told.change(Entry(start, start + dice.choice(LENGTHS), *who, confirmed_by=sides))


@given(st.randoms(use_true_random=False), st.sampled_from((1, 15)), st.sampled_from((2, 6, 7, 100)))
def test_the_settlements_of_a_year_are_together_that_of_the_final_facts(dice: Random, step: int, hours: int) -> None:
    told = Told(ground(step, hours))
    for month in MONTHS:
        for _ in range(dice.randrange(MOST)):
            _step(told, dice)
        told.close(month)
    told.documents.append({"total": {"minutes": 0, "cost": "0.00"}, "corrections": told.pending()})

    answers, _ = judged(told.entries.values(), told.ground, Carried())
    final = _lines(told.ground, answers)
    by_month: dict[Month, list[Line]] = defaultdict(list)
    for name, line in final.items():
        by_month[told.entries[name].month].append(line)
    left = told.documents.pop()["corrections"]

    assert {name: line for lines in told.lines.values() for name, line in lines.items()} == final
    assert _sum(told.documents, left, "minutes") == sum(one.settled for one in final.values())
    assert _sum(told.documents, left, "cost") == sum(sum(paid(shares(one)).values()) for one in by_month.values())


def _sum(documents: list[Document], pending: list[Document], name: str) -> int:
    said = [*(one["total"][name] for one in documents), *(one[name] for one in pending)]
    return sum(in_grosze(one) if isinstance(one, str) else one for one in said)
