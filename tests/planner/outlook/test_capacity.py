"""Assistants' hours needed against available, month by month, and what would lift what is short."""

from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.outlook.capacity.capacity import CapacityAnswer, capacity
from planner.outlook.capacity.lifting import Lift
from planner.outlook.capacity.needed import Needed, needed_by_case
from planner.rules.eligibility import inputs_of
from planner.scenarios.apply import applied
from planner.scenarios.change import parse_changes
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.case import AssistantTerms, Case, Window
from planner.terms.refusals import InputRefused
from tests.worlds.brute_capacity import BruteCapacity
from tests.worlds.cases import STEP, application, assistant, case, cases

FEB, MAR = "2026-02", "2026-03"


def answer(given_case: Case, plan: Any = None) -> CapacityAnswer:
    return capacity(inputs_of(given_case), Run(), plan)


def child(name: str, **changes: Any) -> Any:
    return application(name, category="child", birth_date=date(2015, 1, 1), **changes)


def short(found: CapacityAnswer) -> dict[str, tuple[int, int]]:
    """By month: what is short, and what of it takes a clearance."""
    return {str(one.month): (one.short, one.only_cleared) for one in found.months if one.short}


def more(found: CapacityAnswer, goal: str) -> tuple[int, int]:
    lift = lift_of(found, goal)
    return lift.general, lift.cleared


def lift_of(found: CapacityAnswer, goal: str) -> Lift:
    return next(one for one in found.lifts if one.goal == goal)


def test_what_adults_lack_any_qualified_assistant_lifts() -> None:
    found = answer(case([application("A-1", requested_hours=118)], [assistant("S-1", max_hours_month=40)]))

    assert short(found) == {FEB: (16, 0), MAR: (22, 0)}
    assert (lift_of(found, "even").short, more(found, "even")) == (38, (22, 0))
    assert (lift_of(found, "kept").short, more(found, "kept")) == (38, (19, 0))


def test_hours_that_may_move_to_another_month_need_less() -> None:
    away = ((date(2026, 3, 1), date(2026, 3, 31)),)
    found = answer(case([application("A-1", requested_hours=59)], [assistant("S-1", absences=away)]))

    assert short(found) == {MAR: (31, 0)}
    assert more(found, "even") == (31, 0)
    assert (lift_of(found, "kept").short, more(found, "kept")) == (0, (0, 0))


def test_a_child_needs_a_clearance_that_covers_the_month() -> None:
    until = date(2026, 3, 30)
    staff = [assistant("S-1", child_clearance_until=until, accepted_for=frozenset({"A-1"})), assistant("S-2")]
    found = answer(case([child("A-1", requested_hours=59)], staff))

    assert short(found) == {MAR: (31, 31)}
    assert more(found, "even") == (0, 31)
    february, march = found.months
    assert february.needed == {"child": 28, "indicated": 0, "other": 0}
    assert february.available == {"cleared": 100, "indicated": 0, "general": 100}
    assert march.available == {"cleared": 0, "indicated": 0, "general": 200}
    assert (march.applications, march.full) == (("A-1",), ())


def test_a_clearance_that_ends_too_early_is_named_with_what_its_renewal_serves() -> None:
    staff = [assistant("S-1", child_clearance_until=date(2026, 2, 28), accepted_for=frozenset({"A-1"}))]
    (found,) = answer(case([child("A-1", requested_hours=59)], staff)).helps

    assert (found.kind, found.change) == ("clearance", "S-1.child_clearance_until=2026-03-31")
    assert found.serves == 31


def test_who_is_only_indicated_lifts_nothing_of_others() -> None:
    named = assistant("S-1", basis="indicated", indicated_by=frozenset({"A-1"}))
    people = [application("A-1", requested_hours=20), application("A-2", requested_hours=59)]
    found = answer(case(people, [named]))

    assert short(found) == {FEB: (28, 0), MAR: (31, 0)}
    assert found.months[0].needed == {"child": 0, "indicated": 9, "other": 28}
    assert found.months[0].available == {"cleared": 0, "indicated": 100, "general": 0}
    assert found.months[0].applications == ("A-2",)


def test_both_kinds_together_are_no_more_than_the_worst_month_lacks() -> None:
    people = [child("A-1", requested_hours=59), application("A-2", requested_hours=118)]
    found = answer(case(people, [assistant("S-1", max_hours_month=10)]))

    assert short(found) == {FEB: (74, 28), MAR: (83, 31)}
    assert more(found, "even") == (52, 31)
    assert all(one.solved_again for one in found.lifts)


