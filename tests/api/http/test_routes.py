"""The HTTP service: the same commands, problem documents, ETag and Idempotency-Key."""

from collections.abc import Iterator
from time import sleep
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app
from api.http.guard import MOST_BYTES
from planner.aggregates.programme import Programme
from planner.record.application import Godziny
from planner.record.streams import Streams
from planner.terms.scope import Scope
from tests.worlds.cases import application, assistant, case
from tests.worlds.contract import HERE, Contracted
from tests.worlds.recorded import announced, found, imported

PEOPLE = [application(f"A-{number}", points=10 - number) for number in range(1, 6)]
NEW = {
    "id": "A-9",
    "received_at": "2026-01-10T10:00:00+01:00",
    "category": "severe",
    "equivalent": False,
    "lives_alone": True,
    "birth_date": "1980-01-01",
    "certificate_valid_until": None,
    "requested_hours": 50,
    "points": 99,
    "documents_complete": True,
    "lat": 50.9,
    "lon": 20.1,
}
JSON = {"Content-Type": "application/json"}
BACKWARDS = {"absences": [{"first": "2026-02-02", "last": "2026-02-01"}]}
RULES = {
    "edition": "2026",
    "from": "2026-02-01",
    "to": "2026-12-31",
    "applications_until": "2026-01-16T15:00:00+01:00",
    "budget": {"hours": 1000, "total": "50000.00", "hourly_cost": "50"},
    "split": {"policy": "equal"},
}


@pytest.fixture
def client(app: Godziny) -> Iterator[TestClient]:
    with Contracted(create_app(app, following=False)) as opened:
        yield opened


def at(scope: Scope, *path: str) -> str:
    return "/".join((f"/api/v1/units/{scope.unit}/programmes/{scope.edition}", *path))


def test_a_programme_from_its_opening_to_its_balances(client: TestClient, unit: str) -> None:
    slug = Scope.of(unit, "2026").unit
    scope = Scope(slug, "2026")

    assert client.post(f"/api/v1/units/{slug}/programmes", json={**RULES, "unit": unit}).status_code == 201
    assert client.post(at(scope, "applications"), json=NEW).status_code == 201
    staff = {"id": "S-1", "days": ["mon", "tue"], "from": "08:00", "to": "16:00", "max_hours_month": 20}
    staff |= dict.fromkeys(("indicated_by", "family_of", "accepted_for", "child_clearance_until", "lat", "lon"))
    assert client.post(at(scope, "assistants"), json={**staff, "basis": "qualification"}).status_code == 201
    assert client.post(at(scope, "plans")).json()["totals"]["hours"] == 50
    assert client.post(at(scope, "plans", "P-1", "announcement")).json()["reserve"] == 930

    assert client.get(at(scope, "balances")).json()["people"][0]["granted"] == 50
    assert client.get(at(scope, "applications")).json()[0]["standing"] == "granted"
    assert client.get(at(scope, "applications", "A-9")).json()["hours"] == 50
    assert client.get(at(scope, "plans", "P-1")).json()["status"] == "optimal"
    assert client.get(at(scope, "assistants")).json()[0]["id"] == "S-1"
    assert client.get(at(scope)).json()["current"] == "P-1"
    assert client.get(f"/api/v1/units/{slug}/programmes").json() == ["2026"]
    history = client.get(at(scope, "applications", "A-9", "history"))
    assert history.json()[0]["event"] == "application.received"
    assert "1980" not in history.text


def test_every_step_of_an_application(client: TestClient, app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case([*PEOPLE, application("A-6", missing_documents=("card",))], places=2, hours=200))

    def ask(method: str, path: str, body: Any = None) -> Any:
        answer = client.request(method, at(scope, "applications", path), json=body)
        assert answer.status_code < 300, answer.text
        return answer.json()

    assert len(ask("POST", "A-6/documents", {"documents": ["card"]})["documents"]) == 5
    ask("PUT", "A-6/assessment", {"points": 30})
    ask("PUT", "A-6/decision", {"decision": "admit", "max_hours": 40, "reason": "pilne"})
    ask("POST", "A-1/notifications", {"how": "by_telephone", "on": "2026-02-01"})
    assert ask("POST", "A-1/withdrawal", {"last_day": "2026-02-28", "used_hours": 30})["reserve"] == 70
    assert ask("DELETE", "A-1/withdrawal")["reserve"] == 0
    ask("POST", "A-1/withdrawal", {"last_day": "2026-02-28", "used_hours": 0})
    grant = client.post(at(scope, "grants?effective=2026-02-01"), json={"application": "A-3", "hours": 80}).json()
    assert grant == {"application": "A-3", "hours": 80, "reserve": 20}
    assert client.get(at(scope, "quota")).json()["present"] == 2


