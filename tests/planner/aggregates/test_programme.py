"""The programme keeps its limits: allowed exactly at each, refused one past it."""

from typing import Any

import pytest

from planner.aggregates.programme import Programme
from planner.aggregates.programme_events import Held
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from tests.worlds.cases import programme
from tests.worlds.recorded import by


def announced(grants: dict[str, Held], **rules: Any) -> Programme:
    """A programme of 100 hours with these grants announced."""
    given = programme(**{"hours": 100, **rules})
    one = Programme.open(Scope.of(given.unit, "2026"), given, by())
    one.file_plan("sha256:1", by())
    one.announce("P-1", 100, grants, by())
    one.collect_events()
    return one


def held(hours: int = 10, category: str = "severe") -> Held:
    return Held(hours, category, category != "moderate")


@pytest.mark.parametrize(
    ("grants", "rules", "allowed", "refused", "code"),
    [
        ([held(60)], {}, held(40), held(41), "no_budget_left"),
        ([held(10)], {"pools": {"severe": 30}}, held(20), held(21), "no_pool_left"),
        ([held(10)], {"places": 2}, held(10), None, ""),
        ([held(10)] * 2, {"places": 2}, None, held(10), "no_places_left"),
        ([held(10)], {"category_places": {"severe": 2}}, held(), None, ""),
        ([held(10)] * 2, {"category_places": {"severe": 2}}, held(10, "child"), held(), "no_category_places_left"),
        ([held(5)] * 7 + [held(5, "moderate")] * 2, {}, held(5, "moderate"), None, ""),
        ([held(5)] * 6 + [held(5, "moderate")] * 2, {}, held(5), held(5, "moderate"), "no_quota_left"),
    ],
)
def test_a_place_is_filled_up_to_each_limit(
    grants: list[Held], rules: dict[str, Any], allowed: Held | None, refused: Held | None, code: str
) -> None:
    everybody = {f"A-{number}": one for number, one in enumerate(grants)}
    if refused is not None:
        with pytest.raises(Refused, match=code):
            announced(everybody, **rules).fill_place("A-9", refused, by())
    if allowed is not None:
        one = announced(everybody, **rules)
        one.fill_place("A-9", allowed, by())
        assert [event.TOPIC for event in one.pending_events] == ["programme.place_filled"]  # type: ignore[attr-defined]
        assert one.held["A-9"] == allowed


def test_hours_that_leavers_used_count_in_the_next_plan_too() -> None:
    one = announced({"A-1": held(60), "A-2": held(40)})
    one.free_place("A-1", 25, by())
    one.file_plan("sha256:2", by())

    with pytest.raises(Refused, match="leavers_used") as refusal:
        one.announce("P-2", 100, {"A-2": held(76)}, by())
    assert refusal.value.facts["over"] == 1

    one.announce("P-2", 100, {"A-2": held(75)}, by())
    assert (one.granted, one.reserve, one.held["A-1"].present) == (100, 0, False)


def test_rules_that_did_not_change_are_not_recorded_again() -> None:
    one = announced({})

    one.set_rules(programme(hours=100), by())
    assert not one.pending_events

    one.set_rules(programme(hours=120), by())
    assert [event.changes for event in one.pending_events] == [{"hours": 120}]  # type: ignore[attr-defined]
    assert one.budget_hours == 100