def test_a_longer_month_is_offered_up_to_the_longest_there_is() -> None:
    people = [application("A-1", requested_hours=118)]
    staff = [
        assistant("S-1", max_hours_month=40),
        assistant("S-2", max_hours_month=5),
        assistant("S-3", max_hours_month=50, family_of=frozenset({"A-1"})),
    ]
    found = {one.assistant: one for one in answer(case(people, staff)).helps}

    assert (found["S-1"].change, found["S-1"].by, found["S-1"].serves) == ("S-1.max_hours_month=50", 10, 20)
    assert (found["S-2"].change, found["S-2"].by, found["S-2"].serves) == ("S-2.max_hours_month=22", 17, 28)
    assert "S-3" not in found


def test_nobody_without_time_is_asked_for_a_longer_month() -> None:
    hour = ((Window(480, 540),),) * 7
    staff = [assistant("S-1", windows=hour), assistant("S-2", max_hours_month=0, family_of=frozenset({"A-1"}))]

    assert answer(case([application("A-1", requested_hours=118)], staff)).helps == ()


def test_without_a_file_of_assistants_nothing_is_short() -> None:
    found = answer(case([application("A-1", requested_hours=118)]))

    assert [one.available for one in found.months] == [None, None]
    assert (found.limited, found.lifts, found.helps) == ((), (), ())


def test_with_an_empty_one_everything_is() -> None:
    found = answer(case([application("A-1", requested_hours=118)], []))

    assert short(found) == {FEB: (56, 0), MAR: (62, 0)}
    assert more(found, "even") == (62, 0)


def test_a_plan_that_was_given_is_what_is_needed() -> None:
    people, staff = [application("A-1", requested_hours=59)], [assistant("S-1")]
    plan = solve(case(people, staff), Run()).as_json()

    ill = [assistant("S-1", absences=((date(2026, 3, 1), date(2026, 3, 31)),))]
    found = answer(case(people, ill), plan)

    assert found.of_plan
    assert short(found) == {MAR: (31, 0)}
    assert [one.solved_again for one in found.lifts] == [False, False]


def test_months_before_a_re_plan_can_take_nothing() -> None:
    person = {"application": "A-1", "hours": 59, "months": {MAR: 31}}
    plan = {"status": "optimal", "admitted": [person], "at": MAR}
    ill = [assistant("S-1", absences=((date(2026, 3, 1), date(2026, 3, 31)),))]

    found = answer(case([application("A-1", requested_hours=59)], ill), plan)

    assert lift_of(found, "kept").short == 31


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"admitted": [{"application": "A-9", "hours": 1, "months": {FEB: 1}}]}, {"capacity_person"}),
        ({"admitted": [{"application": "A-1", "hours": 1, "months": {"2027-02": 1}}]}, {"capacity_month"}),
        ({"admitted": [{"application": "A-1", "hours": 1, "months": {FEB: 745}}]}, {"capacity_hours"}),
        ({"status": "infeasible", "admitted": []}, {"plan_without_allocation"}),
        ({"admitted": [{"application": "A-1", "hours": 1}]}, {"plan_shape"}),
    ],
)
def test_a_plan_of_others_is_refused(changes: dict[str, Any], codes: set[str]) -> None:
    plan = {"status": "optimal", "admitted": [], **changes}

    with pytest.raises(InputRefused) as refused:
        answer(case([application("A-1")], [assistant("S-1")]), plan)

    assert {one.code for one in refused.value.faults} == codes


def test_a_case_that_is_impossible_says_so() -> None:
    found = answer(case([application("A-1", commission="admit")], [], minimum_hours=60, hours=10))

    assert (found.status, found.months) == ("infeasible", ())


def test_out_of_time_is_no_answer() -> None:
    assert capacity(inputs_of(case([application("A-1")], [])), Run(0)).status == "unknown"


@pytest.mark.parametrize("ticks", range(0, 60, 3))
def test_time_that_runs_out_on_the_way_is_told_and_no_fault(ticks: int) -> None:
    given_case = case([child("A-1", requested_hours=59), application("A-2")], [assistant("S-1", max_hours_month=9)])
    clock = count()

    found = capacity(inputs_of(given_case), Run(ticks, clock=lambda: float(next(clock))))

    assert found.status in ("optimal", "feasible", "unknown")
    assert all(one.short for one in found.lifts)


