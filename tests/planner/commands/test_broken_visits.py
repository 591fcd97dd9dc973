"""Published visits that somebody's illness, leaving or loss makes impossible are listed, with the rule."""

from datetime import date

import pytest

from planner.commands.assistants import AddAbsence, AssistantLeaves
from planner.commands.drafts import FileDraft, PublishRoster
from planner.commands.leaving import WithdrawApplication
from planner.commands.visits import ReassignVisit
from planner.record.application import Godziny
from planner.terms.scope import Scope
from projections.door import ReadDoor
from tests.worlds.cases import assistant
from tests.worlds.recorded import by, changing, imported
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

    last = WithdrawApplication(application="A-1", last_day=date(2026, 3, 2), used_hours=0)
    done = app.do(last, scope, by())

    assert "V-2026-03-3" in {one.visit for one in done.broken}
    assert set(codes(app, scope)) == {one.visit for one in done.broken}


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
