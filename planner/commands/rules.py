"""Opening a programme and changing its rules and budget."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from planner.aggregates.application import Application
from planner.aggregates.programme import Programme
from planner.record.application import Decided, Godziny
from planner.record.programme_now import read_record
from planner.rules.eligibility import in_time
from planner.rules.inputs import Applicant, programme_json
from planner.rules.split import inputs_faults
from planner.terms import case as model
from planner.terms.refusals import InputRefused, Refused
from planner.terms.scope import Act, Scope


def open_programme(app: Godziny, rules: model.ProgrammeRules, act: Act) -> dict[str, Any]:
    """Record a new programme without applications. Raises Refused when the unit runs this edition already."""
    scope = Scope.of(rules.unit, rules.edition.name)

    def decide() -> Decided:
        if app.knows(Programme, scope):
            raise Refused("programme_known", "unit", scope=scope)
        check_unit_name(app, scope, rules.unit)
        return Decided({"programme": str(scope)}, [Programme.open(scope, rules, act)])

    return app.run("open_programme", scope, act, {"rules": programme_json(rules)}, decide)


def change_rules(app: Godziny, scope: Scope, rules: model.ProgrammeRules, act: Act) -> dict[str, Any]:
    """Record the programme's new rules; what depends on its dates is derived anew for every application."""

    def decide() -> Decided:
        record = read_record(app, scope)
        record.programme.set_rules(rules, act)
        personal = app.personal.of_all(scope, Application.TOPIC)
        derive_anew(rules, record.applications.values(), personal, act)
        faults = inputs_faults(record.inputs())
        if faults:
            raise InputRefused(faults)
        return Decided({"programme": str(scope)}, [record.programme, *record.applications.values()], record.number)

    return app.run("change_rules", scope, act, {"rules": programme_json(rules)}, decide)


def derive_anew(
    rules: model.ProgrammeRules, applications: Iterable[Application], personal: dict[str, dict[str, Any]], act: Act
) -> None:
    """What follows from the programme's dates, for each of the applications."""
    for one in applications:
        applicant = in_the_light_of(rules, one.applicant(), personal.get(one.name, {}))
        one.correct(applicant, one.documents, act)


def check_unit_name(app: Godziny, scope: Scope, unit_name: str) -> None:
    """Raises Refused when another unit's name leads to the same record, in whatever edition."""
    for known in app.journal.programmes(scope.unit):
        found = app.find(Programme, known)
        if found.unit_name != unit_name:
            raise Refused("other_unit", "unit", unit=unit_name, known=found.unit_name, record=str(known))


@dataclass(frozen=True)
class _Person:
    category: str
    birth_date: date
    certificate_valid_until: date | None


def in_the_light_of(rules: model.ProgrammeRules, applicant: Applicant, personal: dict[str, Any]) -> Applicant:
    """The applicant with age, certificate and last day of service as the rules' dates make them.

    Without personal data, which may be erased, what was derived before stays. Source: R-03, R-06.
    """
    if "birth_date" not in personal:
        return applicant
    until = personal.get("certificate_valid_until")
    valid = None if until is None else date.fromisoformat(until)
    person = _Person(applicant.category, date.fromisoformat(personal["birth_date"]), valid)
    return replace(applicant, **in_time(rules, person))
