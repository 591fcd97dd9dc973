"""Plans made again from what was recorded with them, also of old, also when every personal datum is gone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from planner.aggregates.plan import Plan
from planner.commands.assistants import AddAbsence
from planner.commands.drafts import ComputeDraft, FileDraft, PublishRoster
from planner.commands.replanning import ComputeReplan
from planner.commands.scenarios import CreateScenario
from planner.record.application import Godziny
from planner.record.rederiving.outcome import Compared, Rederived
from planner.record.rederiving.plans import Recorded, days_of, months_value, of_plan, rederived_plan
from planner.record.rederiving.rederive import Rederiving
from planner.record.store.backup import restore
from planner.record.store.database import connect
from planner.solver.allocation.run import Run
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.engine.schema import prepare
from tests.worlds.cases import application, case
from tests.worlds.places import GOLDEN
from tests.worlds.recorded import announced, by, found, imported
from tests.worlds.recorded_month import ready, roster, visit

FOREVER = float("inf")
PEOPLE = [application(f"A-{number}", points=number, requested_hours=40 + number) for number in range(1, 6)]


@pytest.fixture
def scope(app: Godziny, unit: str) -> Scope:
    return announced(app, unit, case(PEOPLE, hours=122, places=3, policy="proportional", last=date(2026, 6, 30)))


def again(app: Godziny, scope: Scope, name: str, seconds: float = FOREVER) -> Rederived:
    return Rederiving(app, scope, "anna").one(name, seconds)


def every(app: Godziny, scope: Scope) -> Iterator[Rederived]:
    return Rederiving(app, scope, "anna").all_plans(FOREVER)


def by_what(one: Rederived) -> dict[str, Compared]:
    return {each.what: each for each in one.compared}


def recorded(app: Godziny, scope: Scope, **changes: Any) -> Recorded:
    """P-1 as recorded, its document with changes."""
    plan = of_plan(found(app, Plan, scope, "P-1"), None)
    return replace(plan, document={**plan.document, **changes})


def forget_everybody(url: str) -> None:
    with connect(url) as owner:
        owner.execute("DELETE FROM godziny.personal")


def test_a_plan_is_made_again_with_the_same_people_hours_and_value_of_months(app: Godziny, scope: Scope) -> None:
    one = again(app, scope, "P-1")

    assert (one.outcome, one.kind, one.status, one.people) == ("equal", "plan", "optimal", [])
    assert set(by_what(one)) == {"digest", "status", "grants", "waiting", "refused", "months"}
    assert by_what(one)["grants"].now == {"people": 3, "hours": 122}
    assert one.engine_then == one.engine_now


def test_hours_that_somebody_altered_are_named_with_whose_they_are(app: Godziny, scope: Scope) -> None:
    admitted = found(app, Plan, scope, "P-1").document["admitted"]
    first, second, *others = admitted
    moved = [{**first, "hours": first["hours"] + 1}, {**second, "hours": second["hours"] - 1}, *others]

    one = rederived_plan(recorded(app, scope, admitted=moved), Run())

    assert (one.outcome, set(one.people)) == ("different", {first["application"], second["application"]})
    differs = {each.of: (each.then, each.now) for each in by_what(one)["grants"].differs}
    assert differs[first["application"]] == (first["hours"] + 1, first["hours"])


def test_other_months_of_the_same_value_are_as_good_and_less_even_ones_differ(app: Godziny, scope: Scope) -> None:
    plan = found(app, Plan, scope, "P-1")
    first, *others = plan.document["admitted"]
    days, months = days_of(plan.inputs), first["months"]
    pairs = ((one, two) for one in months for two in months if months[one] > months[two])
    one, two = next(pair for pair in pairs if len({days(first["application"], month) for month in pair}) == 1)
    swapped = {**months, one: months[two], two: months[one]}
    uneven = {**months, one: months[one] + months[two], two: 0}

    def value(given: dict[str, int]) -> Rederived:
        return rederived_plan(recorded(app, scope, admitted=[{**first, "months": given}, *others]), Run())

    assert value(swapped).outcome == "equal"
    assert by_what(value(uneven))["months"].outcome == "different"


def test_the_value_of_months_is_exact() -> None:
    plan = {"admitted": [{"application": "A-1", "months": {"2026-02": 1, "2026-03": 2}}]}

    assert months_value(plan, lambda _, month: 28 if month == "2026-02" else 31) == Fraction(1, 28) + Fraction(4, 31)
    assert months_value(plan, lambda _, month: 0 if month == "2026-02" else 31) is None


def test_an_altered_digest_order_or_refusal_differs(app: Godziny, unit: str) -> None:
    people = [*PEOPLE, application("A-9", resident=False)]
    scope = imported(app, unit, case(people, hours=120, places=3))
    document = found(app, Plan, scope, "P-1").document

    def differing(**changes: Any) -> set[str]:
        one = rederived_plan(recorded(app, scope, **changes), Run())
        return {each.what for each in one.compared if each.outcome == "different"}

    assert differing() == set()
    assert differing(waiting=document["waiting"][::-1]) == {"waiting"}
    assert differing(refused=[{"application": "A-9", "reasons": ["late"]}]) == {"refused"}
    assert differing(status="infeasible") == {"status"}
    plan = replace(recorded(app, scope), digests=frozenset(["sha256:0"]))
    assert by_what(rederived_plan(plan, Run()))["digest"].outcome == "different"


def test_what_was_never_proven_is_judged_and_not_held_against_the_best(app: Godziny, scope: Scope) -> None:
    one = rederived_plan(recorded(app, scope, status="feasible"), Run())

    assert by_what(one)["lawful"].outcome == "equal"
    assert "grants" not in by_what(one)


def test_who_gives_no_time_gets_no_answer(app: Godziny, scope: Scope) -> None:
    assert again(app, scope, "P-1", seconds=0).outcome == "out_of_time"


def test_a_re_plan_is_made_again_by_its_own_definition_and_a_scenario_from_its_own_inputs(
    app: Godziny, scope: Scope
) -> None:
    app.do(ComputeReplan(at="2026-04", policy="both", leavers={"A-5": "2026-03-20"}), scope, by())
    app.do(CreateScenario(changes=("budget.hours=150",), title="150"), scope, by())

    plans, scenario = {one.id: one for one in every(app, scope)}, again(app, scope, "W-1")

    assert {name: (one.kind, one.outcome) for name, one in plans.items()} == {
        "P-1": ("plan", "equal"),
        "P-2": ("replan", "equal"),
    }
    assert {"called_up", "gone", "reserve"} <= set(by_what(plans["P-2"]))
    assert (scenario.kind, scenario.outcome) == ("scenario", "equal")


def test_a_draft_is_judged_by_the_month_as_it_was_known_then(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)
    app.do(ComputeDraft(month="2026-03", steps=0, seconds=20), scope, by())
    before = again(app, scope, "2026-03/D-1")
    app.do(AddAbsence(assistant="S-1", first="2026-03-01", last="2026-03-31"), scope, by())

    after = again(app, scope, "2026-03/D-1")

    assert (before.outcome, after.outcome) == ("equal", "equal")
    assert {each.what for each in after.compared} == {"faults", "score", "statements"}
    assert by_what(after)["score"].now is not None


def test_a_published_month_is_named_by_the_month(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)
    app.do(FileDraft(document=roster(visit("A-1", "S-1"))), scope, by())
    app.do(PublishRoster(draft="2026-03/D-1"), scope, by())

    one = again(app, scope, "2026-03")

    assert (one.id, one.kind, one.outcome) == ("2026-03/D-1", "roster", "equal")
    assert by_what(one)["score"].why == "states_none"


def test_what_is_not_there_cannot_be_made_again(app: Godziny, scope: Scope) -> None:
    for name in ("P-9", "W-9", "2026-03", "A-1", ""):
        with pytest.raises(Refused, match="nothing_of_this_name"):
            again(app, scope, name)


def test_everything_is_made_again_when_every_personal_datum_is_gone(empty_url: str) -> None:
    prepare(empty_url)
    with Godziny(empty_url) as app:
        scope = ready(app, "Gmina Zapomniana")
        app.do(ComputeReplan(at="2026-03"), scope, by())
        app.do(ComputeDraft(month="2026-03", steps=0, seconds=20), scope, by())
        forget_everybody(empty_url)

        plans, draft = list(every(app, scope)), again(app, scope, "2026-03/D-1")

    assert [one.outcome for one in plans] == ["equal", "equal"]
    assert draft.outcome == "equal"
    assert by_what(draft)["travel"].why == "homes_gone"


def test_plans_of_older_shapes_are_made_again_without_any_personal_datum(empty_url: str) -> None:
    prepare(empty_url)
    restore(empty_url, GOLDEN / "step-3-backup.zip")
    forget_everybody(empty_url)
    with Godziny(empty_url) as app:
        for scope in app.journal.programmes():
            plans = list(every(app, scope))
            assert plans
            assert {(one.outcome, one.digest_version) for one in plans} == {("equal", "1")}
        march = again(app, Scope.of("Gmina Próbna", "2026"), "2026-03")
    assert march.outcome == "equal"
