"""Streams as released: they must replay for ever. docs/operator.md says how to change an event's shape."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from eventsourcing.persistence import DatetimeAsISO, JSONTranscoder, Mapper, StoredEvent, UUIDAsHex

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.base import Recorded
from planner.aggregates.cost import Cost
from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.aggregates.programme_events import Held
from planner.aggregates.roster import Roster, RosterDraft
from planner.aggregates.scenario import Scenario
from planner.aggregates.settlement import Settlement
from planner.aggregates.topics import TOPICS
from planner.solver.allocation.digest import digests_of_version
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.terms.scope import Scope
from tests.worlds.places import GOLDEN

STREAMS = sorted(GOLDEN.glob("*.jsonl"))
SCOPE = Scope("gmina-zlota", "2026")


def mapper() -> Mapper[UUID]:
    transcoder = JSONTranscoder()
    transcoder.register(UUIDAsHex())
    transcoder.register(DatetimeAsISO())
    return Mapper(transcoder)


def stored_event(row: dict[str, Any]) -> StoredEvent:
    state = json.dumps(row["state"]).encode()
    return StoredEvent(UUID(row["originator_id"]), row["originator_version"], row["topic"], state)


def replayed(file: Path) -> dict[UUID, Any]:
    """Every aggregate of the file after its last event."""
    found: dict[UUID, Any] = {}
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        event: Any = mapper().to_domain_event(stored_event(row))
        found[event.originator_id] = event.mutate(found.get(event.originator_id))
    return found


def of(found: dict[UUID, Any], kind: type[Recorded], name: str = "") -> Any:
    return found[SCOPE.stream(kind.TOPIC, name)]


def test_there_is_a_golden_event_of_every_kind() -> None:
    topics = {json.loads(line)["topic"] for file in STREAMS for line in file.read_text("utf-8").splitlines()}

    assert topics == set(TOPICS)


def test_the_programme_of_step_2_replays() -> None:
    found = replayed(GOLDEN / "step-2.jsonl")
    programme = of(found, Programme)

    assert (programme.unit_name, programme.current, programme.reserve) == ("Gmina Złota", "P-2", 80)
    assert programme.held == {
        "A-1": Held(30, "severe", True, present=False),
        "A-2": Held(90, "severe", True),
        "A-3": Held(100, "severe", True),
    }
    assert programme.rules.unit == "Gmina Złota"
    assert of(found, Plan, "P-1").superseded_by == "P-2"
    assert of(found, Assistant, "S-1").last_day == "2026-03-01"
    standing = {name: of(found, Application, f"A-{name}").standing for name in range(1, 6)}
    assert standing == {1: "ended", 2: "granted", 3: "granted", 4: "refused", 5: "waiting"}


def test_the_roster_of_step_3_replays() -> None:
    found = replayed(GOLDEN / "step-3.jsonl")
    roster = of(found, Roster, "2026-03")

    assert (roster.published, roster.old.planned, list(roster.old.cancelled)) == ("2026-03/D-1", 3, ["V-2026-03-1"])
    visits = sorted(roster.old.visits.values(), key=lambda one: one["start"])
    assert [tuple(visit.values()) for visit in visits] == [
        ("A-2", "S-1", "2026-03-02T10:00:00+01:00", "2026-03-02T12:00:00+01:00"),
        ("A-1", "S-2", "2026-03-03T08:00:00+01:00", "2026-03-03T10:00:00+01:00"),
    ]
    assert len(of(found, RosterDraft, "2026-03/D-1").document["visits"]) == 2
    assert (roster.old.bookings, of(found, RosterDraft, "2026-03/D-1").bookings) == (4, 0)


def test_the_re_plans_and_the_scenario_of_step_6_replay() -> None:
    found = replayed(GOLDEN / "step-6.jsonl")
    programme, leaving = of(found, Programme), of(found, Application, "A-1")

    assert (programme.current, programme.held["A-2"]) == ("P-3", Held(60, "severe", True, present=False))
    assert (leaving.standing, leaving.withdrawn, leaving.last_day) == ("granted", False, "2026-05-20")
    assert of(found, Application, "A-2").last_day == "2026-03-20"
    assert of(found, Application, "A-4").last_grant["first_day"] == "2026-04-01"
    assert of(found, Plan, "P-2").revision["request"]["policy"] == "both"
    scenario = of(found, Scenario, "W-1")
    assert (scenario.title, scenario.changes, scenario.discarded) == ("200 godzin", ["budget.hours=200"], True)


def test_the_entries_settlements_and_costs_of_step_7_replay() -> None:
    found = replayed(GOLDEN / "step-7.jsonl")
    closed, entries = of(found, Settlement, "2026-03"), [one for one in found.values() if one.TOPIC == "entry"]

    assert of(found, Assistant, "S-1").rates == [{"from": "", "rate": "48"}, {"from": "2026-03-01", "rate": "50.00"}]
    assert closed.document["total"] == {"minutes": 60, "cost": "52.00"}
    assert [(one["month"], one["minutes"], one["cost"]) for one in closed.document["corrections"]] == [
        ("2026-02", -60, "-48.00")
    ]
    assert sorted((one.accepted, one.rejected, one.facts["end"][11:16]) for one in entries) == [
        *((False, False, "09:00"), (False, False, "10:00"), (False, True, "10:00"), (True, False, "10:00")),
    ]
    assert [(of(found, Cost, name).amount, of(found, Cost, name).void) for name in ("K-1", "K-2")] == [
        *(("12.50", True), ("3.00", False)),
    ]


def test_who_was_erased_in_step_8_keeps_hours_and_terms() -> None:
    found = replayed(GOLDEN / "step-8.jsonl")

    assert (of(found, Application, "A-1").standing, of(found, Application, "A-1").hours) == ("granted", 100)
    assert of(found, Assistant, "S-1").facts["basis"] == "qualification"


def test_a_plan_of_old_is_solved_again_from_its_inputs() -> None:
    plan = of(replayed(GOLDEN / "step-2.jsonl"), Plan, "P-1")

    again = proven(plan.inputs, Run()).as_json()
    known = [{key: grant[key] for key in plan.document["admitted"][0]} for grant in again["admitted"]]
    assert known == plan.document["admitted"]  # newer plans say the category too
    assert digests_of_version(plan.digest_version, plan.inputs)["all"] == plan.inputs_digest


def test_encoding_what_was_decoded_gives_the_same_bytes() -> None:
    for line in "".join(file.read_text("utf-8") for file in STREAMS).splitlines():
        row = json.loads(line)
        stored = StoredEvent(
            UUID(row["originator_id"]), row["originator_version"], row["topic"], json.dumps(row["state"]).encode()
        )
        again = mapper().to_stored_event(mapper().to_domain_event(stored))
        newest = getattr(TOPICS[row["topic"]], "class_version", 1)
        if row["state"].get("class_version", 1) == newest:
            assert (again.topic, json.loads(again.state)) == (row["topic"], row["state"])
        else:
            assert json.loads(again.state)["class_version"] == newest
