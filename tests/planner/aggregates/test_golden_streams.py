"""Streams as released: they must replay for ever. docs/operator.md says how to change an event's shape."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.persistence import DatetimeAsISO, JSONTranscoder, Mapper, StoredEvent, UUIDAsHex

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.aggregates.programme_events import Held
from planner.aggregates.record import TOPICS, Recorded
from planner.proving import proven
from planner.scope import Scope
from planner.solver.allocation.run import Run

GOLDEN = sorted((Path(__file__).parents[2] / "golden").glob("*.jsonl"))
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
    topics = {json.loads(line)["topic"] for file in GOLDEN for line in file.read_text("utf-8").splitlines()}

    assert topics == set(TOPICS)


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_the_programme_of_step_2_replays(file: Path) -> None:
    found = replayed(file)
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


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_a_plan_of_old_is_solved_again_from_its_inputs(file: Path) -> None:
    plan = of(replayed(file), Plan, "P-1")

    again = proven(plan.inputs, Run()).as_json()
    assert (again["admitted"], again["inputs_digest"]) == (plan.document["admitted"], plan.inputs_digest)


def test_encoding_what_was_decoded_gives_the_same_bytes() -> None:
    for line in GOLDEN[-1].read_text("utf-8").splitlines():
        row = json.loads(line)
        stored = StoredEvent(
            UUID(row["originator_id"]), row["originator_version"], row["topic"], json.dumps(row["state"]).encode()
        )
        again = mapper().to_stored_event(mapper().to_domain_event(stored))
        assert (again.topic, json.loads(again.state)) == (row["topic"], row["state"])
