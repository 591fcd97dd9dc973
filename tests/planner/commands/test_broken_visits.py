"""Published visits that somebody's illness, leaving or loss makes impossible are listed, with the rule."""

from dataclasses import replace
from datetime import date

import pytest

from planner.commands.adopting import AdoptScenario
from planner.commands.assistants import AddAbsence, AssistantLeaves
from planner.commands.drafts import FileDraft, PublishRoster
from planner.commands.leaving import WithdrawApplication
from planner.commands.programmes import ChangeRules
from planner.commands.scenarios import CreateScenario
from planner.commands.visits import ReassignVisit
from planner.record.application import Godziny
from planner.terms.refusals import BreaksRules
from planner.terms.scope import Scope
from projections.door import ReadDoor
from tests.worlds.cases import assistant
from tests.worlds.recorded import brought, by, changing, imported, of
from tests.worlds.recorded_month import MONDAY, TUESDAY, month, ready, roster, visit


def published(app: Godziny, unit: str) -> Scope:
    scope = ready(app, unit)
    visits = (visit("A-1", "S-1", MONDAY), visit("A-2", "S-2", MONDAY), visit("A-1", "S-1", TUESDAY))
    draft = app.do(FileDraft(document=roster(*visits)), scope, by()).draft
    app.do(PublishRoster(draft=draft), scope, by())
    return scope


def codes(app: Godziny, scope: Scope) -> dict[str, list[str]]:
    return {one.visit: one.codes for one in ReadDoor(app).broken(scope, "jan")}


