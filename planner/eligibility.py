"""Who may join, for how long, and who goes first. One function per rule."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from planner.calendar import birthday
from planner.case.model import Application, Programme

Refuses = Callable[[Programme, Application], bool]


def late(programme: Programme, application: Application) -> bool:
    """Received after the deadline. Source: R-05."""
    return application.received_at > programme.applications_until


def not_resident(_: Programme, application: Application) -> bool:
    """Lives outside the unit. Source: R-01."""
    return not application.resident


def documents_missing(_: Programme, application: Application) -> bool:
    """Any of the documents is missing. Source: R-04."""
    return not application.documents_complete or bool(application.missing_documents)


def certificate_expired(programme: Programme, application: Application) -> bool:
    """The certificate ends before the programme starts. Source: R-06."""
    until = application.certificate_valid_until
    return until is not None and until < programme.first


def age(programme: Programme, application: Application) -> bool:
    """A child that is too old or too young on the first day. Source: R-03."""
    if application.category != "child":
        return False
    rules = programme.edition
    too_old = birthday(application.birth_date, rules["child.age_below"]) <= programme.first
    return too_old or birthday(application.birth_date, rules["child.age_at_least"]) > programme.first


def commission(_: Programme, application: Application) -> bool:
    """The commission refused. Source: R-17."""
    return application.commission == "refuse"


REFUSALS: tuple[Refuses, ...] = (late, not_resident, documents_missing, certificate_expired, age, commission)


def refusal_reasons(programme: Programme, application: Application) -> tuple[str, ...]:
    """Every reason against the application, in the order of REFUSALS; empty when eligible."""
    return tuple(rule.__name__ for rule in REFUSALS if rule(programme, application))


def last_service_day(programme: Programme, application: Application) -> date:
    """The last day on which this person can be served. Source: R-03, R-06."""
    last = programme.last
    if application.certificate_valid_until is not None:
        last = min(last, application.certificate_valid_until)
    if application.category == "child":
        sixteenth = birthday(application.birth_date, programme.edition["child.age_below"])
        last = min(last, sixteenth - timedelta(days=1))
    return last


def tier(application: Application) -> int:
    """1 to 4, the first goes first. Source: R-10."""
    if application.category in ("severe", "severe_multiple"):
        return 2 if application.equivalent else 1
    return 3 if application.lives_alone else 4


def ranking_key(application: Application) -> tuple[int, int, datetime, str]:
    """Tier, points (highest first), time of receipt, id. Source: R-10, R-11."""
    return tier(application), -application.points, application.received_at, application.id
