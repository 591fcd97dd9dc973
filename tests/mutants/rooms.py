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


RECORDED = ("tests/planner/record", "tests/planner/commands", "tests/planner/aggregates", "tests/projections")
ROOMS = (
    Room("planner/solver/allocation", ("tests/planner/solver/allocation",)),
    Room("planner/solver/replan", ("tests/planner/solver/replan",)),
    Room("planner/settlement", ("tests/planner/settlement", "tests/planner/commands")),
    Room("planner/outlook", ("tests/planner/outlook",)),
    Room("planner/attention", ("tests/planner/attention",)),
    Room("planner/record", RECORDED),
    Room("planner/aggregates", ("tests/planner/aggregates", "tests/planner/commands", "tests/planner/record")),
    Room("verifier", ("tests/verifier",)),
    Room("projections", ("tests/projections", "tests/planner/commands", "tests/planner/record")),
)
