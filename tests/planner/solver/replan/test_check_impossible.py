"""What was used and promised does not fit: the document says so, with what is left when everybody is lowered."""

from typing import Any

import pytest

from tests.worlds.replan_by_hand import asked, codes, first, grant, second, verdict, world
from tests.worlds.replan_documents import document


def test_a_promise_that_just_fits_the_budget_is_possible_and_one_hour_less_is_not() -> None:
    fits, short = world(hours=100), world(hours=99)

    assert document(fits)["status"] == "optimal"
    assert verdict(short, document(short)).outcome == "impossible"
    assert codes(fits, {"status": "infeasible", "fallback": document(fits)}) == ["replan_not_impossible"]
    assert codes(short, document(fits))[0] == "promises_too_much"


def test_whoever_may_be_lowered_makes_it_possible() -> None:
    given = world(hours=80, request=asked(allow_lower=frozenset({"A-1"})))

    new = document(given)

    assert [(one["hours"], one["promised"]) for one in new["admitted"]] == [(80, 100)]
    assert new["warnings"] == [{"code": "promise_lowered", "applications": ["A-1"]}]
    assert codes(given, new) == []
    assert codes(given, grant(new, "A-1", 15, 14)) == ["could_gain"]


@pytest.mark.parametrize(("budget", "possible"), [(50, True), (49, False)])
def test_there_is_a_fallback_unless_what_was_used_is_too_much_already(budget: int, possible: bool) -> None:
    given = world(hours=budget)
    right = document(given)
    bare = {key: value for key, value in right.items() if key != "fallback"}

    assert ("fallback" in right) == possible
    assert verdict(given, right).outcome == "impossible"
    if possible:
        assert codes(given, bare) == ["fallback_missing"]
    else:
        assert codes(given, {**bare, "fallback": document(world())}) == ["fallback_impossible"]


def test_a_fallback_is_judged_like_any_plan_with_everybody_lowered() -> None:
    given = world(first(), second(), hours=99)
    new = document(given)

    assert [(one["application"], one["hours"]) for one in new["fallback"]["admitted"]] == [("A-1", 66), ("A-2", 33)]
    grant(new["fallback"], "A-2", 8, 8)

    assert (verdict(given, new).outcome, codes(given, new)) == ("not_best", ["could_gain"])


def test_an_impossible_plan_holds_no_grants() -> None:
    given = world(hours=99)

    assert codes(given, {**document(world(hours=100)), "status": "infeasible"}) == ["impossible_with_grants"]
    assert verdict(given, {**document(given), "at": "2026-05"}).outcome == "false_statements"


def test_a_false_statement_in_the_fallback_is_one_of_the_document() -> None:
    given = world(hours=99)
    new: dict[str, Any] = document(given)
    new["fallback"]["warnings"] = []

    assert (verdict(given, new).outcome, codes(given, new)) == ("false_statements", ["wrong_replan_warning"])
