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


def left(one: Programme, name: str, used: int) -> Programme:
    one.free_place(name, used, by())
    return one


@pytest.mark.parametrize(
    ("grants", "rules", "who", "hours"),
    [
        ([held(60)], {}, "A-9", 40),
        ([held(60)], {}, "A-0", 100),
        ([held(60)], {"pools": {"severe": 70}}, "A-9", 10),
        ([held(60)], {"pools": {"severe": 70}}, "A-0", 70),
        ([held(60), held(30, "child")], {"pools": {"severe": 99, "child": 30}}, "A-9", 10),
        ([held(60, "child")], {"pools": {"severe": 30}}, "A-9", 30),
    ],
)
def test_hours_left_are_the_least_of_reserve_and_pool_and_ones_own_come_on_top(
    grants: list[Held], rules: dict[str, Any], who: str, hours: int
) -> None:
    one = announced({f"A-{number}": each for number, each in enumerate(grants)}, **rules)

    assert one.hours_left_for(who, "severe") == hours
    assert one.limits_broken_by(who, held(hours)) == []
    assert one.limits_broken_by(who, held(hours + 1)) != []


def test_hours_that_leavers_used_stay_in_pool_quota_and_budget_but_free_the_place() -> None:
    rules = {"pools": {"severe": 50}, "places": 1, "category_places": {"severe": 1}}
    one = left(announced({"A-1": held(40)}, **rules), "A-1", 25)

    assert (one.left, one.reserve, one.hours_left_for("A-9", "severe")) == (
        {"A-1": Held(25, "severe", True, False)},
        75,
        25,
    )
    assert one.limits_broken_by("A-9", held(25)) == []
    assert one.limits_broken_by("A-9", held(26)) == ["pool"]
    assert one.limits_broken_by("A-9", held(26, "moderate")) == ["quota"]
    unused = left(announced({"A-1": held(40)}, **rules), "A-1", 0)
    assert (unused.left, unused.hours_left_for("A-9", "severe")) == ({}, 50)


def test_every_limit_that_does_not_allow_it_is_named() -> None:
    rules = {"pools": {"moderate": 5}, "places": 1, "category_places": {"moderate": 0}}
    one = announced({"A-1": held(95)}, **rules)

    broken = one.limits_broken_by("A-9", held(6, "moderate"))

    assert broken == ["places", "category_places", "quota", "budget", "pool"]


def test_whoever_has_hours_already_is_counted_once() -> None:
    one = left(announced({"A-1": held(60), "A-2": held(30)}, pools={"severe": 95}), "A-1", 60)

    assert one.limits_broken_by("A-1", held(65)) == []
    assert one.limits_broken_by("A-1", held(66)) == ["pool"]


def test_a_plan_is_announced_unless_it_is_unknown_in_force_or_older() -> None:
    one = announced({})
    for _ in range(2):
        one.file_plan("sha256:2", by())
    assert (list(one.plans), one.newest_plan, one.current) == (["P-1", "P-2", "P-3"], "P-3", "P-1")

    one.may_announce("P-2")
    one.announce("P-3", 100, {}, by())

    for plan, code in (("P-9", "no_such_plan"), ("P-3", "already_announced"), ("P-2", "overtaken_plan")):
        with pytest.raises(Refused, match=code):
            one.announce(plan, 100, {}, by())


def test_the_budget_follows_the_rules_until_a_plan_is_announced() -> None:
    given = programme(hours=100)
    one = Programme.open(Scope.of(given.unit, "2026"), given, by())
    assert (one.budget_hours, one.newest_plan, one.assistants_limit) == (100, None, False)

    one.set_rules(programme(hours=120), by())
    assert one.budget_hours == 120
    with pytest.raises(Refused, match="other_unit"):
        one.set_rules(programme(unit="Gmina Inna"), by())


def test_whether_assistants_limit_is_recorded_when_it_changes() -> None:
    one: Any = announced({})

    for limited in (False, True, True, False):
        one.limit_by_assistants(limited, by())

    assert [event.limited for event in one.collect_events()] == [True, False]
