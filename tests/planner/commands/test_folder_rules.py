"""What the folder's reader refuses, no command lets in."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from planner.commands.applications import AssessApplication, DecideCommission, NotifyApplicant
from planner.commands.assistants import AssistantLeaves
from planner.commands.leaving import WithdrawApplication
from planner.commands.programmes import ChangeRules
from planner.record.application import Godziny
from planner.record.command import Command
from planner.terms.refusals import InputRefused, Refused
from planner.terms.scope import Act, Scope
from tests.worlds.cases import application, assistant, case, programme
from tests.worlds.recorded import announced, by, changing, imported, receiving

PEOPLE = [application("A-1"), application("A-2", max_hours=60, commission_reason="protokół")]


def faults(app: Godziny, scope: Scope, command: Command) -> list[tuple[str, str]]:
    number = app.journal.number(scope)
    with pytest.raises(InputRefused) as refused:
        app.do(command, scope, by())
    assert app.journal.number(scope) == number
    return [(one.column, one.code) for one in refused.value.faults]


def deciding(**hours: int) -> DecideCommission:
    return DecideCommission(application="A-1", reason="protokół", **hours)


def test_the_commission_gives_at_least_one_step_and_what_it_asks_for(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE, step_hours=10))

    assert faults(app, scope, deciding(max_hours=9)) == [("max_hours", "max_below_step")]
    assert faults(app, scope, deciding(min_hours=30, max_hours=29)) == [("max_hours", "max_below_min")]
    app.do(deciding(min_hours=10, max_hours=10), scope, by())


def test_points_that_the_split_needs_are_at_least_one(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE, policy="points"))

    assert faults(app, scope, AssessApplication(application="A-1", points=0)) == [("points", "points_needed")]
    app.do(AssessApplication(application="A-1", points=1), scope, by())


def test_new_rules_are_held_against_everybody(app: Godziny, unit: str) -> None:
    born = [*PEOPLE, application("A-3", birth_date=date(2010, 1, 10))]
    scope = imported(app, unit, case(born))
    steps = ChangeRules(rules=programme(unit=unit, step_hours=61))
    earlier = ChangeRules(rules=programme(unit=unit, first=date(2026, 1, 9)))

    assert ("max_hours", "max_below_step") in faults(app, scope, steps)
    assert faults(app, scope, earlier) == [("category", "child_as_adult")]


def test_an_assistant_has_both_coordinates_or_none(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE, [assistant("S-1")]))

    assert faults(app, scope, changing(assistant("S-1", lat=50.0))) == [("lon", "half_a_place")]


@pytest.mark.parametrize("given", [{"name": "A..1"}, {"received_at": "0999-01-01T00:00:00+01:00"}])
def test_ids_and_times_are_those_that_a_folder_may_hold(given: dict[str, Any]) -> None:
    plain = receiving(application("A-9")).model_dump(by_alias=True)
    changes = {"id": given["name"]} if "name" in given else given

    with pytest.raises(ValidationError):
        type(receiving(application("A-9"))).model_validate({**plain, **changes})


@pytest.mark.parametrize(
    "command",
    [
        WithdrawApplication(application="A-1", last_day=date(2026, 3, 1), used_hours=0),
        NotifyApplicant(application="A-1", how="in_writing", on=date(2026, 3, 1)),
    ],
)
def test_nothing_counts_from_a_day_years_away(app: Godziny, unit: str, command: Command) -> None:
    scope = announced(app, unit, case(PEOPLE))

    for day in (date(2099, 1, 1), date(2003, 1, 1)):
        with pytest.raises(Refused) as refused:
            app.do(command, scope, Act.now("jan", effective=day))
        assert (refused.value.code, refused.value.facts["first"]) == ("effective_outside", "2025-01-15")


def test_no_assistant_leaves_years_away(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE, [assistant("S-1")]))

    with pytest.raises(Refused, match="last_day_outside"):
        app.do(AssistantLeaves(assistant="S-1", last_day=date(2099, 1, 1)), scope, by())
