"""Records made before step 4: restored from a backup, they say the same, and go on."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.aggregates.plan import Plan
from planner.aggregates.visit import Visit
from planner.commands.visits import BookVisit, CancelVisit, MoveVisit, ReassignVisit
from planner.record.application import Godziny
from planner.record.store.backup import backup, record_digest, restore
from planner.record.store.database import connect
from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.digest import digests_of_version
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.terms.scope import Scope
from projections.door import ReadDoor
from projections.engine.schema import prepare
from tests.worlds.databases import database
from tests.worlds.places import GOLDEN
from tests.worlds.recorded import by, found, now
from tests.worlds.recorded_month import visit

SAID = json.loads((GOLDEN / "step-3-backup.json").read_text("utf-8"))
SCOPE = Scope.of("Gmina Próbna", "2026")


@pytest.fixture
def old(empty_url: str) -> Iterator[Godziny]:
    prepare(empty_url)
    restore(empty_url, GOLDEN / "step-3-backup.zip")
    with Godziny(empty_url) as app:
        yield app


def plain(value: Any) -> Any:
    return json.loads(json.dumps(value, default=str))


def without_new(now: Any, said: Any) -> Any:
    """Newer answers say more."""
    if isinstance(said, dict):
        return {key: without_new(now[key], one) for key, one in said.items()}
    if isinstance(said, list) and len(said) == len(now):
        return [without_new(*pair) for pair in zip(now, said, strict=True)]
    return now


def test_a_backup_of_before_gives_the_same_balances_ranking_and_digests(old: Godziny) -> None:
    door = ReadDoor(old)

    for name, said in SAID["views"].items():
        scope = Scope(*name.split("/"))
        found_now = {
            "balances": door.balances(scope).as_json(),
            "ranking": door.ranking(scope),
            "quota": door.quota(scope).as_json(),
            "plans": door.plans(scope),
            "visits": door.visits(scope, cancelled=True),
            "drafts": door.drafts(scope),
        }
        assert without_new(plain(found_now), said) == said


def test_every_plan_of_before_is_verified_by_the_digest_of_its_version_and_solved_again(old: Godziny) -> None:
    for scope in old.journal.programmes():
        for name in old.streams.load_all(Plan, scope):
            plan = found(old, Plan, scope, name)
            assert digests_of_version(plan.digest_version, plan.inputs)["all"] == plan.inputs_digest
            again, stated = proven(plan.inputs, Run()).as_json()["admitted"], plan.document["admitted"]
            said = [{key: one[key] for key in old} for one, old in zip(again, stated, strict=True)]
            assert said == stated  # newer plans say the category too
            assert judge(plan.inputs, plan.document).outcome == "ok"


def test_visits_of_before_are_moved_handed_over_and_cancelled(old: Godziny) -> None:
    monday = visit("A-1", "S-1", hour=10)

    old.do(MoveVisit(visit="V-2026-03-1", start=monday["start"], end=monday["end"]), SCOPE, by())
    old.do(ReassignVisit(visit="V-2026-03-3", assistant="S-1"), SCOPE, by())
    old.do(CancelVisit(visit="V-2026-03-2", reason="person_left"), SCOPE, by())
    booked = old.do(BookVisit(**visit("A-1", "S-2", "2026-03-10")), SCOPE, by())

    rows = {one["visit"]: one for one in ReadDoor(old).visits(SCOPE)}
    assert booked.visit == "V-2026-03-5"
    assert {name: (one["assistant"], one["start"][8:13]) for name, one in rows.items()} == {
        "V-2026-03-1": ("S-1", "02T10"),
        "V-2026-03-3": ("S-1", "03T08"),
        "V-2026-03-5": ("S-2", "10T08"),
    }


def test_the_history_of_a_visit_goes_across_the_change_of_its_stream(old: Godziny) -> None:
    old.do(CancelVisit(visit="V-2026-03-1", reason="person_left"), SCOPE, by())

    told = [one["event"] for one in ReadDoor(old).history(SCOPE, "V-2026-03-1", Visit)]
    assert told == ["visit.planned", "visit.taken_over", "visit.called_off"]


def test_what_people_used_is_said_as_that_and_not_as_a_decision(old: Godziny) -> None:
    inputs = now(old, SCOPE).inputs()

    past = {one.application: (one.granted, one.used, one.present) for one in inputs.past}
    assert past["A-1"][1:] == (9, False)
    assert not [one for one in inputs.applicants if one.commission == "admit"]


@pytest.mark.usefixtures("old")
def test_what_was_restored_from_before_is_backed_up_in_the_new_shape(
    empty_url: str, server_url: str, tmp_path: Path
) -> None:
    backup(empty_url, tmp_path / "copy")
    with database(server_url) as other:
        prepare(other)
        restore(other, tmp_path / "copy")
        with connect(other) as one, connect(empty_url) as two:
            assert record_digest(one) == record_digest(two)
