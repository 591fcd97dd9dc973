"""The year of Krasocin in examples/ is replayed from its files, each plan judged, and tells what docs/rok.md tells."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
STORY = (ROOT / "docs" / "rok.md").read_text("utf-8")
PLANS = ("0-january", "1-april", "2-june", "3-august", "4-september", "5-november")


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("year")
    surroundings = {**os.environ, "GODZINY": str(Path(sys.executable).parent / "godziny"), "LANG": "en"}
    script = ROOT / "examples" / "krasocin-2026-year" / "year.sh"
    done = subprocess.run(["sh", script, out], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert done.stdout.count("ok: the plan keeps the rules and none is better") == len(PLANS) - 1
    return out


def test_each_plan_of_the_year_has_the_figures_of_the_story(year: Path) -> None:
    rows = re.findall(r"^\| \w+ \| .*? \| (\d+) \| ([\d ]+) \| ([\d ]+) \| (\d+) \|$", STORY, re.MULTILINE)
    told = [tuple(int(cell.replace(" ", "")) for cell in row) for row in rows]

    assert told == [_figures(json.loads((year / f"{name}.json").read_text("utf-8"))) for name in PLANS]


def test_hours_in_force_of_the_gone_and_in_reserve_make_the_budget_in_every_plan(year: Path) -> None:
    for name in PLANS:
        plan = json.loads((year / f"{name}.json").read_text("utf-8"))
        _, hours, gone, reserve = _figures(plan)
        assert hours + gone + reserve == plan["totals"]["budget_hours"]


def _figures(plan: dict[str, object]) -> tuple[int, int, int, int]:
    totals, gone = plan["totals"], plan.get("gone", [])
    assert isinstance(totals, dict)
    assert isinstance(gone, list)
    return totals["people"], totals["hours"], sum(one["hours"] for one in gone), totals.get("reserve", 0)
