"""A command loads what it needs, so that looking into the record does not wait for the solvers' libraries."""

import json
import subprocess
import sys

import pytest

from api.cli.main import COMMANDS
from tests.worlds.places import ROOT

HEAVY = ("numpy", "scipy", "ortools")
SOLVING = {"solving", "checking", "rostering", "scenarios", "scenario", "exploring", "planning", "outlook"}
WITHOUT = sorted(set(COMMANDS.values()) - SOLVING)
LOADED = f"""
import json, sys
from importlib import import_module
found = {{}}
for name in {WITHOUT}:
    import_module("api.cli." + name)
    found[name] = [one for one in {HEAVY} if one in sys.modules]
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def loaded() -> dict[str, list[str]]:
    """By module of commands: which of the heavy libraries were there after it and those before it."""
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, cwd=ROOT, check=True)
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("module", WITHOUT)
def test_what_solves_nothing_loads_no_solver(loaded: dict[str, list[str]], module: str) -> None:
    assert loaded[module] == []
