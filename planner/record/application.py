"""The application: every command is decided on what is recorded and recorded in one transaction."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import random
from time import sleep
from typing import Any, TypeVar, cast
from uuid import UUID

from eventsourcing import application as library
from eventsourcing.application import AggregateNotFoundError
from eventsourcing.persistence import InfrastructureFactory, IntegrityError, OperationalError
from eventsourcing.utils import Environment

from planner.aggregates.base import Event, Recorded
from planner.record.store.database import Datastore, Factory, refuse_lossy_settings
from planner.record.store.failures import reason
from planner.record.store.journal import Journal, stored_event
from planner.record.store.patience import StoreAway, patient
from planner.record.store.personal import PersonalDataStore
from planner.record.store.recorder import Entry, Recorder
from planner.terms.refusals import Refused
from planner.terms.scope import Act, PersonalData, Scope

ATTEMPTS = 20
PAUSE_SECONDS = 0.03
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

    @patient
    def run(self, command: str, scope: Scope, act: Act, asked: Asked, decide: Callable[[], Decided]) -> dict[str, Any]:
        """Decide and record, again when somebody else was faster. The same command id acts once.

        asked: what the command was asked to do, to tell a retry from another command with the same id;
        nothing personal, since its digest stays in the journal. Raises Refused; then nothing was recorded.
        """
        request = _digest([command, str(scope), asked])
        for attempt in range(ATTEMPTS):
            first = self.journal.first_result(scope.unit, act.command_id) if act.repeatable or attempt else None
            if first is not None:
                return _same(first.request, request, first.result)
            self._check_seen(scope, act)
            decided = decide()
            if self._saved(decided, _entry(decided, command, scope, act, request), always=act.repeatable):
                return decided.result
            sleep(random() * PAUSE_SECONDS * attempt)
        raise Refused("overtaken", scope=scope)

    def _check_seen(self, scope: Scope, act: Act) -> None:
        number = None if act.seen is None else self.journal.number(scope)
        if number != act.seen:
            raise Refused("changed_meanwhile", "If-Match", seen=act.seen, now=number)

    def _saved(self, decided: Decided, entry: Entry, *, always: bool) -> bool:
        """Whether it is recorded; False when somebody else was faster. always: also what changed nothing."""
        changed = [one for one in decided.aggregates if one.pending_events]
        try:
            if changed:
                self.save(*changed, entry=entry)
            elif always:
                self.recorder.insert_events([], entry=entry)
        except IntegrityError:
            return False
        except (OperationalError, StoreAway) as error:
            raise Refused("store_busy", why=reason(error)) from error
        return True


def _entry(decided: Decided, command: str, scope: Scope, act: Act, request: str) -> Entry:
    return Entry(
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


def _digest(asked: Any) -> str:
    text = json.dumps(asked, ensure_ascii=False, sort_keys=True, default=str)
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def _same(first: str, request: str, result: dict[str, Any]) -> dict[str, Any]:
    if first != request:
        raise Refused("command_id_reused", "command_id")
    return result
