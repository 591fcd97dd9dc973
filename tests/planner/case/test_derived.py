"""Derived columns in place of personal data: the same plan without birth date, certificate, how somebody lives."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.case.reader import read_case
from planner.documents.digests import inputs_digest
from planner.rules.eligibility import applicant_of, inputs_of
from planner.rules.inputs import Applicant
from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.solver.roster.check.facts import service
from planner.terms.case import ApplicationCard, ProgrammeRules
from planner.terms.refusals import InputRefused
from tests.worlds.cases import application, case, programme
from tests.worlds.folders import Folder
from tests.worlds.places import EXAMPLES

PERSONAL = ("birth_date", "certificate_valid_until", "equivalent", "lives_alone")
DERIVED = ("last_service_day", "age_ok", "certified", "tier")


def written(folder: Path, *, drop: bool) -> Path:
    """The example with derived columns in place of personal ones; drop: their columns too, not only their cells."""
    (folder / "case").mkdir()
    for file in (EXAMPLES / "krasocin-2026").glob("*.*"):
        (folder / "case" / file.name).write_bytes(file.read_bytes())
    known = {one.id: one for one in inputs_of(read_case(EXAMPLES / "krasocin-2026")).applicants}
    file = folder / "case" / "applications.csv"
    rows = list(csv.DictReader(file.read_text("utf-8").splitlines()))
    for row in rows:
        row.update(derived(known[row["id"]]))
    names = [name for name in rows[0] if not drop or name not in PERSONAL]
    with file.open("w", newline="") as out:
        table = csv.DictWriter(out, names, extrasaction="ignore")
        table.writeheader()
        table.writerows(rows)
    return folder / "case"


def derived(one: Applicant) -> dict[str, str]:
    yes = {True: "yes", False: "no"}
    told = (str(one.last_service_day), yes[one.right_age], yes[one.certified], str(one.tier))
    return dict.fromkeys(PERSONAL, "") | dict(zip(DERIVED, told, strict=True))


def without(card: ApplicationCard, rules: ProgrammeRules) -> ApplicationCard:
    """The card with what follows from its personal data in their place."""
    one = applicant_of(rules, card)
    facts = {"last_service_day": one.last_service_day, "age_ok": one.right_age, "certified": one.certified}
    return replace(card, **dict.fromkeys(PERSONAL), **facts, tier=one.tier)


@pytest.mark.parametrize("drop", [False, True])
def test_a_folder_without_personal_data_gives_the_same_inputs(tmp_path: Path, drop: bool) -> None:
    read = read_case(written(tmp_path, drop=drop))
    whole = read_case(EXAMPLES / "krasocin-2026")

    assert inputs_of(read) == inputs_of(whole)
    assert inputs_digest(inputs_of(read)) == inputs_digest(inputs_of(whole))


def test_solver_and_checker_agree_on_a_folder_without_personal_data(tmp_path: Path) -> None:
    read = read_case(written(tmp_path, drop=True))

    assert judge(read, proven(inputs_of(read), Run()).as_json()).outcome == "ok"


days = st.dates(date(2007, 1, 1), date(2026, 1, 1))


@given(
    category=st.sampled_from(["severe", "moderate", "child"]),
    born=days,
    until=st.none() | st.dates(date(2025, 12, 1), date(2026, 6, 1)),
    flag=st.booleans(),
)
def test_what_is_derived_says_the_same_to_the_rules_and_to_both_checkers(
    category: str, born: date, until: date | None, flag: bool
) -> None:
    rules = programme()
    whole = application("A-1", category=category, birth_date=born, certificate_valid_until=until)
    whole = replace(whole, equivalent=flag, lives_alone=flag)
    card = without(whole, rules)

    assert applicant_of(rules, card) == applicant_of(rules, whole)
    assert service(rules, card).last == service(rules, whole).last
    for one in (card, replace(card, certified=None) if applicant_of(rules, card).right_age else card):
        given_case = case([one, application("A-2")])
        document = proven(inputs_of(case([whole, application("A-2")])), Run()).as_json()
        assert judge(given_case, document).outcome == "ok"


def faults_of(folder: Folder, path: Path) -> list[tuple[str, str]]:
    with pytest.raises(InputRefused) as refused:
        read_case(folder.write(path))
    return [(one.column, one.code) for one in refused.value.faults]


@pytest.mark.parametrize(
    ("column", "wrong"),
    [("last_service_day", "2026-02-28"), ("age_ok", "no"), ("certified", "no"), ("tier", "2")],
)
def test_a_derived_column_that_contradicts_the_personal_data_is_a_fault(
    tmp_path: Path, column: str, wrong: str
) -> None:
    folder = Folder.of(case([application("A-1")]))
    folder.files["applications"][0][column] = wrong

    assert faults_of(folder, tmp_path) == [(column, "derived_otherwise")]


def test_derived_columns_that_agree_may_stand_beside_the_personal_data(tmp_path: Path) -> None:
    folder = Folder.of(case([application("A-1")]))
    row = folder.files["applications"][0]
    row |= {"last_service_day": "2026-12-31", "age_ok": "tak", "certified": "yes", "tier": "1"}

    assert read_case(folder.write(tmp_path)).applications[0].birth_date == date(1960, 5, 5)


def test_an_empty_cell_in_whose_place_nothing_stands_is_as_faulty_as_before(tmp_path: Path) -> None:
    folder = Folder.of(case([application("A-1"), application("A-2")]))
    first, second = folder.files["applications"]
    first |= {"birth_date": "", "equivalent": "", "last_service_day": "2026-03-31", "age_ok": "yes", "tier": "1"}
    second |= {"birth_date": "", "equivalent": "", "last_service_day": "", "age_ok": "yes", "tier": ""}

    assert faults_of(folder, tmp_path) == [("birth_date", "not_date"), ("equivalent", "not_allowed")]


def test_a_tier_that_the_category_does_not_have_is_a_fault(tmp_path: Path) -> None:
    folder = Folder.of(case([application("A-1")]))
    folder.files["applications"][0] |= {"equivalent": "", "lives_alone": "", "tier": "4"}

    assert faults_of(folder, tmp_path) == [("tier", "derived_otherwise")]