def test_a_problem_has_a_stable_code_the_field_and_a_sentence(client: TestClient, app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE, places=2, hours=200))
    client.post(at(scope, "applications", "A-1", "withdrawal"), json={"last_day": "2026-02-28", "used_hours": 0})

    body = {"application": "A-4", "hours": 8}
    answer = client.post(at(scope, "grants?effective=2026-02-01"), json=body, headers={"Accept-Language": "en"})

    assert (answer.status_code, answer.headers["content-type"]) == (409, "application/problem+json")
    problem = answer.json()
    assert (problem["code"], problem["type"]) == ("not_next", "urn:godziny:problem:not_next")
    assert problem["field"] == "application"
    assert problem["detail"].startswith("A-4 is not the next of the waiting list: A-3")


def test_all_faults_of_a_body_come_at_once_with_their_fields(client: TestClient, app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))

    wrong = {**NEW, "id": "A 9", "birth_date": "1980-02-30", "points": -1, "lat": [1], "more": 1}
    problem = client.post(at(scope, "applications"), json=wrong).json()

    assert problem["status"] == 422
    assert {error["field"] for error in problem["errors"]} >= {"id", "birth_date", "points", "lat", "more"}
    assert client.get(at(scope, "applications", "A-9")).status_code == 404


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"nr": "A-9"}, "nr", "extra_forbidden"),
        ({"birth_date": "2020-01-01"}, "category", "child_as_adult"),
        ({"category": "child"}, "category", "adult_as_child"),
        ({"max_hours": 0, "commission_reason": "protokół"}, "max_hours", "max_below_step"),
        ({"pesel": "80010100001"}, "pesel", "pesel_wrong"),
        ({"lon": None}, "lon", "half_a_place"),
    ],
)
def test_an_application_that_contradicts_itself_is_refused(
    client: TestClient, app: Godziny, unit: str, change: dict[str, Any], field: str, code: str
) -> None:
    scope = imported(app, unit, case(PEOPLE))

    problem = client.post(at(scope, "applications"), json={**NEW, **change}).json()

    assert problem["status"] == 422
    assert [(error["field"], error["code"]) for error in problem["errors"]] == [(field, code)]
    assert "80010100001" not in str(problem)


def test_a_body_that_states_nothing_is_refused(client: TestClient, app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))

    problem = client.post(at(scope, "applications"), json=dict.fromkeys(NEW, ""))

    assert problem.status_code == 422


@pytest.mark.parametrize(
    ("method", "path", "options", "status"),
    [
        ("GET", "nothing", {}, 404),
        ("DELETE", "balances", {}, 405),
        ("GET", "applications/A-99", {}, 404),
        ("GET", "plans/P-99", {}, 404),
        ("POST", "plans/P-99/announcement", {}, 404),
        ("POST", "applications", {"content": b"\xff{", "headers": JSON}, 422),
        ("POST", "applications", {"content": b"[" * 100_000, "headers": JSON}, 422),
        ("POST", "applications", {"content": b"[]", "headers": JSON}, 422),
        ("POST", "applications", {"content": b"{}", "headers": {"Content-Type": "text/plain"}}, 422),
        ("POST", "applications", {"content": b'{"\\ud800": 1}', "headers": JSON}, 422),
        ("POST", "applications", {"json": {**NEW, "phone": "a\0b"}}, 422),
        ("POST", "applications", {"json": {**NEW, "id": True}}, 422),
        ("PUT", "applications/A-1/decision", {"json": {"decision": "admit", "reason": "a\0b"}}, 422),
        ("POST", "plans", {"headers": {"Origin": "https://evil.example"}}, 403),
        ("POST", "plans", {"headers": {"Host": "evil.example"}}, 403),
        ("POST", "plans", {"headers": {"Origin": "http://["}}, 403),
        ("POST", "plans", {"headers": {"Origin": "null"}}, 403),
        ("POST", "applications/A-1/documents", {"content": b'{"documents": ["\\ud800"]}', "headers": JSON}, 422),
        ("POST", "applications/A-1/notifications", {"json": {"how": "in_writing", "on": "2099-01-01"}}, 422),
        ("POST", "applications/A-1/withdrawal", {"json": {"last_day": "9999-12-31"}}, 422),
        ("POST", "applications", {"content": b'{"id": "' + b"A" * MOST_BYTES + b'"}', "headers": JSON}, 413),
        ("PUT", "applications/A-1/assessment", {"json": {"points": "x"}}, 422),
        ("PUT", "applications/A-1/assessment", {"content": b"\x00"}, 422),
        ("PUT", "applications/A-1/assessment", {"json": {"points": 1, "more": 1}}, 422),
        ("PUT", "applications/A-1/decision", {"json": {"decision": "admit", "reason": " "}}, 422),
        ("PUT", "", {"json": {**RULES, "unit": "Inna Gmina"}}, 422),
        ("POST", "plans", {"headers": {"If-Match": "x"}}, 422),
        ("POST", "plans", {"headers": {"If-Match": '"0"'}}, 412),
        ("POST", "plans", {"headers": {"Idempotency-Key": "a b"}}, 422),
        (
            "PUT",
            "assistants/S-1/absences",
            {"json": {"absences": [{"first": "2026-02-02", "last": "2026-02-01"}]}},
            422,
        ),
    ],
)
def test_bad_requests_are_problems_and_store_nothing(
    client: TestClient, app: Godziny, unit: str, method: str, path: str, options: dict[str, Any], status: int
) -> None:
    scope = imported(app, unit, case(PEOPLE, [assistant("S-1")]))
    number = app.journal.number(scope)

    answer = client.request(method, at(scope, path).rstrip("/"), **options)

    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["detail"]
    assert app.journal.number(scope) == number


