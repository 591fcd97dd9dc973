"""The application: every command is decided on what is recorded and recorded in one transaction."""

from collections.abc import Callable
from contextlib import suppress
from random import random
from time import sleep
from typing import Any, cast
from uuid import UUID

from eventsourcing import application as library
from eventsourcing.persistence import InfrastructureFactory, IntegrityError, OperationalError
from eventsourcing.utils import Environment

from planner.aggregates.base import Recorded
from planner.aggregates.programme import Programme
from planner.aggregates.topics import TOPICS
from planner.keys.store import KeyStore
from planner.keys.subjects import Subject
from planner.record.command import Answer, Command, Decided, digest
from planner.record.placing import places_of
from planner.record.reading import Reading, Tell, Unprepared, silence
from planner.record.store.database import Datastore, Factory, refuse_lossy_settings
from planner.record.store.failures import reason
from planner.record.store.journal import FirstResult, Journal
from planner.record.store.key_store import key_store
from planner.record.store.patience import StoreAway, patient
from planner.record.store.personal import PersonalDataStore
from planner.record.store.recorder import Entry, Recorder
from planner.record.store.turns import Turns
from planner.record.streams import Streams
from planner.rules.days import first_day
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope, today

ATTEMPTS = 20  # no mutants: about so many
PAUSE_SECONDS = 0.03


class Godziny(library.Application[UUID]):
    """The record of all programmes in one database."""

    name = "Godziny"

    def __init__(self, url: str, connections: int = 3, keys: Callable[[], KeyStore] = key_store) -> None:
        """connections: at most so many, and about so many commands are decided at a time.

        keys: opens the store of keys; called when they are needed.
        """
        refuse_lossy_settings()
        assert TOPICS
        self.datastore = Datastore(url, connections)
        self.turns = Turns(connections)
        super().__init__()
        self.keys = keys
        cast(Recorder, self.recorder).keys = keys
        self.journal = Journal(self.datastore)
        self.personal = PersonalDataStore(self.datastore, keys)
        self.streams = Streams(self.journal, self.mapper)

    def construct_env(self, name: str, env: Any = None) -> Environment:
        """Nothing of the surroundings: the url says it all."""
        return Environment(name, env or {})

    def construct_factory(self, env: Environment) -> InfrastructureFactory:
        return cast(InfrastructureFactory, Factory(env, self.datastore))

    @property
    def channel(self) -> str:
        """Where PostgreSQL tells of new events."""
        return cast(Recorder, self.recorder).channel_name

    def finish_erasing(self) -> None:
        """Destroy keys of people whose erasure was recorded and then broken off. Nothing when the keys are not here."""
        with suppress(Refused):
            for one in self.journal.erased():
                if self.keys().has_key(one):
                    self._destroy(one)

    def _destroy(self, one: Subject) -> None:
        """The unit's key first: with it, what was asked about the person could be guessed from its digests."""
        self.keys().forget_unit_key(one.unit)
        self.keys().erase(one)

    def _destroy_erased(self, scope: Scope) -> None:
        """Also when the command is repeated. Raises Refused when the keys could not be destroyed yet."""
        try:
            for one in self.journal.erased():
                if (one.unit, one.edition) == (scope.unit, scope.edition) and not self.keys().is_erased(one):
                    self._destroy(one)
        except Refused as refused:
            raise Refused("erasing_pending", why=refused.code) from refused

    @patient
    def do(self, command: Command, scope: Scope, act: Act, tell: Tell = silence) -> Any:
        """Decide and record; the command's answer. The same command id acts once, whoever repeats it.

        tell: of work that takes its time, which stage begins. Raises Refused; then nothing was recorded, unless it
        says that an erasure is pending.
        """
        answer = self._do(command, scope, act, tell)
        if command.ERASES:
            self._destroy_erased(scope)
        return answer

    def _do(self, command: Command, scope: Scope, act: Act, tell: Tell) -> Any:
        prepared: dict[str, Any] = {}
        for _ in range(ATTEMPTS):
            try:
                with self.turns.taken():
                    return _Doing(self, command, scope, act).done(prepared)
            except Unprepared as missing:
                prepared[missing.key] = missing.work(tell)
        raise Refused("overtaken", scope=scope)


