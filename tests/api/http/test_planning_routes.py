"""What-if, scenarios and re-plans over HTTP."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app
from planner.aggregates.programme import Programme
from planner.commands.leaving import WithdrawApplication
from planner.record.application import Godziny
from planner.terms.scope import Scope
from tests.worlds.cases import application, case
from tests.worlds.recorded import announced, by, found

PEOPLE = [application(f"A-{number}", points=10 - number) for number in range(1, 5)]


@pytest.fixture
def client(app: Godziny) -> Iterator[TestClient]:
    with TestClient(create_app(app, following=False), "http://127.0.0.1", raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture
def scope(app: Godziny, unit: str) -> Scope:
    return announced(app, unit, case(PEOPLE, places=2, hours=200))


def at(scope: Scope, *path: str) -> str:
    return "/".join((f"/api/v1/units/{scope.unit}/programmes/{scope.edition}", *path))


def test_a_what_if_answers_and_records_nothing(app: Godziny, client: TestClient, scope: Scope) -> None:
    number = app.journal.number(scope)

    told = client.post(at(scope, "what-if"), json={"scenarios": [["budget.hours=150"], ["places.total=3"]]})

    assert (told.status_code, len(told.json()["scenarios"])) == (200, 2)
    assert app.journal.number(scope) == number


def test_a_what_if_asked_again_is_of_its_parent_as_it_is_now(app: Godziny, client: TestClient, scope: Scope) -> None:
    asked = [{"scenarios": [["places.total=3"]], "parent": parent} for parent in ("", "P-1")]
    before = [client.post(at(scope, "what-if"), json=one).json() for one in (*asked, asked[0])]
    assert before[0] == before[1] == before[2]

    app.do(WithdrawApplication(application="A-1", last_day=date(2026, 3, 1), used_hours=0), scope, by())

    after = [client.post(at(scope, "what-if"), json=one).json() for one in asked]
    assert "A-1" not in str(after[0]["base"]["admitted"])
    assert after[1] == before[1]


def test_a_scenario_from_its_creation_to_its_end(client: TestClient, scope: Scope) -> None:
    made = client.post(at(scope, "scenarios"), json={"changes": ["budget.hours=150"], "title": "mniej"})

    assert made.status_code == 201
    assert made.headers["Location"] == at(scope, "scenarios", "W-1")
    assert client.get(made.headers["Location"]).json()["totals"]["hours"] == 150
    assert client.get(at(scope, "scenarios", "W-1", "plan")).json()["status"] == "optimal"
    assert client.post(at(scope, "scenarios", "W-1", "copies"), json={}).status_code == 201
    assert client.post(at(scope, "scenarios", "W-1", "rebase"), json={}).status_code == 200
    assert client.patch(at(scope, "scenarios", "W-1"), json={"title": "mało"}).json()["title"] == "mało"
    assert len(client.get(at(scope, "scenarios")).json()) == 2
    both = client.post(at(scope, "scenarios", "comparison"), json={"names": ["", "W-1"]})
    assert both.status_code == 200
    assert client.delete(at(scope, "scenarios", "W-1")).status_code == 200
    assert client.get(at(scope, "scenarios", "W-1")).status_code == 404


def test_a_re_plan_is_filed_compared_and_announced(app: Godziny, client: TestClient, scope: Scope) -> None:
    asked = {"at": "2026-03", "used": {"A-1": {"2026-02": "20.5"}, "A-2": {"2026-02": "1/3"}}}
    asked |= {"leavers": {"A-2": "2026-02-20"}}

    compared = client.post(at(scope, "replans", "comparison"), json=asked)
    filed = client.post(at(scope, "replans"), json=asked)

    assert sorted(compared.json()) == ["both", "reserve", "share", "waiting-list"]
    assert (filed.status_code, filed.json()["called_up"]) == (201, ["A-3"])
    name = filed.json()["plan"]
    takes = client.post(at(scope, "plans", name, "announcement"))
    assert (takes.status_code, takes.json()["code"]) == (409, "needs_confirmation")
    assert client.post(at(scope, "plans", name, "announcement"), json={"confirm": "yes"}).status_code == 201
    assert found(app, Programme, scope).current == name


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("replans", {}, 422),
        ("replans", {"at": "2026-13"}, 422),
        ("replans", {"at": "2026-03", "policy": "all"}, 422),
        ("replans", {"at": "2026-03", "used": {"A-1": {"2026-02": "-1"}}}, 422),
        ("replans", {"at": "2026-03", "used": {"A-1": {"2026-02": "1/0"}}}, 422),
        ("replans", {"at": "2026-03", "used": {"X-9": {"2026-02": "1"}}}, 422),
        ("replans", {"at": "2026-09"}, 422),
        ("replans/comparison", {"at": "wiosna"}, 422),
        ("what-if", {"scenarios": []}, 422),
        ("what-if", {"scenarios": [["budget.godziny=1"]]}, 422),
        ("what-if", {"scenarios": [["budget.hours=1"]], "parent": "W-9"}, 404),
        ("scenarios", {"changes": ["A-1.birth_date=1970-01-01"]}, 422),
        ("scenarios", {"parent": "W-9"}, 404),
        ("scenarios/W-9/rebase", {}, 404),
        ("scenarios/comparison", {"names": []}, 422),
        ("scenarios/comparison", {"names": ["P-9"]}, 404),
    ],
)
def test_a_bad_body_is_told_and_nothing_is_recorded(
    app: Godziny, client: TestClient, scope: Scope, path: str, body: dict[str, Any], status: int
) -> None:
    number = app.journal.number(scope)

    told = client.post(at(scope, path), json=body)

    assert (told.status_code, told.headers["Content-Type"]) == (status, "application/problem+json"), told.text
    assert app.journal.number(scope) == number
