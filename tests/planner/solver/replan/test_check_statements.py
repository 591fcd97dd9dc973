"""What a re-plan's document says besides its grants: each false statement is found and named."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from api.words.allocation_verdict import show_verdict
from api.words.messages import LANGUAGES, Speaker
from planner.solver.replan.check.judge import judge
from planner.terms.refusals import InputRefused
from tests.worlds.cases import DEADLINE, application
from tests.worlds.replan_by_hand import codes, first, promised, second, verdict, world
from tests.worlds.replan_documents import document
from tests.worlds.replans import Replan, replans


def rich() -> Replan:
    """Somebody stays, is gone, called up, waits, is refused; and the quota is missed."""
    people = [
        first(category="moderate"),
        second(),
        application("A-3"),
        application("A-4", received_at=DEADLINE + timedelta(days=1)),
    ]
    return world(*people, gone=[promised("A-9")], places=2)


def _set(*path: str, value: Any) -> Any:
    """Writes another value, if there is such a place and the value is another."""

    def mutate(new: dict[str, Any]) -> bool:
        place: Any = new
        for key in path[:-1]:
            if not place[key]:
                return False
            place = place[key] if isinstance(place[key], dict) else place[key][-1]
        before = place.get(path[-1], "1") if path[-1] == "weight_share" else place[path[-1]]
        place[path[-1]] = value(before) if callable(value) else value
        return bool(place[path[-1]] != before)

    return mutate


def _add(key: str, row: Any) -> Any:
    def mutate(new: dict[str, Any]) -> bool:
        new[key].append(row)
        return True

    return mutate


def _drop(key: str) -> Any:
    def mutate(new: dict[str, Any]) -> bool:
        return bool(new[key]) and new[key].pop() is not None

    return mutate


def _more(hours: int) -> int:
    return hours + 1


FALSE: dict[tuple[str, str], Any] = {
    ("at", "wrong_request"): _set("at", value="2026-12"),
    ("policy", "wrong_request"): _set("replan_policy", value="share no more"),
    ("split", "wrong_policy"): _set("policy", value="by lot"),
    ("gone hours", "wrong_gone"): _set("gone", "hours", value=_more),
    ("gone category", "wrong_gone"): _set("gone", "category", value="nobody's"),
    ("one more gone", "wrong_gone"): _add("gone", {"application": "A-77", "category": "severe", "hours": 0}),
    ("one fewer gone", "wrong_gone"): _drop("gone"),
    ("one more called up", "wrong_called_up"): _add("called_up", "A-77"),
    ("one fewer called up", "wrong_called_up"): _drop("called_up"),
    ("one more waiting", "wrong_waiting_list"): _add("waiting", {"application": "A-77"}),
    ("one fewer waiting", "wrong_waiting_list"): _drop("waiting"),
    ("one more refused", "wrong_refusals"): _add("refused", {"application": "A-77", "reasons": ["late"]}),
    ("category", "wrong_beside"): _set("admitted", "category", value="nobody's"),
    ("used", "wrong_beside"): _set("admitted", "used", value=_more),
    ("promised", "wrong_beside"): _set("admitted", "promised", value=_more),
    ("weight", "wrong_beside"): _set("admitted", "weight_share", value="7/12"),
    ("reserve", "wrong_total"): _set("totals", "reserve", value=_more),
    ("hours", "wrong_total"): _set("totals", "hours", value=_more),
    ("people", "wrong_total"): _set("totals", "people", value=_more),
    ("budget", "wrong_total"): _set("totals", "budget_hours", value=_more),
    ("a warning dropped", "wrong_replan_warning"): _drop("warnings"),
    ("a warning twice", "wrong_replan_warning"): lambda new: (
        new["warnings"] and not new.update(warnings=[*new["warnings"], new["warnings"][0]])
    ),
    ("a warning of nothing", "wrong_replan_warning"): _add(
        "warnings", {"code": "assistants_short", "applications": ["A-0"], "months": ["2026-04"], "hours": 60}
    ),
    ("of less than the minimum", "wrong_replan_warning"): _add(
        "warnings", {"code": "below_minimum", "applications": ["A-0"]}
    ),
}


@pytest.mark.parametrize(("name", "code"), sorted(FALSE))
def test_every_false_statement_is_named(name: str, code: str) -> None:
    new = document(rich())
    assert codes(rich(), new) == []

    assert FALSE[name, code](new)

    assert verdict(rich(), new).outcome == "false_statements"
    assert codes(rich(), new)[0] == code


@given(replans(), st.sampled_from(sorted(FALSE)))
def test_also_in_any_other_re_plan(given_world: Replan, false: tuple[str, str]) -> None:
    new = document(given_world)
    assume(new["status"] == "optimal")
    assume(FALSE[false](new))

    found = judge(given_world.case, given_world.old, new, given_world.request)

    assert (found.outcome, found.statements[0].code) == ("false_statements", false[1])


def test_what_a_document_does_not_say_is_not_judged_but_a_weight_is_whole_where_none_is_said() -> None:
    new = document(rich())
    bare = {"admitted": [{key: one.get(key) for key in ("application", "hours", "months")} for one in new["admitted"]]}

    assert codes(rich(), bare) == ["wrong_beside"]
    bare["admitted"][0]["weight_share"] = "2/4"
    assert codes(rich(), bare) == []


@pytest.mark.parametrize(
    ("key", "value", "column"),
    [
        ("gone", {}, "gone"),
        ("gone", ["A-9"], "gone"),
        ("called_up", "A-2", "called_up"),
        ("called_up", [1], "called_up"),
        ("totals", [], "totals"),
        ("admitted", None, "admitted"),
    ],
)
def test_what_has_not_the_shape_of_a_re_plan_is_refused(key: str, value: Any, column: str) -> None:
    with pytest.raises(InputRefused) as refused:
        codes(rich(), {**document(rich()), key: value})

    assert [one.column for one in refused.value.faults] == [column]


@pytest.mark.parametrize("value", [7, None, [], "x", "1/0", "-1/2", "9" * 30])
def test_a_weight_that_is_no_fraction_is_a_false_one(value: Any) -> None:
    new = document(rich())
    new["admitted"][0]["weight_share"] = value

    assert codes(rich(), new) == ["wrong_beside"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_said_in_words(language: str) -> None:
    new = {**document(rich()), "at": "2026-05", "called_up": [], "warnings": []}

    lines = show_verdict(verdict(rich(), new), Speaker(language)).splitlines()

    assert all("{" not in line and "finding_" not in line for line in lines)
    assert all(len(line) <= 80 for line in lines if line.startswith("R-"))
    assert len(lines) > 4


@pytest.mark.parametrize(
    ("share", "found"), [("500000000/1000000000", []), ("1000000000/2000000000", ["wrong_beside"])]
)
def test_a_weight_has_at_most_20_characters(share: str, found: list[str]) -> None:
    new = document(rich())
    new["admitted"][0]["weight_share"] = share

    assert codes(rich(), new) == found
