"""The journal and plans made again, over HTTP; the journal in words."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from fastapi.testclient import TestClient

import planner.commands
from api.http.app import create_app
from api.words.journal import command_said, happened, show_journal
from api.words.messages import LANGUAGES, Speaker
from planner.aggregates.topics import TOPICS
from planner.commands.applications import AssessApplication, DecideCommission
from planner.commands.correcting import CorrectApplication
from planner.record.application import Godziny
from planner.record.command import Command
from planner.record.journal_told import JournalPage, wanted_lines
from planner.terms.scope import Scope, today
from projections.door import ReadDoor
from tests.api.http.test_routes import at
from tests.worlds.cases import application, case
from tests.worlds.contract import Contracted
from tests.worlds.recorded import announced, by

SECRET = "po rozmowie z rodziną"


@pytest.fixture
def client(app: Godziny) -> Iterator[TestClient]:
    with Contracted(create_app(app, following=False)) as client:
        yield client


@pytest.fixture
def scope(app: Godziny, unit: str) -> Scope:
    return announced(app, unit, case([application("A-1"), application("A-2")], hours=100))


def page(app: Godziny, scope: Scope, last: int = 50, **wanted: Any) -> JournalPage:
    return ReadDoor(app).journal(scope, wanted_lines(last, (None, None), **wanted))


def every_command() -> list[type[Command]]:
    for one in iter_modules(planner.commands.__path__):
        import_module(f"planner.commands.{one.name}")
    found = below(Command)
    return [one for one in found if one.__module__.startswith("planner.") and hasattr(one, "NAME")]


def below(kind: type[Command]) -> list[type[Command]]:
    return [each for one in kind.__subclasses__() for each in (one, *below(one))]


def test_the_journal_says_who_asked_what_and_what_came_of_it(app: Godziny, scope: Scope) -> None:
    app.do(AssessApplication(application="A-2", points=7), scope, by("ewa"))

    imported, announcement, assessed = page(app, scope)["lines"]

    assert [one["command"] for one in (imported, announcement, assessed)] == [
        "import",
        "announce",
        "assess_application",
    ]
    assert {"event": "application.received", "count": 2, "of": ["A-1", "A-2"]} in imported["came"]
    assert (assessed["actor"], assessed["events"]) == ("ewa", 1)
    assert assessed["came"] == [{"event": "application.assessed", "count": 1, "of": ["A-2"]}]
    assert assessed["asked"].startswith("sha256:")


def test_what_is_done_already_is_told_as_nothing_to_change(app: Godziny, scope: Scope) -> None:
    for again in ("", f"again {scope}"):
        app.do(CorrectApplication(application="A-2", points=3), scope, by("ewa", command_id=again))

    line = page(app, scope)["lines"][-1]

    assert (line["events"], line["came"]) == (0, [])
    assert "nic do zmiany" in show_journal(page(app, scope, last=1), Speaker("pl"))


def test_a_reason_stands_in_the_journal_as_a_digest_only(app: Godziny, scope: Scope) -> None:
    app.do(DecideCommission(application="A-2", decision="admit", reason=SECRET), scope, by("ewa"))

    line = page(app, scope)["lines"][-1]

    assert line["personally"].startswith("hmac:")
    assert SECRET not in str(line)
    assert "tylko jako skrót" in show_journal(page(app, scope, last=1), Speaker("pl"))


def test_lines_are_chosen_by_day_and_by_who_asked_and_read_page_by_page(app: Godziny, scope: Scope) -> None:
    for points in range(1, 6):
        app.do(AssessApplication(application="A-2", points=points), scope, by("ewa"))
    door, day = ReadDoor(app), today()

    newest = page(app, scope, last=2)
    older = page(app, scope, last=50, before=newest["before"])

    assert len(newest["lines"]) == 2
    assert (len(older["lines"]), older["before"]) == (5, None)
    assert [one["number"] for one in (*older["lines"], *newest["lines"])] == sorted(
        one["number"] for one in page(app, scope)["lines"]
    )
    assert len(page(app, scope, actor="ewa")["lines"]) == 5
    assert len(door.journal(scope, wanted_lines(50, (day, day)))["lines"]) == 7
    assert door.journal(scope, wanted_lines(50, (None, day.replace(year=day.year - 1))))["lines"] == []


def test_the_journal_has_an_address_with_pages(client: TestClient, scope: Scope) -> None:
    first = client.get(at(scope, "journal"), params={"last": 1})
    other = client.get(at(scope, "journal"), params={"before": first.json()["before"], "actor": "jan"})

    assert (first.json()["lines"][0]["command"], other.json()["lines"][0]["command"]) == ("announce", "import")
    for wrong in (
        {"last": 0},
        {"last": 501},
        {"from": "jutro"},
        {"to": "9999-12-31"},
        {"actor": "a\0b"},
        {"before": 0},
    ):
        assert client.get(at(scope, "journal"), params=wrong).status_code == 422, wrong


def test_a_plan_made_again_has_an_address(client: TestClient, scope: Scope) -> None:
    answer = client.get(at(scope, "plans", "P-1", "rederived"))

    assert (answer.status_code, answer.json()["outcome"]) == (200, "equal")
    assert client.get(at(scope, "plans", "P-9", "rederived")).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_every_event_has_a_name(language: str) -> None:
    speaker, commands = Speaker(language), every_command()

    assert len(commands) > 40
    assert [one.NAME for one in commands if command_said(one.NAME, speaker) == f"command_{one.NAME}"] == []
    assert [topic for topic in TOPICS if happened(topic, speaker).startswith("happened_")] == []
