"""No file needs another that needs it back, however far round, at whatever moment it is imported."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSES = ("planner", "projections", "api", "verifier")


def test_there_is_no_circle_between_files() -> None:
    order = list(TopologicalSorter(imports(ROOT)).static_order())

    assert "planner.solver.roster.ledger" in order


@pytest.mark.parametrize(
    "importing",
    [
        "from planner.b import B",
        "from planner import b",
        "import planner.b as other",
        "from . import b",
        "from .b import B",
        "def later() -> None:\n    from planner.b import B",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from planner.b import B",
    ],
)
def test_a_circle_is_seen_however_it_is_imported(importing: str, tmp_path: Path) -> None:
    house = tmp_path / "planner"
    house.mkdir()
    for name, text in {"__init__": "", "a": importing, "b": "from planner.c import C", "c": "import planner.a"}.items():
        (house / f"{name}.py").write_text(text, "utf-8")

    with pytest.raises(CycleError):
        TopologicalSorter(imports(tmp_path)).prepare()


def imports(root: Path) -> dict[str, set[str]]:
    """Each file's module to the modules it imports, also inside functions and for types only."""
    files = {_name(file.relative_to(root)): file for house in HOUSES for file in (root / house).rglob("*.py")}
    return {name: {one for one in _imported(name, file) if one in files} - {name} for name, file in files.items()}


def _name(file: Path) -> str:
    parts = file.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(name: str, file: Path) -> Iterator[str]:
    """Modules, and names from them that may be modules too."""
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
            module = ".".join([*above, *filter(None, [node.module])])
            yield from (module, *(f"{module}.{one.name}" for one in node.names))
