"""A scenario solved: its parent, the case with the changes made, and both plans. Solving is no part of a decision."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic
from typing import Any

from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.aggregates.scenario import Scenario
from planner.case.applications import CONTACT
from planner.documents.digests import inputs_digest
from planner.documents.inputs import (
    applicant_from_json,
    applicant_json,
    assistant_from_json,
    assistant_json,
    inputs_from_json,
    inputs_json,
)
from planner.record.command import digest
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading, Tell, Unprepared
from planner.rules.eligibility import inputs_of
from planner.rules.inputs import Inputs
from planner.scenarios.apply import applied
from planner.scenarios.change import ASKED, Add, Cell, Change, parse_changes
from planner.scenarios.difference import difference
from planner.scenarios.stand_in import card_of, case_of
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.terms.case import Case
from planner.terms.refusals import Fault, InputRefused, Refused

Document = dict[str, Any]
ADDABLE = ("applications", "assistants")
PERSONAL = (*CONTACT, "birth_date", "lat", "lon", "commission_reason")
NOTHING: Document = {"applicants": [], "assistants": []}


@dataclass(frozen=True)
class Parent:
    """What a scenario changes. document: its plan, None where none is known yet."""

    kind: str
    name: str
    inputs: Inputs
    document: Document | None

    def lineage(self) -> dict[str, Any]:
        return {"kind": self.kind, "name": self.name, "digest": inputs_digest(self.inputs)}


def parent_of(reading: Reading, name: str) -> Parent:
    """The recorded state for no name; else a plan, or a scenario. Raises Refused."""
    if not name:
        now = ProgrammeNow.read(reading)
        inputs = now.inputs()
        return Parent("record", "", inputs, _known(reading, now.programme, inputs))
    plan = reading.find_or_none(Plan, name)
    if plan is not None:
        return Parent("plan", name, plan.inputs, None if plan.revision else plan.document)
    scenario = reading.find_or_none(Scenario, name)
    if scenario is None or scenario.discarded:
        raise Refused("no_such_parent", "parent", name=name)
    return Parent("scenario", name, inputs_from_json(scenario.inputs), scenario.document)


def _known(reading: Reading, programme: Programme, inputs: Inputs) -> Document | None:
    """The newest plan where it is of these inputs, so that nobody solves them again."""
    newest = programme.newest_plan
    if newest is None or programme.plans[newest] != inputs_digest(inputs):
        return None
    plan = reading.find(Plan, newest)
    return None if plan.revision or plan.status != "optimal" else plan.document


@dataclass(frozen=True)
class Made:
    """A scenario solved. base: the parent's plan."""

    case: Case
    inputs: Inputs
    base: Document
    document: Document
    seconds: float

    @classmethod
    def of(cls, reading: Reading, parent: Parent, changes: tuple[Change, ...], added: Document = NOTHING) -> "Made":
        """added: who came with earlier changes, before these are made.

        Raises InputRefused with every fault of the changes; Unprepared when it is not solved yet.
        """
        case = applied(with_added(case_of(parent.inputs), added), changes)
        inputs = replace(inputs_of(case), past=parent.inputs.past)
        base = parent.document or _solved(reading, parent.inputs)[0]
        document, seconds = _solved(reading, inputs)
        return cls(case, inputs, base, document, seconds)

    def facts(self) -> dict[str, Any]:
        """As the scenario's events take them."""
        differs = plain(difference(self.base, self.document).as_json())
        facts = {"inputs": inputs_json(self.inputs), "document": self.document, "seconds": self.seconds}
        return {**facts, "difference": differs}


def _solved(reading: Reading, inputs: Inputs) -> tuple[Document, float]:
    key = digest(["scenario", inputs_digest(inputs)])
    if key not in reading.prepared:
        raise Unprepared(key, partial(_solve, inputs))
    found: tuple[Document, float] = reading.prepared[key]
    return found


def _solve(inputs: Inputs, tell: Tell) -> tuple[Document, float]:
    started = monotonic()
    document = plain(proven(inputs, Run(tell=tell)).as_json())
    return document, round(monotonic() - started, 3)


def plain(document: Any) -> Any:
    """Lists in place of tuples, as an event keeps it."""
    return json.loads(json.dumps(document))


def read_changes(texts: Iterable[str], rows: dict[str, str]) -> tuple[Change, ...]:
    """What is personal, or not of an allocation, is not asked of a recorded scenario. Raises InputRefused."""
    changes = parse_changes(texts, lambda name: rows.get(name, ""))
    faults = [fault for number, one in enumerate(changes, 1) for fault in _not_recorded(one, number)]
    if faults:
        raise InputRefused(faults)
    return changes


def without_rows(texts: Iterable[str]) -> tuple[Change, ...]:
    """Of a recorded scenario's changes those that add nobody: who was added is recorded apart."""
    return tuple(one for one in read_changes(texts, {}) if not isinstance(one, Add))


def _not_recorded(one: Change, number: int) -> Iterator[Fault]:
    if isinstance(one, Cell) and one.column in PERSONAL:
        yield Fault(ASKED, number, f"{one.id}.{one.column}", "personal_change", (("value", one.column),))
    if isinstance(one, Add) and one.file not in ADDABLE:
        facts = (("value", one.file), ("allowed", ", ".join(ADDABLE)))
        yield Fault(ASKED, number, "add", "not_allowed", facts)


def added(parent: Inputs, now: Inputs) -> Document:
    """The applicants and assistants whom the parent does not have, as inputs have them; nothing personal."""
    people, staff = {one.id for one in parent.applicants}, {one.id for one in parent.assistants or ()}
    return {
        "applicants": [applicant_json(one) for one in now.applicants if one.id not in people],
        "assistants": [assistant_json(one) for one in now.assistants or () if one.id not in staff],
    }


def with_added(case: Case, facts: Document) -> Case:
    """The case with those people and assistants whom it does not have."""
    known, staff = {one.id for one in case.applications}, {one.id for one in case.assistants or ()}
    people = [applicant_from_json(one) for one in facts["applicants"] if one["id"] not in known]
    more = [assistant_from_json(one) for one in facts["assistants"] if one["id"] not in staff]
    cards = (*case.applications, *(card_of(case.programme, one) for one in people))
    served = None if case.assistants is None and not more else sorted((*(case.assistants or ()), *more), key=_id)
    everybody = tuple(sorted(cards, key=_id))
    return replace(case, applications=everybody, assistants=None if served is None else tuple(served))


def _id(one: Any) -> str:
    return str(one.id)
