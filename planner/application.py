"""The application: every command is decided on what is recorded and recorded in one transaction."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast
from uuid import UUID

from eventsourcing import application as library
from eventsourcing.application import AggregateNotFoundError
from eventsourcing.persistence import InfrastructureFactory, IntegrityError, OperationalError
from eventsourcing.utils import Environment

from planner.aggregates.record import Event, Recorded
from planner.errors import Refused
from planner.scope import Act, PersonalData, Scope
from planner.store.database import Datastore, Factory, refuse_lossy_settings
from planner.store.journal import Journal, stored_event
from planner.store.personal import PersonalDataStore
from planner.store.recorder import Entry, Recorder

ATTEMPTS = 20
Found = TypeVar("Found", bound=Recorded)
Asked = dict[str, Any]


@dataclass(frozen=True)
class Decided:
    """What a command decided: aggregates with pending events, and the answer.

    unchanged_since: the journal number of the programme that the decision rests on, when it rests on
    more than the aggregates that it changes.
    """

    result: dict[str, Any]
    aggregates: Sequence[Recorded] = ()
    unchanged_since: int | None = None
    personal: tuple[PersonalData, ...] = field(default=(), repr=False)


class Godziny(library.Application[UUID]):
    """The record of all programmes in one database."""

    name = "Godziny"

    def __init__(self, url: str, connections: int = 3) -> None:
        refuse_lossy_settings()
        self.datastore = Datastore(url, connections)
        super().__init__()
        self.journal = Journal(self.datastore)
        self.personal = PersonalDataStore(self.datastore)

    def construct_env(self, name: str, env: Any = None) -> Environment:
        """Nothing of the surroundings: the url says it all."""
        return Environment(name, env or {})

    def construct_factory(self, env: Environment) -> InfrastructureFactory:
        return cast(InfrastructureFactory, Factory(env, self.datastore))

    def find(self, kind: type[Found], scope: Scope, name: str = "") -> Found:
        """The aggregate as it is now. Raises Refused when nothing of that name is recorded."""
        try:
            return self.repository.get(scope.stream(kind.TOPIC, name))
        except AggregateNotFoundError:
            raise Refused(f"no_such_{kind.TOPIC}", kind.TOPIC, name=name or scope) from None

    def knows(self, kind: type[Recorded], scope: Scope, name: str = "") -> bool:
        return scope.stream(kind.TOPIC, name) in self.repository

    @property
    def channel(self) -> str:
        """Where PostgreSQL tells of new events."""
        return cast(Recorder, self.recorder).channel_name

    def event_of(self, row: dict[str, Any]) -> Event:
        """The event in a row of the events' table, in its newest shape."""
        return cast(Event, self.mapper.to_domain_event(stored_event(row)))

    def run(self, command: str, scope: Scope, act: Act, asked: Asked, decide: Callable[[], Decided]) -> dict[str, Any]:
        """Decide and record, again when somebody else was faster. The same command id acts once.

        asked: what the command was asked to do, to tell a retry from another command with the same id.
        Raises Refused; then nothing was recorded.
        """
        request = _digest([command, str(scope), asked])
        for _ in range(ATTEMPTS):
            try:
                self._check_seen(scope, act)
                decided = decide()
                done = self._save(decided, command, scope, act, request)
            except (Refused, IntegrityError) as refusal:
                first = self.journal.first_result(scope.unit, act.command_id)
                if first is not None:
                    return _same(first.request, request, first.result)
                if isinstance(refusal, Refused):
                    raise
            else:
                return decided.result if done else self._unchanged(scope, act, request, decided)
        raise Refused("overtaken", scope=scope)

    def _check_seen(self, scope: Scope, act: Act) -> None:
        number = None if act.seen is None else self.journal.number(scope)
        if number != act.seen:
            raise Refused("changed_meanwhile", "If-Match", seen=act.seen, now=number)

    def _unchanged(self, scope: Scope, act: Act, request: str, decided: Decided) -> dict[str, Any]:
        """Nothing was to be done, perhaps because it was done under this command id before."""
        first = self.journal.first_result(scope.unit, act.command_id)
        return decided.result if first is None else _same(first.request, request, first.result)

    def _save(self, decided: Decided, command: str, scope: Scope, act: Act, request: str) -> bool:
        """Whether there was something to record."""
        changed = [one for one in decided.aggregates if one.pending_events]
        if not changed:
            return False
        entry = Entry(
            unit=scope.unit,
            edition=scope.edition,
            command_id=act.command_id,
            command=command,
            actor=act.actor,
            request=request,
            result=decided.result,
            unchanged_since=decided.unchanged_since if act.seen is None else act.seen,
            personal=decided.personal,
        )
        try:
            self.save(*changed, entry=entry)
            return True
        except OperationalError as error:
            raise Refused("store_busy", detail=error) from error


def _digest(asked: Any) -> str:
    text = json.dumps(asked, ensure_ascii=False, sort_keys=True, default=str)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def _same(first: str, request: str, result: dict[str, Any]) -> dict[str, Any]:
    if first != request:
        raise Refused("command_id_reused", "command_id")
    return result