class _Doing:
    """One command being done."""

    def __init__(self, app: Godziny, command: Command, scope: Scope, act: Act) -> None:
        self.app, self.command, self.scope, self.act = app, command, scope, act
        dated = [str(act.effective)] if act.dated else []
        self.request = digest([command.NAME, str(scope), command.asked(), *dated])
        self.personally = command.asked_personally()

    def done(self, prepared: dict[str, Any]) -> Answer:
        """Again when somebody else was faster."""
        for attempt in range(ATTEMPTS):
            first = self._first() if self.act.repeatable or attempt else None
            if first is not None:
                return first
            self._check_seen()
            self._check_effective()
            reading = Reading(self.app.streams, self.app.personal, self.scope, prepared)
            try:
                decided = self.command.decide(reading, self.act)
            except Refused:
                return self._first_or_raise()
            if self._saved(decided, reading):
                return decided.answer
            sleep(random() * PAUSE_SECONDS * attempt)
        raise Refused("overtaken", scope=self.scope)

    def _first_or_raise(self) -> Answer:
        """Somebody else with the same command id may have been faster: then that is the answer, not the refusal."""
        first = self._first() if self.act.repeatable else None
        if first is None:
            raise
        return first

    def _first(self) -> Answer | None:
        """What a command with this id answered when it was done. Raises Refused when it asked for something else."""
        found = self.app.journal.first_result(self.scope.unit, self.act.command_id)
        if found is None:
            return None
        if not self._is_same(found):
            raise Refused("command_id_reused", "command_id")
        answer = self.command.ANSWER.model_validate(found.result)
        return self.command.told_again(answer, Reading(self.app.streams, self.app.personal, self.scope), self.act)

    def _is_same(self, first: FirstResult) -> bool:
        request, _, keyed = first.request.partition(" ")
        return request == self.request and self.app.personal.may_be_of(keyed, self.scope.unit, self.personally)

    def _check_seen(self) -> None:
        number = None if self.act.seen is None else self.app.journal.number(self.scope)
        if number != self.act.seen:
            raise Refused("changed_meanwhile", "If-Match", seen=self.act.seen, now=number)

    def _check_effective(self) -> None:
        """Raises Refused, with the allowed range, for a day that nobody means: long before, or after the end."""
        day, reading = self.act.effective, Reading(self.app.streams, self.app.personal, self.scope)
        programme = None if day == today() else reading.find_or_none(Programme)
        if programme is None:
            return
        rules = programme.rules
        first, last = first_day(rules), max(rules.last, today())
        if not first <= day <= last:
            raise Refused("effective_outside", "effective", value=day, first=first, last=last)

    def _saved(self, decided: Decided, reading: Reading) -> bool:
        """Whether it is recorded; False when somebody else was faster."""
        changed = [one for one in decided.aggregates if one.pending_events]
        try:
            if changed:
                self.app.save(*changed, entry=self._entry(decided, reading, changed))
            elif self.act.repeatable:  # also what changed nothing
                self.app.recorder.insert_events([], entry=self._entry(decided, reading, []))
        except IntegrityError:
            return False
        except (OperationalError, StoreAway) as error:
            raise Refused("store_busy", why=reason(error)) from error
        return True

    def _entry(self, decided: Decided, reading: Reading, changed: list[Recorded]) -> Entry:
        keyed = self.app.personal.keyed(self.scope.unit, self.personally)
        kept = self.app.personal.to_keep(self.scope, decided.personal)
        return Entry(
            unit=self.scope.unit,
            edition=self.scope.edition,
            command_id=self.act.command_id,
            command=self.command.NAME,
            actor=self.act.actor,
            request=f"{self.request} {keyed}".rstrip(),
            result=decided.answer.to_keep(),
            rests_on=reading.rests_on,
            seen=self.act.seen,
            places=dict(places_of(changed, kept)),
            personal=kept,
            signs=self.command.signs,
        )
