"""Who may join, for how long, and who goes first. One function per rule."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from planner.rules.inputs import Applicant, Inputs
from planner.terms.calendar import birthday
from planner.terms.case import ApplicationCard, Case, ProgrammeRules, Served

Refuses = Callable[[ProgrammeRules, Applicant], bool]


def late(programme: ProgrammeRules, applicant: Applicant) -> bool:
    """Received after the deadline. Source: R-05."""
    return applicant.received_at > programme.applications_until


def not_resident(_: ProgrammeRules, applicant: Applicant) -> bool:
    """Lives outside the unit. Source: R-01."""
    return not applicant.resident


def documents_missing(_: ProgrammeRules, applicant: Applicant) -> bool:
    """Any of the documents is missing. Source: R-04."""
    return not applicant.documents_complete


def certificate_expired(_: ProgrammeRules, applicant: Applicant) -> bool:
    """The certificate ends before the programme starts. Source: R-06."""
    return not applicant.certified


def age(_: ProgrammeRules, applicant: Applicant) -> bool:
    """A child that is too old or too young on the first day. Source: R-03."""
    return not applicant.right_age


def commission(_: ProgrammeRules, applicant: Applicant) -> bool:
    """The commission refused. Source: R-17."""
    return applicant.commission == "refuse"


REFUSALS: tuple[Refuses, ...] = (late, not_resident, documents_missing, certificate_expired, age, commission)


def refusal_reasons(programme: ProgrammeRules, applicant: Applicant) -> tuple[str, ...]:
    """Every reason against the applicant, in the order of REFUSALS; empty when eligible."""
    return tuple(rule.__name__ for rule in REFUSALS if rule(programme, applicant))


def ranking_key(applicant: Applicant) -> tuple[int, int, datetime, str]:
    """Tier, points (highest first), time of receipt, id. Source: R-10, R-11."""
    return applicant.tier, -applicant.points, applicant.received_at, applicant.id


def kept_hours(inputs: Inputs) -> dict[str, int]:
    """Hours used before by those who keep a place and are eligible; they are admitted with at least these. R-25."""
    counted = {one.id for one in inputs.applicants if not refusal_reasons(inputs.programme, one)}
    return {one.application: one.used for one in inputs.past if one.present and one.application in counted}


def left_over(inputs: Inputs) -> ProgrammeRules:
    """The rules with budget and pools less what those used who are gone. Source: formats, re-planning 2."""
    rules, kept = inputs.programme, kept_hours(inputs)
    gone = [one for one in inputs.past if one.application not in kept]
    if not gone:
        return rules
    pools = {
        category: max(0, hours - sum(one.used for one in gone if one.category == category))
        for category, hours in rules.pools.items()
    }
    hours = max(0, rules.budget_hours - sum(one.used for one in gone))
    return replace(rules, hours=hours, money=None, pools=pools)


def inputs_of(case: Case) -> Inputs:
    """What an allocation of the case is computed from."""
    applicants = tuple(applicant_of(case.programme, one) for one in case.applications)
    return Inputs(case.programme, applicants, case.assistants)


def applicant_of(programme: ProgrammeRules, application: ApplicationCard) -> Applicant:
    """The application reduced to what the rules ask of it."""
    return Applicant(
        id=application.id,
        received_at=application.received_at,
        category=application.category,
        tier=tier(application),
        resident=application.resident,
        documents_complete=application.documents_complete and not application.missing_documents,
        **in_time(programme, application),
        requested_hours=application.requested_hours,
        points=application.points,
        commission=application.commission,
        min_hours=application.min_hours,
        max_hours=application.max_hours,
    )


class Dated(Protocol):
    """Whose age and certificate decide when they can be served; without a birth date what was derived of them."""

    @property
    def category(self) -> str: ...
    @property
    def birth_date(self) -> date | None: ...
    @property
    def certificate_valid_until(self) -> date | None: ...
    @property
    def last_service_day(self) -> date | None: ...
    @property
    def age_ok(self) -> bool | None: ...
    @property
    def certified(self) -> bool | None: ...


@dataclass(frozen=True)
class DatedPerson:
    """Somebody of whom the dates themselves are known."""

    category: str
    birth_date: date
    certificate_valid_until: date | None
    last_service_day: None = None
    age_ok: None = None
    certified: None = None

    @classmethod
    def of(cls, category: str, known: Mapping[str, Any]) -> "DatedPerson | None":
        """known: personal data as they are kept. None where the birth date is not known, or erased."""
        if not known.get("birth_date"):
            return None
        until = known.get("certificate_valid_until")
        return cls(category, date.fromisoformat(known["birth_date"]), until and date.fromisoformat(until))


def in_time(programme: ProgrammeRules, person: Dated) -> dict[str, Any]:
    """What follows from the programme's dates: right_age, certified, last_service_day."""
    return {
        "right_age": right_age(programme, person),
        "certified": certified(programme, person),
        "last_service_day": last_service_day(programme, person),
    }


def certified(programme: ProgrammeRules, person: Dated) -> bool:
    """Whether the certificate holds on the first day. Source: R-06.

    Of derived data: who could be served until a day before the first is too old, or has no certificate.
    """
    until = person.certificate_valid_until
    holds = until is None or until >= programme.first
    if person.birth_date is not None:
        return holds
    follows = last_service_day(programme, person) >= programme.first or not right_age(programme, person)
    return holds and (follows if person.certified is None else person.certified)


def right_age(programme: ProgrammeRules, application: Dated) -> bool:
    """Whether a child has an age that the edition serves on the first day. Source: R-03."""
    if application.category != "child":
        return True
    if application.birth_date is None:
        return application.age_ok is True
    rules = programme.edition
    too_old = birthday(application.birth_date, rules["child.age_below"]) <= programme.first
    return not too_old and birthday(application.birth_date, rules["child.age_at_least"]) <= programme.first


def last_service_day(programme: ProgrammeRules, application: Dated | Served) -> date:
    """The last day on which this person can be served. Source: R-03, R-06."""
    if isinstance(application, Served):
        return min(programme.last, application.last_service_day)
    last = programme.last
    if application.certificate_valid_until is not None:
        last = min(last, application.certificate_valid_until)
    if application.birth_date is None:
        return min(last, application.last_service_day or last)
    if application.category == "child":
        sixteenth = birthday(application.birth_date, programme.edition["child.age_below"])
        last = min(last, sixteenth - timedelta(days=1))
    return last


def tier(application: ApplicationCard) -> int:
    """1 to 4, the first goes first. Source: R-10."""
    if application.tier is not None:
        return application.tier
    return tier_of(application.category, equivalent=application.equivalent, lives_alone=application.lives_alone)


def tier_of(category: str, *, equivalent: bool | None, lives_alone: bool | None) -> int:
    """The same of the facts from which it follows. Source: R-10."""
    if category in ("severe", "severe_multiple"):
        return 2 if equivalent else 1
    return 3 if lives_alone else 4