def test_an_absence_takes_nobodys_place_and_names_the_visits_it_breaks(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    ranking = ReadDoor(app).ranking(scope)

    done = app.do(AddAbsence(assistant="S-1", first=date(2026, 3, 2), last=date(2026, 3, 2)), scope, by())

    assert [(one.visit, one.codes) for one in done.broken] == [("V-2026-03-1", ["absent"])]
    assert codes(app, scope) == {"V-2026-03-1": ["absent"]}
    assert ReadDoor(app).ranking(scope) == ranking


def test_the_list_grows_shorter_as_visits_are_mended(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    app.do(AddAbsence(assistant="S-1", first=date(2026, 3, 3), last=date(2026, 3, 3)), scope, by())

    app.do(ReassignVisit(visit="V-2026-03-3", assistant="S-2"), scope, by())

    assert codes(app, scope) == {}


def test_only_what_is_newly_broken_is_told(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    app.do(AddAbsence(assistant="S-1", first=date(2026, 3, 2), last=date(2026, 3, 2)), scope, by())

    done = app.do(AssistantLeaves(assistant="S-1", last_day=date(2026, 3, 2)), scope, by())

    assert [one.visit for one in done.broken] == ["V-2026-03-3"]


def test_visits_of_somebody_who_withdrew_break_after_the_last_day(app: Godziny, unit: str) -> None:
    scope = published(app, unit)

    last = WithdrawApplication(application="A-1", last_day=date(2026, 3, 2), used_hours=2)
    done = app.do(last, scope, by())

    assert [one.visit for one in done.broken] == ["V-2026-03-3"]
    assert set(codes(app, scope)) == {one.visit for one in done.broken}


def test_whoever_leaves_with_nothing_used_has_no_hours_for_any_visit(app: Godziny, unit: str) -> None:
    scope = published(app, unit)

    last = WithdrawApplication(application="A-1", last_day=date(2026, 3, 31), used_hours=0)
    done = app.do(last, scope, by())

    assert [one.visit for one in done.broken] == ["V-2026-03-1", "V-2026-03-3"]
    assert {code for one in done.broken for code in one.codes} == {"not_admitted"}


@pytest.mark.parametrize(("hours", "left"), [(4, 2), (3, 1), (2, 1), (1, 0)])
def test_of_a_month_with_too_many_hours_the_last_visits_are_named_as_many_as_it_takes(
    app: Godziny, unit: str, hours: int, left: int
) -> None:
    scope = published(app, unit)

    done = app.do(changing(assistant("S-1", max_hours_month=hours)), scope, by())

    of_s_1 = ["V-2026-03-1", "V-2026-03-3"]
    assert [one.visit for one in done.broken] == of_s_1[left:] == list(codes(app, scope))


def test_a_broken_visit_says_whose_it_is_and_which_rule_it_breaks(app: Godziny, unit: str) -> None:
    scope = published(app, unit)

    app.do(changing(assistant("S-1", family_of=frozenset({"A-1"}))), scope, by())

    one, other = ReadDoor(app).broken(scope, "jan")
    assert (one.application, one.assistant, one.start[:10], one.end[11:16]) == ("A-1", "S-1", MONDAY, "10:00")
    assert [(each.visit, each.rules) for each in (one, other)] == [("V-2026-03-1", ["R-41"]), ("V-2026-03-3", ["R-41"])]


def test_before_a_plan_is_announced_nothing_is_broken(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, month())

    done = app.do(AddAbsence(assistant="S-1", first=date(2026, 3, 2), last=date(2026, 3, 3)), scope, by())

    assert (done.broken, codes(app, scope)) == ((), {})


def test_a_folder_read_again_names_the_visits_that_it_breaks(app: Godziny, unit: str) -> None:
    published(app, unit)
    away = assistant("S-1", absences=((date(2026, 3, 2), date(2026, 3, 2)),))

    done = brought(app, of(unit, replace(month(), assistants=(away, assistant("S-2")))), by())

    assert [(one.visit, one.codes) for one in done.broken] == [("V-2026-03-1", ["absent"])]


def test_a_home_that_moves_in_a_folder_breaks_the_visit_that_cannot_be_reached(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)
    near = (visit("A-1", "S-1", MONDAY), visit("A-2", "S-1", MONDAY, hour=10))
    app.do(PublishRoster(draft=app.do(FileDraft(document=roster(*near)), scope, by()).draft), scope, by())
    far = tuple(replace(one, lat=51.0) if one.id == "A-2" else one for one in month().applications)

    done = brought(app, of(unit, replace(month(), applications=far)), by())

    assert {one.visit for one in done.broken} == set(codes(app, scope)) != set()


def test_rules_that_end_the_programme_earlier_name_the_visits_after_it(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    rules = of(unit, month()).programme

    done = app.do(ChangeRules(rules=replace(rules, last=date(2026, 3, 2))), scope, by())

    assert [one.visit for one in done.broken] == ["V-2026-03-3"] == list(codes(app, scope))


def test_rules_that_leave_a_month_out_name_all_its_visits(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    rules = of(unit, month()).programme

    done = app.do(ChangeRules(rules=replace(rules, last=date(2026, 2, 28))), scope, by())

    assert [one.visit for one in done.broken] == [f"V-2026-03-{number}" for number in (1, 2, 3)]
    assert set(map(tuple, codes(app, scope).values())) == {("outside_service",)}
    assert "visits_broken" in {one.code for one in ReadDoor(app).today(scope, date(2026, 2, 20), "jan")}


def test_an_adopted_scenario_names_the_visits_that_it_breaks(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    scenario = app.do(CreateScenario(changes=("remove:S-2",), rows={}), scope, by()).scenario

    done = app.do(AdoptScenario(scenario=scenario), scope, by())

    assert [one.visit for one in done.broken] == ["V-2026-03-2"]


def test_a_roster_published_again_says_which_rules_its_visits_break_by_now(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    app.do(AddAbsence(assistant="S-1", first=date(2026, 3, 2), last=date(2026, 3, 2)), scope, by())

    with pytest.raises(BreaksRules) as refused:
        app.do(PublishRoster(draft="2026-03/D-1"), scope, by())

    assert refused.value.code == "in_force_breaks_rules"
    assert [one.code for one in refused.value.findings] == ["absent"]
