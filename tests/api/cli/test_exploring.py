"""`what-if`, `why`, `sweep` and `compare-plans` as people and scripts use them."""

import csv
import json
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from api.cli.main import main
from planner.scenarios import crew
from planner.terms.case import Case
from tests.worlds.cases import application, case
from tests.worlds.folders import ADDED, PEOPLE, Folder, csv_text
from tests.worlds.places import KRASOCIN

LANGUAGES = ("pl", "en")
NOBODY = ("optimal", 0)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), catch_exceptions=False)


@pytest.fixture(autouse=True)
def one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "cores_here", lambda: 1)


def small(**changes: object) -> Case:
    """Three people, who rank in this order, all ask for 100 hours."""
    people = [application("A-1", points=20), application("A-2"), application("A-3", equivalent=True, points=30)]
    return case(people, **{"hours": 200, **changes})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Folder.of(small(places=2)).write(tmp_path / "case")


def plan_of(folder: Path, name: str = "plan.json", *changes: str) -> Path:
    """A plan file; with changes, that of the case with them."""
    file = folder.parent / name
    document = json.loads(run("what-if", folder, "--change", *(changes or ["places.total=2"]), "--json", "-").stdout)
    file.write_text(json.dumps(document["scenarios"][0]["plan"]), "utf-8")
    return file


def what_if(folder: Path, *arguments: object) -> tuple[int, dict[str, object]]:
    found = run("what-if", folder, *arguments, "--json", "-")
    return found.exit_code, json.loads(found.stdout)


def test_what_if_answers_in_the_shape_of_the_contract(folder: Path) -> None:
    changes = ("budget.hours=150", "places.total=1", "--change", "A-1.requested_hours=90")
    status, found = what_if(folder, "--change", *changes)

    assert status == 0
    assert found.keys() == {"base", "scenarios"}
    (one,) = found["scenarios"]
    assert one["changes"] == ["budget.hours=150", "places.total=1", "A-1.requested_hours=90"]
    assert one.keys() == {"changes", "plan", "difference"}
    difference = one["difference"]
    assert {name: difference[name] for name in ("people", "admitted", "dropped", "hours")} == {
        "people": {"A-1": -10, "A-2": -100},
        "admitted": [],
        "dropped": ["A-2"],
        "hours": -110,
    }
    assert found["base"]["totals"]["hours"] == 200
    assert one["plan"]["totals"]["hours"] == 90


def test_each_scenario_begins_anew_from_the_case(folder: Path) -> None:
    _, found = what_if(folder, "--change", "places.total=1", "--scenario", "--change", "places.total=0", "--scenario")

    assert [one["plan"]["totals"]["people"] for one in found["scenarios"]] == [1, 0]
    assert [one["changes"] for one in found["scenarios"]] == [["places.total=1"], ["places.total=0"]]


def test_changes_follow_in_any_form(folder: Path) -> None:
    changes = ["places.total=1", "budget.hours=90"]

    for form in (["--change", *changes], [f"--change={changes[0]}", changes[1]], ["--scenario", "--change", *changes]):
        assert what_if(folder, *form)[1]["scenarios"][0]["changes"] == changes
    assert run("what-if", "--change", changes[0], folder).exit_code == 0
    assert run("what-if", folder, folder).exit_code == 2


def test_the_exit_status_is_the_last_scenarios(folder: Path) -> None:
    impossible = ("A-1.commission=admit", "A-1.commission_reason=x", "A-3.commission=admit", "budget.hours=0")

    last, found = what_if(folder, "--change", "places.total=1", "--scenario", "--change", *impossible)
    first, _ = what_if(folder, "--change", *impossible, "--scenario", "--change", "places.total=1")

    assert (first, last) == (0, 1)
    assert found["scenarios"][1]["difference"]["comparable"] is False
    assert found["scenarios"][1]["plan"]["relaxations"]


