"""A plugin of pytest that notes which functions each test runs, how long it takes and whether it starts processes.

What runs while modules are imported, or for a fixture that several tests share, counts for every test.
"""

import json
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

OUTPUT = "GODZINY_MUTANTS_REACH"
FORKS = {"os.fork", "os.forkpty"}
STARTS = {"subprocess.Popen", "os.posix_spawn"}  # no other program than Python runs what is mutated


class Bag:
    """What ran on behalf of one test, or of all."""

    def __init__(self) -> None:
        self.codes: dict[int, CodeType] = {}
        self.starts = False
        self.seconds = 0.0

    def document(self, root: str) -> dict[str, Any]:
        """The functions below the root as `file:first line`."""
        inside = {code for code in self.codes.values() if code.co_filename.startswith(root)}
        runs = sorted({f"{code.co_filename[len(root) :]}:{code.co_firstlineno}" for code in inside})
        return {"runs": runs, "starts": self.starts, "seconds": self.seconds}


class Reach:
    """Notes every function that begins; a comprehension or a nested function counts for itself."""

    def __init__(self, output: Path, root: Path) -> None:
        self.output, self.root = output, f"{root}{os.sep}"
        self.common = self.bag = Bag()
        self.tests: dict[str, Bag] = {}

    def begin(self) -> None:
        sys.addaudithook(self._heard)
        threading.settrace(self._entered)
        sys.settrace(self._entered)

    def _entered(self, frame: FrameType, _event: str, _argument: object) -> None:
        self.bag.codes[id(frame.f_code)] = frame.f_code

    def _heard(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in FORKS or (event in STARTS and "python" in str(arguments)):
            self.bag.starts = True

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.bag = self.tests.setdefault(item.nodeid, Bag())
        try:
            return (yield)
        finally:
            self.bag = self.common

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: "pytest.FixtureDef[Any]") -> Iterator[None]:
        before = self.bag
        self.bag = before if fixturedef.scope == "function" else self.common
        try:
            return (yield)
        finally:
            self.bag = before

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.tests[report.nodeid].seconds += report.duration

    def pytest_sessionfinish(self) -> None:
        sys.settrace(None)
        threading.settrace(None)  # type: ignore[arg-type]
        tests = {name: bag.document(self.root) for name, bag in self.tests.items()}
        self.output.write_text(json.dumps({"common": self.common.document(self.root), "tests": tests}), "utf-8")


def pytest_configure(config: pytest.Config) -> None:
    reach = Reach(Path(os.environ[OUTPUT]), config.rootpath)
    config.pluginmanager.register(reach)
    reach.begin()
