"""Bodies of nulls, of half characters, with a key twice: over every route, as the OpenAPI document lists them (41)."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from api.http.app import create_app
from planner.record.application import Godziny
from planner.terms.scope import Scope
from tests.worlds.cases import application, case
from tests.worlds.contract import Contracted, documented
from tests.worlds.recorded import imported

Document = dict[str, Any]
Service = tuple[Contracted, Scope, Godziny]
CONTRACT: Document = documented()
HALF = "\ud800x"
BODIES = {
    f"{method.upper()} {path}": operation["requestBody"]["content"]["application/json"]["schema"]
    for path, operations in CONTRACT["paths"].items()
    for method, operation in operations.items()
    if "requestBody" in operation
}


def resolved(schema: Document) -> Document:
    """The schema itself, where it is a reference or one of several."""
    if "$ref" in schema:
        return resolved(CONTRACT["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    several = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    if not several:
        return schema
    examples = {"examples": schema["examples"]} if "examples" in schema else {}
    return {**resolved(several[0]), **examples}


def sample(schema: Document) -> Any:
    """A value that fits, from the examples."""
    found = resolved(schema)
    if "examples" in found:
        return found["examples"][0]
    match found.get("type"):
        case "object":
            return {key: sample(one) for key, one in found.get("properties", {}).items()}
        case "array":
            return [sample(found["items"])]
        case "boolean":
            return True
    return found["enum"][0] if "enum" in found else found.get("const")


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of every text in it."""
    if isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(one, (*path, key))
    elif isinstance(value, str):
        yield path


def placed(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """The same with something else in that place."""
    changed = json.loads(json.dumps(value))
    at = changed
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = new
    return changed


@pytest.fixture(scope="module")
def service(url: str) -> Iterator[Service]:
    """One for all: nothing is ever recorded."""
    with Godziny(url) as app:
        scope = imported(app, f"Gmina {uuid4().hex}", case([application("A-0001")]))
        with Contracted(create_app(app, following=False)) as client:
            yield client, scope, app


def asked(service: Service, call: str, body: str) -> Document:
    """The problem document of the refusal; nothing was recorded."""
    client, scope, app = service
    method, _, path = call.partition(" ")
    names = {
        "application": "A-0001",
        "assistant": "S-003",
        "plan": "P-1",
        "month": "2026-03",
        "draft": "D-1",
        "scenario": "W-1",
        "entry": "E-2026-03-1b2c3d4e5f60",
        "cost": "K-1",
    }
    address = path.format(unit=scope.unit, edition=scope.edition, visit="V-2026-03-1", **names)
    before = app.journal.number(scope)
    answer = client.request(method, address, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422, f"{call} {body}: {answer.status_code} {answer.text}"
    assert app.journal.number(scope) == before
    document: Document = answer.json()
    return document


def told(document: Document) -> set[str]:
    """The fields that are named; a refusal of one thing alone names one."""
    return {one["field"] for one in document.get("errors", [document])}


@pytest.mark.parametrize("call", BODIES)
def test_a_body_of_nulls_is_refused_with_every_field_that_needs_a_value(service: Service, call: str) -> None:
    schema = resolved(BODIES[call])
    needed = {
        key
        for key, one in schema["properties"].items()
        if not any(part.get("type") == "null" for part in one.get("anyOf", ()))
    }

    document = asked(service, call, json.dumps(dict.fromkeys(schema["properties"])))

    named = {one.partition(".")[0] for one in told(document)}
    assert needed <= named if "errors" in document else named <= needed


@pytest.mark.parametrize("call", BODIES)
def test_half_a_character_anywhere_is_refused_with_its_field(service: Service, call: str) -> None:
    body = sample(BODIES[call])

    for path in leaves(body):
        assert told(asked(service, call, json.dumps(placed(body, path, HALF)))) == {".".join(map(str, path))}
    assert told(asked(service, call, json.dumps({**body, HALF: 1}))) == {"\\ud800x"}


@pytest.mark.parametrize("call", BODIES)
def test_a_key_twice_is_refused_with_the_key(service: Service, call: str) -> None:
    body = sample(BODIES[call])

    for key in body:
        twice = f"{json.dumps(body)[:-1]}, {json.dumps(key)}: {json.dumps(body[key])}}}"
        assert told(asked(service, call, twice)) == {key}


def test_every_route_with_a_body_is_tried() -> None:
    assert len(BODIES) > 20
    assert all(sample(schema) for schema in BODIES.values())


def test_of_very_many_faults_some_are_listed_and_all_are_counted(service: Service) -> None:
    call = next(one for one in BODIES if one.startswith("POST") and one.endswith("/applications"))

    refused = asked(service, call, json.dumps({f"key{number}": 1 for number in range(5_000)}))

    assert (refused["code"], len(refused["errors"])) == ("invalid", 1_000)
    assert int(refused["facts"]["count"]) > 5_000
