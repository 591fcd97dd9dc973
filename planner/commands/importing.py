"""A case folder into the record: all of it with its plan in one transaction, or nothing."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.base import Recorded
from planner.aggregates.programme import Programme
from planner.commands.intake import documents_in, personal_facts
from planner.commands.planning import Planner, file_plan
from planner.commands.presence import settle_presence
from planner.commands.rules import check_unit_name, derive_anew
from planner.commands.staff import home_facts
from planner.record.application import Decided, Godziny
from planner.record.programme_now import ProgrammeNow, read_record
from planner.rules.eligibility import applicant_of, inputs_of
from planner.solver.allocation.run import Run
from planner.terms import case as model
from planner.terms.case import Case
from planner.terms.scope import Act, PersonalData, Scope


def import_case(app: Godziny, case: Case, act: Act, run: Run, *, withdraw_missing: bool = False) -> dict[str, Any]:
    """Record what the folder says and its plan. What is recorded already and unchanged stays as it is.

    withdraw_missing: whoever is recorded but not in the folder withdraws, or leaves; without it that is
    a fault. Raises Refused, InputRefused.
    """
    scope = Scope.of(case.programme.unit, case.programme.edition.name)
    planner = Planner(run)

    def decide() -> Decided:
        importing = _Importing(app, scope, case, act)
        settle_presence(importing.record, case, act, withdraw_missing=withdraw_missing)
        importing.bring()
        plan, told = file_plan(app, importing.record, planner, act)
        result = {"programme": str(scope), **importing.counts(), **told}
        aggregates = [*importing.aggregates(), *([plan] if plan else [])]
        return Decided(result, aggregates, importing.record.number, tuple(importing.personal))

    asked = {"withdraw_missing": withdraw_missing, "case": inputs_of(case).as_json(), "wishes": repr(case.wishes)}
    return app.run("import", scope, act, asked, decide)


class _Importing:
    """The record brought up to the folder."""

    def __init__(self, app: Godziny, scope: Scope, case: Case, act: Act) -> None:
        self.scope, self.case, self.act = scope, case, act
        self.personal: list[PersonalData] = []
        self.record = read_record(app, scope) if app.knows(Programme, scope) else _opened(app, scope, case, act)
        self.known = {kind: app.personal.of_all(scope, kind) for kind in (Application.TOPIC, Assistant.TOPIC)}

    def bring(self) -> None:
        self.record.programme.set_rules(self.case.programme, self.act)
        self.record.programme.limit_by_assistants(self.case.assistants is not None, self.act)
        wishes, blocked = _by_person(self.case)
        for one in self.case.applications:
            recorded = self._application(one)
            recorded.wish(wishes[one.id], [window for window, _ in blocked[one.id]], self.act)
            services = [service for _, service in blocked[one.id]]
            self._know(recorded, {**personal_facts(one), "services": services or None})
        here = {one.id for one in self.case.applications}
        others = [one for name, one in self.record.applications.items() if name not in here]
        derive_anew(self.case.programme, others, self.known[Application.TOPIC], self.act)
        for assistant in self.case.assistants or ():
            self._assistant(assistant)

    def aggregates(self) -> Iterator[Recorded]:
        yield self.record.programme
        yield from self.record.applications.values()
        yield from self.record.assistants.values()

    def counts(self) -> dict[str, int]:
        """How many applications and assistants are new, and how many records have changed, the rules included."""
        both: list[Recorded] = [*self.record.applications.values(), *self.record.assistants.values()]
        new = [one for one in both if len(one.pending_events) == one.version]
        changed = [one for one in both if one.pending_events]
        changed += [self.record.programme] if self.record.number and self.record.programme.pending_events else []
        return {"added": len(new), "changed": len(changed) - len(new)}

    def _application(self, one: model.ApplicationCard) -> Application:
        applicant, documents = applicant_of(self.case.programme, one), documents_in(one)
        recorded = self.record.applications.get(one.id)
        if recorded is None:
            recorded = Application.receive(self.scope, applicant, documents, self.act)
            self.record.applications[one.id] = recorded
        else:
            recorded.correct(applicant, documents, self.act)
        recorded.assess(one.points, self.act)
        recorded.decide(one.commission, one.min_hours, one.max_hours, self.act)
        return recorded

    def _assistant(self, one: model.AssistantTerms) -> None:
        recorded = self.record.assistants.get(one.id)
        if recorded is None:
            recorded = self.record.assistants[one.id] = Assistant.register(self.scope, one, self.act)
        else:
            recorded.change(one, self.act)
        self._know(recorded, home_facts(one))

    def _know(self, recorded: Application | Assistant, facts: dict[str, Any]) -> None:
        known = self.known[recorded.TOPIC].get(recorded.name, {})
        self.personal += recorded.know_personally(known, facts, self.act)


def _opened(app: Godziny, scope: Scope, case: Case, act: Act) -> ProgrammeNow:
    check_unit_name(app, scope, case.programme.unit)
    return ProgrammeNow(0, Programme.open(scope, case.programme, act))


def _by_person(case: Case) -> tuple[dict[str, list[list[int]]], dict[str, list[tuple[list[int], str]]]]:
    """Wishes as events write them, and blocked hours with the service that blocks; each in one order."""
    wishes: dict[str, list[list[int]]] = defaultdict(list)
    blocked: dict[str, list[tuple[list[int], str]]] = defaultdict(list)
    for wish in case.wishes:
        wishes[wish.application].append([wish.day, wish.window.start, wish.window.end, wish.minutes])
    for busy in case.blocked:
        blocked[busy.application].append(([busy.day, busy.window.start, busy.window.end], busy.service))
    for person in {*wishes, *blocked}:
        wishes[person].sort()
        blocked[person].sort()
    return wishes, blocked