@pytest.mark.parametrize(
    "content",
    [
        b'{"month": "\\ud800", "visits": []}',
        b'{"\\ud800": 1}',
        b'{"month": "2026-03", "month": "2026-04", "visits": []}',
        b'{"month": "2026-03", "visits": [], "bound": NaN}',
        b"\xff",
    ],
)
def test_every_body_is_read_strictly(client: TestClient, app: Godziny, unit: str, content: bytes) -> None:
    scope = announced(app, unit, case(PEOPLE))

    answer = client.post(at(scope, "drafts"), content=content, headers=JSON)

    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("en;q=0, pl", "pl"),
        ("pl;q=0.3, en;q=0.8", "en"),
        ("en-GB", "en"),
        ("de", "pl"),
        ("de, en;q=0.1", "en"),
        ("", "pl"),
        ("en;q=0", "pl"),
        ("x;;q", "pl"),
    ],
)
def test_the_language_is_the_one_the_client_prefers(client: TestClient, accepted: str, language: str) -> None:
    answer = client.get("/nothing", headers={"Accept-Language": accepted})

    assert answer.headers["content-language"] == language


def test_of_a_programme_that_is_not_there_nothing_is_replayed_to_know(
    client: TestClient, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Streams, "event_of", lambda *_: pytest.fail("replayed"))
    nowhere = Scope.of(unit, "2026")

    paths = ("", "balances", "ranking", "quota", "plans", "plans/P-1", "applications", "applications/A-1", "assistants")
    for path in (*paths, "assistants/S-1", "drafts", "drafts/2026-03/D-1", "visits"):
        assert client.get(at(nowhere, path).rstrip("/")).status_code == 404


IDS = ("A/1", "X-1/history", "S-9/absences", "Ż/1.ą_b-9", "1/", "a/./b", "Ω٣", "9" * 60 + "/a.b")


def test_whatever_an_id_may_hold_it_has_an_address(client: TestClient, app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case([application(one) for one in IDS], [assistant(one) for one in IDS]))

    for one in IDS:
        name = quote(one, safe="")
        assert client.get(at(scope, "applications", name)).json()["id"] == one
        assert client.get(at(scope, "assistants", name)).json()["id"] == one
        assert len(client.get(at(scope, "applications", name, "history")).json()) > 1
        assert client.put(at(scope, "applications", name, "assessment"), json={"points": 3}).status_code == 200
        assert client.put(at(scope, "assistants", name, "absences"), json={"absences": []}).status_code == 200


def test_an_assistant_comes_changes_is_away_leaves_and_returns(client: TestClient, app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE, [assistant("S-1")]))
    one = at(scope, "assistants", "S-1")
    terms = {"days": ["mon"], "from": "08:00", "to": "12:00", "max_hours_month": 5, "basis": "experience"}
    terms |= dict.fromkeys(("indicated_by", "family_of", "accepted_for", "child_clearance_until", "lat", "lon"))

    client.put(f"{one}/absences", json={"absences": [{"first": "2026-02-02", "last": "2026-02-03"}]})
    client.put(one, json=terms)
    assert client.post(f"{one}/leaving", json={"last_day": "2026-02-20"}).json()["last_day"] == "2026-02-20"
    assert client.delete(f"{one}/leaving").json()["last_day"] is None

    found = client.get(one).json()
    assert (found["max_hours_month"], found["absences"]) == (5, [{"first": "2026-02-02", "last": "2026-02-03"}])
    assert [event["event"] for event in client.get(f"{one}/history").json()][-2:] == [
        "assistant.left",
        "assistant.returned",
    ]


