"""Homes of embedded servers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.worlds.embedded import copied, embedded, folder


@pytest.fixture(scope="session")
def template() -> Iterator[Path]:
    """A home whose server has run and stopped."""
    with folder() as home:
        with embedded(home):
            pass
        yield home


@pytest.fixture
def home(template: Path) -> Iterator[Path]:
    """One of its own, as if it had run before."""
    with folder() as made:
        yield copied(template, made)
