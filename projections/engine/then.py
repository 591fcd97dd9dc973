"""A read model as it was: folded and written as the live one is, into rows that nobody else ever sees."""

from collections.abc import Callable
from typing import Any, TypeVar

from psycopg import Connection

from planner.record.past.record import PastRecord
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.engine.model import Projection
from projections.engine.runner import Runner, Unfoldable
from projections.engine.writing import Batch

Answer = TypeVar("Answer")


def read_then(
    past: PastRecord, projection: Projection, read: Callable[[Connection[Any], int, Scope], Answer]
) -> Answer:
    """What the live read model would have said. Raises Refused for an event that cannot be folded.

    The rows are a generation of this connection's own, in a transaction that is rolled back.
    """
    batch = _folded(past, projection)
    with past.datastore.get_connection() as connection, connection.transaction(force_rollback=True):
        generation = -connection.info.backend_pid
        batch.write(connection, generation)
        return read(connection, generation, past.scope)


def _folded(past: PastRecord, projection: Projection) -> Batch:
    """All events that count; what they write is merged, so that no more is kept than the read model has."""
    runner = Runner(past, projection)
    try:
        batch, _, _ = runner.folded(past.journal.of_topics(past.scope, runner.topics))
    except Unfoldable as problem:
        raise Refused("view_parked", view=projection.name, error=str(problem.__cause__)) from problem
    return batch
