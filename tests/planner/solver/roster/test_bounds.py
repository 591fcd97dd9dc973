"""The bound of larger months: not trivial where a person's wishes overlap or one assistant has 12 hours in 24."""

from datetime import date
from itertools import combinations, permutations
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.solver.roster.bound import ROUNDS, Limit, persons_bound, relaxed_bound
from planner.solver.roster.derive import derive
from planner.solver.roster.exact import has_few_wishes
from planner.solver.roster.instance import Instance
from planner.solver.roster.own_time import MOST_IN_A_GROUP, fillable
from planner.solver.roster.request import Asked, request_of
from planner.solver.roster.routes import Routes
from planner.terms.calendar import Month
from planner.terms.case import Case, Window, Wish
from tests.worlds.brute_roster import Given, stop
from tests.worlds.cases import assistant
from tests.worlds.roster_world import LAST, MON, SUN, plan, roster, visit, week, wish, world

EVERY_DAY = range(7)
MARCH = Month(2026, 3)
OF_PLENTY: dict[str, Any] = {"windows": week("00:00-24:00"), "max_hours_month": 744}


def month_of(case: Case, asked: Asked | None = None) -> Given:
    return Given(case, plan(hours=500), asked or Asked(MARCH))


def instance_of(month: Given) -> Instance:
    return derive(request_of(month.case, month.plan, month.asked))


def relaxed(instance: Instance) -> int:
    return relaxed_bound(instance, Limit(ROUNDS)) or 0


def test_of_two_wishes_at_one_time_one_is_sure_to_be_left() -> None:
    wishes = [wish(day, hours, 240) for day in EVERY_DAY for hours in ("08:00-12:00", "09:00-13:00", "15:00-19:00")]
    staff = [assistant("S-1", **OF_PLENTY), assistant("S-2", **OF_PLENTY)]
    instance = instance_of(month_of(world(wishes, staff=staff)))

    assert not has_few_wishes(instance)
    assert persons_bound(instance, Routes(instance)) == relaxed(instance) == 31 * 240 * 4


def test_one_assistant_leaves_what_is_beyond_twelve_hours_a_day() -> None:
    hours = [("22:00-06:00", "A-1"), ("06:00-14:00", "A-2"), ("14:00-22:00", "A-1")]
    wishes = [wish(day, window, 480, who) for day in EVERY_DAY for window, who in hours]
    instance = instance_of(month_of(world(wishes, staff=[assistant("S-1", **OF_PLENTY)])))

    assert not has_few_wishes(instance)
    assert relaxed(instance) >= 31 * 720 * 4


def test_the_rest_of_a_day_may_come_after_its_first_24_hours() -> None:
    """The visits of Sunday are over 12 hours, but not in 24 of them: 10 h from 0:00, 8 h from 23:00."""
    wishes = [wish(SUN, "00:00-10:00", 600), wish(SUN, "22:00-07:00", 480)]
    case = world(wishes, staff=[assistant("S-1", **OF_PLENTY)], first=date(2026, 3, 8), last=date(2026, 3, 9))

    served = month_of(case).judged(roster(visit("2026-03-08 00:00", 600), visit("2026-03-08 23:00", 480)))

    assert served.faults == ()
    assert relaxed(instance_of(month_of(case))) == 0


def test_a_pinned_day_that_breaks_the_rule_keeps_its_bound() -> None:
    case = world([wish(MON, "08:00-24:00", 120)], staff=[assistant("S-1", **OF_PLENTY)], **LAST)
    old = [visit("2026-03-02 06:00", 480, "A-2"), visit("2026-03-02 14:30", 480, "A-2")]
    pins = frozenset(("A-2", stop(one).start) for one in old)
    month = month_of(case, Asked(MARCH, keep=roster(*old), pins=pins))

    nothing_more = month.judged(roster(*old)).score["total"]

    assert relaxed(instance_of(month)) <= nothing_more


@given(st.integers(0, 10**9))
def test_the_sets_of_one_person_are_those_that_some_order_makes(seed: int) -> None:
    dice = Random(seed)
    wishes = [_any_wish(dice) for _ in range(dice.randint(1, MOST_IN_A_GROUP))]
    instance = instance_of(month_of(world(wishes, staff=[assistant("S-1", **OF_PLENTY)], **LAST)))
    person = instance.people[0]

    groups = fillable(instance, person)

    together = {chosen for sets in groups for chosen in sets}
    for size in range(1, len(person.wishes) + 1):
        for chosen in combinations(person.wishes, size):
            parts = [tuple(sorted(set(chosen) & {one for group in sets for one in group})) for sets in groups]
            found = all(not part or part in {tuple(sorted(one)) for one in together} for part in parts)
            assert found == any(_follow(instance, order) for order in permutations(chosen))


def _any_wish(dice: Random) -> Wish:
    start, minutes = dice.choice([480, 540, 600, 660]), dice.choice([30, 60, 120])
    return Wish("A-1", dice.choice([0, 0, 1]), Window(start, start + minutes + dice.choice([0, 0, 30, 60])), minutes)


def _follow(instance: Instance, order: tuple[int, ...]) -> bool:
    now = 0
    for number in order:
        starts = [at for at in instance.wishes[number].starts if at >= now]
        if not starts:
            return False
        now = starts[0] + instance.wishes[number].minutes
    return True
