"""Opening a programme and changing its rules and budget."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, ClassVar

from pydantic import SkipValidation

from planner.aggregates.application import Application
from planner.aggregates.programme import Programme
from planner.documents.inputs import programme_json
from planner.documents.shapes.units import ProgrammeId
from planner.record.broken import AnswerWithBroken, Touched, newly_broken
from planner.record.command import Answer, Command, Decided
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading
from planner.record.store.accesses import Reader
from planner.rules.cards import age_faults, bounds_faults
from planner.rules.eligibility import DatedPerson, in_time
from planner.rules.inputs import Applicant
from planner.rules.split import inputs_faults
from planner.terms.case import ProgrammeRules
from planner.terms.refusals import Fault, InputRefused, Refused
from planner.terms.scope import Act, Scope

DATES = ("birth_date", "certificate_valid_until")


class ProgrammeNamed(AnswerWithBroken):
    """programme: as `unit/edition`."""

    programme: ProgrammeId


class WithRules(Command):
    """rules: as programme.toml says them; of a body see planner/case/programme.py."""

    ANSWER: ClassVar[type[Answer]] = ProgrammeNamed

    rules: SkipValidation[ProgrammeRules]

    def asked(self) -> dict[str, Any]:
        return {"rules": programme_json(self.rules)}

    def asked_personally(self) -> dict[str, Any]:
        return {}


class OpenProgramme(WithRules):
    """Record a new programme without applications. Refused when the unit runs this edition already."""

    NAME: ClassVar[str] = "open_programme"

    def decide(self, reading: Reading, act: Act) -> Decided:
        return Decided(ProgrammeNamed(programme=str(reading.scope)), [opened(reading, self.rules, act)])


class ChangeRules(WithRules):
    """Record the programme's new rules; what depends on its dates is derived anew for every application."""

    NAME: ClassVar[str] = "change_rules"

    def decide(self, reading: Reading, act: Act) -> Decided:
        now, dates = ProgrammeNow.read(reading), service_dates(reading, act)
        now.programme.set_rules(self.rules, act)
        derive_anew(self.rules, now.applications.values(), dates, act)
        faults = [*inputs_faults(now.inputs()), *_faults_of_people(self.rules, now.applications.values(), dates)]
        if faults:
            raise InputRefused(faults)
        changed = [now.programme, *now.applications.values()]
        broken = newly_broken(reading, Touched.of(now), act.actor)
        return Decided(ProgrammeNamed(programme=str(reading.scope), broken=broken), changed)


def opened(reading: Reading, rules: ProgrammeRules, act: Act) -> Programme:
    """The new programme. Raises Refused when there is one, or another unit's name leads here in any edition."""
    scope = reading.scope
    reading.rest_on_thread(scope.unit)
    if reading.find_or_none(Programme):
        raise Refused("programme_known", "unit", scope=scope)
    for known in reading.recorded.journal.programmes(scope.unit):
        found = reading.find(Programme, scope=known)
        if found.unit_name != rules.unit:
            raise Refused("other_unit", "unit", unit=rules.unit, known=found.unit_name, record=str(known))
    return Programme.open(scope, rules, act)


def _faults_of_people(
    rules: ProgrammeRules, applications: Iterable[Application], dates: dict[str, dict[str, Any]]
) -> Iterator[Fault]:
    """What the folder's reader would find under the new rules: bounds below a step, category against age."""
    for one in (one for one in applications if not one.withdrawn):
        applicant = one.applicant()
        known = DatedPerson.of(applicant.category, dates.get(one.name, {}))
        wrong = [*bounds_faults(rules, applicant), *(age_faults(rules, known) if known else ())]
        yield from (Fault(one.name, 0, *fault) for fault in wrong)


def service_dates(reading: Reading, act: Act) -> dict[str, dict[str, Any]]:
    """What service days follow from, by application."""
    return reading.personal.read(reading.scope, Application.TOPIC, DATES, Reader(act.actor, "service_days"))


def derive_anew(
    rules: ProgrammeRules, applications: Iterable[Application], dates: dict[str, dict[str, Any]], act: Act
) -> None:
    """What follows from the programme's dates, for each of the applications."""
    for one in applications:
        applicant = _in_the_light_of(rules, one.applicant(), dates.get(one.name, {}))
        one.correct(applicant, one.documents, act)


def _in_the_light_of(rules: ProgrammeRules, applicant: Applicant, dates: dict[str, Any]) -> Applicant:
    """The applicant with age, certificate and last day of service as the rules' dates make them.

    Without personal data, which may be erased, what was derived before stays. Source: R-03, R-06.
    """
    person = DatedPerson.of(applicant.category, dates)
    return applicant if person is None else replace(applicant, **in_time(rules, person))


def scope_of(rules: ProgrammeRules) -> Scope:
    return Scope.of(rules.unit, rules.edition.name)
