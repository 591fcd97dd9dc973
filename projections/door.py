"""Looking things up: each answer is up to the record at the moment of asking."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar, cast

from eventsourcing.persistence import InterfaceError, OperationalError
from eventsourcing.utils import retry
from psycopg import Connection

from planner.record.application import Godziny
from planner.record.store.patience import patient
from planner.terms.scope import Scope
from projections.engine.model import Projection
from projections.engine.runner import Position, Runner
from projections.views.balances import Balances, BalancesView, read_balances
from projections.views.catalogue import PROJECTIONS
from projections.views.plans import Plans, read_plans
from projections.views.quota import Quota, QuotaView, read_quota
from projections.views.ranking import Ranking, read_ranking
from projections.views.rosters import Rosters, read_drafts
from projections.views.visits import Visits, read_visits

Answer = TypeVar("Answer")


class Views:
    """The read models of one application. Reading raises Refused when the read model is parked."""

    def __init__(self, app: Godziny) -> None:
        self.app = app

    def balances(self, scope: Scope) -> BalancesView:
        return self._read(Balances(), read_balances, scope)

    def ranking(self, scope: Scope) -> list[dict[str, Any]]:
        return self._read(Ranking(), read_ranking, scope)

    def quota(self, scope: Scope) -> QuotaView:
        return self._read(Quota(), read_quota, scope)

    def plans(self, scope: Scope) -> list[dict[str, Any]]:
        return self._read(Plans(), read_plans, scope)

    def drafts(self, scope: Scope, month: str | None = None) -> list[dict[str, Any]]:
        return self._read(Rosters(), partial(read_drafts, month=month), scope)

    def visits(self, scope: Scope, **wanted: Any) -> list[dict[str, Any]]:
        """wanted: month, day, assistant, application, cancelled; as read_visits takes them."""
        return self._read(Visits(), partial(read_visits, **wanted), scope)

    def positions(self) -> list[Position]:
        """Where every read model stands, without moving any."""
        with self.app.datastore.get_connection() as connection:
            return [Runner(self.app, one()).live(connection) for one in PROJECTIONS.values()]

    @patient
    def _read(
        self, projection: Projection, read: Callable[[Connection[Any], int, Scope], Answer], scope: Scope
    ) -> Answer:
        again = retry((InterfaceError, OperationalError), max_attempts=3, wait=0.1)  # after a lost connection
        return cast(Answer, again(self._read_once)(projection, read, scope))

    def _read_once(
        self, projection: Projection, read: Callable[[Connection[Any], int, Scope], Any], scope: Scope
    ) -> Any:
        runner = Runner(self.app, projection)
        while True:
            followed = runner.catch_up()
            with self.app.datastore.get_connection() as connection, connection.transaction():
                connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                live = runner.live(connection)
                if live.position >= followed.position:  # else a rebuild was switched to in between
                    return read(connection, live.generation, scope)
