"""A case folder into the record: all of it with its plan in one transaction, or nothing."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import Field, SkipValidation

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.base import Recorded
from planner.aggregates.programme import Programme
from planner.commands.applications import CONTACT, FACTS, documents_in, personal_facts
from planner.commands.assistants import home_facts
from planner.commands.fields import Name
from planner.commands.one_person import People
from planner.commands.planning import PlanTold, file_plan
from planner.commands.presence import APPLICATIONS, settle_presence
from planner.commands.programmes import derive_anew, opened
from planner.documents.inputs import inputs_json
from planner.documents.wishes import absence_json, blocked_json, wish_json
from planner.record.broken import AnswerWithBroken, Touched, newly_broken
from planner.record.command import Answer, Command, Decided
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading
from planner.record.store.accesses import Reader
from planner.record.store.personal import HOME
from planner.rules.eligibility import applicant_of, inputs_of
from planner.rules.persons import telling_apart
from planner.terms.case import UNTOLD, ApplicationCard, AssistantTerms, Case
from planner.terms.natural import natural
from planner.terms.refusals import Fault
from planner.terms.scope import Act, PersonalData

SERVICES = "services"  # which services block, in the order of the blocked hours


class Imported(PlanTold, AnswerWithBroken):
    """programme: as `unit/edition`. added, changed: how many applications, assistants and rules."""

    programme: str
    added: int
    changed: int


class ImportCase(Command):
    """Record what the folder says and its plan. What is recorded already and unchanged stays as it is.

    withdraw_missing: whoever is recorded but not in the folder withdraws, or leaves; without it that is a fault.
    same_person: ids with a grant whose new data would be another person's, and are a correction (R-45).
    """

    NAME: ClassVar[str] = "import"
    ANSWER: ClassVar[type[Answer]] = Imported

    case: Annotated[SkipValidation[Case], Field(repr=False)]
    withdraw_missing: bool = False
    same_person: tuple[Name, ...] = ()
    seconds: float = float("inf")

    def asked(self) -> dict[str, Any]:
        wishes, blocked = _by_person(self.case)
        hours = {name: [window for window, _ in listed] for name, listed in blocked.items()}
        rows = {"case": inputs_json(inputs_of(self.case)), "wishes": wishes, "blocked": hours, "away": _away(self.case)}
        corrected = {"same_person": sorted(self.same_person)} if self.same_person else {}
        return {"withdraw_missing": self.withdraw_missing, **corrected, **rows}

    def asked_personally(self) -> dict[str, Any]:
        _, blocked = _by_person(self.case)
        return {
            "applications": {one.id: personal_facts(one) for one in self.case.applications},
            "assistants": {one.id: home_facts(one) for one in self.case.assistants or ()},
            "services": {name: [service for _, service in listed] for name, listed in blocked.items()},
        }

    def decide(self, reading: Reading, act: Act) -> Decided:
        importing = _Importing(reading, self, act)
        settle_presence(importing.now, self.case, act, importing.who(), withdraw_missing=self.withdraw_missing)
        importing.bring()
        plan, told = file_plan(reading, importing.now, self.seconds, act)
        added, changed = importing.counts()
        broken = newly_broken(reading, importing.touched(), act.actor)
        answer = Imported(programme=str(reading.scope), added=added, changed=changed, broken=broken, **dict(told))
        return Decided(answer, [*importing.aggregates(), *([plan] if plan else [])], tuple(importing.personal))


class _Importing:
    """The record brought up to the folder."""

    def __init__(self, reading: Reading, asked: ImportCase, act: Act) -> None:
        self.reading, self.asked, self.case, self.act = reading, asked, asked.case, act
        self.personal: list[PersonalData] = []
        self.is_new = reading.find_or_none(Programme) is None
        self.now = self._opened() if self.is_new else ProgrammeNow.read(reading)
        self.known = {
            Application: self._known(Application, (*FACTS, *CONTACT, SERVICES)),
            Assistant: self._known(Assistant, HOME),
        }

    def _opened(self) -> ProgrammeNow:
        return ProgrammeNow(opened(self.reading, self.case.programme, self.act))

    def _known(self, kind: type[Recorded], fields: tuple[str, ...]) -> dict[str, dict[str, Any]]:
        return self.reading.personal.read(self.reading.scope, kind.TOPIC, fields, Reader(self.act.actor, "compare"))

    def who(self) -> list[Fault]:
        """Rows of somebody who is recorded under another id, and ids with a grant that became somebody else. R-45."""
        rows = {one.id: personal_facts(one) for one in self.case.applications}
        known, held = self.known[Application], self.now.programme.held
        people = People(self.reading, APPLICATIONS, self.case.programme, self.act, held=held)
        numbers = {name: facts["pesel"] for name, facts in rows.items() if facts.get("pesel")}
        gone = known.keys() - rows.keys() - held.keys() if self.asked.withdraw_missing else set()
        faults = list(people.taken(numbers, {*numbers, *gone}))
        for name in sorted(known.keys() & rows.keys() - set(self.asked.same_person), key=natural):
            faults += people.replaced(name, known[name], rows[name])
        unknown = sorted(set(self.asked.same_person) - rows.keys(), key=natural)
        return [*faults, *(Fault(APPLICATIONS, 0, "id", "unknown_application", (("value", one),)) for one in unknown)]

    def bring(self) -> None:
        self.now.programme.set_rules(self.case.programme, self.act)
        self.now.programme.limit_by_assistants(self.case.assistants is not None, self.act)
        wishes, blocked = _by_person(self.case)
        away = _away(self.case)
        for one in self.case.applications:
            recorded = self._application(one)
            recorded.wish(wishes[one.id], [hours for hours, _ in blocked[one.id]], self.act)
            recorded.be_away(away[one.id], self.act)
            if one.id in self.asked.same_person:
                known = self.known[Application].get(one.id, {})
                recorded.confirm_same_person(telling_apart(known, personal_facts(one)), self.act)
            services = [service for _, service in blocked[one.id]]
            told = {SERVICES: services or None} if any(services) or not services else {}  # a folder without their names
            self._know(recorded, {**self._facts(one), **told})
        here = {one.id for one in self.case.applications}
        others = [one for name, one in self.now.applications.items() if name not in here]
        derive_anew(self.case.programme, others, self.known[Application], self.act)
        for assistant in self.case.assistants or ():
            self._assistant(assistant)

    def aggregates(self) -> Iterator[Recorded]:
        yield self.now.programme
        yield from self.now.applications.values()
        yield from self.now.assistants.values()

    def touched(self) -> Touched:
        """Whoever is new has neither visits nor a home that others go to."""
        rows = {one.id: personal_facts(one) for one in self.case.applications}
        known = self.known[Application]
        moved = {
            name: {key: rows[name][key] for key in HOME}
            for name in rows.keys() & known.keys()
            if any(known[name].get(key) != rows[name][key] for key in HOME)
        }
        return Touched.of(self.now, moved)

    def counts(self) -> tuple[int, int]:
        """How many applications and assistants are new, and how many records have changed, the rules included."""
        both: list[Recorded] = [*self.now.applications.values(), *self.now.assistants.values()]
        new = [one for one in both if len(one.pending_events) == one.version]
        changed = [one for one in both if one.pending_events]
        changed += [self.now.programme] if not self.is_new and self.now.programme.has_new_rules else []
        return len(new), len(changed) - len(new)

    def _application(self, one: ApplicationCard) -> Application:
        applicant, documents = applicant_of(self.case.programme, one), documents_in(one)
        recorded = self.now.applications.get(one.id)
        if recorded is None:
            recorded = Application.receive(self.reading.scope, applicant, documents, self.act)
            self.now.applications[one.id] = recorded
        else:
            recorded.correct(applicant, documents, self.act)
        recorded.assess(one.points, self.act)
        recorded.decide(one.commission, one.min_hours, one.max_hours, self.act)
        return recorded

    def _facts(self, one: ApplicationCard) -> dict[str, Any]:
        """What the row says of the person. Of somebody else who had the id nothing stays. Source: R-45."""
        facts, known = personal_facts(one), self.known[Application].get(one.id, {})
        if facts["commission_reason"] == UNTOLD and known.get("commission_reason"):
            del facts["commission_reason"]
        same = one.id in self.asked.same_person or not telling_apart(known, facts)
        return facts if same else {**dict.fromkeys(CONTACT), **facts}

    def _assistant(self, one: AssistantTerms) -> None:
        recorded = self.now.assistants.get(one.id)
        if recorded is None:
            recorded = self.now.assistants[one.id] = Assistant.register(self.reading.scope, one, self.act)
        else:
            recorded.change(one, self.act)
        dated = [(rate.since, rate.rate) for rate in self.case.rates if rate.assistant == one.id]
        always = [] if one.rate is None else [(None, one.rate)]
        recorded.set_rates([*always, *dated], one.pay, self.act)
        self._know(recorded, home_facts(one))

    def _know(self, recorded: Application | Assistant, facts: dict[str, Any]) -> None:
        known = self.known[type(recorded)].get(recorded.name, {})
        self.personal += recorded.know_personally(known, facts, self.act)


def _by_person(case: Case) -> tuple[dict[str, list[dict[str, Any]]], dict[str, list[tuple[dict[str, Any], str]]]]:
    """Wishes as events write them, and blocked hours with the service that blocks; each in one order."""
    wishes: dict[str, list[dict[str, Any]]] = defaultdict(list)
    blocked: dict[str, list[tuple[dict[str, Any], str]]] = defaultdict(list)
    for wish in case.wishes:
        wishes[wish.application].append(wish_json(wish))
    for busy in case.blocked:
        blocked[busy.application].append((blocked_json(busy), busy.service))
    for person in {*wishes, *blocked}:
        wishes[person].sort(key=_in_the_week)
        blocked[person].sort(key=lambda one: (*_in_the_week(one[0]), one[1]))
    return wishes, blocked


def _away(case: Case) -> dict[str, list[dict[str, Any]]]:
    away: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in case.person_absences:
        away[one.application].append(absence_json(one))
    return away


def _in_the_week(one: dict[str, Any]) -> tuple[int, int, int, int, str]:
    return one["day"], one["from"], one["to"], one.get("minutes", 0), one.get("date", "")
