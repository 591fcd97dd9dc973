"""A read model built anew beside the live one, then switched to in one transaction."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from typing import Any

from psycopg import Connection

from planner.record.application import Godziny
from planner.record.store.database import SCHEMA, connect
from planner.terms.refusals import Refused
from projections.engine.model import Projection
from projections.engine.runner import Runner
from projections.views.catalogue import PROJECTIONS

REBUILD_LOCK = 7_146_920_262
PROCESSES = 2  # no mutants: only the time


def rebuild_all(url: str, names: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Build several read models anew, two at a time, each in a process of its own: name and position when done."""
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        running = {pool.submit(rebuild_named, url, name): name for name in names}
        for done in as_completed(running):
            yield running[done], done.result()


def rebuild_named(url: str, name: str) -> int:
    """Build the read model of this name anew."""
    with Godziny(url) as app:
        return rebuild(url, app, PROJECTIONS[name]())


def rebuild(url: str, app: Godziny, projection: Projection, tell: Callable[[int], None] = lambda _: None) -> int:
    """Build a new generation from nothing and switch to it; returns the events' last position.

    The live generation answers until the switch. Killed in the middle, the live one stays; the next
    rebuild clears away what was left. Raises Refused when another rebuild of it runs.
    """
    runner, name = Runner(app, projection), projection.name
    with connect(url, autocommit=True) as guard:
        locked = guard.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", (REBUILD_LOCK % 2**31, name)).fetchone()
        if not locked or not locked[0]:
            raise Refused("rebuild_runs", view=name)
        generation = _begin(app, projection)
        while True:
            with app.datastore.get_connection() as connection, connection.transaction():
                before, after = runner.step(connection, generation)
            assert after is not None
            if before == after.position and not after.error:
                break
            tell(after.position)
        return _switch(app, runner, generation)


def _begin(app: Godziny, projection: Projection) -> int:
    with app.datastore.get_connection() as connection, connection.transaction():
        _clear(connection, projection)
        row = connection.execute(_NEXT, (projection.name,)).fetchone()
        generation = int(row["next"]) if row else 1
        connection.execute(_ADD, (projection.name, generation, projection.version))
    return generation


def _switch(app: Godziny, runner: Runner, generation: int) -> int:
    """Nobody follows the old generation while the new one takes its last step and becomes the live one."""
    name = runner.projection.name
    with app.datastore.get_connection() as connection, connection.transaction():
        connection.execute(_HOLD, (name,))
        before, after = runner.step(connection, generation)
        while after is not None and (before != after.position or after.error):
            before, after = runner.step(connection, generation)  # raises Refused when it is parked
        connection.execute(_UNLIVE, (name,))
        connection.execute(_LIVE, (name, generation))
    with app.datastore.get_connection() as connection, connection.transaction():
        _clear(connection, runner.projection)
    return before


def _clear(connection: Connection[Any], projection: Projection) -> None:
    """Remove generations that nobody reads."""
    connection.execute(_FORGET, (projection.name,))
    for table in projection.tables:
        connection.execute(
            f"DELETE FROM {SCHEMA}.{table.name} WHERE generation NOT IN"
            f" (SELECT generation FROM {SCHEMA}.projections WHERE name = %s)".encode(),
            (projection.name,),
        )


_NEXT = f"SELECT coalesce(max(generation), 0) + 1 AS next FROM {SCHEMA}.projections WHERE name = %s".encode()
_ADD = f"INSERT INTO {SCHEMA}.projections (name, generation, version, live) VALUES (%s, %s, %s, false)".encode()
_HOLD = f"SELECT FROM {SCHEMA}.projections WHERE name = %s AND live FOR UPDATE".encode()
_UNLIVE = f"UPDATE {SCHEMA}.projections SET live = false WHERE name = %s AND live".encode()
_LIVE = f"UPDATE {SCHEMA}.projections SET live = true WHERE name = %s AND generation = %s".encode()
_FORGET = f"DELETE FROM {SCHEMA}.projections WHERE name = %s AND NOT live".encode()
