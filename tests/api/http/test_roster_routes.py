"""Rosters over HTTP: drafts, publishing, bookings, refusals with their findings."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app
from planner.record.application import Godziny
from tests.api.http.test_routes import at
from tests.worlds.contract import Contracted
from tests.worlds.recorded_month import TUESDAY, ready, roster, visit


@pytest.fixture
def client(app: Godziny) -> Iterator[TestClient]:
    with Contracted(create_app(app, following=False)) as opened:
        yield opened


def test_a_draft_is_filed_published_and_changed_visit_by_visit(client: TestClient, app: Godziny, unit: str) -> None:
    scope = ready(app, unit)
    document = roster(visit("A-1", "S-1"), visit("A-2", "S-2"))

    filed = client.post(at(scope, "drafts"), json=document)
    published = client.post(at(scope, "drafts/2026-03/D-1/publication"))
    booked = client.post(at(scope, "visits"), json=visit("A-1", "S-1", TUESDAY))
    moved = client.post(
        at(scope, "visits/V-2026-03-3/move"), json={"start": f"{TUESDAY}T08:00:00Z", "end": f"{TUESDAY}T10:00:00Z"}
    )
    given = client.post(at(scope, "visits/V-2026-03-3/reassignment"), json={"assistant": "S-2"})
    gone = client.post(at(scope, "visits/V-2026-03-1/cancellation"), json={"reason": "person_ill"})

    assert [one.status_code for one in (filed, published, booked, moved, given, gone)] == [201] * 6
    rows = client.get(at(scope, "visits"), params={"month": "2026-03"}).json()
    assert [(one["visit"], one["assistant"], one["start"]) for one in rows] == [
        ("V-2026-03-2", "S-2", "2026-03-02T08:00:00+01:00"),
        ("V-2026-03-3", "S-2", "2026-03-03T09:00:00+01:00"),
    ]
    assert client.get(at(scope, "drafts")).json()[0]["in_force"] is True
    assert len(client.get(at(scope, "drafts/2026-03/D-1")).json()["visits"]) == 2


def test_a_booking_that_breaks_a_rule_is_a_problem_with_its_findings(
    client: TestClient, app: Godziny, unit: str
) -> None:
    scope = ready(app, unit)
    client.post(at(scope, "visits"), json=visit("A-1", "S-1"))

    refused = client.post(at(scope, "visits"), json=visit("A-2", "S-1"))

    assert refused.status_code == 409
    assert refused.json()["code"] == "breaks_rules"
    assert refused.json()["findings"][0]["code"] == "assistant_overlap"


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("visits", {"application": "A-1"}, 422),
        ("visits", {**visit("A-1", "S-1"), "start": "2026-03-02T08:00:00"}, 422),
        ("visits", visit("A-9", "S-1"), 409),
        ("visits/V-2026-03-9/cancellation", {"reason": "person_ill"}, 404),
        ("visits/V-2026-03-9/cancellation", {"reason": "whatever"}, 422),
        ("visits/nonsense/reassignment", {"assistant": "S-1"}, 404),
        ("drafts", {"month": "99999999999999999999-01", "visits": []}, 422),
        ("drafts", {"month": "2026-03", "visits": 7}, 422),
        ("drafts/2026-03/D-9/publication", None, 404),
    ],
)
def test_what_is_asked_wrongly_is_a_problem(
    client: TestClient, app: Godziny, unit: str, path: str, body: object, status: int
) -> None:
    scope = ready(app, unit)

    refused = client.post(at(scope, path), json=body)

    assert (refused.status_code, refused.headers["content-type"]) == (status, "application/problem+json")