def test_without_changes_nothing_changes(folder: Path) -> None:
    assert what_if(folder)[1]["scenarios"][0]["difference"]["people"] == {}
    assert "Nothing changes" in run("what-if", folder, "--lang", "en").stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_if_is_told_in_at_most_80_columns(language: str) -> None:
    changes = ("budget.hours=15000", "remove:A-0035", "places.total=50", "--scenario", "--change", "split.policy=equal")

    found = run("what-if", KRASOCIN, "--change", *changes, "--lang", language)

    assert found.exit_code == 0
    assert max(map(len, found.stdout.splitlines())) <= 80
    assert "A-0035" in found.stdout


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("budget.hours=nan", "NaN"),
        ("budget.hours=" + "9" * 5000, "budget.hours"),
        ("A-1.points=" + "9" * 400, "A-1.points"),
        ("A-9.points=3", "A-9"),
        ("add:applications=/nowhere/x.csv", "x.csv"),
        ("add:applications=", ""),
        ("add:wishes=" + "x" * 500, "xxx"),
        ("\x1b[2J=3", "�"),
        ("split.policy=\udcff", "split.policy"),
    ],
)
def test_what_a_change_may_not_be_is_refused_in_words(folder: Path, change: str, told: str) -> None:
    for language in LANGUAGES:
        found = run("what-if", folder, "--change", change, "--lang", language)

        assert found.exit_code == 2
        assert told in found.stderr
        assert "\x1b" not in found.stderr
        assert len(found.stderr) < 3000


def test_faults_of_all_scenarios_are_told_at_once(folder: Path) -> None:
    found = run("what-if", folder, "--change", "x", "places.total=-1", "--scenario", "--change", "A-7.points=1")

    told = [text.split()[0] for text in found.stderr.splitlines() if text.startswith("--change")]
    assert told == ["--change:1:", "--change:2", "--change:3"]


def test_rows_to_add_are_no_place_for_an_answer(folder: Path, tmp_path: Path) -> None:
    rows = tmp_path / "new.csv"
    rows.write_text(csv_text(ADDED[PEOPLE]), "utf-8")

    for file in (rows, folder / "applications.csv", folder / "rates.csv"):
        found = run("what-if", folder, "--change", f"add:applications={rows}", "--json", file, "--force")
        assert found.exit_code == 2

    assert rows.read_text("utf-8") == csv_text(ADDED[PEOPLE])
    assert what_if(folder, "--change", f"add:applications={rows}")[0] == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_is_a_page_for_a_letter(folder: Path, language: str) -> None:
    found = run("why", folder, "--application", "A-3", "--than", "A-2", "--lang", language)

    assert found.exit_code == 0
    assert max(map(len, found.stdout.splitlines())) <= 80
    assert "[places.total=3]" in found.stdout.replace("\n    ", " ")
    assert "R-10" in found.stdout


def test_why_answers_machines(folder: Path) -> None:
    found = json.loads(run("why", folder, "--application", "A-3", "--json", "-").stdout)

    places = next(one for one in found["loosenings"] if one["kind"] == "places")
    assert places == {
        "kind": "places",
        "of": "",
        "changes": ["places.total=3"],
        "by": 1,
        "verified": True,
        "hours": {"before": 0, "after": 66},
        "solves": 1,
        "ended_at": ["places.total=3"],
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ["--application", "A-9"],
        ["--application", "A-1", "--than", "A-9"],
        ["--application", "A-1", "--than", "A-1"],
        ["--application", "A-1", "--than", "A-9", "--json", "-"],
        ["--application", "A-1", "--seconds", "nan"],
    ],
)
def test_why_of_somebody_unknown_is_refused_before_anything_is_printed(folder: Path, arguments: list[str]) -> None:
    found = run("why", folder, *arguments)

    assert (found.exit_code, found.stdout) == (2, "")


def test_why_without_time_says_so(folder: Path) -> None:
    found = run("why", folder, "--application", "A-3", "--seconds", "0", "--lang", "en")

    assert found.exit_code == 3
    assert "nothing could be tried" in found.stdout


def than(tmp_path: Path, given: Case, one: str, other: str) -> str:
    folder = Folder.of(given).write(tmp_path / "ranked")
    found = run("why", folder, "--application", one, "--than", other, "--lang", "en")
    assert found.exit_code == 0
    return " ".join(found.stdout.split())


def test_who_ranks_lower_has_a_place_by_a_decision(tmp_path: Path) -> None:
    people = [application("A-1", points=20), application("A-2", commission="admit", commission_reason="x")]

    told = than(tmp_path, case(people, places=1), "A-1", "A-2")

    assert "A-2 ranks lower than A-1 (points 20 against 10 (R-11))" in told
    assert "the commission admitted A-2 (R-17)" in told


def test_who_ranks_lower_has_a_place_by_the_quota(tmp_path: Path) -> None:
    people = [application(f"A-{number}", category="moderate", lives_alone=True) for number in range(2)]
    high = [application("A-8", category="moderate_multiple")]

    told = than(tmp_path, case([*people, *high]), "A-0", "A-8")

    assert "A-8 ranks lower than A-0 (tier 3 against 4 (R-10))" in told
    assert "R-12" in told


