"""One person, one application: PESEL, ages and the commission's bounds, checked across rows and files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from api.words.messages import LANGUAGES, Speaker
from api.words.refusals import show_refusal
from planner.case.reader import read_case
from planner.rules.eligibility import inputs_of, refusal_reasons
from planner.terms.case import Case
from planner.terms.refusals import InputRefused
from tests.worlds.places import CASES

PROGRAMME = (CASES / "excel-csv" / "programme.toml").read_text("utf-8")
HEADER = "id,received_at,category,equivalent,lives_alone,birth_date,certificate_valid_until,requested_hours,points"
REST = "documents_complete,pesel,commission,min_hours,max_hours,commission_reason"
VALID = {"1970-01-01": "70010100001", "2015-03-09": "15230900006"}
Rows = Callable[..., Case]


@pytest.fixture
def rows(tmp_path: Path) -> Rows:
    """Reads a folder with rows of `id, category, birth date, pesel, min_hours, max_hours`."""

    def reading(*people: tuple[str, str, str, str, str, str], more: str = "") -> Case:
        lines = [
            f"{name},2025-12-20T09:00:00+01:00,{category},no,no,{born},,300,5,yes,{pesel},,{least},{most},protokół"
            for name, category, born, pesel, least, most in people
        ]
        (tmp_path / "programme.toml").write_text(PROGRAMME + more, "utf-8")
        (tmp_path / "applications.csv").write_text("\n".join([f"{HEADER},{REST}", *lines]), "utf-8")
        return read_case(tmp_path)

    return reading


def faults(rows: Rows, *people: tuple[str, str, str, str, str, str], more: str = "") -> list[tuple[int, str, str]]:
    with pytest.raises(InputRefused) as refused:
        rows(*people, more=more)
    for language in LANGUAGES:
        said = show_refusal(refused.value, Speaker(language))
        assert not any(person[3] in said for person in people if person[3])
    return [(fault.line, fault.column, fault.code) for fault in refused.value.faults]


def test_a_pesel_that_agrees_with_the_birth_date_is_kept(rows: Rows) -> None:
    case = rows(*(("A-1", "severe", born, pesel, "", "") for born, pesel in [*VALID.items()][:1]))

    assert dict(case.applications[0].contact) == {"pesel": VALID["1970-01-01"]}


def test_zeros_that_excel_took_from_a_pesel_are_put_back(rows: Rows) -> None:
    case = rows(("A-1", "severe", "2005-03-09", "5230900007", "", ""))

    assert dict(case.applications[0].contact) == {"pesel": "05230900007"}


@pytest.mark.parametrize(
    ("pesel", "code"),
    [
        ("70010100005", "pesel_wrong"),
        ("70130100005", "pesel_wrong"),
        ("700101000", "pesel_wrong"),
        ("7001010", "pesel_digits"),
        ("7.001E+10", "pesel_digits"),
        ("=70010100001", "formula_cell"),
        ("15230900006", "pesel_birth_date"),
    ],
)
def test_a_wrong_pesel_is_a_fault_that_does_not_show_it(rows: Rows, pesel: str, code: str) -> None:
    assert faults(rows, ("A-1", "severe", "1970-01-01", pesel, "", "")) == [(2, "pesel", code)]


def test_the_same_pesel_under_two_ids_is_one_person_and_both_are_named(rows: Rows) -> None:
    people = [(f"A-{number}", "severe", "1970-01-01", VALID["1970-01-01"], "", "") for number in (1, 2)]

    assert faults(rows, *people) == [(3, "pesel", "same_person")]
    with pytest.raises(InputRefused) as refused:
        rows(*people)
    assert dict(refused.value.faults[0].facts) == {"value": "A-2", "other": "A-1", "first": "2"}


@pytest.mark.parametrize(
    ("category", "born", "code"),
    [
        ("severe", "2010-01-02", "child_as_adult"),
        ("moderate_multiple", "2014-05-05", "child_as_adult"),
        ("child", "2008-01-01", "adult_as_child"),
        ("child", "1970-01-01", "adult_as_child"),
    ],
)
def test_a_category_against_the_age_on_the_first_day_is_a_fault(
    rows: Rows, category: str, born: str, code: str
) -> None:
    assert faults(rows, ("A-1", category, born, "", "", "")) == [(2, "category", code)]


@pytest.mark.parametrize(
    ("category", "born", "reasons"),
    [
        ("severe", "2010-01-01", ()),
        ("child", "2010-01-02", ()),
        ("child", "2010-01-01", ("age",)),
        ("child", "2008-01-02", ("age",)),
    ],
)
def test_who_is_16_or_17_may_be_an_adult_and_is_refused_as_a_child(
    rows: Rows, category: str, born: str, reasons: tuple[str, ...]
) -> None:
    inputs = inputs_of(rows(("A-1", category, born, "", "", "")))

    assert refusal_reasons(inputs.programme, inputs.applicants[0]) == reasons


@pytest.mark.parametrize(
    ("least", "most", "step", "code"),
    [
        ("", "0", 1, "max_below_step"),
        ("", "4", 5, "max_below_step"),
        ("6", "5", 5, "max_below_min"),
    ],
)
def test_the_commissions_most_is_at_least_a_step_and_its_least(
    rows: Rows, least: str, most: str, step: int, code: str
) -> None:
    given = ("A-1", "severe", "1970-01-01", "", least, most)

    assert faults(rows, given, more=f"step_hours = {step}\n") == [(2, "max_hours", code)]


@pytest.mark.parametrize(("least", "most", "step"), [("", "5", 5), ("5", "5", 5), ("3", "", 5), ("", "1", 1)])
def test_the_commissions_bounds_hold_exactly_at_the_limit(rows: Rows, least: str, most: str, step: int) -> None:
    rows(("A-1", "severe", "1970-01-01", "", least, most), more=f"step_hours = {step}\n")
