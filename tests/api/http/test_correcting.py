"""An application corrected over HTTP: only what is given, every fault at once, nobody's personal data told."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app
from planner.record.application import Godziny
from planner.terms.scope import Scope
from tests.worlds.cases import application, case
from tests.worlds.recorded import announced

HERE = "http://127.0.0.1"


@pytest.fixture
def client(app: Godziny) -> Iterator[TestClient]:
    with TestClient(create_app(app, following=False), HERE, raise_server_exceptions=False) as opened:
        yield opened


def at(scope: Scope) -> str:
    return f"/api/v1/units/{scope.unit}/programmes/{scope.edition}/applications/A-1"


def test_only_what_is_given_changes(app: Godziny, client: TestClient, unit: str) -> None:
    scope = announced(app, unit, case([application("A-1")]))

    done = client.patch(at(scope), json={"points": 3, "requested_hours": None, "phone": "600"})

    assert done.status_code == 200
    assert done.json()["changes"] == [
        {"field": "requested_hours", "old": 100, "new": None},
        {"field": "points", "old": 10, "new": 3},
    ]
    assert (done.json()["personal"], "600" in done.text) == (["phone"], False)


@pytest.mark.parametrize("body", [{"points": None}, {"category": "heavy"}, {"nonsense": 1}, {"points": -1}])
def test_what_a_column_cannot_hold_is_refused(app: Godziny, client: TestClient, unit: str, body: object) -> None:
    scope = announced(app, unit, case([application("A-1")]))

    assert client.patch(at(scope), json=body).status_code == 422


def test_every_fault_is_told_in_words(app: Godziny, client: TestClient, unit: str) -> None:
    scope = announced(app, unit, case([application("A-1")]))

    refused = client.patch(at(scope), json={"category": "child", "birth_date": "1999-01-01"})

    assert refused.status_code == 422
    assert [one["code"] for one in refused.json()["errors"]] == ["adult_as_child", "other_person_corrected"]
    assert "(różnią się: data urodzenia)" in refused.json()["errors"][1]["detail"]
