"""A person's own data and erasing them over HTTP."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app
from planner.record.application import Godziny
from planner.terms.scope import Scope
from tests.api.http.test_routes import at
from tests.worlds.cases import application, assistant, case
from tests.worlds.contract import Contracted
from tests.worlds.recorded import announced

ORDER = {"order": "ZSO.1.2026"}


@pytest.fixture
def client(app: Godziny) -> Iterator[TestClient]:
    with Contracted(create_app(app, following=False)) as client:
        yield client


@pytest.fixture
def scope(app: Godziny, unit: str) -> Scope:
    people = [application("A-1", contact=(("name", "Ewa Beta"),)), application("A-2")]
    return announced(app, unit, case(people, [assistant("S-1", lat=52.0, lon=21.0)]))


def test_a_person_is_told_everything_and_the_next_sees_who_asked(client: TestClient, scope: Scope) -> None:
    first = client.get(at(scope, "applications/A-1/own-data"), headers={"Godziny-Actor": "ewa"}).json()
    second = client.get(at(scope, "applications/A-1/own-data"), headers={"Godziny-Actor": "ola"}).json()

    assert (first["known"]["name"], first["erased"], first["recorded"]["hours"]) == ("Ewa Beta", False, 100)
    assert {"ewa", "ola"} <= {one["actor"] for one in second["read_by"]}


def test_erasing_needs_an_order_until_the_records_time_is_over(client: TestClient, scope: Scope) -> None:
    refused = client.post(at(scope, "applications/A-1/erasure"), json={})
    erased = client.post(at(scope, "applications/A-1/erasure"), json=ORDER)

    assert (refused.status_code, refused.json()["code"]) == (409, "kept_until")
    assert (erased.status_code, erased.json()["order"]) == (201, "ZSO.1.2026")
    gone = client.get(at(scope, "applications/A-1/own-data")).json()
    assert (gone["erased"], gone["known"], gone["recorded"]["hours"]) == (True, {}, 100)


def test_an_assistant_is_told_and_erased_too(client: TestClient, scope: Scope) -> None:
    assert client.get(at(scope, "assistants/S-1/own-data")).json()["known"] == {"lat": 52.0, "lon": 21.0}
    assert client.post(at(scope, "assistants/S-1/erasure"), json=ORDER).status_code == 201
    assert client.get(at(scope, "assistants/S-1/own-data")).json()["known"] == {}


@pytest.mark.parametrize("path", ["applications/A-9/own-data", "assistants/S-9/own-data"])
def test_nobody_is_told_of_who_is_not_there(client: TestClient, scope: Scope, path: str) -> None:
    assert client.get(at(scope, path)).status_code == 404
