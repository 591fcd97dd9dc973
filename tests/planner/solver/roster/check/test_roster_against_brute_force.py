"""Random small months over the spring's change of the clock, judged a second time minute by minute.

Reasons are held against what the checker says when the missing visit is simply added, by everybody, at
every quarter of an hour.
"""

from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.solver.roster.check.judge import judge
from planner.solver.roster.check.reasons import REASONS
from planner.solver.roster.check.verdict import RosterVerdict
from planner.terms.case import Case, Wish
from tests.worlds.roster_dice import (
    MINUTE,
    NAMES,
    Naive,
    as_visit,
    date_of,
    length,
    local,
    random_visit,
    random_world,
)
from tests.worlds.roster_world import plan, roster


@given(st.integers(0, 10**9))
def test_faults_are_those_of_every_minute_and_every_pair(seed: int) -> None:
    dice = Random(seed)
    month = random_world(dice)
    visits = [random_visit(dice, month) for _ in range(dice.randint(1, 5))]
    names = {"not_available": "missing", "absent": "missing"}
    looked_at = {"blocked", "missing", "person_overlap", "assistant_overlap", "travel_too_short", "twelve_hours"}

    found = {names.get(one.code, one.code) for one in judged(month, visits).faults}
    found -= {"travel_too_short"} if "assistant_overlap" in found else set()

    assert found & looked_at == Naive(month, visits).codes()


def judged(month: Case, visits: list[dict[str, Any]], hours: int = 100, **more: Any) -> RosterVerdict:
    return judge(month, plan(*NAMES, hours=hours), roster(*visits, **more))


def lawful_visits(dice: Random, month: Case, hours: int) -> list[dict[str, Any]]:
    """As many of ten random visits as can be together."""
    visits: list[dict[str, Any]] = []
    for _ in range(10):
        more = [*visits, random_visit(dice, month)]
        visits = more if not judged(month, more, hours).faults else visits
    return visits


@dataclass(frozen=True)
class Tried:
    """One visit for a wish, added to a lawful roster: what it breaks, its hours apart, and what the score becomes."""

    by: str
    codes: frozenset[str]
    cost: int


def tried(month: Case, visits: list[dict[str, Any]], one: Wish, hours: int, keep: Any) -> list[Tried]:
    """Everybody, first at midnight of the wish's date, then at every quarter hour of the window on that date."""
    names, day = plan(*NAMES, hours=hours), date_of(one)
    before = judge(month, names, roster(*visits), keep=keep).score["total"]
    found = []
    for start in [local(day, 0), *_quarters(one)]:
        for by in month.assistants or ():
            more = judge(month, names, roster(*visits, as_visit(one.application, by.id, start, one.minutes)), keep=keep)
            codes = frozenset(fault.code for fault in more.faults)
            found.append(Tried(by.id, codes, more.score["total"] - before))
    return found


def _quarters(one: Wish) -> list[datetime]:
    day = date_of(one)
    first, end = local(day, one.window.start), min(local(day, 1440), local(day, one.window.end))
    return [first + number * 15 * MINUTE for number in range((end - first) // (15 * MINUTE))]


def true_reasons(ways: list[Tried]) -> set[str]:
    """All true reasons, from what breaks when the visit is added."""
    fits = [way for way in ways if not way.codes & {"outside_window", "wish_taken", "after_last_day"}]
    unblocked = [way for way in fits if "blocked" not in way.codes]
    clear = [way for way in unblocked if "person_overlap" not in way.codes]
    at_midnight = ways[: len({way.by for way in ways})]
    never = {"family", "not_indicated", "not_accepted", "not_cleared"}
    names = {way.by for way in at_midnight if not way.codes & never}
    there = [way for way in clear if way.by in names and not way.codes & {"not_available", "absent", "not_cleared"}]
    true = {"grant_used"} if all("above_grant" in way.codes for way in ways) else set()
    true |= set() if unblocked else {"window_too_short"}
    true |= {"parallel_service"} if fits and not clear else set()
    true |= set() if names else {"nobody_may_serve"}
    true |= {"nobody_available"} if clear and names and not there else set()
    able = [way for way in there if way.codes <= {"above_grant"}]
    if there and not able:
        true |= {_first_obstacle([way for way in there if way.by == by]) for by in {way.by for way in there}}
    if able and not true and all(way.cost >= 0 for way in able):
        true.add("costs_more")
    return true


def _first_obstacle(ways: list[Tried]) -> str:
    if all("assistant_hours" in way.codes for way in ways):
        return "assistant_hours"
    busy = {"assistant_overlap", "travel_too_short"}
    return "assistants_busy" if all(way.codes & busy for way in ways) else "twelve_hours"


@given(st.integers(0, 10**9))
def test_reasons_are_true_exactly_when_trying_shows_it(seed: int) -> None:
    dice = Random(seed)
    month = random_world(dice)
    hours = dice.choice([2, 6, 100])
    visits = lawful_visits(dice, month, hours)
    keep = dice.choice([None, roster()])
    alone = [one for one in month.wishes if lonely(month, visits, one)]
    if not alone:
        return
    one = dice.choice(alone)

    ways = tried(month, visits, one, hours, keep)
    true = true_reasons(ways)

    for reason in set(REASONS) - {"past"}:  # what had passed when it was made, no roster says
        entry = {"application": one.application, "date": str(date_of(one)), "minutes": one.minutes, "reasons": [reason]}
        stated = judge(month, plan(*NAMES, hours=hours), roster(*visits, unfilled=[entry]), keep=keep).statements
        assert (reason in true) == all(found.code != "false_reason" for found in stated), reason


def lonely(month: Case, visits: list[dict[str, Any]], one: Wish) -> bool:
    """No visit fulfils the wish, and no other wish of the person has its date and length."""
    same = [other for other in month.wishes if (other.application, other.day) == (one.application, one.day)]
    theirs = [visit for visit in visits if visit["application"] == one.application]
    there = [visit for visit in theirs if datetime.fromisoformat(visit["start"]).date() == date_of(one)]
    return [other.minutes for other in same].count(one.minutes) == 1 and all(length(v) != one.minutes for v in there)
