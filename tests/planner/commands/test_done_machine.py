"""Visits told, confirmed, decided about, corrected, months closed, in any order: two readings say the same.

What the record says is compared with examples/reckoning after every step, to the minute and the grosz.
"""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from examples.reckoning.facts import Visit, clock, on_clock
from examples.reckoning.statement import Cost
from planner.aggregates.entry import entry_name
from planner.commands.closing import CloseMonth
from planner.commands.costs import RecordCost, VoidCost
from planner.commands.entries import AcceptEntry, ConfirmEntry, CorrectEntry, RejectEntry
from planner.commands.leaving import ReinstateApplication, WithdrawApplication
from planner.commands.programmes import scope_of
from planner.commands.timesheets import RecordTimesheet
from planner.record.application import Godziny
from planner.record.reading import Reading
from planner.terms.clock import shown
from tests.worlds.in_memory import InMemory
from tests.worlds.looking import EXAMPLES
from tests.worlds.recorded import by, of
from tests.worlds.two_readings import HOURS, MONTHS, TwoReadings, row_of, small_year

STEPS = 25
DAYS = [
    date(2026, 1, 31),
    *(date(2026, 2, day) for day in (1, 2, 27, 28)),
    *(date(2026, 3, day) for day in (1, 2, 3, 27, 28, 29, 31)),
    *(date(2026, 4, day) for day in (1, 2, 27, 28, 29, 30)),
    date(2026, 5, 1),
]
LENGTHS = [30, 52, 53, 67, 90, 119, 120, 240, 359, 360, 361, 480, 720, 721]

people = st.sampled_from(sorted(HOURS))
staff = st.sampled_from(["S-1", "S-1", "S-2"])
starts = st.builds(clock, st.sampled_from(DAYS), st.sampled_from([0, 105, 120, 479, 480, 600, 960, 1200, 1320, 1439]))
confirmed = st.sampled_from([("assistant", "participant"), ("assistant",), ("participant",), ()])
outcomes = st.sampled_from(["done"] * 8 + ["no_show", "cancelled"])


@st.composite
def any_visits(draw: st.DrawFn) -> Visit:
    start = draw(starts)
    end = start + draw(st.sampled_from(LENGTHS))
    return Visit(draw(people), draw(staff), start, end, draw(outcomes), frozenset(draw(confirmed)))