def test_who_ranks_lower_and_has_no_place_is_not_said_to_have_one(tmp_path: Path) -> None:
    told = than(tmp_path, small(places=1), "A-1", "A-3")

    assert "A-1 ranks higher than A-3: tier 1 against 2 (R-10)" in told
    assert "has a place" not in told


def test_who_is_refused_is_not_ranked(tmp_path: Path) -> None:
    people = [application("A-1", documents_complete=False), application("A-2")]

    for one, other in (("A-1", "A-2"), ("A-2", "A-1")):
        assert "A-1 is refused and not in the ranking" in than(tmp_path, case(people), one, other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sweep_is_told_drawn_and_written(folder: Path, tmp_path: Path, language: str) -> None:
    files = [tmp_path / name for name in ("sweep.json", "sweep.csv", "sweep.svg")]
    options = zip(("--json", "--csv", "--svg"), files, strict=True)
    arguments = [one for pair in options for one in pair]

    for _ in range(2):  # over its own earlier answers too
        found = run("sweep", folder, "budget.hours", "--points", 5, *arguments, "--lang", language)

        assert found.exit_code == 0
        assert max(map(len, found.stdout.splitlines())) <= 80
    document = json.loads(files[0].read_text("utf-8"))
    assert [point["value"] for point in document["points"]] == [140, 170, 200, 230, 260]
    assert document["turns"] == [{"from": 170, "to": 200}]
    rows = list(csv.DictReader(StringIO(files[1].read_text("utf-8"))))
    assert [row["hours"] for row in rows] == ["140", "170", "200", "200", "200"]
    assert ElementTree.parse(files[2]).getroot().tag.endswith("svg")


@pytest.mark.parametrize(
    "arguments",
    [
        ["unit.x"],
        ["unit"],
        ["A-1.category"],
        ["A-9.points", "--from", "1", "--to", "3"],
        ["budget.hours", "--from", "x"],
        ["budget.hours", "--from", "nan%"],
        ["budget.hours", "--to", "1e400%"],
        ["budget.hours", "--to", "9" * 5000],
        ["budget.hours", "--to", "9" * 20],
        ["budget.hours", "--points", "0"],
        ["split.monthly_limit"],
        ["from.x", "--from", "1", "--to", "2"],
        ["budget.hours", "--seconds", "nan"],
    ],
)
def test_a_range_that_cannot_be_is_refused(folder: Path, arguments: list[str]) -> None:
    for language in LANGUAGES:
        found = run("sweep", folder, *arguments, "--lang", language)

        assert (found.exit_code, found.stdout) == (2, "")
        assert len(found.stderr) < 3000


def test_a_sweep_without_time_has_no_answer(folder: Path) -> None:
    found = run("sweep", folder, "budget.hours", "--points", 2, "--seconds", 0, "--lang", "en")

    assert found.exit_code == 3
    assert "no proof in time" in found.stdout


def test_money_is_swept_by_percentages_too(tmp_path: Path) -> None:
    made = Folder.of(small())
    for key, value in (("total", "1020.00"), ("admin_share", "0.02"), ("hourly_cost", "10.00")):
        made.set(f"budget.{key}", value)

    found = run("sweep", made.write(tmp_path / "case"), "budget.total", "--points", 3, "--json", "-")

    assert [(point["value"], point["hours"]) for point in json.loads(found.stdout)["points"]] == [
        (714, 70),
        (1020, 100),
        (1326, 130),
    ]


def test_plans_are_compared_in_words_tables_and_pictures(folder: Path, tmp_path: Path) -> None:
    plans = [plan_of(folder, "=1+1.json"), plan_of(folder, "other.json", "places.total=1")]
    files = [tmp_path / f"found.{name}" for name in ("json", "csv", "xlsx", "svg")]
    options = [one for file in files for one in (f"--{file.suffix[1:]}", file)]

    for language in LANGUAGES:
        found = run("compare-plans", folder, *plans, *options, "--lang", language)
        assert found.exit_code == 0
        assert max(map(len, found.stdout.splitlines())) <= 80

    document = json.loads(files[0].read_text("utf-8"))
    assert [one["name"] for one in document["plans"]] == ["=1+1", "other"]
    assert [one["lost"] for one in document["plans"]] == [0, 100]
    assert {one["application"]: one["hours"] for one in document["people"]} == {
        "A-1": [100, 100],
        "A-2": [100, None],
        "A-3": [None, None],
    }
    assert next(csv.DictReader(StringIO(files[1].read_text("utf-8"))))["name"] == "'=1+1"
    assert ElementTree.parse(files[3]).getroot().tag.endswith("svg")


def test_a_workbook_of_compared_plans_holds_text_and_no_formula(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "found.xlsx"
    run("compare-plans", folder, plan_of(folder, "=HYPERLINK(1).json"), "--xlsx", file)

    book = load_workbook(file)

    assert book.sheetnames == ["figures", "people"]
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert [row[:2] for row in book["people"].values] == [
        ("application", "'=HYPERLINK(1)"),
        ("A-1", 100),
        ("A-2", 100),
        ("A-3", None),
    ]


def test_plans_of_one_name_are_told_apart_by_their_folders(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    plan = plan_of(folder)
    other = tmp_path / "old" / plan.name
    other.write_bytes(plan.read_bytes())

    found = json.loads(run("compare-plans", folder, plan, other, "--json", "-").stdout)

    assert [one["name"] for one in found["plans"]] == [str(plan), str(other)]


def test_a_name_of_control_characters_still_makes_a_picture(folder: Path, tmp_path: Path) -> None:
    picture = tmp_path / "found.svg"

    found = run("compare-plans", folder, plan_of(folder, "\x1b[2Jx<&.json"), "--svg", picture)

    assert (found.exit_code, "\x1b" in found.stdout) == (0, False)
    ElementTree.parse(picture)


WRONG = [
    ("status", "perfect"),
    ("status", None),
    ("admitted", None),
    ("admitted.0.category", None),
    ("admitted.0.category", "tall"),
    ("admitted.0.application", "A-9"),
    ("admitted.0.hours", float("nan")),
    ("admitted.0.hours", 10**30),
    ("admitted.0.limited_by", "budget"),
    ("admitted.0.weight_share", "1/0"),
    ("admitted.0.weight_share", 3),
    ("waiting", None),
    ("waiting.0.reasons", [1]),
    ("refused", {}),
    ("policy", "fair"),
    ("policy", ["equal"]),
    ("totals", None),
    ("totals", []),
    ("totals.high_support", None),
    ("totals.budget_hours", float("nan")),
    ("unused", [{}]),
]


@pytest.mark.parametrize(("key", "value"), WRONG)
def test_a_plan_that_cannot_be_compared_is_refused(folder: Path, key: str, value: object) -> None:
    plan = plan_of(folder)
    document = json.loads(plan.read_text("utf-8"))
    *way, last = key.split(".")
    inside = document
    for step in way:
        inside = inside[int(step) if step.isdigit() else step]
    if key.endswith("application"):
        inside.pop("ceiling")
    if value is None:
        inside.pop(last)
    else:
        inside[last] = value
    plan.write_text(json.dumps(document), "utf-8")

    for language in LANGUAGES:
        found = run("compare-plans", folder, plan, "--lang", language)

        assert (found.exit_code, found.stdout) == (2, "")


@pytest.mark.parametrize("text", ["", "[]", "3", "{", '{"status": "optimal"}', "\ud800", "{}"])
def test_what_is_no_plan_is_refused(folder: Path, tmp_path: Path, text: str) -> None:
    plan = tmp_path / "plan.json"
    plan.write_bytes(text.encode("utf-8", "surrogatepass"))

    assert run("compare-plans", folder, plan).exit_code == 2
    assert run("compare-plans", folder, tmp_path / "missing.json").exit_code == 2


def test_a_plan_that_is_compared_is_no_place_for_an_answer(folder: Path) -> None:
    plan = plan_of(folder)
    before = plan.read_bytes()

    for option in ("--json", "--csv", "--xlsx", "--svg"):
        assert run("compare-plans", folder, plan, option, plan, "--force").exit_code == 2

    assert plan.read_bytes() == before


def test_a_plan_of_people_who_are_not_in_the_case_is_weighed_by_itself(folder: Path) -> None:
    plan = plan_of(folder)
    document = json.loads(plan.read_text("utf-8"))
    document["admitted"][0]["application"] = "A-9"
    plan.write_text(json.dumps({**document, "policy": "proportional"}), "utf-8")

    found = run("compare-plans", folder, plan, "--json", "-")

    assert json.loads(found.stdout)["plans"][0]["lowest_share"] == 1.0
