"""How long the property tests look, and real databases for the tests that need one."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.worlds.looking import EXAMPLES, LONGEST
from tests.worlds.places import ROOT

settings.register_profile(
    "godziny",
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="GODZINY_EXAMPLES" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
settings.load_profile("godziny")
os.environ["GODZINY_HOME"] = "/proc/nonexistent/godziny"  # no test may touch the record of whoever runs it
for _name in [one for one in os.environ if one.startswith(("GODZINY_KEYS", "GODZINY_MASTER_KEY"))]:
    del os.environ[_name]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files begin, so that no worker waits for another in the end."""
    turn = {ROOT / "tests" / file: number for number, file in enumerate(LONGEST)}
    items.sort(key=lambda one: turn.get(one.path, len(turn)))


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """A PostgreSQL server, one for each worker of the test run."""
    from tests.worlds.databases import server

    with server() as url:
        yield url


@pytest.fixture
def empty_url(server_url: str) -> Iterator[str]:
    """An empty database of its own."""
    from tests.worlds.databases import database

    with database(server_url) as url:
        yield url


@pytest.fixture(scope="session")
def url(server_url: str) -> Iterator[str]:
    """A database with tables, shared by the tests of a worker; each test uses a unit of its own."""
    from projections.engine.schema import prepare
    from tests.worlds.databases import database

    with database(server_url) as made:
        prepare(made)
        yield made


@pytest.fixture
def app(url: str) -> Iterator["Godziny"]:  # noqa: F821
    """The record, open."""
    from planner.record.application import Godziny

    with Godziny(url) as opened:
        yield opened


@pytest.fixture
def unit(request: pytest.FixtureRequest) -> str:
    """The name of a unit that no other test uses."""
    from uuid import uuid4

    return f"Gmina {request.node.name[:40]} {uuid4().hex[:8]}"
