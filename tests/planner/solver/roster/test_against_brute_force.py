"""The month's roster against every roster that could be made."""

from collections.abc import Callable
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.solver.roster.bound import ROUNDS, Limit, persons_bound, relaxed_bound
from planner.solver.roster.derive import derive
from planner.solver.roster.instance import Instance
from planner.solver.roster.request import request_of
from planner.solver.roster.routes import Routes
from planner.solver.roster.search import Effort
from planner.solver.roster.solve import solve_roster
from tests.worlds.brute_roster import BruteRoster, Given, row
from tests.worlds.months import crowded_month, month_at_the_edge, month_of_absences, month_to_keep, tiny_month
from tests.worlds.roster_world import roster

SEEDS = st.integers(0, 10**9)
STEPS = 40
EXAMPLES = settings().max_examples
FEWER = settings(max_examples=max(1, EXAMPLES // 3))


def instance_of(month: Given) -> Instance:
    return derive(request_of(month.case, month.plan, month.asked))


def gap(month: Given) -> int:
    """How far the solver's roster is from the best, after all that must hold was found to hold."""
    found = solve_roster(month.case, month.plan, month.asked, Effort(steps=STEPS))
    brute = BruteRoster(month)
    least, visits = brute.least(found.score)

    verdict = month.judged(found.as_json())
    assert verdict.faults == ()
    assert {one.code for one in verdict.statements} <= {"false_reason"}, "test_every_reason_is_true looks at these"
    assert verdict.score["total"] == found.score
    assert least <= found.score, "the solver found a roster that brute force does not know"
    best = month.judged(roster(*map(row, visits), month=str(month.asked.month)))
    assert (best.faults, best.score["total"]) == ((), least)
    instance = instance_of(month)
    assert found.bound == least
    assert found.as_json()["engine"]["proven"]
    assert persons_bound(instance, Routes(instance)) <= least
    assert (relaxed_bound(instance, Limit(ROUNDS)) or 0) <= least
    return found.score - least


@FEWER
@given(SEEDS)
def test_no_roster_of_a_tiny_month_is_better(seed: int) -> None:
    assert gap(tiny_month(Random(seed))) == 0


@FEWER
@given(SEEDS)
def test_nor_where_people_are_away_and_wishes_have_dates(seed: int) -> None:
    assert gap(month_of_absences(Random(seed))) == 0


@FEWER
@given(SEEDS)
def test_nor_after_visits_of_the_month_before(seed: int) -> None:
    assert gap(month_at_the_edge(Random(seed))) == 0


@FEWER
@given(SEEDS)
def test_nor_with_a_roster_to_keep_a_past_and_pins(seed: int) -> None:
    assert gap(month_to_keep(Random(seed))) == 0


def test_nor_where_a_pinned_visit_may_fulfil_one_wish_or_another() -> None:
    assert gap(month_to_keep(Random(3177))) == 0


@FEWER
@given(SEEDS, st.booleans())
def test_nor_where_time_is_short(seed: int, by_day: bool) -> None:
    assert gap(crowded_month(Random(seed), by_day=by_day)) == 0


def test_nor_where_the_search_alone_ended_far_above() -> None:
    assert gap(tiny_month(Random(439))) == 0
    assert gap(crowded_month(Random(17), by_day=False)) == 0


def outcome(month: Given) -> str:
    document = solve_roster(month.case, month.plan, month.asked, Effort(steps=2)).as_json()
    return str(month.judged(document).outcome)


KINDS: dict[str, Callable[[Random], Given]] = {
    "tiny": tiny_month,
    "absences": month_of_absences,
    "at the edge": month_at_the_edge,
    "to keep": month_to_keep,
    "crowded days": lambda dice: crowded_month(dice, by_day=True),
    "crowded nights": lambda dice: crowded_month(dice, by_day=False),
}


@given(st.sampled_from(sorted(KINDS)), SEEDS)
def test_every_reason_is_true_and_everything_else_too(kind: str, seed: int) -> None:
    assert outcome(KINDS[kind](Random(seed))) == "ok"
