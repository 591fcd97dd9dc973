"""The same command id at once, or with other content; one unit under several names at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from planner.commands.assistants import AddAbsence
from planner.commands.programmes import OpenProgramme, scope_of
from planner.commands.wishing import BlockHours
from planner.editions import edition
from planner.record.application import Godziny
from planner.terms.case import Blocked, Window
from planner.terms.refusals import Refused
from planner.terms.scope import Act, today
from tests.worlds.cases import application, case
from tests.worlds.recorded import brought, by, imported, of, receiving
from tests.worlds.recorded_month import month


@pytest.fixture
def wide(url: str) -> Any:
    with Godziny(url, 8) as app:
        yield app


def test_the_same_id_from_eight_at_once_gives_everybody_the_first_answer(wide: Godziny, unit: str) -> None:
    scope = imported(wide, unit, case([application("A-1")]))

    def receive(_: int) -> Any:
        return wide.do(receiving(application("A-9")), scope, by(command_id="same"))

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(receive, range(8)))

    assert answers == [answers[0]] * 8


def test_the_same_id_with_other_personal_content_is_refused(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, month())
    hours = {"application": "A-1", "day": "fri", "from_": "08:00", "to": "09:00"}
    app.do(BlockHours(**hours, service="opieka"), scope, by(command_id="one"))

    app.do(BlockHours(**hours, service="opieka"), scope, by(command_id="one"))
    with pytest.raises(Refused, match="command_id_reused"):
        app.do(BlockHours(**hours, service="rehabilitacja"), scope, by(command_id="one"))


def test_a_digest_tells_personal_content_apart_until_its_key_is_gone(app: Godziny, unit: str) -> None:
    asked, other = {"service": "opieka"}, {"service": "rehabilitacja"}
    keyed = app.personal.keyed(unit, asked)

    assert [app.personal.may_be_of(keyed, unit, one) for one in (asked, other, {})] == [True, False, False]
    assert [app.personal.may_be_of("", unit, one) for one in (asked, {})] == [False, True]
    assert (app.personal.keyed(unit, {}), "opieka" in keyed, keyed == app.personal.keyed(unit, asked)) == (
        "",
        False,
        True,
    )
    elsewhere = app.personal.keyed(f"{unit} 2", asked)
    assert (elsewhere == keyed, app.personal.may_be_of(elsewhere, unit, other)) == (False, True)


def test_the_same_id_for_a_folder_with_other_blocked_hours_is_refused(app: Godziny, unit: str) -> None:
    brought(app, of(unit, month()), by(command_id="one"))

    with pytest.raises(Refused, match="command_id_reused"):
        brought(
            app,
            of(unit, replace(month(), blocked=(Blocked("A-1", 4, Window(480, 540), "opieka"),))),
            by(command_id="one"),
        )


def test_the_same_id_effective_on_another_day_is_refused_and_without_a_day_it_is_the_same(
    app: Godziny, unit: str
) -> None:
    scope = imported(app, unit, month())
    absent = AddAbsence(assistant="S-1", first=date(2026, 3, 2), last=date(2026, 3, 2))
    first = app.do(absent, scope, Act.now("jan", "one", date(2026, 2, 3)))

    with pytest.raises(Refused, match="command_id_reused"):
        app.do(absent, scope, Act.now("jan", "one", date(2026, 2, 4)))
    assert app.do(absent, scope, Act.now("jan", "one", date(2026, 2, 3))) == first
    undated = app.do(absent, scope, Act.now("jan", "two"))
    tomorrow = replace(Act.now("jan", "two"), effective=today() + timedelta(days=1))
    assert app.do(absent, scope, tomorrow) == undated


def test_names_that_lead_to_one_unit_opened_at_once_in_several_editions_are_one_unit(wide: Godziny, unit: str) -> None:
    names = (unit, unit.upper(), unit.replace(" ", "-"))
    rules = [
        replace(of(name, case([])).programme, edition=edition(year))
        for name, year in zip(names, ("2024", "2025", "2026"), strict=True)
    ]

    def opened(one: Any) -> str:
        try:
            wide.do(OpenProgramme(rules=one), scope_of(one), by())
        except Refused as refused:
            return refused.code
        return "opened"

    with ThreadPoolExecutor(3) as pool:
        outcomes = sorted(pool.map(opened, rules))

    assert outcomes == ["opened", "other_unit", "other_unit"]
