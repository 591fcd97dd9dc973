"""A roster says what it was made with, so that it is not judged by less."""

import json
from dataclasses import replace
from typing import Any

import pytest

from planner.solver.roster.made_with import check_made_with, made_with
from planner.solver.roster.proven import proven_roster
from planner.solver.roster.request import Asked
from planner.solver.roster.search import Effort
from planner.terms.calendar import Month
from planner.terms.refusals import InputRefused
from tests.worlds.roster_world import plan, roster, visit, world

MARCH = Month(2026, 3)
EVENING, MORNING = visit("2026-02-28 18:00"), visit("2026-02-27 08:00")
ASKED = Asked(MARCH, before=roster(EVENING, MORNING, month="2026-02"), used={"A-1": {"2026-02": 1}})


def made(asked: Asked) -> dict[str, Any]:
    document, _ = proven_roster(world(), plan(before={"2026-02": 9}), asked, Effort(steps=1))
    return dict(json.loads(json.dumps(document)))


def test_a_roster_made_with_nothing_needs_nothing() -> None:
    document = made(Asked(MARCH))

    assert "made_with" not in document
    assert check_made_with(document, Asked(MARCH)) == check_made_with(document, ASKED) == []


def test_every_missing_option_is_named() -> None:
    document = made(replace(ASKED, keep=roster()))

    with pytest.raises(InputRefused) as refused:
        check_made_with(document, Asked(MARCH, before=ASKED.before))

    (fault,) = refused.value.faults
    assert (fault.code, dict(fault.facts)["options"]) == ("roster_needs", "--keep, --used")


def test_the_order_of_visits_and_what_else_a_file_says_make_no_other_document() -> None:
    document = made(ASKED)
    same = {**roster(MORNING, EVENING, month="2026-02"), "score": {"total": 3}}

    assert check_made_with(document, replace(ASKED, before=same)) == []


def test_other_visits_or_hours_are_named() -> None:
    document = made(ASKED)
    other = Asked(MARCH, before=roster(EVENING, month="2026-02"), used={"A-1": {"2026-02": 2}})

    assert check_made_with(document, other) == ["--before", "--used"]


def test_nothing_used_is_not_the_same_as_no_file() -> None:
    assert set(made_with(Asked(MARCH, used={}))) == {"used"}
