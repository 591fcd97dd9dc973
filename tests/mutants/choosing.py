"""Which tests can notice a mistake: those that run its function, or start a process that might."""

import ast
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Known:
    """What was noted of one test. runs: `file:first line` of functions; starts: other processes of Python."""

    runs: frozenset[str]
    starts: bool
    seconds: float


@dataclass(frozen=True)
class Reached:
    """What was noted of many tests, and what ran for all of them."""

    common: frozenset[str] = frozenset()
    tests: dict[str, Known] = field(default_factory=dict)

    @classmethod
    def read(cls, files: Iterable[Path]) -> "Reached":
        """What the plugin wrote, of several runs together."""
        common, tests = set[str](), dict[str, Known]()
        for file in files:
            noted = json.loads(file.read_text("utf-8"))
            common |= set(noted["common"]["runs"])
            for name, one in noted["tests"].items():
                tests[name] = Known(frozenset(one["runs"]), one["starts"], one["seconds"])
        return cls(frozenset(common), tests)

    def seconds(self, tests: Iterable[str]) -> float:
        """How long these take together without a mistake."""
        return sum(self.tests[name].seconds for name in tests)

    def chosen(self, file: Path, function: int | None, folders: tuple[str, ...]) -> list[str]:
        """Tests in these folders, the likeliest and quickest first.

        function: its first line, or None for what runs when the module is imported, which every test may notice.
        """
        place = f"{file}:{function}"
        everywhere = function is None or place in self.common

        def rank(name: str) -> int:
            known = self.tests[name]
            inside = (
                place in known.runs if function is not None else any(one.startswith(f"{file}:") for one in known.runs)
            )
            return 0 if inside else 1 if known.starts else 2

        inside = [name for name in self.tests if name.startswith(tuple(f"{one}/" for one in folders))]
        ranked = sorted((rank(name), self.tests[name].seconds, name) for name in inside)
        return [name for level, _, name in ranked if level < 2 or everywhere]


def function_at(text: str, line: int) -> int | None:
    """The first line, with decorators, of the innermost function around this line; None outside of all."""
    around = [
        min([node.lineno, *(one.lineno for one in node.decorator_list)])
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.lineno <= line <= (node.end_lineno or 0)
    ]
    return max(around, default=None)