class Serving(RuleBasedStateMachine):
    """Three people, two assistants, three months; names: entries by visit."""

    @initialize(
        step=st.sampled_from([1, 15, 60]),
        asked=st.sampled_from([("assistant", "participant"), ("assistant",), ()]),
    )
    def begin(self, step: int, asked: tuple[str, ...]) -> None:
        self.both = TwoReadings.opened(*self.record(small_year(step, asked)))
        self.names: dict[int, str] = {}
        self.gone: dict[str, Any] = {}

    def record(self, given: Any) -> Any:
        record = InMemory(scope_of(given.programme))
        return lambda one: record.do(one, by()), record.reading, given

    @property
    def visits(self) -> list[Visit]:
        return self.both.other.visits

    # What happens

    @rule(rows=st.lists(any_visits(), min_size=1, max_size=4))
    def a_timesheet_comes(self, rows: list[Visit]) -> None:
        self.told(rows, "")

    @precondition(lambda self: self.both.other.documents)
    @rule(row=any_visits())
    def something_of_a_closed_month_is_told_late(self, row: Visit) -> None:
        self.told([row], row.month)

    def told(self, rows: list[Visit], corrects: str) -> None:
        """Taken whole or not at all; a repeated row only adds what was confirmed."""
        answer = self.both.may(RecordTimesheet(rows=tuple(map(row_of, rows)), corrects=corrects))
        assert (answer is None) is self.contradicts(rows, corrects)
        for row in rows if answer is not None else ():
            self.names.setdefault(self.kept(row), entry_name(row_of(row)))

    def kept(self, row: Visit) -> int:
        known = [one for one in self.visits if self.names[id(one)] == entry_name(row_of(row))]
        if known and (known[0].rejected or key(known[0]) != key(row)) and not self.same(row):
            return id(known[0])  # what was told so was corrected or rejected since: nothing changes
        self.both.other.tell(row)
        return id(next(one for one in self.visits if key(one) == key(row) and not one.rejected))

    def same(self, row: Visit) -> list[Visit]:
        return [one for one in self.visits if key(one) == key(row) and not one.rejected]

    def contradicts(self, rows: list[Visit], corrects: str) -> bool:
        """Overlaps, another outcome, a closed month, a month that is not closed."""
        closed, there = self.both.other.documents, [one for one in self.visits if not one.rejected]
        told = set(self.names.values())
        new = [one for one in rows if not self.same(one) and entry_name(row_of(one)) not in told]
        if corrects and (corrects not in closed or any(one.month != corrects for one in rows)):
            return True
        if not corrects and any(one.month in closed for one in new):
            return True
        for row in rows:
            if any(key(one) == key(row) and one.outcome != row.outcome for one in (*there, *rows)):
                return True
        served = list({key(one): one for one in new if one.outcome == "done"}.values())
        return any(clash(one, other) for one in served for other in (*there, *served) if key(one) != key(other))

    @precondition(lambda self: self.visits)
    @rule(data=st.data(), by=confirmed)
    def somebody_confirms(self, data: st.DataObject, by: tuple[str, ...]) -> None:
        one = data.draw(st.sampled_from(self.visits))
        if self.both.may(ConfirmEntry(entry=self.names[id(one)], by=by)) is not None:
            self.both.other.change(one, confirmed=one.confirmed | set(by))

    @precondition(lambda self: self.visits)
    @rule(data=st.data())
    def a_dispute_is_rejected(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(self.visits))
        answer = self.both.may(RejectEntry(entry=self.names[id(one)], reason="pomyłka"))
        assert (answer is None) is one.rejected
        self.both.other.change(one, rejected=True)

    @precondition(lambda self: self.visits)
    @rule(data=st.data())
    def a_dispute_is_accepted(self, data: st.DataObject) -> None:
        """Only where care services alone speak against it."""
        one = data.draw(st.sampled_from(self.visits))
        answer = self.both.may(AcceptEntry(entry=self.names[id(one)], reason="zgoda gminy"))
        if answer is not None:
            assert self.both.other.against(one) == ("R-34",)
            self.both.other.change(one, accepted=True)

    @precondition(lambda self: self.visits)
    @rule(data=st.data(), who=st.none() | staff, later=st.sampled_from([0, 0, 1, -30, 60]), length=st.integers(1, 800))
    def something_is_corrected(self, data: st.DataObject, who: str | None, later: int, length: int) -> None:
        one = data.draw(st.sampled_from(self.visits))
        outcome = data.draw(st.sampled_from([one.outcome, one.outcome, "done", "no_show"]))
        start = one.start + later
        given = {"assistant": who or one.assistant, "start": start, "end": start + length, "outcome": outcome}
        times = {"start": shown(start), "end": shown(start + length)}
        answer = self.both.may(CorrectEntry(entry=self.names[id(one)], reason="poprawka", **{**given, **times}))
        if answer is not None:
            assert f"{on_clock(start):%Y-%m}" == one.month
            self.both.other.change(one, **given, accepted=False)

    @rule()
    def the_next_month_is_closed(self) -> None:
        month = self.both.other.following
        if month is not None:
            answer = self.both.do(CloseMonth(month=month))
            assert answer.settlement == self.both.other.close(month)

    @rule(month=st.sampled_from(MONTHS))
    def any_month_is_closed(self, month: str) -> None:
        """In order; again changes nothing; earlier ones in which nothing was are closed with it."""
        other = self.both.other
        earlier = [one for one in MONTHS if one < month and one not in other.documents]
        busy = any(one.month in earlier for one in self.visits)
        answer = self.both.may(CloseMonth(month=month))
        assert (answer is None) is (busy and month not in other.documents)
        if answer is not None:
            assert answer.settlement == other.close(month)

    @rule(kind=st.sampled_from(["travel", "insurance", "interest", "returned_admin"]), amount=st.integers(1, 99999))
    def something_is_paid(self, kind: str, amount: int) -> None:
        text = f"{amount // 100}.{amount % 100:02d}"
        answer = self.both.do(RecordCost(kind=kind, amount=text))
        self.both.costs[answer.cost] = Cost(kind, text)

    @precondition(lambda self: self.both.costs)
    @rule(data=st.data())
    def a_cost_was_a_mistake(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.both.costs)))
        self.both.do(VoidCost(cost=name, reason="pomyłka"))
        del self.both.costs[name]

    @rule(name=people, day=st.sampled_from(DAYS), used=st.integers(0, 9))
    def somebody_leaves(self, name: str, day: date, used: int) -> None:
        """From then on other days of service and another grant; closed months keep theirs."""
        other = self.both.other
        if self.both.may(WithdrawApplication(application=name, last_day=day, used_hours=used)) is not None:
            person = other.people[name]
            self.gone[name] = (person, other.grants[name])
            other.people = {**other.people, name: leaving(person, day)}
            other.grants[name] = 60 * used

    @precondition(lambda self: self.gone)
    @rule(data=st.data())
    def somebody_comes_back(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.gone)))
        answer, other = self.both.do(ReinstateApplication(application=name)), self.both.other
        person, grant = self.gone.pop(name)
        assert answer.grant_restored
        other.people, other.grants[name] = {**other.people, name: person}, grant

    # What always holds

    @invariant()
    def both_say_the_same(self) -> None:
        if hasattr(self, "both"):
            self.both.agree()


def key(one: Visit) -> tuple[str, str, int, int]:
    return one.application, one.assistant, one.start, one.end


def clash(one: Visit, other: Visit) -> bool:
    if other.outcome != "done" or one.start >= other.end or other.start >= one.end:
        return False
    return one.assistant == other.assistant or one.application == other.application


def leaving(person: Any, day: date) -> Any:
    return replace(person, last=min(person.last, day))


TestServing = Serving.TestCase
TestServing.settings = settings(max_examples=EXAMPLES, stateful_step_count=STEPS)


def test_the_real_store_says_the_same(app: Godziny) -> None:
    class Stored(Serving):
        def record(self, given: Any) -> Any:
            stored = of(f"Gmina {uuid4().hex}", given)
            scope = scope_of(stored.programme)
            return (lambda one: app.do(one, scope, by())), (lambda: Reading(app.streams, app.personal, scope)), stored

    few = settings(max_examples=max(3, EXAMPLES // 10), stateful_step_count=STEPS)
    run_state_machine_as_test(Stored, settings=few)
