"""Visits done over HTTP: timesheets of three kinds, single visits, decisions, months closed, costs."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app
from api.http.timesheets import XLSX
from planner.record.application import Godziny
from planner.record.streams import Streams
from planner.terms.case import Window, Wish
from planner.terms.scope import Scope
from tests.api.http.test_routes import at
from tests.worlds.contract import Contracted
from tests.worlds.recorded import events_of
from tests.worlds.served import closed, done, opened, told, year
from tests.worlds.timesheets import csv_file, xlsx_file

VISIT = {
    "application": "A-1",
    "assistant": "S-1",
    "start": "2026-03-02T08:00:00+01:00",
    "end": "2026-03-02T10:00:00+01:00",
}
CELLS = [list(VISIT), list(VISIT.values())]


@pytest.fixture
def client(app: Godziny) -> Iterator[TestClient]:
    with Contracted(create_app(app, following=False)) as client:
        yield client


@pytest.fixture
def scope(app: Godziny, unit: str) -> Scope:
    return opened(app, unit)


def entry_of(client: TestClient, scope: Scope, **changes: Any) -> str:
    """The name of one more entry."""
    answer = client.post(at(scope, "entries"), json={**VISIT, **changes})
    assert answer.status_code == 201
    return str(answer.json()["entries"][0])


@pytest.mark.parametrize(
    ("content", "media"),
    [(csv_file(CELLS), "text/csv"), (csv_file(CELLS, ";", "cp1250"), "text/csv"), (xlsx_file(CELLS), XLSX)],
)
def test_a_timesheet_may_be_a_file_and_the_same_visits_as_json_are_the_same(
    client: TestClient, scope: Scope, content: bytes, media: str
) -> None:
    first = client.post(at(scope, "timesheets"), content=content, headers={"Content-Type": media})
    again = client.post(at(scope, "timesheets"), json={"rows": [VISIT]})

    assert (first.status_code, again.status_code) == (201, 201)
    assert (first.json()["recorded"], again.json()["unchanged"]) == (1, 1)


def test_faults_of_rows_say_which_row_and_faults_of_a_file_which_line(client: TestClient, scope: Scope) -> None:
    wrong = {**VISIT, "assistant": "S-9", "start": "2096-03-02T08:00:00+01:00", "end": "2096-03-02T10:00:00+01:00"}

    rows = client.post(at(scope, "timesheets"), json={"rows": [VISIT, wrong]})
    file = client.post(
        at(scope, "timesheets"),
        content=csv_file([*CELLS, list(wrong.values())]),
        headers={"Content-Type": "text/csv"},
    )
    shape = client.post(at(scope, "timesheets"), json={"rows": [VISIT, {**VISIT, "outcome": "perhaps"}]})

    assert [one.status_code for one in (rows, file, shape)] == [422] * 3
    assert {(one["field"], one["code"]) for one in rows.json()["errors"]} == {
        ("rows.1.assistant", "unknown_assistant"),
        ("rows.1.end", "done_in_future"),
    }
    assert {(one["line"], one["code"]) for one in file.json()["errors"]} == {
        (3, "unknown_assistant"),
        (3, "done_in_future"),
    }
    assert [one["field"] for one in shape.json()["errors"]] == ["rows.1.outcome"]


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (b"", "application/json"),
        (b'{"rows": []}', "application/json"),
        (b'{"rows": [1]}', "application/json"),
        (b"", "text/csv"),
        (b"\xff\xfe\x00", "text/csv"),
        (b"PK\x03\x04nonsense", XLSX),
        (b"application\nA-1\n", "text/plain"),
    ],
)
def test_what_is_no_timesheet_is_refused_and_nothing_is_stored(
    client: TestClient, app: Godziny, scope: Scope, content: bytes, media: str
) -> None:
    before = len(events_of(app, scope))

    answer = client.post(at(scope, "timesheets"), content=content, headers={"Content-Type": media})

    assert answer.status_code == 422
    assert answer.json()["errors"]
    assert len(events_of(app, scope)) == before


def test_a_timesheet_may_be_larger_than_other_bodies(client: TestClient, scope: Scope) -> None:
    rows = [{**VISIT, "note": "x" * 9000} for _ in range(150)]

    assert client.post(at(scope, "timesheets"), json={"rows": rows}).status_code == 201
    assert client.post(at(scope, "entries"), json={**VISIT, "note": "x" * 1_100_000}).status_code == 413


def test_reasons_and_notes_stay_out_of_events_and_answers(client: TestClient, app: Godziny, scope: Scope) -> None:
    secret = "was in hospital"

    said = client.post(at(scope, "timesheets"), json={"rows": [{**VISIT, "outcome": "no_show", "reason": secret}]})
    client.post(at(scope, "entries"), json={**VISIT, "assistant": "S-2", "outcome": "cancelled", "note": secret})

    assert secret not in said.text
    assert not any(secret.encode() in bytes(row["state"]) for row in events_of(app, scope))


def test_an_entry_is_confirmed_corrected_accepted_and_rejected(client: TestClient, scope: Scope) -> None:
    name = entry_of(client, scope, confirmed_by=["assistant"])
    path = at(scope, "entries", name)

    confirmed = client.post(f"{path}/confirmations", json={"by": ["participant"]})
    corrected = client.patch(path, json={"end": "2026-03-02T09:30:00+01:00", "reason": "the card"})
    accepted = client.post(f"{path}/acceptance", json={"reason": "checked"})
    rejected = client.post(f"{path}/rejection", json={"reason": "never took place"})
    after = client.post(f"{path}/confirmations")

    assert (confirmed.status_code, confirmed.json()["confirmed_by"]) == (201, ["assistant", "participant"])
    assert (corrected.status_code, corrected.json()["end"]) == (200, "2026-03-02T09:30:00+01:00")
    assert (accepted.status_code, accepted.json()["code"]) == (409, "nothing_to_accept")
    assert rejected.status_code == 201
    assert after.status_code == 201, "both had confirmed, so nothing changes"
    assert [one["event"] for one in client.get(f"{path}/history").json() if "personal" not in one["event"]] == [
        "entry.recorded",
        "entry.confirmed",
        "entry.corrected",
        "entry.rejected",
    ]


def test_entries_are_listed_by_month_person_assistant_and_state(client: TestClient, scope: Scope) -> None:
    entry_of(client, scope)
    entry_of(client, scope, application="A-2", assistant="S-2", confirmed_by=["assistant"])
    april = {"start": "2026-04-02T08:00:00+02:00", "end": "2026-04-02T10:00:00+02:00"}
    entry_of(client, scope, **april, outcome="no_show")

    def listed(**asked: str) -> list[tuple[str, str]]:
        answer = client.get(at(scope, "entries"), params=asked)
        assert answer.status_code == 200
        return [(one["application"], one["state"]) for one in answer.json()]

    assert listed() == [("A-1", "confirmed"), ("A-2", "open"), ("A-1", "no_show")]
    assert listed(month="2026-03") == [("A-1", "confirmed"), ("A-2", "open")]
    assert listed(application="A-2") == listed(assistant="S-2") == listed(state="open") == [("A-2", "open")]
    assert client.get(at(scope, "entries"), params={"month": "2026-13"}).status_code == 422


def test_a_visit_outside_the_programme_is_listed_too(client: TestClient, scope: Scope) -> None:
    entry_of(client, scope, start="2025-12-02T08:00:00+01:00", end="2025-12-02T10:00:00+01:00")

    found = client.get(at(scope, "entries")).json()

    assert [(one["state"], one["disputed"], one["rules"]) for one in found] == [("disputed", 120, ["R-46"])]
    assert client.get(at(scope, "entries"), params={"month": "2025-12"}).json() == found
    assert client.get(at(scope, "entries"), params={"month": "2025-11"}).json() == []


def test_a_month_is_closed_once_and_its_settlement_and_the_statement_say_so(client: TestClient, scope: Scope) -> None:
    entry_of(client, scope)
    before = client.get(at(scope, "months/2026-03/settlement")).json()

    first = client.post(at(scope, "months/2026-03/closing"))
    number = client.get(at(scope)).headers["etag"]
    again = client.post(at(scope, "months/2026-03/closing"))

    settlement = client.get(at(scope, "months/2026-03/settlement"))
    assert (before["closed"], before["total"]) == (False, {"minutes": 120, "cost": "96.00"})
    assert (first.status_code, again.status_code) == (200, 200)
    assert (first.json()["again"], again.json()["again"]) == (False, True)
    assert settlement.json() == first.json()["settlement"] == again.json()["settlement"] == {**before, "closed": True}
    assert settlement.headers["etag"] == number, "closing again has recorded nothing"
    assert client.get(at(scope, "statement")).json()["pay"] == "96.00"
    assert client.get(at(scope, "statement"), headers={"If-None-Match": number}).status_code == 304


@pytest.mark.parametrize(
    ("month", "status", "code"),
    [("2026-13", 422, "invalid"), ("2096-01", 409, "month_outside"), ("nonsense", 422, "invalid")],
)
def test_a_month_that_cannot_be_is_refused(
    client: TestClient, scope: Scope, month: str, status: int, code: str
) -> None:
    asked = (client.get(at(scope, "months", month, "settlement")), client.post(at(scope, "months", month, "closing")))

    assert [(one.status_code, one.json()["code"]) for one in asked] == [(status, code)] * 2


def test_closing_names_what_nobody_explained(client: TestClient, app: Godziny, unit: str) -> None:
    scope = opened(app, unit, year(wishes=(Wish("A-1", 0, Window(480, 720), 120),)))
    assert client.post(at(scope, "visits"), json=VISIT).status_code == 201

    refused = client.post(at(scope, "months/2026-03/closing"))

    assert refused.status_code == 422
    assert [(one["field"], one["code"]) for one in refused.json()["errors"]] == [("V-2026-03-1", "planned_unexplained")]


def test_a_closed_month_takes_no_more_visits_but_by_a_correction(
    client: TestClient, app: Godziny, scope: Scope
) -> None:
    told(app, scope, done("03-02 08:00", "03-02 10:00"))
    closed(app, scope, "2026-03")
    late = {**VISIT, "application": "A-2", "assistant": "S-2"}

    refused = client.post(at(scope, "entries"), json=late)
    taken = client.post(at(scope, "timesheets"), params={"corrects": "2026-03"}, json={"rows": [late]})

    assert [one["code"] for one in refused.json()["errors"]] == ["done_in_closed_month"]
    assert taken.status_code == 201
    assert client.get(at(scope, "statement")).json()["corrections"][0]["cost"] == "120.00"


def test_costs_are_recorded_listed_and_made_void(client: TestClient, scope: Scope) -> None:
    paid = client.post(at(scope, "costs"), json={"kind": "travel", "amount": "120,5", "assistant": "S-1"})
    void = client.post(at(scope, "costs/K-1/void"), json={"reason": "twice"})
    again = client.post(at(scope, "costs/K-1/void"), json={"reason": "twice"})
    unknown = client.post(at(scope, "costs/K-9/void"), json={"reason": "twice"})
    wrong = client.post(at(scope, "costs"), json={"kind": "travel", "amount": "0"})

    assert (paid.status_code, paid.json()["amount"], void.json()["void"]) == (201, "120.50", True)
    assert [(one.status_code, one.json()["code"]) for one in (again, unknown, wrong)] == [
        (409, "cost_void"),
        (404, "no_such_cost"),
        (422, "invalid"),
    ]
    assert [(one["cost"], one["void"]) for one in client.get(at(scope, "costs")).json()] == [("K-1", True)]


@pytest.mark.parametrize("path", ["entries", "statement", "costs", "months/2026-03/settlement"])
def test_of_a_programme_that_is_not_there_nothing_is_replayed(
    client: TestClient, unit: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: Any) -> None:
        raise AssertionError

    monkeypatch.setattr(Streams, "_folded", never)

    assert client.get(at(Scope.of(unit, "2026"), path)).status_code == 404


def test_the_same_key_records_a_timesheet_once(client: TestClient, scope: Scope) -> None:
    key = {"Idempotency-Key": "march"}

    answers = [client.post(at(scope, "timesheets"), json={"rows": [VISIT]}, headers=key) for _ in range(2)]
    other = client.post(at(scope, "timesheets"), json={"rows": [{**VISIT, "note": "other"}]}, headers=key)

    assert answers[0].json() == answers[1].json()
    assert (other.status_code, other.json()["code"]) == (409, "command_id_reused")


def test_the_forecast_says_minutes_unused_with_a_range(client: TestClient, app: Godziny, scope: Scope) -> None:
    told(app, scope, done("02-02 08:00", "02-02 10:00"))

    early, late = (client.get(at(scope, f"forecast?month={month}")).json() for month in ("2026-03", "2026-04"))

    assert (early["now"], early["granted"], early["done"]) == ("2026-03", 12_000, 120)
    assert early["unused"]["low"] <= early["unused"]["expected"] <= early["unused"]["high"]
    assert late["people"][0]["unused"]["expected"] == 6000
    assert client.get(at(scope, "forecast?month=2026-13")).status_code == 422
