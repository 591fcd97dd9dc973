"""Absences of people, rates, wishes of one day, and wishes that nobody can ever serve."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.case.reader import read_case
from planner.case.together import never_served
from planner.solver.roster.derive import derive
from planner.solver.roster.request import Asked, request_of
from planner.terms.calendar import Month
from planner.terms.case import AssistantRate, Blocked, PersonAbsence, Window, Wish
from planner.terms.refusals import InputRefused
from tests.worlds.cases import application, assistant, case
from tests.worlds.places import KRASOCIN


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KRASOCIN, tmp_path / "case"))


def add(folder: Path, name: str, *lines: str) -> None:
    (folder / name).write_text("\n".join(lines), "utf-8")


def faults(folder: Path) -> list[tuple[str, int, str, str]]:
    with pytest.raises(InputRefused) as refused:
        read_case(folder)
    return [(fault.file, fault.line, fault.column, fault.code) for fault in refused.value.faults]


def test_the_days_on_which_people_are_away(folder: Path) -> None:
    add(folder, "person_absences.csv", "nr;od;do", "A-0020;1.03.2026;15.03.2026", "A-0020;2026-05-01;2026-05-01")

    assert read_case(folder).person_absences == (
        PersonAbsence("A-0020", date(2026, 3, 1), date(2026, 3, 15)),
        PersonAbsence("A-0020", date(2026, 5, 1), date(2026, 5, 1)),
    )


def test_an_absence_of_nobody_or_backwards_is_a_fault(folder: Path) -> None:
    rows = ("A-9999,2026-03-01,2026-03-15", "A-0020,2026-03-15,2026-03-01")
    add(folder, "person_absences.csv", "application,from,to", *rows)

    assert faults(folder) == [
        ("person_absences.csv", 2, "application", "unknown_application"),
        ("person_absences.csv", 3, "to", "ends_before_start"),
    ]


def test_rates_are_exact_and_sorted(folder: Path) -> None:
    add(folder, "rates.csv", "asystent;od;stawka", "S-002;1.07.2026;50,00 zł", "S-002;2026-02-01;48,5")

    assert read_case(folder).rates == (
        AssistantRate("S-002", date(2026, 2, 1), Decimal("48.5")),
        AssistantRate("S-002", date(2026, 7, 1), Decimal("50.00")),
    )


def test_a_rate_of_nobody_or_twice_or_of_no_amount_is_a_fault(folder: Path) -> None:
    rows = ("S-999,2026-03-01,50", "S-002,2026-03-01,50", "S-002,2026-03-01,51", "S-003,2026-03-01,much")
    add(folder, "rates.csv", "assistant,from,rate", *rows)

    assert faults(folder) == [
        ("rates.csv", 2, "assistant", "unknown_assistant"),
        ("rates.csv", 4, "from", "duplicate_rate"),
        ("rates.csv", 5, "rate", "not_amount"),
    ]


def test_an_assistant_may_have_a_name_a_rate_and_a_pay(folder: Path) -> None:
    head, first, *rest = (folder / "assistants.csv").read_text("utf-8").splitlines()
    add(folder, "assistants.csv", f"{head},name,rate,pay", f"{first},Ewa Beta,48.50,40", *(f"{row},,," for row in rest))

    one, other, *_ = read_case(folder).assistants or ()

    assert (one.rate, one.pay, one.contact) == (Decimal("48.50"), Decimal(40), (("name", "Ewa Beta"),))
    assert (other.rate, other.pay, other.contact) == (None, None, ())
    assert "Ewa" not in repr(one)


def test_a_wish_of_one_day_has_its_date_and_weekday(folder: Path) -> None:
    rows = ("A-0020,,2026-03-04,08:00,10:00,60", "A-0020,mon,,08:00,10:00,60")
    add(folder, "wishes.csv", "application,day,date,from,to,minutes", *rows)

    assert read_case(folder).wishes == (
        Wish("A-0020", 2, Window(480, 600), 60, date(2026, 3, 4)),
        Wish("A-0020", 0, Window(480, 600), 60),
    )


def test_a_wish_needs_either_a_weekday_or_a_date(folder: Path) -> None:
    rows = ("A-0020,,,08:00,10:00,60", "A-0020,mon,2026-03-02,08:00,10:00,60")
    add(folder, "wishes.csv", "application,day,date,from,to,minutes", *rows)

    assert faults(folder) == [
        ("wishes.csv", 2, "day", "day_or_date"),
        ("wishes.csv", 3, "date", "day_or_date"),
    ]


def test_a_wish_that_nobody_can_serve_is_a_note(folder: Path) -> None:
    rows = (
        "A-0020,mon,,08:00,10:00,120",
        "A-0020,mon,,08:00,10:00,121",
        "A-0020,mon,,08:05,10:05,120",
        "A-0020,sat,,22:00,06:00,540",
        "A-0020,sun,,22:00,06:00,540",
        "A-0020,,2026-01-31,08:00,10:00,120",
        "A-0069,wed,,08:00,11:00,61",
        "A-0069,wed,,08:00,11:00,60",
    )
    add(folder, "wishes.csv", "application,day,date,from,to,minutes", *rows)

    notes = [(note.line, note.code) for note in read_case(folder).notes if note.file == "wishes.csv"]

    assert notes == [
        (3, "wish_too_long"),
        (4, "wish_too_long"),
        (6, "wish_too_long"),
        (7, "wish_outside"),
        (8, "wish_blocked"),
    ]


WINDOWS = st.tuples(st.integers(0, 1440), st.integers(1, 720)).map(lambda one: Window(one[0], one[0] + one[1]))


@given(st.integers(0, 6), WINDOWS, st.integers(1, 600), st.lists(st.tuples(st.integers(0, 6), WINDOWS), max_size=4))
def test_a_wish_is_called_impossible_exactly_where_the_solver_finds_no_start(
    day: int, window: Window, minutes: int, blocked: list[tuple[int, Window]]
) -> None:
    wish = Wish("A-1", day, window, minutes)
    busy = tuple(Blocked("A-1", other, taken, "care") for other, taken in blocked)
    world = case([application("A-1")], [assistant("S-1")], first=date(2026, 10, 1), last=date(2026, 11, 30))
    given = type(world)(world.programme, world.applications, world.assistants, (wish,), busy)

    notes = list(never_served("wishes.csv", given.programme, [(2, wish)], busy))

    if notes:
        assert not any(_starts(given, month) for month in given.programme.months)
    else:
        assert any(_starts(given, month) for month in given.programme.months)


def _starts(given: object, month: Month) -> bool:
    plan = {"status": "feasible", "admitted": [{"application": "A-1", "hours": 100, "months": {}}]}
    instance = derive(request_of(given, plan, Asked(month)))  # type: ignore[arg-type]
    return any(wish.starts for wish in instance.wishes)
