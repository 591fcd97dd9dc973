"""Months of few wishes are solved to proof, and what the engine says is believed only as far as it was tested."""

import os
import signal
from dataclasses import replace
from datetime import date
from random import Random
from threading import Timer
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.solver.roster.derive import derive
from planner.solver.roster.exact import FEW_WISHES, Exact, has_few_wishes, is_lawful
from planner.solver.roster.instance import Instance, Visit
from planner.solver.roster.request import Asked, request_of
from planner.solver.roster.search import Effort, Progress
from planner.solver.roster.solve import solve_roster
from planner.terms.calendar import Month
from planner.terms.case import Window, Wish
from tests.worlds.brute_roster import Given, Stop, row
from tests.worlds.cases import application, assistant
from tests.worlds.months import crowded_month, month_at_the_edge
from tests.worlds.roster_world import LAST, MON, plan, roster, week, wish, world

SEEDS = st.integers(0, 10**9)
WEEK = {"first": date(2026, 3, 24), "last": date(2026, 3, 30)}
HOURS = ["00:00-24:00", "18:00-10:00", "06:00-18:00"]


def busy_week(seed: int, wishes: int) -> Given:
    """A week of nights and days, wishes of one person that overlap, ways between homes, few assistants."""
    dice = Random(seed)
    people = [application(f"A-{at}", lat=50 + dice.random() / 4, lon=20 + dice.random() / 4) for at in range(6)]
    staff = [assistant(f"S-{at}", windows=week(dice.choice(HOURS)), max_hours_month=60) for at in range(3)]
    chosen = [_any_wish(dice, dice.choice(people).id) for _ in range(wishes)]
    names = [one.id for one in people]
    return Given(world(chosen, people=people, staff=staff, **WEEK), plan(*names, hours=40), Asked(Month(2026, 3)))


def _any_wish(dice: Random, who: str) -> Wish:
    start, minutes = dice.choice([0, 480, 600, 840, 1080, 1320]), dice.choice([30, 60, 120, 240, 480])
    return Wish(who, dice.randrange(7), Window(start, start + minutes + dice.choice([0, 60, 120])), minutes)


def instance_of(month: Given) -> Instance:
    return derive(request_of(month.case, month.plan, month.asked))


def solved(month: Given, **effort: Any) -> Any:
    return solve_roster(month.case, month.plan, month.asked, Effort(**effort))


def test_a_busy_week_is_proven() -> None:
    month = busy_week(1, 30)

    found = solved(month, steps=10)

    assert found.bound == found.score
    assert found.as_json()["engine"]["proven"]
    assert month.judged(found.as_json()).outcome == "ok"


def test_with_the_same_steps_it_ends_at_the_same_visits() -> None:
    once, again = (solved(busy_week(2, 25), steps=2).as_json() for _ in range(2))

    assert once == again


def test_without_steps_the_construction_stays() -> None:
    month = busy_week(1, 30)

    assert solved(month, steps=0).score > solved(month, steps=10).score


def test_only_wishes_that_are_to_be_decided_count_as_many() -> None:
    few, many = (instance_of(busy_week(1, count)) for count in (FEW_WISHES, FEW_WISHES + 1))

    assert has_few_wishes(few)
    assert not has_few_wishes(many)
    past = replace(many.wishes[-1], servers=dict(list(many.wishes[-1].servers.items())[:1]), fixed=True)
    assert has_few_wishes(replace(many, wishes=(*many.wishes[:-1], past)))


def test_a_month_with_too_many_assistants_for_the_model_is_left_to_the_search() -> None:
    staff = [assistant(f"S-{at}") for at in range(400)]
    month = Given(world([wish(MON) for _ in range(40)], staff=staff, **LAST), plan(), Asked(Month(2026, 3)))

    assert not has_few_wishes(instance_of(month))


def test_where_everything_is_fixed_the_roster_is_the_only_one() -> None:
    month = busy_week(3, 20)
    old = solved(month, steps=1).as_json()
    asked = replace(month.asked, keep=old, since=10**9)

    found = solved(replace(month, asked=asked), steps=1)

    assert found.bound == found.score


@given(SEEDS)
def test_visits_are_lawful_where_the_checker_says_so(seed: int) -> None:
    dice = Random(seed)
    month = dice.choice([month_at_the_edge, lambda one: crowded_month(one, by_day=False)])(dice)
    instance = instance_of(month)
    visits = dict(_some_visits(dice, instance))

    document = roster(*(_row(instance, one) for one in visits.values()), month=str(month.asked.month))

    assert is_lawful(instance, visits) == (month.judged(document).faults == ())


def _some_visits(dice: Random, instance: Instance) -> Any:
    for number, one in enumerate(instance.wishes):
        if one.servers and dice.random() < 0.7:
            by = dice.choice(sorted(one.servers))
            start = dice.choice(one.servers[by])
            yield number, Visit(start, start + one.minutes, one.person, by)


def _row(instance: Instance, one: Visit) -> dict[str, Any]:
    return row(Stop(one.start, one.end, instance.places[one.person], instance.assistants[one.assistant].id))


def test_a_bound_above_a_roster_that_exists_is_not_believed() -> None:
    month = busy_week(1, 30)
    proof = Exact(instance_of(month), {}, 0)

    proof._raise_bound(proof.points + 1)

    assert proof.bound == 0


def test_a_stop_while_the_engine_proves_keeps_what_was_found() -> None:
    month, alarm = busy_week(5, FEW_WISHES), Timer(0.5, os.kill, (os.getpid(), signal.SIGTERM))

    def stop_soon(now: Progress) -> None:
        if now.stage == "exact" and not alarm.ident:
            alarm.start()

    found = solved(month, seconds=20, tell=stop_soon)

    alarm.cancel()
    assert found.engine["stopped"]
    assert month.judged(found.as_json()).outcome == "ok"