def test_whole_steps_stay_whole() -> None:
    found = answer(
        case([application("A-1", requested_hours=120)], [assistant("S-1", max_hours_month=50)], step_hours=20)
    )

    assert short(found) == {FEB: (20, 0), MAR: (20, 0)}
    assert more(found, "even") == (20, 0)
    assert [one.change for one in found.helps] == []


def needed_of(given_case: Case) -> Needed:
    found = needed_by_case(inputs_of(given_case), Run())
    assume(isinstance(found, Needed) and found.steps.sum() <= 8)
    assert isinstance(found, Needed)
    return found


@given(cases(assistants=True, pools=False))
def test_what_is_short_is_what_a_brute_force_says(given_case: Case) -> None:
    needed = needed_of(given_case)
    brute, found = BruteCapacity(needed), answer(given_case)

    for at, month in enumerate(found.months):
        wanted = int(needed.steps[:, at].sum())
        assert month.short == STEP * (wanted - brute.even(months=[at]))
        assert month.only_cleared == STEP * (wanted - brute.even(general=wanted, months=[at]))
    assert lift_of(found, "kept").short == STEP * (brute.total - brute.kept())


@given(cases(assistants=True, pools=False))
def test_the_lift_is_the_least_there_is(given_case: Case) -> None:
    brute, found = BruteCapacity(needed_of(given_case)), answer(given_case)

    assert more(found, "even") == tuple(STEP * steps for steps in brute.least_even())
    assert more(found, "kept") == tuple(STEP * steps for steps in brute.least_kept())


@st.composite
def short_cases(draw: st.DrawFn) -> Case:
    """Few assistants with short months, and clearances that end, among adults and children."""
    names = ["A-1", "A-2", "A-3"]
    people = [draw(st.sampled_from([application, child]))(name, requested_hours=draw(STEPS)) for name in names]
    staff = [
        assistant(
            f"S-{number}",
            max_hours_month=draw(STEPS),
            child_clearance_until=draw(st.sampled_from([None, date(2026, 2, 28), date(2026, 12, 31)])),
            accepted_for=frozenset(names),
            family_of=draw(st.frozensets(st.sampled_from(names), max_size=1)),
        )
        for number in range(draw(st.integers(1, 3)))
    ]
    return case(people, staff, step_hours=STEP)


STEPS = st.integers(1, 4).map(lambda steps: STEP * steps)


@given(short_cases())
def test_each_change_that_is_offered_serves_what_it_says_and_a_step_less_does_not(given_case: Case) -> None:
    found, plan = answer(given_case), {"status": "optimal", "admitted": _granted(given_case)}
    before = lift_of(found, "even").short

    for one in found.helps:
        assert one.serves > 0
        assert before - _short_with(given_case, one.change, plan) == one.serves
        if one.kind == "month":
            less = f"{one.assistant}.max_hours_month={int(one.change.partition('=')[2]) - 1}"
            assert before - _short_with(given_case, less, plan) < one.serves


def _short_with(given_case: Case, change: str, plan: Any) -> int:
    return lift_of(answer(applied(given_case, parse_changes([change], str)), plan), "even").short


def _granted(given_case: Case) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = solve(
        Case(given_case.programme, given_case.applications, None, (), ()), Run()
    ).as_json()["admitted"]
    return found


@given(cases(assistants=True, pools=False))
def test_with_the_assistants_named_nothing_is_short(given_case: Case) -> None:
    needed = needed_of(given_case)
    general, cleared = more(answer(given_case), "even")
    children = frozenset(one.id for one in needed.people if one.is_child)
    clock: dict[str, Any] = {"windows": ((Window(0, 1440),),) * 7}
    ready = {"child_clearance_until": date(2026, 12, 31), "accepted_for": children}
    new: list[AssistantTerms] = []
    for name, hours, terms in (("N", general, {}), ("C", cleared, ready)):
        new += [assistant(f"{name}-{at}", max_hours_month=STEP, **clock, **terms) for at in range(hours // STEP)]
    assume(all(12 * days >= 60 for days in _days(given_case)))

    together = Case(given_case.programme, given_case.applications, (*(given_case.assistants or ()), *new), (), ())

    assert not answer(together).limited


def _days(given_case: Case) -> list[int]:
    programme = given_case.programme
    return [(min(one.last, programme.last) - one.first).days + 1 for one in programme.months]
