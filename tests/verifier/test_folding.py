"""What each event does to the balances, alone; and the published ones beside them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.verifier.world import World
from verifier.folding import EFFECTS, Balances
from verifier.grammar import Event
from verifier.syntax import Misread

GOLDEN = Path(__file__).parents[1] / "golden"
START, END = "2026-03-28T22:00:00+01:00", "2026-03-29T06:00:00+02:00"  # the clock is put forward: seven hours
TIMES = {"start": START, "end": END}
VISIT = {"application": "A-1", **TIMES}
ENTRY = {**VISIT, "outcome": "done"}
PART = {"application": "A-1", "minutes": 60, "cost": "48.00"}
BACK = {"application": "A-1", "minutes": -30, "cost": "-24.50"}


def folded(*told: tuple[str, str, dict[str, Any]]) -> dict[str, Any]:
    """The balances after events of (name, topic, state)."""
    balances = Balances()
    for name, topic, state in told:
        balances.fold(Event("gmina", "2026", name, topic, state))
    return balances.accounts[("gmina", "2026")].published()


def person(*told: tuple[str, str, dict[str, Any]]) -> tuple[Any, ...]:
    """granted, planned, recorded, settled minutes and cost of A-1."""
    people = folded(*told)["people"]
    return tuple(people[0].values())[1:] if people else (0, 0, 0, 0, "0.00")


@pytest.mark.parametrize(
    ("told", "budget"),
    [
        ([("p", "programme.opened", {})], 0),
        ([("p", "programme.rules_set", {"budget_hours": 900})], 900),
        (
            [("p", "programme.rules_set", {"budget_hours": 900}), ("p", "programme.rules_set", {"budget_hours": 800})],
            800,
        ),
        (
            [
                ("p", "programme.grants_announced", {"budget_hours": 0}),
                ("p", "programme.rules_set", {"budget_hours": 9}),
            ],
            0,
        ),
    ],
)
def test_the_budget_is_the_announced_one_else_that_of_the_rules(told: list[Any], budget: int) -> None:
    assert folded(*told)["budget"] == budget


@pytest.mark.parametrize(
    ("topic", "member"),
    [
        ("application.hours_granted", "hours"),
        ("application.grant_changed", "hours"),
        ("application.called_up", "hours"),
        ("application.grant_ended", "used_hours"),
        ("application.placed_on_waiting_list", "kept_hours"),
        ("application.refused", "kept_hours"),
    ],
)
def test_a_grant_is_what_the_last_event_says(topic: str, member: str) -> None:
    first = ("A-1", "application.hours_granted", {"hours": 7})

    assert person(first, ("A-1", topic, {member: 5}))[0] == 5
    assert person(first, ("A-1", topic, {member: 0})) == (0, 0, 0, 0, "0.00")
    with pytest.raises(Misread):
        person(first, ("A-1", topic, {}))


def test_the_reserve_may_be_negative() -> None:
    told = folded(("p", "programme.rules_set", {"budget_hours": 5}), ("A", "application.hours_granted", {"hours": 6}))

    assert (told["granted"], told["reserve"]) == (6, -1)


def test_a_visit_has_elapsed_minutes() -> None:
    assert person(("V", "visit.scheduled", VISIT))[1] == 420
    assert person(("R", "visit.planned", {"visit": "V", **VISIT}))[1] == 420
    assert person(("R", "visit.planned", {"visit": "V", **VISIT}), ("V", "visit.taken_over", VISIT))[1] == 420
    assert person(("V", "visit.taken_over", VISIT), ("V", "visit.called_off", {}))[1] == 0


@pytest.mark.parametrize(
    ("moved", "off"), [("visit.rescheduled", "visit.called_off"), ("visit.moved", "visit.cancelled")]
)
@pytest.mark.parametrize("first", ["visit.scheduled", "visit.planned"])
def test_a_visit_moved_and_called_off_counts_as_it_stands(first: str, moved: str, off: str) -> None:
    one = ("V", first, {"visit": "V", **VISIT})
    short = {"visit": "V", **TIMES, "end": "2026-03-28T22:30:00+01:00"}

    assert person(one, ("V", moved, short))[1] == 30
    assert person(one, ("V", off, {"visit": "V"}))[1] == 0
    assert person(one, ("V", off, {"visit": "V"}), ("V", moved, short))[1] == 30
    assert person(one, ("V", first, {"visit": "V", **VISIT}))[1] == 420
    for topic in (moved, off):
        with pytest.raises(Misread):
            folded(("W", topic, {"visit": "W", **TIMES}))


def test_an_entry_counts_while_it_stands_and_was_done() -> None:
    one = ("E", "entry.recorded", ENTRY)
    rejected, reinstated = ("E", "entry.rejected", {}), ("E", "entry.reinstated", {})

    assert person(one)[2] == 420
    assert person(("E", "entry.recorded", {**ENTRY, "outcome": "no_show"}))[2] == 0
    assert person(one, rejected)[2] == person(one, rejected, rejected)[2] == 0
    assert person(one, rejected, reinstated, reinstated)[2] == 420
    with pytest.raises(Misread):
        folded(one, one)


def test_an_entry_corrected_counts_as_it_was_corrected() -> None:
    one, corrected = ("E", "entry.recorded", ENTRY), "entry.corrected"
    shorter = ("E", corrected, {"changes": {"end": "2026-03-28T23:00:00+01:00", "areas": []}})

    assert person(one, shorter)[2] == 60
    assert person(one, ("E", corrected, {"changes": {"start": "2026-03-29T05:59:00+02:00"}}))[2] == 1
    assert person(one, ("E", corrected, {"changes": {"outcome": "no_show"}}), shorter)[2] == 0
    assert person(one, ("E", "entry.rejected", {}), shorter)[2] == 0
    assert person(one, ("E", "entry.rejected", {}), shorter, ("E", "entry.reinstated", {}))[2] == 60
    with pytest.raises(Misread):
        folded(one, ("E", corrected, {}))


def test_a_settlement_adds_people_and_corrections() -> None:
    document = {"people": [PART], "corrections": [BACK], "total": {"minutes": 30, "cost": "23.50"}}
    told = ("2026-03", "settlement.closed", {"document": document})
    later = (
        "2026-04",
        "settlement.closed",
        {"document": {"people": [PART], "total": {"minutes": 60, "cost": "48.00"}}},
    )

    assert person(told, later)[3:] == (90, "71.50")
    assert folded(later, told)["settlements"] == [
        {"month": "2026-03", "minutes": 30, "cost": "23.50"},
        {"month": "2026-04", "minutes": 60, "cost": "48.00"},
    ]


@pytest.mark.parametrize("total", [{"minutes": 59, "cost": "48.00"}, {"minutes": 60, "cost": "48.01"}])
def test_a_settlement_adds_up(total: dict[str, Any]) -> None:
    with pytest.raises(Misread, match="total_differs"):
        folded(("2026-03", "settlement.closed", {"document": {"people": [PART], "total": total}}))


@pytest.mark.parametrize(
    "cost", ["48", "48.0", "48.000", "048.00", "-0.00", "4 8.00", "٤.00", 48, None, "1e2", "1.00\n"]
)
def test_money_has_two_digits_after_the_point(cost: Any) -> None:
    document = {"people": [{**PART, "cost": cost}], "total": {"minutes": 60, "cost": "48.00"}}

    with pytest.raises(Misread, match="value"):
        folded(("2026-03", "settlement.closed", {"document": document}))


@pytest.mark.parametrize(
    "end",
    ["2026-03-29T06:00:00", "2026-03-29", "2026-02-30T06:00:00+02:00", "2026-W13-7T06:00:00+02:00", 7, None, "",
     "2026-03-29T06:00:30+02:00", "2026-03-28T21:59:00+01:00", "0001-01-01T00:00:00+14:00"],
)  # fmt: skip
def test_a_time_is_whole_minutes_with_an_offset_and_not_before_the_start(end: Any) -> None:
    with pytest.raises(Misread, match="value"):
        folded(("V", "visit.scheduled", {**VISIT, "end": end}))


@pytest.mark.parametrize("topic", sorted(set(EFFECTS) - {"programme.opened"}))
@pytest.mark.parametrize("state", [{}, {"document": []}, {"hours": "5"}, {"changes": [1]}, {"hours": 10**15}])
def test_a_state_without_what_it_needs_is_refused(topic: str, state: dict[str, Any]) -> None:
    if topic not in ("entry.rejected", "entry.reinstated"):
        with pytest.raises(Misread):
            folded(("X", topic, state))


@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("step-?.jsonl")), ids=lambda path: path.stem)
def test_the_states_of_every_version_of_the_program_can_be_folded(golden: Path) -> None:
    balances = Balances()
    for line in golden.read_text("utf-8").splitlines():
        told = json.loads(line)
        state = told["state"]
        balances.fold(Event(state["unit"], state["edition"], state["name"], told["topic"], state))

    assert balances.accounts


def test_another_topic_changes_nothing() -> None:
    assert Balances().fold(Event("gmina", "2026", "A-1", "application.assessed", {"hours": 7})) is None


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"budget":1000', '"budget":1001', "balances_figure"),
        ('"budget":1000', '"budget":"1000"', "balances_shape"),
        ('"budget":1000', '"budget":1000.0', "balances_shape"),
        ('"granted":', '"granted":1', "balances_figure"),
        ('"reserve":', '"reserve":-', "balances_figure"),
        ('"planned_minutes":', '"planned_minutes":1', "balances_row"),
        ('{"application":"A-0001"', '{"application":"A-0000"', "balances_row"),
        ('"people":[{', '"people":[{"application":"A","granted":0},{', "balances_row"),
        ('"people":[{', '"people":[null,{', "balances_row"),
        ('"people":[{', '"people":[7,{', "balances_row"),
        ('"people":[', '"people":{},"people":[', "balances_shape"),
        ('"edition":"2026"', '"edition":"2027"', "balances_added"),
        ('"unit":', '"unit": ', "balances_shape"),
    ],
)
def test_balances_that_do_not_follow_from_the_events_are_refused(world: World, old: str, new: str, code: str) -> None:
    world.told[0] = world.told[0].decode().replace(old, new, 1).encode()

    assert code in world.codes()


def test_every_programme_has_its_line_in_order(world: World) -> None:
    first, second = world.told
    for told, code in (
        ([first], "balances_missing"),
        ([second, first], "balances_order"),
        ([first, second, second], "balances_order"),
    ):
        world.told = told
        assert code in world.codes()


def test_who_has_nothing_is_not_listed(world: World) -> None:
    told = json.loads(world.told[0])
    nobody = {**told["balances"]["people"][0], "application": "A-9999"} | dict.fromkeys(
        ("granted", "planned_minutes", "recorded_minutes", "settled_minutes"), 0
    )
    told["balances"]["people"].append({**nobody, "settled_cost": "0.00"})
    world.told[0] = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()

    assert world.codes() == {"balances_row"}
