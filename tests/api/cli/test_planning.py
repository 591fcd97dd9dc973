"""`replan` and `check-replan` from files, as people and scripts use them."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.cli.main import main
from tests.worlds.places import KRASOCIN

PROGRAMME = """unit = "Gmina Próbna"
edition = "2026"
from = 2026-02-01
to = 2026-05-31
applications_until = 2026-01-16T15:00:00+01:00

[budget]
hours = 360

[split]
policy = "equal"

[places]
total = 2
"""
PEOPLE = """id,received_at,category,equivalent,lives_alone,\
birth_date,certificate_valid_until,requested_hours,points,documents_complete,lat,lon
A-1,2026-01-05T10:00:00+01:00,severe,no,no,1960-05-05,,200,30,yes,,
A-2,2026-01-05T10:00:00+01:00,severe,no,no,1960-05-05,,200,20,yes,,
A-3,2026-01-05T10:00:00+01:00,moderate,no,no,1960-05-05,,100,10,yes,,
A-4,2026-01-05T10:00:00+01:00,severe,no,no,1960-05-05,,100,5,yes,,
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


class Office:
    """A small folder with its plan: A-1 and A-2 have 180 h each, 45 h a month or so; A-3 and A-4 wait."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.case = folder, folder / "case"
        self.case.mkdir()
        self.file("case/programme.toml", PROGRAMME)
        self.file("case/applications.csv", PEOPLE)
        self.plan = folder / "plan.json"
        assert run("solve", str(self.case), "--json", str(self.plan)).exit_code == 0
        self.used = self.file("used.csv", "application,month,hours\nA-1,2026-02,40\nA-2,2026-02,50.5\n")

    def file(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.write_text(text, "utf-8")
        return file

    def leavers(self, last_day: str = "2026-02-28") -> list[str]:
        return ["--leavers", str(self.file("leavers.csv", f"application,last_day\nA-2,{last_day}\n"))]

    def replan(self, *options: str, at: str = "2026-04", used: str | None = None, plan: Path | None = None) -> Result:
        stated = str(self.used) if used is None else str(self.file("used.csv", used))
        asked = ["--at", at, "--used", stated, "--lang", "en", *options]
        return run("replan", str(self.case), str(plan or self.plan), *asked)

    def document(self, *options: str, **more: Any) -> dict[str, Any]:
        found = self.replan(*options, "--json", "-", **more)
        assert found.exit_code == 0, found.output
        read: dict[str, Any] = json.loads(found.stdout)
        return read

    def judged(self, document: dict[str, Any], *options: str) -> Result:
        new = self.file("new.json", json.dumps(document))
        return run(
            "check-replan",
            str(self.case),
            str(self.plan),
            str(new),
            *["--at", "2026-04", "--used", str(self.used), "--lang", "en", *options],
        )


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def grants(document: dict[str, Any]) -> dict[str, int]:
    return {one["application"]: one["hours"] for one in document["admitted"]}


# What was used


def test_decimals_are_summed_exactly_and_rounded_up_to_steps_once(office: Office) -> None:
    used = 'application,month,hours\nA-1,2026-02,"10,1"\nA-1,2026-02,10.1\nA-1,2026-03,10.8\n'

    kept = {one["application"]: one["used"] for one in office.document("--policy", "reserve", used=used)["admitted"]}

    assert kept == {"A-1": 31, "A-2": 0}


def test_minutes_are_read_in_place_of_hours(office: Office) -> None:
    used = "application,month,minutes\nA-1,2026-02,61\nA-2,2026-02,60\n"

    kept = {one["application"]: one["used"] for one in office.document("--policy", "reserve", used=used)["admitted"]}

    assert kept == {"A-1": 2, "A-2": 1}


def test_what_a_polish_office_writes_is_read(office: Office) -> None:
    used = "\ufeffnr;miesiąc;liczba godzin\nA-1;2026-02;12,5\n\n"

    assert office.document(used=used)["admitted"][0]["used"] == 13


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("application,month,hours,minutes\nA-1,2026-02,1,60\n", "used.csv:2 hours"),
        ("application,month,hours,minutes\nA-1,2026-02,,\n", "used.csv:2 hours"),
        ("application,month\nA-1,2026-02\n", "used.csv:2"),
        ("application,month,hours\nA-1,2026-04,1\n", "used.csv:2 month: hours of 2026-04"),
        ("application,month,hours\nA-1,2026-07,1\n", "used.csv:2 month: hours of 2026-07"),
        ("application,month,hours\nA-1,2026-02,-1\n", "used.csv:2 hours: “-1”"),
        ("application,month,hours\nA-1,2026-02,1e3\n", "used.csv:2 hours: “1e3”"),
        ("application,month,minutes\nA-1,2026-02,1.5\n", "used.csv:2 minutes: “1.5”"),
        ("application,month,hours\nA-3,2026-02,1\n", "used.csv:2 application: “A-3” used hours"),
        ("application,month,hours\nX-9,2026-02,1\n", "used.csv:2 application: “X-9” used hours"),
        ("application,month,hours\nA-1,2026-13,1\n", "used.csv:2 month: “2026-13”"),
        ("month,hours\n2026-02,1\n", "used.csv:1"),
    ],
)
def test_what_cannot_have_been_used_is_a_fault_of_its_cell(office: Office, rows: str, said: str) -> None:
    found = office.replan(used=rows)

    assert found.exit_code == 2
    assert said in found.stderr


def test_an_empty_file_of_used_hours_is_named(office: Office) -> None:
    assert office.replan(used="").exit_code == 2
    assert office.replan(used="application,month,hours\n").exit_code == 0


def test_all_faults_of_files_and_options_are_found_at_once(office: Office) -> None:
    leavers = str(office.file("leavers.csv", "application,last_day\nX-1,2026-02-28\nA-2,kiedyś\n"))

    found = office.replan("--leavers", leavers, "--allow-lower", "A-3", used="application,month,hours\nA-1,2026-05,1\n")

    assert found.exit_code == 2
    for said in ("used.csv:2 month", "leavers.csv:2 application", "leavers.csv:3 last_day"):
        assert said in found.stderr


# From which month


@pytest.mark.parametrize("at", ["2025-11", "2026-01", "2026-02"])
def test_a_month_before_the_programme_is_its_first(office: Office, at: str) -> None:
    used = "application,month,hours\nA-1,2026-01,0\n"

    document = office.document("--policy", "reserve", at=at, used=used)

    assert document["at"] == "2026-02"
    assert grants(document) == {"A-1": 180, "A-2": 180}


@pytest.mark.parametrize(("at", "said"), [("2026-06", "2026-06 is after"), ("2026-4", "2026-4"), ("wiosna", "wiosna")])
def test_a_month_after_the_programme_is_a_fault(office: Office, at: str, said: str) -> None:
    found = office.replan(at=at)

    assert found.exit_code == 2
    assert said in found.stderr


# Who leaves, who may be lowered, what changes


def test_the_place_of_a_leaver_goes_to_the_next_of_the_waiting_list(office: Office) -> None:
    document = office.document(*office.leavers())

    assert document["gone"] == [{"application": "A-2", "category": "severe", "hours": 51}]
    assert document["called_up"] == ["A-4"]  # with A-3 there would be too few with high support
    assert document["totals"]["reserve"] == 360 - 180 - 51 - grants(document)["A-4"]


def test_a_leaver_of_a_later_day_stays_with_room_until_then(office: Office) -> None:
    document = office.document(*office.leavers("2026-04-01"))

    assert next(one for one in document["admitted"] if one["application"] == "A-2")["months"] == {"2026-04": 24}
    assert document["gone"] == []


def test_several_people_may_be_lowered_by_one_option_or_by_many(office: Office) -> None:
    cut = ["--change", "budget.hours=200", "--policy", "reserve"]

    once = office.document("--allow-lower", "A-1", "A-2", *cut)
    twice = office.document("--allow-lower", "A-1", *cut, "--allow-lower", "A-2")

    assert grants(once) == grants(twice)
    assert sum(grants(once).values()) <= 200
    assert [one["applications"] for one in once["warnings"] if one["code"] == "promise_lowered"] == [["A-1", "A-2"]]


def test_who_does_not_stay_cannot_be_lowered(office: Office) -> None:
    found = office.replan("--allow-lower", "A-1", "A-3", "X-9")

    assert found.exit_code == 2
    assert "“A-3” does not stay" in found.stderr
    assert "“X-9” does not stay" in found.stderr


def test_promises_above_a_smaller_budget_are_impossible_and_it_says_what_helps(office: Office) -> None:
    found = office.replan("--change", "budget.hours=300", "--json", "-")

    document = json.loads(found.stdout)
    assert found.exit_code == 1
    assert [one["changes"] for one in document["relaxations"]] == [["budget.hours=360"], []]
    assert sum(grants(document["fallback"]).values()) <= 300


def test_an_unknown_change_is_a_fault(office: Office) -> None:
    assert office.replan("--change", "budget.godziny=1").exit_code == 2
    assert office.replan("--change", "remove:A-9").exit_code == 2


def test_who_is_removed_is_gone_and_keeps_what_was_used(office: Office) -> None:
    document = office.document("--change", "remove:A-2")

    assert document["gone"] == [{"application": "A-2", "category": "severe", "hours": 51}]


# Exit statuses, outputs


def test_no_time_ends_with_status_3(office: Office) -> None:
    assert office.replan("--seconds", "0").exit_code == 3


def test_all_policies_are_shown_side_by_side(office: Office) -> None:
    found = office.replan(*office.leavers(), "--compare", "--json", str(office.folder / "new.json"))

    assert found.exit_code == 0
    assert len(found.stdout.strip().splitlines()) >= 5
    assert json.loads((office.folder / "new.json").read_text("utf-8"))["replan_policy"] == "waiting-list"


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_re_plan_of_krasocin_is_told_in_80_columns_and_confirmed(tmp_path: Path, language: str) -> None:
    plan, new = tmp_path / "plan.json", tmp_path / "new.json"
    run("solve", str(KRASOCIN), "--json", str(plan))
    admitted = json.loads(plan.read_text("utf-8"))["admitted"]
    rows = [f"{one['application']},{month},{hours}" for one in admitted for month, hours in one["months"].items()]
    early = [row for row in rows if row.split(",")[1] < "2026-06"]
    used, leavers = tmp_path / "used.csv", tmp_path / "leavers.csv"
    used.write_text("\n".join(["application,month,hours", *early]), "utf-8")
    leavers.write_text("application,last_day\nA-0014,2026-05-10\nA-0042,2026-07-10\n", "utf-8")
    asked = ["--at", "2026-06", "--used", str(used), "--leavers", str(leavers), "--lang", language]

    told = run("replan", str(KRASOCIN), str(plan), *asked, "--json", str(new))

    assert told.exit_code == 0
    assert max(map(len, told.stdout.splitlines())) <= 80
    assert run("check-replan", str(KRASOCIN), str(plan), str(new), *asked).exit_code == 0
    side_by_side = run("replan", str(KRASOCIN), str(plan), *asked, "--compare").stdout
    assert max(map(len, side_by_side.splitlines())) <= 80


@pytest.mark.parametrize(("language", "word"), [("pl", "zostający"), ("en", "who stays")])
def test_it_is_told_in_polish_and_in_english(office: Office, language: str, word: str) -> None:
    assert word in office.replan("--lang", language).stdout


# Judging


def test_a_re_plan_is_judged_with_the_plan_that_it_was_made_of(office: Office) -> None:
    document = office.document()

    assert office.judged(document).exit_code == 0
    assert office.judged(document, "--policy", "share").exit_code == 1  # a false statement: another policy


def test_a_re_plan_made_by_hand_is_judged(office: Office) -> None:
    """Nothing but the hours and months: below the promise unlawful, uneven not the best."""
    low = {"admitted": [row("A-1", 40, 69, 70), row("A-2", 51, 64, 65)]}
    uneven = {"admitted": [row("A-1", 40, 75, 65), row("A-2", 51, 64, 65)]}
    right = {"admitted": [row("A-1", 40, 69, 71), row("A-2", 51, 63, 66)]}

    assert [office.judged(one).exit_code for one in (low, uneven, right)] == [1, 4, 0]


def row(name: str, used: int, april: int, may: int) -> dict[str, Any]:
    return {"application": name, "hours": used + april + may, "months": {"2026-04": april, "2026-05": may}}


def test_check_sends_a_re_plan_to_its_own_checker(office: Office) -> None:
    new = office.file("new.json", json.dumps(office.document()))

    found = run("check", str(office.case), str(new), "--lang", "en")

    assert found.exit_code == 2
    assert "godziny check-replan" in found.stderr


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"admitted": 1}', '{"admitted": [{}]}', "{", "null", '"x"'])
def test_what_is_no_plan_is_refused(office: Office, text: str) -> None:
    broken = office.file("broken.json", text)

    assert office.replan(plan=broken).exit_code == 2
    asked = ["--at", "2026-04", "--used", str(office.used)]
    assert run("check-replan", str(office.case), str(office.plan), str(broken), *asked).exit_code == 2
    assert run("check-replan", str(office.case), str(broken), str(office.plan), *asked).exit_code == 2


# Plans of the version before, which did not say the category


def without_category(office: Office) -> Path:
    document = json.loads(office.plan.read_text("utf-8"))
    for one in document["admitted"]:
        del one["category"]
    return office.file("old.json", json.dumps(document))


def test_a_plan_without_categories_is_enough_where_the_rows_are_still_there(office: Office) -> None:
    old = without_category(office)

    assert office.document(*office.leavers(), plan=old) == office.document(*office.leavers())


def test_the_category_is_needed_where_the_row_is_missing(office: Office) -> None:
    old = without_category(office)

    found = office.replan("--change", "remove:A-2", plan=old)

    assert found.exit_code == 2
    assert "A-2.category: “A-2” is not among the applications" in found.stderr


def test_a_category_that_there_is_not_is_a_fault_of_the_plan(office: Office) -> None:
    document = json.loads(office.plan.read_text("utf-8"))
    document["admitted"][0]["category"] = "znaczny"

    found = office.replan(plan=office.file("old.json", json.dumps(document)))

    assert found.exit_code == 2
    assert "“znaczny”; allowed: severe" in found.stderr
