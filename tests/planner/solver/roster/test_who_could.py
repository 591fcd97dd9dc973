"""Who else could take a visit: each offer is tried out, and so is everybody who is said to be unable."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.solver.roster.request import Asked
from planner.solver.roster.search import Effort
from planner.solver.roster.solve import solve_roster
from planner.solver.roster.who import who_could
from planner.terms.calendar import Month
from planner.terms.refusals import InputRefused
from tests.worlds.brute_roster import BruteRoster, Given, Stop, date_at, row, stop
from tests.worlds.cases import assistant
from tests.worlds.months import crowded_month, month_at_the_edge, tiny_month
from tests.worlds.roster_world import LAST, MON, plan, roster, visit, week, wish, world

SEEDS = st.integers(0, 10**9)
KINDS = [
    tiny_month,
    month_at_the_edge,
    lambda dice: crowded_month(dice, by_day=True),
    lambda dice: crowded_month(dice, by_day=False),
]


class Question:
    """One visit of a month's roster, and what the month is without it."""

    def __init__(self, dice: Random) -> None:
        self.month: Given = dice.choice(KINDS)(dice)
        if dice.random() < 0.3:
            kept = roster(month=str(self.month.asked.month))
            self.month = replace(self.month, asked=replace(self.month.asked, keep=kept))
        effort = Effort(steps=1)
        self.roster = solve_roster(self.month.case, self.month.plan, self.month.asked, effort).as_json()
        visits = [stop(one) for one in self.roster["visits"]]
        self.visit = dice.choice(visits) if visits else None
        self.others = [one for one in visits if one != self.visit]

    def answer(self) -> Any:
        assert self.visit is not None
        asked = self.month.asked
        return who_could(self.month.case, self.month.plan, asked, self.roster, (self.visit.who, self.visit.start))

    def with_instead(self, one: Stop) -> Any:
        document = roster(*map(row, sorted([*self.others, one])), month=str(self.month.asked.month))
        return self.month.judged(document)


@given(SEEDS)
def test_every_offer_is_lawful_and_changes_the_score_as_it_says(seed: int) -> None:
    question = Question(Random(seed))
    if question.visit is None:
        return

    answer = question.answer()

    now = question.with_instead(question.visit).score["total"]
    for offer in answer["could"]:
        after = question.with_instead(stop({"application": question.visit.who, **offer}))
        assert after.faults == ()
        assert offer["change"] == after.score["total"] - now == sum(offer["parts"].values())
    assert answer["could"] == sorted(answer["could"], key=lambda one: one["change"])


@given(SEEDS)
def test_nobody_who_cannot_could_at_any_start_of_the_wish(seed: int) -> None:
    question = Question(Random(seed))
    if question.visit is None:
        return
    visit, brute = question.visit, BruteRoster(question.month)

    answer = question.answer()

    unable = {one["assistant"] for one in answer["cannot"]}
    able = {one["assistant"] for one in answer["could"]}
    assert sorted([*unable, *able, visit.by]) == sorted(brute.staff)
    for (one, day), options in zip(brute.wishes, brute.options, strict=True):
        if (one.application, day, one.minutes) == (visit.who, date_at(visit.start), visit.end - visit.start):
            tried = [option for option in options if option.by in unable]
            assert all(question.with_instead(option).faults for option in tried)


@given(SEEDS)
def test_whoever_cannot_is_told_why_and_who_is_in_the_way(seed: int) -> None:
    question = Question(Random(seed))
    if question.visit is None:
        return

    answer = question.answer()

    others = {(one.who, one.start, one.end) for one in (*question.others, *BruteRoster(question.month).earlier)}
    for one in answer["cannot"]:
        assert one["reasons"]
        assert {stop({"assistant": "", **busy})[:3] for busy in one["with"]} <= {(b, c, a) for a, b, c in others}
        assert bool(one["with"]) == (one["reasons"][0] in ("assistants_busy", "twelve_hours"))


def test_a_visit_that_is_not_in_the_roster_is_refused_by_name() -> None:
    document = roster(visit("2026-03-02 08:00"))

    with pytest.raises(InputRefused) as refused:
        who_could(world(), plan(), Asked(Month(2026, 3)), document, ("A-1", 0))

    assert [one.code for one in refused.value.faults] == ["no_such_visit"]


def test_two_wishes_of_one_length_are_told_apart_by_the_other_visit() -> None:
    wishes = [wish(MON, "08:00-14:00", 60), wish(MON, "06:00-11:00", 60)]
    staff = [assistant("S-1"), assistant("S-2", windows=week("11:00-12:00"))]
    month = Given(world(wishes, staff=staff, **LAST), plan(), Asked(Month(2026, 3)))
    at_eight, at_one = visit("2026-03-02 08:00", 60), visit("2026-03-02 13:00", 60)
    document = roster(at_eight, at_one)

    answer = who_could(month.case, month.plan, month.asked, document, ("A-1", stop(at_eight).start))

    for offer in answer["could"]:
        instead = {"application": "A-1", **{key: offer[key] for key in ("assistant", "start", "end")}}
        assert month.judged(roster(instead, at_one)).faults == ()


def test_a_visit_of_somebody_no_longer_admitted_is_refused_not_a_crash() -> None:
    chosen = visit("2026-03-02 08:00", who="A-2")
    asked = Asked(Month(2026, 3), before=roster(visit("2026-02-27 08:00", who="A-2"), month="2026-02"))

    with pytest.raises(InputRefused):
        who_could(world(), plan("A-1"), asked, roster(chosen), ("A-2", stop(chosen).start))
