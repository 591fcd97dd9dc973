"""The OpenAPI document: complete, with units and examples; documents of the product fit the shapes it names."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import TypeAdapter

from api.http.codes import BESIDE, status_of
from api.words.messages import LANGUAGES
from planner.commands.applications import ReceiveApplication
from planner.commands.assistants import ChangeAssistant, RegisterAssistant
from planner.documents.shapes.plan import PlanDocument
from planner.record.command import personal_fields
from planner.rules.eligibility import inputs_of
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from tests.api.words.test_messages import keys
from tests.worlds.cases import application, assistant, case
from tests.worlds.contract import documented
from tests.worlds.places import ROOT

Schema = dict[str, Any]


@pytest.fixture(scope="module")
def document() -> Schema:
    """To describe itself the service needs no record."""
    return documented()


def operations(document: Schema) -> Iterator[Schema]:
    for path in document["paths"].values():
        yield from path.values()


def parts(schema: Schema) -> Iterator[Schema]:
    """The schema and what it is one of, or a list or map of."""
    yield schema
    for one in (*schema.get("anyOf", ()), schema.get("items"), schema.get("additionalProperties")):
        if isinstance(one, dict):
            yield from parts(one)


def fields(document: Schema) -> Iterator[tuple[str, list[Schema]]]:
    for name, schema in document["components"]["schemas"].items():
        for key, field in schema.get("properties", {}).items():
            yield f"{name}.{key}", list(parts(field))


def test_every_number_says_its_unit(document: Schema) -> None:
    silent = [
        name
        for name, found in fields(document)
        if any(one.get("type") in ("integer", "number") for one in found)
        and not any("description" in one for one in found)
    ]

    assert silent == []


def test_every_field_that_can_be_sent_has_an_example(document: Schema) -> None:
    sent = {
        one["$ref"].rpartition("/")[2]
        for operation in operations(document)
        if "requestBody" in operation
        for one in parts(operation["requestBody"]["content"]["application/json"]["schema"])
        if "$ref" in one
    }
    plain = ("examples", "enum", "const", "$ref")
    without = [
        name
        for name, found in fields(document)
        if name.partition(".")[0] in sent
        and not any(key in one for one in found for key in plain)
        and not any(one.get("type") == "boolean" or one.get("additionalProperties") is True for one in found)
    ]

    assert len(sent) > 20
    assert without == []


def test_no_answer_is_untyped(document: Schema) -> None:
    answers = [
        (operation["operationId"], part)
        for operation in operations(document)
        for response in operation["responses"].values()
        for content in response.get("content", {}).values()
        for part in parts(content["schema"])
    ]

    assert [name for name, part in answers if part.get("additionalProperties") is True or not part] == []


def test_every_operation_lists_what_it_refuses_by_code_and_each_code_has_a_sentence(document: Schema) -> None:
    names = {operation["operationId"] for operation in operations(document)}
    listed = {code for codes in BESIDE.values() for code in codes}

    assert set(BESIDE) <= names
    for language in LANGUAGES:
        assert {f"refused-{code.replace('_', '-')}" for code in listed} <= keys(language)
    for operation in operations(document):
        for status, response in operation["responses"].items():
            for content in (response.get("content", {}).get("application/problem+json"),):
                codes = content["schema"]["allOf"][1]["properties"]["code"]["enum"] if content else []
                assert {status_of(code) for code in codes} <= {int(status)}


def test_every_refusal_of_the_record_is_listed(document: Schema) -> None:
    of_the_record = (
        ROOT / "planner/aggregates",
        ROOT / "planner/commands",
        ROOT / "planner/record",
        ROOT / "projections",
    )
    texts = [
        file.read_text("utf-8")
        for folder in of_the_record
        for file in folder.rglob("*.py")
        if not {"store", "log"} & {*file.parts}
    ]
    codes = {code for text in texts for code in re.findall(r'Refused\(\s*"(\w+)"', text)}

    listed = {
        code
        for operation in operations(document)
        for response in operation["responses"].values()
        if "application/problem+json" in response.get("content", {})
        for code in response["content"]["application/problem+json"]["schema"]["allOf"][1]["properties"]["code"]["enum"]
    }

    assert codes - listed == {"other_month", "rebuild_runs"}, "these are the command line's alone"


def test_every_name_taken_from_an_answer_leads_to_an_operation(document: Schema) -> None:
    names = {operation["operationId"]: operation for operation in operations(document)}
    links = [
        link
        for operation in names.values()
        for response in operation["responses"].values()
        for link in response.get("links", {}).values()
    ]

    assert len(links) > 30
    for link in links:
        asked = {one["name"] for one in names[link["operationId"]]["parameters"] if one["in"] == "path"}
        assert asked == set(link["parameters"])


PLANS = {
    "optimal": case([application(f"A-{at}", points=at, requested_hours=30 * at) for at in range(1, 9)], places=6),
    "with assistants": case([application("A-1"), application("A-2", category="moderate")], [assistant("S-1")]),
    "impossible": case([application("A-1", commission="admit", requested_hours=900, min_hours=800)], hours=100),
    "refused": case([application("A-1", resident=False), application("A-2", missing_documents=("card",))]),
    "nobody": case([]),
}


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_holds_what_its_shape_names_and_nothing_else(name: str) -> None:
    plan = proven(inputs_of(PLANS[name]), Run()).as_json()

    shape = TypeAdapter(PlanDocument)

    assert shape.dump_python(shape.validate_python(plan)) == plan


def test_a_home_is_personal_wherever_it_is_given() -> None:
    for command in (ReceiveApplication, RegisterAssistant, ChangeAssistant):
        assert {"lat", "lon"} <= personal_fields(command)


@pytest.mark.parametrize(("parameter", "code"), [("effective", "bad_day"), ("at", "bad_at")])
def test_whoever_takes_a_day_or_a_moment_documents_that_it_may_be_none(
    document: Schema, parameter: str, code: str
) -> None:
    takes = {
        one["operationId"]: json.dumps(one["responses"].get("422"))
        for one in operations(document)
        if any(given["name"] == parameter for given in one.get("parameters", ()))
    }

    assert takes
    assert [name for name, problems in takes.items() if code not in problems] == []
