"""Every test that could notice a mistake is among the chosen, the likeliest first."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutants.choosing import Known, Reached, function_at
from tests.mutants.reach import OUTPUT
from tests.worlds.places import ROOT

FILE = Path("planner/x.py")
TESTS = {
    "tests/a/t.py::slow": Known(frozenset({"planner/x.py:4"}), False, 9.0),
    "tests/a/t.py::quick": Known(frozenset({"planner/x.py:4"}), False, 1.0),
    "tests/a/t.py::process": Known(frozenset(), True, 0.5),
    "tests/a/t.py::other": Known(frozenset({"planner/x.py:8"}), False, 0.1),
    "tests/b/t.py::elsewhere": Known(frozenset({"planner/x.py:4"}), False, 0.1),
}

LITTLE = """
import subprocess, sys, pytest
def used(): pass
def shared(): pass
@pytest.fixture(scope="module")
def world(): shared()
def test_one(world): used()
def test_two(world): subprocess.run([sys.executable, "-c", ""])
def test_three(): subprocess.run(["true"])
"""


def chosen(function: int | None, common: frozenset[str] = frozenset()) -> list[str]:
    return [name.split("::")[1] for name in Reached(common, TESTS).chosen(FILE, function, ("tests/a",))]


def test_the_tests_that_run_a_function_come_first_then_those_that_start_processes() -> None:
    assert chosen(4) == ["quick", "slow", "process"]


def test_what_runs_for_all_tests_may_be_noticed_by_all() -> None:
    assert chosen(4, frozenset({"planner/x.py:4"})) == ["quick", "slow", "process", "other"]


def test_outside_of_functions_the_tests_of_the_file_come_first() -> None:
    assert chosen(None) == ["other", "quick", "slow", "process"]


@pytest.mark.parametrize(("line", "first"), [(1, None), (2, None), (3, None), (4, 3), (6, 6), (7, 6), (8, 3)])
def test_the_innermost_function_around_a_line(line: int, first: int | None) -> None:
    lines = ["x = 1", "class C:", " @d", " def f(self):", "  pass", "  def g():", "   return 1", "  return g"]

    assert function_at("\n".join(lines), line) == first


def test_what_a_test_runs_and_what_runs_for_several_is_noted(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]")
    (tmp_path / "test_little.py").write_text(LITTLE)
    surroundings = {**os.environ, OUTPUT: str(tmp_path / "reach.json"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pytest", "-p", "tests.mutants.reach", "-p", "no:cacheprovider", str(tmp_path)]

    subprocess.run(command, cwd=tmp_path, env=surroundings, check=True, capture_output=True)

    reached = Reached.read([tmp_path / "reach.json"])
    one, two, three = (reached.tests[f"test_little.py::test_{name}"] for name in ("one", "two", "three"))
    assert "test_little.py:3" in one.runs - two.runs
    assert "test_little.py:4" in reached.common
    assert (one.starts, two.starts, three.starts) == (False, True, False)
    assert one.seconds > 0
