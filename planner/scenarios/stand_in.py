"""Recorded inputs as a case: rows from which the same inputs follow, with nothing personal in them.

Dates stand in for those that are kept apart: a birthday that gives the right age, a certificate that ends with the
last day of service.
"""

from datetime import date, timedelta

from planner.rules.inputs import Applicant, Inputs
from planner.terms.case import ApplicationCard, Case, ProgrammeRules

ADULT_YEARS = 40


def case_of(inputs: Inputs) -> Case:
    """`inputs_of` of this case gives the inputs again, but for `past`."""
    cards = tuple(card_of(inputs.programme, one) for one in inputs.applicants)
    return Case(inputs.programme, cards, inputs.assistants, (), ())


def card_of(rules: ProgrammeRules, one: Applicant) -> ApplicationCard:
    """A row of applications.csv for one applicant."""
    severe = one.category in ("severe", "severe_multiple")
    return ApplicationCard(
        id=one.id,
        received_at=one.received_at,
        category=one.category,
        equivalent=severe and one.tier == 2,
        lives_alone=not severe and one.tier == 3,
        birth_date=_birth_date(rules, one),
        certificate_valid_until=_until(rules, one),
        requested_hours=one.requested_hours,
        points=one.points,
        documents_complete=one.documents_complete,
        lat=None,
        lon=None,
        resident=one.resident,
        commission=one.commission,
        min_hours=one.min_hours,
        max_hours=one.max_hours,
        commission_reason="" if one.commission is None and one.min_hours is None and one.max_hours is None else "-",
    )


def _until(rules: ProgrammeRules, one: Applicant) -> date | None:
    """The last day of service, unless that is the end of the programme, or the eve of a birthday."""
    ends_early = one.last_service_day < rules.last
    return one.last_service_day if ends_early and not (one.certified and _turned(rules, one)) else None


def _turned(rules: ProgrammeRules, one: Applicant) -> bool:
    """Whether a child was too old on the first day: the service ended before it."""
    return not one.right_age and one.last_service_day < rules.first


def _birth_date(rules: ProgrammeRules, one: Applicant) -> date:
    """In the middle of the ages that are served; of a child with a wrong age, a day that is too early or too late."""
    below, least = rules.edition["child.age_below"], rules.edition["child.age_at_least"]
    if one.right_age:
        years = (least + below) // 2 if one.category == "child" else ADULT_YEARS
        return _years_before(rules.first, years)
    if not _turned(rules, one):
        return _years_before(rules.first, least) + timedelta(days=2)
    day = one.last_service_day + timedelta(days=1) if one.certified else rules.first
    return _years_before(day, below)


def _years_before(day: date, years: int) -> date:
    """29 February in a common year: the day after it comes first, 1 March."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)
