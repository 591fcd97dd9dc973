"""`?at=…&known=true`: the same answers as they were."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app
from planner.commands.announcing import Announce
from planner.record.application import Godziny
from planner.terms.scope import Act, Scope
from tests.worlds.cases import application, assistant, case
from tests.worlds.contract import Contracted
from tests.worlds.recorded import imported

VIEWS = (
    *("balances", "ranking", "quota", "plans", "plans/P-1", "drafts", "visits", "entries", "statement", "costs"),
    *("applications", "applications/A-1", "assistants", "assistants/S-1", "months/2026-03/settlement", ""),
)


@pytest.fixture
def client(app: Godziny) -> Iterator[TestClient]:
    with Contracted(create_app(app, following=False)) as opened:
        yield opened


def at(scope: Scope, path: str) -> str:
    return f"/api/v1/units/{scope.unit}/programmes/{scope.edition}/{path}".rstrip("/")


def effective(day: date) -> Act:
    return Act.now("jan", "", day)


@pytest.fixture
def scope(app: Godziny, unit: str) -> Scope:
    """Imported with effect from 1 February, announced with effect from the 10th."""
    given = case([application("A-1"), application("A-2")], [assistant("S-1")])
    scope = imported(app, unit, given, effective(date(2026, 2, 1)))
    app.do(Announce(), scope, effective(date(2026, 2, 10)))
    return scope


def people(client: TestClient, scope: Scope, **asked: Any) -> list[str]:
    answer = client.get(at(scope, "balances"), params=asked)
    assert answer.status_code == 200, answer.text
    return [one["application"] for one in answer.json()["people"]]


def test_balances_on_the_eve_and_on_the_day_of_the_announcement(client: TestClient, scope: Scope) -> None:
    assert people(client, scope, at="2026-02-09") == []
    assert people(client, scope, at="2026-02-09T23:30:00Z") == ["A-1", "A-2"]  # Warsaw's 10th
    assert people(client, scope, at="2026-02-10") == ["A-1", "A-2"]


def test_what_was_known_between_two_entries(client: TestClient, app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case([application("A-1")]))
    between = datetime.now(UTC).isoformat()
    app.do(Announce(), scope, effective(date(2026, 2, 1)))

    assert people(client, scope, at=between, known=True) == []
    assert people(client, scope, at=between) == people(client, scope) == ["A-1"]
    answer = client.get(at(scope, "balances"), params={"at": between, "known": True})
    assert answer.headers["ETag"] != client.get(at(scope, "balances")).headers["ETag"]
    again = client.get(answer.request.url, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_at_the_end_of_days_is_the_live_one(client: TestClient, scope: Scope, view: str) -> None:
    then = client.get(at(scope, view), params={"at": "2100-01-01"})

    assert then.status_code == 200, then.text
    assert then.json() == client.get(at(scope, view)).json()


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({"at": "2026-02-30"}, 422, "bad_at"),
        ({"at": "soon"}, 422, "invalid"),
        ({"at": "2099-01-01", "known": "true"}, 422, "not_known_yet"),
        ({"at": "2026-01-31"}, 404, "nothing_then"),
        ({"at": "2026-01-31", "known": "maybe"}, 422, "invalid"),
    ],
)
@pytest.mark.parametrize("view", ["balances", "ranking", "plans/P-1"])
def test_what_cannot_be_told_is_a_problem_with_its_code(
    client: TestClient, scope: Scope, view: str, asked: dict[str, str], status: int, code: str
) -> None:
    answer = client.get(at(scope, view), params=asked)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