def test_a_repeated_idempotency_key_answers_with_the_first_result(client: TestClient, app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))
    key = {"Idempotency-Key": unit.replace(" ", "-")}

    first = client.post(at(scope, "plans", "P-1", "announcement"), headers=key)
    again = client.post(at(scope, "plans", "P-1", "announcement"), headers=key)
    other = client.post(at(scope, "plans"), headers=key)

    assert first.status_code == again.status_code == 201
    assert first.text == again.text
    assert (other.status_code, other.json()["code"]) == (409, "command_id_reused")
    assert found(app, Programme, scope).current == "P-1"


def test_the_etag_guards_against_what_was_not_seen(client: TestClient, app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))
    seen = client.get(at(scope)).headers["etag"]
    client.put(at(scope, "applications", "A-5", "assessment"), json={"points": 90})

    overtaken = client.post(at(scope, "plans"), headers={"If-Match": seen})
    fresh = client.post(at(scope, "plans"), headers={"If-Match": client.get(at(scope)).headers["etag"]})

    assert (overtaken.status_code, overtaken.json()["code"]) == (412, "changed_meanwhile")
    assert fresh.json()["plan"] == "P-2"


def test_whoever_has_this_state_already_is_told_so_and_nothing_else(
    client: TestClient, app: Godziny, unit: str
) -> None:
    scope = announced(app, unit, case(PEOPLE))
    seen = client.get(at(scope, "balances")).headers["etag"]

    same = client.get(at(scope, "balances"), headers={"If-None-Match": f'"0", W/{seen}'})
    client.put(at(scope, "applications", "A-5", "assessment"), json={"points": 90})
    other = client.get(at(scope, "balances"), headers={"If-None-Match": seen})

    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", seen)
    assert (other.status_code, other.headers["etag"] != seen) == (200, True)


def test_what_is_not_there_is_not_unchanged(client: TestClient, app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE))
    seen = client.get(at(scope, "balances")).headers["etag"]
    nowhere = at(Scope("gmina-x", "2026"), "balances")

    assert client.get(at(scope, "applications", "NOPE"), headers={"If-None-Match": seen}).status_code == 404
    assert client.get(nowhere, headers={"If-None-Match": '"0"'}).status_code == 404
    assert client.get(nowhere, headers={"If-None-Match": "*"}).status_code == 404


def test_etags_may_come_in_several_lines_or_as_a_star(client: TestClient, app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE))
    seen = client.get(at(scope, "balances")).headers["etag"]

    lines = [("If-None-Match", '"0"'), ("If-None-Match", seen)]
    assert client.get(at(scope, "balances"), headers=lines).status_code == 304
    assert client.get(at(scope, "balances"), headers={"If-None-Match": "*"}).status_code == 304


def test_what_is_new_has_an_address_and_a_refused_method_names_the_others(
    client: TestClient, app: Godziny, unit: str
) -> None:
    scope = announced(app, unit, case(PEOPLE))

    made = client.post(at(scope, "applications"), json={**NEW, "id": "A/9"})
    refused = client.delete(at(scope, "balances"))

    assert client.get(made.headers["location"]).json()["id"] == "A/9"
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET")


def test_new_rules_are_recorded_and_wrong_ones_refused_whole(client: TestClient, app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case([application("A-1", points=0)]))

    refused = client.put(at(scope), json={**RULES, "unit": unit, "split": {"policy": "points"}})
    done = client.put(at(scope), json={**RULES, "unit": unit, "places": {"total": 3}})

    assert [(error["code"], error["field"]) for error in refused.json()["errors"]] == [("points_needed", "points")]
    assert done.status_code == 200
    assert client.get(at(scope)).json()["rules"]["places"] == 3


def test_health_tells_how_far_the_read_models_are(client: TestClient) -> None:
    health = client.get("/health").json()

    assert health["status"] == "ok"
    assert {view["name"] for view in health["views"]} == {
        "balances",
        "plans",
        "quota",
        "ranking",
        "rosters",
        "visits",
    }


def test_the_service_follows_the_record_in_the_background(app: Godziny, unit: str) -> None:
    with TestClient(create_app(app), HERE) as client:
        imported(app, unit, case(PEOPLE))
        for _ in range(200):
            if all(view["behind"] == 0 for view in client.get("/health").json()["views"]):
                return
            sleep(0.05)
    raise AssertionError("the read models did not follow")
