"""The balances, folded from the events alone."""

from collections.abc import Callable
from typing import Any

from verifier.accounts import Account, Person
from verifier.grammar import Event
from verifier.syntax import Members, Misread
from verifier.table import Table, key_of
from verifier.values import cents, elapsed, lists, seconds, text, whole

STANDS, DONE = 1, 2


class Balances:
    """Of all programmes. visits: person, minutes; entries: person, start, end in seconds, STANDS and DONE."""

    def __init__(self) -> None:
        self.accounts: dict[tuple[str, str], Account] = {}
        self.people: list[Person] = []
        self.numbers: dict[tuple[str, str, str], int] = {}
        self.visits = Table("I", "q")
        self.entries = Table("I", "q", "q", "B")

    def fold(self, event: Event) -> None:
        """Raises Misread where the state lacks what the topic needs, or a settlement does not add up."""
        effect = EFFECTS.get(event.topic)
        if effect is not None:
            effect(self, event, event.state)

    def account(self, event: Event) -> Account:
        scope = (event.unit, event.edition)
        found = self.accounts.get(scope)
        if found is None:
            found = self.accounts[scope] = Account(*scope)
        return found

    def person(self, event: Event, application: str) -> int:
        """Its number in `people`."""
        whole_name = (event.unit, event.edition, application)
        number = self.numbers.get(whole_name)
        if number is None:
            number = self.numbers[whole_name] = len(self.people)
            self.people.append(Person(application))
            self.account(event).people[application] = self.people[-1]
        return number

    def opened(self, event: Event, _: Members) -> None:
        self.account(event).opened = True

    def rules_set(self, event: Event, state: Members) -> None:
        self.account(event).rules = whole(state, "budget_hours")

    def announced(self, event: Event, state: Members) -> None:
        self.account(event).announced = whole(state, "budget_hours")

    def granted(self, event: Event, hours: int) -> None:
        self.people[self.person(event, event.name)].granted = hours

    def visit(self, event: Event, state: Members, name: str) -> None:
        """A visit as planned: new, or planned again under the same name."""
        minutes = elapsed(seconds(state.get("start")), seconds(state.get("end")))
        person = self.person(event, text(state, "application"))
        key = _key(event, name)
        row = self.visits.find(key)
        if row >= 0:
            self._set_visit(row, 0)
            self.visits.columns[0][row] = person
        else:
            row = self.visits.add(key, person, 0)
        self._set_visit(row, minutes)

    def visit_moved(self, event: Event, state: Members, name: str) -> None:
        self._set_visit(self._visit(event, name), elapsed(seconds(state.get("start")), seconds(state.get("end"))))

    def visit_off(self, event: Event, _: Members, name: str) -> None:
        self._set_visit(self._visit(event, name), 0)

    def _visit(self, event: Event, name: str) -> int:
        row = self.visits.find(_key(event, name))
        if row < 0:
            raise Misread("unknown")
        return row

    def _set_visit(self, row: int, minutes: int) -> None:
        people, stood = self.visits.columns
        self.people[people[row]].planned += minutes - stood[row]
        stood[row] = minutes

    def entry_recorded(self, event: Event, state: Members) -> None:
        facts = (seconds(state.get("start")), seconds(state.get("end")), text(state, "outcome"))
        person, key = self.person(event, text(state, "application")), _key(event, event.name)
        if self.entries.find(key) >= 0:
            raise Misread("again")
        row = self.entries.add(key, person, 0, 0, STANDS)
        self._set_entry(row, *facts)

    def entry_corrected(self, event: Event, state: Members) -> None:
        row, changes = self._entry(event), state.get("changes")
        if type(changes) is not dict:
            raise Misread("value")
        _, starts, ends, flags = self.entries.columns
        start = seconds(changes["start"]) if "start" in changes else starts[row]
        end = seconds(changes["end"]) if "end" in changes else ends[row]
        old = "done" if flags[row] & DONE else ""
        self._set_entry(row, start, end, text(changes, "outcome") if "outcome" in changes else old)

    def entry_stands(self, event: Event, stands: int) -> None:
        row = self._entry(event)
        flags = self.entries.columns[3]
        self._count(row, -1)
        flags[row] = flags[row] & DONE | stands
        self._count(row, 1)

    def _entry(self, event: Event) -> int:
        row = self.entries.find(_key(event, event.name))
        if row < 0:
            raise Misread("unknown")
        return row

    def _set_entry(self, row: int, start: int, end: int, outcome: str) -> None:
        _, starts, ends, flags = self.entries.columns
        elapsed(start, end)
        self._count(row, -1)
        starts[row], ends[row] = start, end
        flags[row] = flags[row] & STANDS | (DONE if outcome == "done" else 0)
        self._count(row, 1)

    def _count(self, row: int, sign: int) -> None:
        people, starts, ends, flags = self.entries.columns
        if flags[row] == STANDS | DONE:
            self.people[people[row]].recorded += sign * elapsed(starts[row], ends[row])

    def closed(self, event: Event, state: Members) -> None:
        """Raises Misread: total_differs where total is not the sum of the parts; it is folded all the same."""
        document: Any = state.get("document")
        total: Any = document.get("total") if type(document) is dict else None
        if type(total) is not dict:
            raise Misread("value")
        parts = [
            (text(one, "application"), whole(one, "minutes"), cents(one.get("cost")))
            for one in (*lists(document, "people"), *lists(document, "corrections"))
        ]
        stated = (whole(total, "minutes"), cents(total.get("cost")))
        for application, minutes, cost in parts:
            person = self.people[self.person(event, application)]
            person.settled += minutes
            person.cost += cost
        self.account(event).settlements[event.name] = stated
        if stated != (sum(one[1] for one in parts), sum(one[2] for one in parts)):
            raise Misread("total_differs")


def _key(event: Event, name: str) -> bytes:
    return key_of(event.unit.encode(), event.edition.encode(), name.encode())


Effect = Callable[[Balances, Event, Members], None]


def _hours(name: str) -> Effect:
    return lambda balances, event, state: balances.granted(event, whole(state, name))


def _older(effect: Callable[[Balances, Event, Members, str], None]) -> Effect:
    return lambda balances, event, state: effect(balances, event, state, text(state, "visit"))


def _newer(effect: Callable[[Balances, Event, Members, str], None]) -> Effect:
    return lambda balances, event, state: effect(balances, event, state, event.name)


EFFECTS: dict[str, Effect] = {
    "programme.opened": Balances.opened,
    "programme.rules_set": Balances.rules_set,
    "programme.grants_announced": Balances.announced,
    "application.hours_granted": _hours("hours"),
    "application.grant_changed": _hours("hours"),
    "application.called_up": _hours("hours"),
    "application.grant_ended": _hours("used_hours"),
    "application.placed_on_waiting_list": _hours("kept_hours"),
    "application.refused": _hours("kept_hours"),
    "visit.scheduled": _newer(Balances.visit),
    "visit.taken_over": _newer(Balances.visit),
    "visit.rescheduled": _newer(Balances.visit_moved),
    "visit.called_off": _newer(Balances.visit_off),
    "visit.planned": _older(Balances.visit),
    "visit.moved": _older(Balances.visit_moved),
    "visit.cancelled": _older(Balances.visit_off),
    "entry.recorded": _newer(lambda balances, event, state, _: balances.entry_recorded(event, state)),
    "entry.corrected": Balances.entry_corrected,
    "entry.rejected": lambda balances, event, _: balances.entry_stands(event, 0),
    "entry.reinstated": lambda balances, event, _: balances.entry_stands(event, STANDS),
    "settlement.closed": Balances.closed,
}
