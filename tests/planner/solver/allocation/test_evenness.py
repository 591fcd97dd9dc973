"""Whether months could be more even, where a step would have to pass through many people."""

from datetime import date, timedelta
from typing import Any

import pytest

from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.calendar import Month
from planner.terms.case import Case
from tests.worlds.cases import application, assistant, case

FIRST, LAST = date(2026, 2, 1), date(2026, 12, 31)
MONTHS = [Month(2026, number) for number in range(2, 13)]
EARLY, LATE = 11, 9


def chain(people: int, spare: int = 0) -> Case:
    """Person n is served in months n and n + 1 only, each month by one assistant for the two people in it.

    The assistants have just the hours for 11 in the first month of each person and 9 in the second; spare: hours
    more in the last month.
    """
    names = [f"A-{number:02}" for number in range(people)]
    rows = [application(name, requested_hours=EARLY + LATE) for name in names]
    staff = [_of_month(number, names, spare if number == people else 0) for number in range(people + 1)]
    return case(rows, staff, first=FIRST, last=LAST)


def _of_month(number: int, names: list[str], spare: int) -> Any:
    month = MONTHS[number]
    away = [(FIRST, month.first - timedelta(days=1)), (month.last + timedelta(days=1), LAST)]
    first, second = number < len(names), number > 0
    return assistant(
        f"S-{number:02}",
        basis="indicated",
        indicated_by=frozenset(names[max(0, number - 1) : number + 1]),
        max_hours_month=EARLY * first + LATE * second + spare,
        absences=tuple((start, end) for start, end in away if start <= end),
    )


@pytest.mark.parametrize("people", [1, 4, 10])
def test_a_chain_of_people_without_an_hour_to_spare_is_as_even_as_can_be(people: int) -> None:
    given = chain(people)

    plan = solve(given, Run()).as_json()

    assert [list(one["months"].values()) for one in plan["admitted"]] == [[EARLY, LATE]] * people
    assert judge(given, plan).outcome == "ok"


@pytest.mark.parametrize("people", [1, 4, 10])
def test_an_hour_to_spare_at_the_end_of_a_chain_moves_an_hour_of_everybody(people: int) -> None:
    given = chain(people, spare=1)
    before = solve(chain(people), Run()).as_json()["admitted"]

    verdict = judge(given, {"admitted": before})

    moved = [dict(one.facts) for one in verdict.better]
    assert verdict.outcome == "not_best"
    assert {(one["application"], one["from_month"], one["to_month"]) for one in moved} == {
        (f"A-{n:02}", str(MONTHS[n]), str(MONTHS[n + 1])) for n in range(people)
    }
    assert judge(given, solve(given, Run()).as_json()).outcome == "ok"
