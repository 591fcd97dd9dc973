"""As true and as known: every view equals a naive fold, on random histories: late, backdated, corrected."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.commands.announcing import Announce
from planner.commands.applications import AssessApplication
from planner.commands.closing import CloseMonth
from planner.commands.entries import CorrectEntry, ReinstateEntry, RejectEntry
from planner.commands.leaving import ReinstateApplication, WithdrawApplication
from planner.commands.places import CallUp
from planner.commands.planning import ComputePlan
from planner.commands.programmes import ChangeRules
from planner.commands.timesheets import RecordVisit
from planner.commands.visits import BookVisit, CancelVisit, MoveVisit, ReassignVisit
from planner.record.application import Godziny
from planner.record.past.moment import then_of
from planner.record.past.record import PastRecord
from planner.terms.case import Window, Wish
from planner.terms.refusals import InputRefused, Refused
from planner.terms.scope import Act, Scope
from projections.door import ReadDoor
from projections.past_door import PastDoor
from tests.worlds import naive_past
from tests.worlds.cases import application, assistant, case
from tests.worlds.looking import EXAMPLES
from tests.worlds.recorded import changing, imported, now, receiving

HISTORIES = max(4, EXAMPLES // 5)
FIRST = date(2026, 1, 20)
Dice = st.DataObject
Step = Callable[[Godziny, Scope, Any], Any]


def person(draw: Any) -> str:
    return draw(st.sampled_from(["A-1", "A-2", "A-3", "A-3", "A-4"]))


def day(draw: Any) -> date:
    return FIRST + timedelta(days=draw(st.integers(0, 70)))


def times(draw: Any) -> dict[str, Any]:
    start = f"2026-{draw(st.sampled_from(['02', '03']))}-{draw(st.integers(1, 28)):02d}T"
    hour = draw(st.integers(7, 17))
    return {"start": f"{start}{hour:02d}:00:00+01:00", "end": f"{start}{hour + 2:02d}:00:00+01:00"}


def staff(draw: Any) -> str:
    return draw(st.sampled_from(["S-1", "S-2"]))


def one_of(names: Any, draw: Any) -> str:
    return draw(st.sampled_from(sorted(names) or ["V-2026-02-1"]))


def announcing(_app: Godziny, _scope: Scope, _draw: Any) -> Announce:
    return Announce(confirm="yes")


def booking(_app: Godziny, _scope: Scope, draw: Any) -> BookVisit:
    return BookVisit(application=person(draw), assistant=staff(draw), **times(draw))


def recording(_app: Godziny, _scope: Scope, draw: Any) -> RecordVisit:
    return RecordVisit(application=person(draw), assistant=staff(draw), **times(draw))


STEPS: tuple[Step, ...] = (
    lambda _app, _scope, draw: receiving(application(person(draw), points=draw(st.integers(0, 9)))),
    lambda _app, _scope, draw: AssessApplication(application=person(draw), points=draw(st.integers(0, 9))),
    lambda _app, _scope, draw: ChangeRules(rules=rules_of(_app, _scope, draw(st.integers(150, 500)))),
    lambda _app, _scope, _draw: ComputePlan(),
    announcing,
    lambda _app, _scope, draw: WithdrawApplication(
        application=person(draw), last_day=day(draw), used_hours=draw(st.integers(0, 5))
    ),
    lambda _app, _scope, draw: ReinstateApplication(application=person(draw)),
    lambda _app, _scope, draw: CallUp(application=person(draw), hours=draw(st.integers(10, 60))),
    lambda _app, _scope, draw: changing(assistant(staff(draw), max_hours_month=draw(st.integers(40, 200)))),
    *(booking, booking, booking, recording, recording),
    lambda app, scope, draw: MoveVisit(visit=one_of(visits(app, scope), draw), **times(draw)),
    lambda app, scope, draw: ReassignVisit(visit=one_of(visits(app, scope), draw), assistant=staff(draw)),
    lambda app, scope, draw: CancelVisit(visit=one_of(visits(app, scope), draw), reason="mistake"),
    lambda app, scope, draw: RejectEntry(entry=one_of(entries(app, scope), draw), reason="nie"),
    lambda app, scope, draw: ReinstateEntry(entry=one_of(entries(app, scope), draw), reason="tak"),
    lambda app, scope, draw: CorrectEntry(entry=one_of(entries(app, scope), draw), reason="omyłka", **times(draw)),
    lambda _app, _scope, draw: CloseMonth(month=draw(st.sampled_from(["2026-02", "2026-03"]))),
)


def rules_of(app: Godziny, scope: Scope, hours: int) -> Any:
    return replace(now(app, scope).programme.rules, hours=hours)


def visits(app: Godziny, scope: Scope) -> set[str]:
    return {row["visit"] for row in ReadDoor(app).visits(scope)}


def entries(app: Godziny, scope: Scope) -> set[str]:
    return {one.entry for one in ReadDoor(app).entries(scope)}


def told_by(door: ReadDoor, scope: Scope) -> dict[str, Any]:
    """The same as the naive fold, from the views."""
    balances, ranking = door.balances(scope), door.ranking(scope)
    people = [dict(one) for one in balances.people]
    shown = ("application", "assistant", "start", "end")
    return {
        "plan": balances.plan,
        "budget": balances.budget,
        "held": {
            one["application"]: {key: one[key] for key in ("granted", "ceiling", "ended")}
            for one in people
            if one["granted"]
        },
        "planned": planned_minutes(door, scope),
        "done": {one["application"]: one["done_minutes"] for one in people if one["done_minutes"]},
        "ranking": {
            row["application"]: {
                **{key: dict(row)[key] for key in ("category", "tier", "points", "standing", "withdrawn")}
            }
            for row in ranking
        },
        "visits": {row["visit"]: {key: dict(row)[key] for key in shown} for row in door.visits(scope)},
        "assistants": {one["id"]: one["max_hours_month"] for one in door.assistants(scope)},
    }


def planned_minutes(door: ReadDoor, scope: Scope) -> dict[str, int]:
    """The balances list only those who hold hours or did something, so minutes are asked of months and people."""
    balances = door.balances(scope)
    listed = {one["application"]: one["planned_minutes"] for one in balances.people}
    rows = naive_past.minutes_of(door.visits(scope))
    assert listed == {name: rows.get(name, 0) for name in listed}
    assert sum(one["planned_minutes"] for one in balances.months) == sum(rows.values())
    return rows


def asked(door: PastDoor, scope: Scope) -> dict[str, Any] | None:
    try:
        return told_by(door, scope)
    except Refused as refused:
        if refused.code != "nothing_then":
            raise
    return None


@settings(max_examples=HISTORIES, suppress_health_check=list(HealthCheck))
@given(dice=st.data())
def test_every_view_of_the_past_equals_a_naive_fold(app: Godziny, dice: Dice) -> None:
    scope = history(app, dice.draw)
    events = naive_past.told(app, scope)

    for then in sorted({one["recorded_at"] for one in events}):
        for until in (then, then - timedelta(microseconds=1)):
            kept = naive_past.known(events, until)
            door = PastDoor(PastRecord(app, scope, then_of(until.isoformat(), known=True)))
            assert asked(door, scope) == (naive_past.views(kept) if kept else None)
    days = {date.fromisoformat(one["effective"]) for one in events}
    for on in sorted(days | {one - timedelta(days=1) for one in days}):
        kept = naive_past.true(events, str(on))
        door = PastDoor(PastRecord(app, scope, then_of(str(on), known=False)))
        assert asked(door, scope) == (naive_past.views(kept) if kept else None)
    live = told_by(ReadDoor(app), scope)
    assert asked(PastDoor(PastRecord(app, scope, then_of("2100-01-01", known=False))), scope) == live


def history(app: Godziny, draw: Any) -> Scope:
    """Whatever is refused is not recorded."""
    people = [application(f"A-{number}", points=number, requested_hours=90) for number in (1, 2, 3)]
    given_case = case(people, [assistant("S-1"), assistant("S-2")], hours=200, places=2)
    wishes = tuple(Wish(one.id, day, Window(7 * 60, 20 * 60), 120) for one in people for day in range(7))
    scope = imported(app, f"Gmina {uuid4().hex[:10]}", replace(given_case, wishes=wishes), acting(draw))
    steps = [announcing, *(draw(st.sampled_from(STEPS)) for _ in range(draw(st.integers(4, 16))))]
    for step in steps[draw(st.sampled_from([0, 0, 0, 1])) :]:
        try:
            app.do(step(app, scope, draw), scope, acting(draw))
        except (Refused, InputRefused):
            continue
    return scope


def acting(draw: Any) -> Act:
    return Act.now("jan", "", day(draw))
