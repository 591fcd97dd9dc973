"""Honest exports to be altered."""

from pathlib import Path

import pytest

from tests.verifier.altering import Bench
from tests.verifier.world import World
from tests.worlds.exports import export
from tests.worlds.looking import NIGHTLY


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("altered") / "export.jsonl", export(500))


@pytest.fixture(scope="module")
def middling(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("middling") / "export.jsonl", export(500 if NIGHTLY else 200))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("small") / "export.jsonl", export(50, people=4, programmes=1))


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "export.jsonl")
