"""Recorded inputs stand as a case from which the same inputs follow."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.case.reader import read_case
from planner.rules.cards import contradictions
from planner.rules.eligibility import inputs_of
from planner.scenarios.apply import applied
from planner.scenarios.change import parse_changes
from planner.scenarios.stand_in import case_of
from planner.terms.case import Case
from tests.worlds.cases import application, case, cases
from tests.worlds.places import EXAMPLES

FIRST_DAYS = [date(2026, 2, 1), date(2026, 2, 28), date(2028, 2, 29), date(2026, 3, 1), date(2025, 12, 31)]
BIRTHS = st.dates(date(2007, 1, 1), date(2027, 1, 1)) | st.sampled_from([date(2008, 2, 29), date(2024, 2, 29)])


@st.composite
def children(draw: st.DrawFn) -> Case:
    """Children of any age, with certificates of any time, in programmes that begin on odd days."""
    first, until = draw(st.sampled_from(FIRST_DAYS)), st.none() | st.dates(date(2025, 12, 1), date(2028, 12, 31))
    child = application("A-1", category="child", birth_date=draw(BIRTHS), certificate_valid_until=draw(until))
    return case([child], first=first, last=first.replace(day=28, year=first.year + 1))


@given(cases() | children())
def test_the_same_inputs_follow_from_the_case_that_stands_for_them(given_case: Case) -> None:
    inputs = inputs_of(given_case)

    assert inputs_of(case_of(inputs)) == inputs


@pytest.mark.parametrize(
    "folder", sorted(file.parent for file in EXAMPLES.glob("*/programme.toml")), ids=lambda one: one.name
)
def test_the_same_inputs_follow_for_each_example(folder: Path) -> None:
    inputs = inputs_of(read_case(folder))

    assert inputs_of(case_of(inputs)) == inputs


@given(cases())
def test_nobody_contradicts_the_programme_by_standing_in(given_case: Case) -> None:
    stands = case_of(inputs_of(given_case))

    before = {one.id: list(contradictions(given_case.programme, one)) for one in given_case.applications}
    assert {one.id: list(contradictions(stands.programme, one)) for one in stands.applications} == before


def test_papers_that_were_missing_come_with_one_change() -> None:
    inputs = inputs_of(case([application("A-1", documents_complete=False, missing_documents=("card",))]))

    changed = applied(case_of(inputs), parse_changes(["A-1.documents_complete=yes"], str))

    assert inputs_of(changed).applicants == (replace(inputs.applicants[0], documents_complete=True),)
