"""Balances of a year with visits done: every minute and grosz is somewhere, after every command."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planner.commands.closing import CloseMonth
from planner.commands.entries import AcceptEntry, ConfirmEntry, CorrectEntry, RejectEntry
from planner.commands.leaving import WithdrawApplication
from planner.commands.places import CallUp
from planner.commands.timesheets import RecordVisit
from planner.commands.visits import BookVisit, CancelVisit, ReassignVisit
from planner.record.application import Godziny
from planner.record.reading import Reading
from planner.record.year import Year
from planner.terms.case import Blocked, Window, Wish
from planner.terms.refusals import InputRefused, Refused
from planner.terms.scope import Scope
from projections.balances import BalancesView
from projections.door import ReadDoor
from tests.worlds.cases import application, assistant, case
from tests.worlds.recorded import by
from tests.worlds.served import closed, done, opened, told, year

LONGER = date(2026, 6, 30)
DONE = ("done", "settled", "disputed", "open", "confirmed")


def until_june(app: Godziny, unit: str, **changes: Any) -> Scope:
    """The small year with more months."""
    given = year(**changes)
    return opened(app, unit, replace(given, programme=replace(given.programme, last=LONGER)))


def row(view: BalancesView, part: str, **wanted: Any) -> dict[str, Any]:
    rows = [dict(one) for one in getattr(view, part)]
    return next(one for one in rows if all(one[key] == value for key, value in wanted.items()))


def minutes(one: dict[str, Any]) -> tuple[int, ...]:
    return tuple(one[f"{name}_minutes"] for name in DONE)


def costs(one: dict[str, Any]) -> tuple[str, ...]:
    return tuple(one[f"{name}_cost"] for name in DONE)


def test_what_was_done_is_settled_disputed_or_open_with_its_money(app: Godziny, unit: str) -> None:
    scope = until_june(app, unit)
    told(app, scope, done("03-02 08:00", "03-02 10:00"), done("03-03 08:00", "03-03 22:00"))
    closed(app, scope, "2026-03")
    told(app, scope, done("04-02 08:00", "04-02 09:00"))
    told(app, scope, done("04-03 08:00", "04-03 08:50", "A-2", "S-2", confirmed_by=("assistant",)))

    view = ReadDoor(app).balances(scope)

    assert minutes(row(view, "people", application="A-1")) == (1020, 120, 840, 60, 60)
    assert costs(row(view, "people", application="A-1")) == ("816.00", "96.00", "672.00", "48.00", "48.00")
    assert minutes(row(view, "assistants", assistant="S-2")) == (50, 0, 0, 50, 0)
    assert costs(row(view, "assistants", assistant="S-2")) == ("50.00", "0.00", "0.00", "50.00", "0.00")
    march, april = row(view, "months", month="2026-03"), row(view, "months", month="2026-04")
    assert (march["closed"], minutes(march)) == (True, (960, 120, 840, 0, 0))
    assert (april["closed"], minutes(april)) == (False, (110, 0, 0, 110, 60))
    assert minutes(dict(view.total)) == minutes(row(view, "categories", category="severe"))


def test_whole_hours_are_rounded_so_that_nobody_has_more_left_than_there_is(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    told(app, scope, done("03-02 08:00", "03-02 09:01"))

    one = row(ReadDoor(app).balances(scope), "people", application="A-1")

    assert (one["granted"], one["performed"], one["remaining"], one["remaining_minutes"]) == (100, 2, 98, 5939)


def test_a_visit_of_somebody_without_hours_is_in_the_balances_too(app: Godziny, unit: str) -> None:
    people = [application("A-1", points=99), application("A-2")]
    scope = opened(app, unit, case(people, [assistant("S-1", rate=Decimal(48))], places=1))
    told(app, scope, done("03-02 08:00", "03-02 10:00", "A-2"))

    view = ReadDoor(app).balances(scope)

    found = row(view, "people", application="A-2")
    assert (found["granted"], found["remaining"], minutes(found)) == (0, 0, (120, 0, 120, 0, 0))
    assert view.total["done_minutes"] == 120


def test_a_visit_outside_the_programme_is_in_the_balances_too(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    told(app, scope, done("2025-12-02T08:00:00+01:00", "2025-12-02T10:00:00+01:00"))

    view = ReadDoor(app).balances(scope)

    assert minutes(row(view, "months", month="2025-12")) == minutes(dict(view.total)) == (120, 0, 120, 0, 0)


def test_minutes_planned_move_with_their_visit(app: Godziny, unit: str) -> None:
    wishes = (Wish("A-1", 0, Window(480, 720), 120), Wish("A-2", 1, Window(480, 720), 120))
    scope = opened(app, unit, year(wishes=wishes))
    for person, day in (("A-1", "02"), ("A-2", "03")):
        times = {"start": f"2026-03-{day}T08:00:00+01:00", "end": f"2026-03-{day}T10:00:00+01:00"}
        app.do(BookVisit(application=person, assistant="S-1", **times), scope, by())

    app.do(ReassignVisit(visit="V-2026-03-1", assistant="S-2"), scope, by())
    view = ReadDoor(app).balances(scope)
    app.do(CancelVisit(visit="V-2026-03-2", reason="person_asked"), scope, by())
    after = ReadDoor(app).balances(scope)

    assert {one["assistant"]: one["planned_minutes"] for one in view.assistants} == {"S-1": 120, "S-2": 120}
    assert row(view, "months", month="2026-03")["planned_minutes"] == 240
    assert {one["assistant"]: one["planned_minutes"] for one in after.assistants} == {"S-2": 120}
    assert row(after, "people", application="A-2")["planned"] == 0


def test_settled_money_is_that_of_settlements_and_their_corrections(app: Godziny, unit: str) -> None:
    scope = until_june(app, unit, assistants=(assistant("S-1", rate=Decimal("43.33")),))
    march = told(app, scope, done("03-02 08:00", "03-02 08:07"), done("03-02 09:00", "03-02 09:11", "A-2")).entries
    closed(app, scope, "2026-03")
    app.do(CorrectEntry(entry=march[0], end="2026-03-02T08:13:00+01:00", reason="card"), scope, by())

    pending = ReadDoor(app).balances(scope)
    closed(app, scope, "2026-04")
    settled = ReadDoor(app).balances(scope)

    pay = ReadDoor(app).year(scope).statement()["pay"]
    assert pending.total["settled_cost"] == settled.total["settled_cost"] == pay
    assert row(settled, "months", month="2026-04")["settled_cost"] == "0.00"


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_lost_after_any_of_many_commands(app: Godziny, unit: str, seed: int) -> None:
    dice = random.Random(seed)
    people = [application(f"A-{number}", points=10 - number) for number in range(1, 5)]
    staff = [assistant("S-1", rate=Decimal("43.33")), assistant("S-2", rate=Decimal("51.07"))]
    given = replace(
        case(people, staff, places=3, hours=24, last=LONGER), blocked=(Blocked("A-1", 0, Window(540, 600), "care"),)
    )
    scope, entries = opened(app, unit, given), []

    for _ in range(45):
        try:
            answer = app.do(_some_command(dice, entries), scope, by())
            entries += getattr(answer, "entries", [])
        except (Refused, InputRefused):
            continue
        assert_nothing_is_lost(app, scope)


def _some_command(dice: random.Random, entries: list[str]) -> Any:
    entry = dice.choice(entries or ["E-2026-03-000000000000"])
    hour, day, month = dice.randrange(6, 20), dice.randrange(1, 28), dice.choice((2, 3, 3, 4))
    offset = "+02:00" if month == 4 else "+01:00"
    start = f"2026-{month:02}-{day:02}T{hour:02}:{dice.choice((0, 7, 30)):02}:00{offset}"
    end = f"2026-{month:02}-{day:02}T{hour + dice.choice((1, 1, 2, 3)):02}:{dice.choice((31, 44, 59)):02}:00{offset}"
    who = {"application": f"A-{dice.randrange(1, 5)}", "assistant": f"S-{dice.randrange(1, 3)}"}
    sides = dice.choice((("assistant",), ("participant",), ("assistant", "participant"), ("none",)))
    visit = RecordVisit(**who, start=start, end=end, confirmed_by=sides, corrects=dice.choice(("", "", "2026-03")))
    others = (
        ConfirmEntry(entry=entry),
        RejectEntry(entry=entry, reason="never was"),
        AcceptEntry(entry=entry, reason="checked"),
        CorrectEntry(entry=entry, end=end, assistant=who["assistant"], reason="card"),
        CloseMonth(month=f"2026-{dice.choice((2, 3, 4)):02}"),
        WithdrawApplication(application=who["application"], last_day=by().effective, used_hours=dice.randrange(3)),
        CallUp(application=who["application"], hours=dice.randrange(1, 5)),
    )
    return visit if dice.random() < 0.5 else dice.choice(others)


def assert_nothing_is_lost(app: Godziny, scope: Scope) -> None:
    door = ReadDoor(app)
    view, account = door.balances(scope), door.year(scope).statement()
    assert view.total["granted"] + view.reserve == view.budget
    everything = [*view.people, *view.categories, *view.assistants, *view.months, view.total]
    for one in map(dict, everything):
        assert one["done_minutes"] == one["settled_minutes"] + one["disputed_minutes"] + one["open_minutes"]
        assert _grosze(one, "done") == sum(_grosze(one, name) for name in ("settled", "disputed", "open"))
        assert 0 <= one["confirmed_minutes"] <= one["open_minutes"]
        assert all(one[f"{name}_minutes"] >= 0 for name in DONE)
    for part in (view.people, view.categories, view.assistants, view.months):
        for name in DONE:
            assert sum(dict(one)[f"{name}_minutes"] for one in part) == dict(view.total)[f"{name}_minutes"]
            assert sum(_grosze(dict(one), name) for one in part) == _grosze(dict(view.total), name)
    for person in view.people:
        assert person["remaining"] == max(0, person["granted"] - person["performed"]) * (not person["ended"])
    fresh = Year.read(Reading(app.streams, app.personal, scope))
    assert (fresh.done, fresh.statement()) == (door.year(scope).done, account), "as if nothing was taken over"
    entries = door.entries(scope)
    assert sum(one.minutes for one in entries) == view.total["done_minutes"]
    assert sum(one.disputed for one in entries) == view.total["disputed_minutes"]
    settled = view.total["settled_minutes"] + view.total["confirmed_minutes"]
    assert (settled, _grosze(dict(view.total), "settled") + _grosze(dict(view.total), "confirmed")) == (
        account["minutes"],
        round(Decimal(account["pay"]) * 100),
    )


def _grosze(one: dict[str, Any], name: str) -> int:
    return round(Decimal(one[f"{name}_cost"]) * 100)
