"""What is mutated, and which tests must find it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Room:
    """A package and the folders of its tests."""

    package: str
    tests: tuple[str, ...]

    def files(self, root: Path) -> list[Path]:
        """The package's files, relative to the root."""
        return sorted(file.relative_to(root) for file in (root / self.package).rglob("*.py"))

    def tests_of(self, file: Path, root: Path) -> list[str]:
        """All test files; first those that name the file's module, since the first failure ends a run."""
        module = ".".join(file.with_suffix("").parts)
        files = [test for folder in self.tests for test in sorted((root / folder).rglob("test_*.py"))]
        named = {test for test in files if module in test.read_text("utf-8")}
        return [str(test.relative_to(root)) for test in sorted(files, key=lambda test: test not in named)]


RECORDED = ("tests/planner/record", "tests/planner/commands", "tests/planner/aggregates", "tests/projections")
ROOMS = (
    Room("planner/solver/allocation", ("tests/planner/solver/allocation",)),
    Room("planner/solver/replan", ("tests/planner/solver/replan",)),
    Room("planner/record", RECORDED),
    Room("planner/aggregates", ("tests/planner/aggregates", "tests/planner/commands", "tests/planner/record")),
    Room("projections", ("tests/projections", "tests/planner/commands", "tests/planner/record")),
)
