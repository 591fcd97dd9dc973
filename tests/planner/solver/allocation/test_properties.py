"""What must hold of every plan, however large the case."""

import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.case.reader import read_case
from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.plan import Allocation
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.case import Case
from tests.worlds.brute_allocation import Brute
from tests.worlds.cases import application, case, cases
from tests.worlds.places import EXAMPLES

PLAIN = solve(read_case(EXAMPLES / "krasocin-2026"), Run()).as_json()


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_in_the_files_does_not_matter(random: Any) -> None:
    with TemporaryDirectory() as place:
        folder = Path(shutil.copytree(EXAMPLES / "krasocin-2026", Path(place) / "case"))
        for file in folder.glob("*.csv"):
            header, *rows = file.read_text("utf-8").splitlines()
            random.shuffle(rows)
            file.write_text("\n".join([header, *rows]), "utf-8")

        assert solve(read_case(folder), Run()).as_json() == PLAIN


@given(cases(most_people=8), st.integers(1, 6))
def test_for_a_fixed_admitted_set_more_budget_never_lowers_the_worst_off(given_case: Case, more: int) -> None:
    before = solve(given_case, Run())
    admitted = {grant.application for grant in before.admitted}
    fixed = _with_only(given_case, admitted)
    step, hours = fixed.programme.step_hours, fixed.programme.hours
    richer = replace(fixed, programme=replace(fixed.programme, hours=hours + more * step))

    assert _worst(richer, solve(richer, Run())) >= _worst(fixed, solve(fixed, Run()))


@given(cases(most_people=7), st.data())
def test_a_plan_with_one_step_moved_anywhere_is_never_called_best(given_case: Case, data: st.DataObject) -> None:
    document = solve(given_case, Run()).as_json()
    if not document["admitted"]:
        return
    moved = _one_step_moved(document, given_case, data)

    assert judge(given_case, moved).outcome != "ok"


@given(cases(most_people=8))
def test_the_same_case_gives_the_same_plan_to_the_byte(given_case: Case) -> None:
    assert solve(given_case, Run()).as_json() == solve(given_case, Run()).as_json()


def test_equal_people_share_equally_and_the_rest_goes_by_rank() -> None:
    people = [application(f"A-{number}", points=10 - number) for number in range(4)]

    plan = solve(case(people, hours=203), Run())

    assert [grant.hours for grant in plan.admitted] == [51, 51, 51, 50]


def _with_only(given_case: Case, names: set[str]) -> Case:
    """The case without anybody else, and without rules that could change who is admitted."""
    people = tuple(
        replace(one, commission=None) if one.id in names else replace(one, documents_complete=False)
        for one in given_case.applications
    )
    free = replace(given_case.programme, places=None, category_places={}, admission_needs_assistants=False)
    return replace(given_case, applications=people, programme=free)


def _worst(given_case: Case, plan: Allocation) -> Any:
    facts = Brute(given_case).facts
    hours = {grant.application: grant.hours for grant in plan.admitted}
    return min((hours[one.id] / one.weight for one in facts.candidates if one.id in hours), default=0)


def _one_step_moved(document: dict[str, Any], given_case: Case, data: st.DataObject) -> dict[str, Any]:
    """A step added, taken, moved to another person or to another month."""
    step = given_case.programme.step_hours
    months = [str(month) for month in given_case.programme.months]
    people = [{**one, "months": dict(one["months"])} for one in document["admitted"]]
    kind = data.draw(st.sampled_from(["add", "take", "person", "month"]))
    gives = data.draw(st.sampled_from(people))
    if kind != "add":
        own = [name for name, hours in gives["months"].items() if hours >= step]
        assume(own)
        _change(gives, data.draw(st.sampled_from(own)), -step)
    if kind == "add":
        _change(gives, data.draw(st.sampled_from(months)), step)
    if kind == "person":
        others = [one for one in people if one is not gives]
        _change(data.draw(st.sampled_from(others)) if others else gives, months[0], 2 * step if not others else step)
    if kind == "month":
        _change(gives, data.draw(st.sampled_from(months)), step)
    assume(people != document["admitted"])
    assume(kind != "month" or not _same_value(document, people, given_case))
    total = sum(one["hours"] for one in people)
    return {**document, "admitted": people, "totals": {**document["totals"], "hours": total}, "warnings": None}


def _same_value(document: dict[str, Any], people: list[dict[str, Any]], given_case: Case) -> bool:
    """Whether the months are only another choice of the same evenness, which is as good."""
    days = {one.id: one.days for one in Brute(given_case).facts.candidates}
    names = [str(month) for month in given_case.programme.months]

    def value(grants: list[dict[str, Any]]) -> float:
        return sum(
            hours * hours / max(1, days[one["application"]][names.index(name)])
            for one in grants
            for name, hours in one["months"].items()
        )

    return abs(value(document["admitted"]) - value(people)) < 1e-9


def _change(person: dict[str, Any], month: str, hours: int) -> None:
    person["months"][month] = person["months"].get(month, 0) + hours
    person["hours"] += hours
