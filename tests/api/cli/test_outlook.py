"""`capacity` as people and scripts use it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.main import main
from tests.worlds.cases import application, assistant, case
from tests.worlds.folders import Folder
from tests.worlds.places import KRASOCIN


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    people = [application("A-1", requested_hours=118)]
    return Folder.of(case(people, [assistant("S-1", max_hours_month=40)])).write(tmp_path / "case")


def test_capacity_answers_for_machines(folder: Path) -> None:
    found = run("capacity", folder, "--json", "-")
    answer = json.loads(found.stdout)

    assert found.exit_code == 0
    assert (answer["needed_by"], answer["status"]) == ("case", "optimal")
    assert answer["limited_months"] == ["2026-02", "2026-03"]
    assert answer["capacity"][0]["needed"] == {"child": 0, "indicated": 0, "other": 56, "total": 56}
    assert answer["lifts"][0] == {
        "goal": "even",
        "short": 38,
        "hours_a_month": {"general": 22, "cleared": 0},
        "verified": "allocation",
    }


def test_capacity_of_a_plan_asks_for_that_plans_hours(folder: Path) -> None:
    plan = folder.parent / "plan.json"
    run("solve", folder, "--json", plan)

    found = run("capacity", folder, plan, "--lang", "en")

    assert found.exit_code == 0
    assert "Assistants' hours needed for this plan" in found.stdout
    assert "There are assistants enough in every month (80 h a year)." in found.stdout


def test_an_earlier_answer_is_written_over_and_a_plan_is_not(folder: Path) -> None:
    answer, plan = folder.parent / "capacity.json", folder.parent / "plan.json"
    run("solve", folder, "--json", plan)

    assert [run("capacity", folder, "--json", answer).exit_code for _ in range(2)] == [0, 0]
    assert run("capacity", folder, "--json", plan).exit_code == 2


def test_a_plan_of_another_case_is_refused_with_its_reason(folder: Path) -> None:
    plan = folder.parent / "plan.json"
    plan.write_text('{"admitted": [{"application": "A-9", "hours": 1, "months": {"2026-02": 1}}]}', "utf-8")

    found = run("capacity", folder, plan, "--lang", "pl")

    assert found.exit_code == 2
    assert "nie ma uprawnionej osoby „A-9”" in found.stderr


def test_a_plan_that_is_no_object_is_refused(folder: Path) -> None:
    plan = folder.parent / "plan.json"
    plan.write_text("[]", "utf-8")

    assert run("capacity", folder, plan).exit_code == 2


def test_an_impossible_case_ends_as_one(tmp_path: Path) -> None:
    people = [application("A-1", commission="admit", commission_reason="protokół")]
    folder = Folder.of(case(people, [], minimum_hours=60, hours=10)).write(tmp_path / "case")

    assert run("capacity", folder).exit_code == 1


def test_out_of_time_ends_without_an_answer(folder: Path) -> None:
    assert run("capacity", folder, "--seconds", "0").exit_code == 3


def test_the_example_lacks_clearances_at_the_end_of_the_year() -> None:
    found = run("capacity", KRASOCIN, "--lang", "en")

    assert "102 of 16,850 h are short" in found.stdout
    assert "Nobody has to lose hours: moving them to other months is enough." in found.stdout
    assert "--change S-006.child_clearance_until=2026-12-31" in found.stdout
