"""Recorded inputs as a case: rows from which the same inputs follow, with nothing personal in them.

Dates stand in for those that are kept apart: a birthday that gives the right age, a certificate that ends with the
last day of service.
"""

from datetime import date, timedelta

from planner.rules.inputs import Applicant, Inputs
from planner.terms.case import DOCUMENTS, ApplicationCard, Case, ProgrammeRules

ADULT_YEARS = 40


def case_of(inputs: Inputs) -> Case:
    """`inputs_of` of this case gives the inputs again, but for `past`."""
    cards = tuple(card_of(inputs.programme, one) for one in inputs.applicants)
    return Case(inputs.programme, cards, inputs.assistants, (), ())


def card_of(rules: ProgrammeRules, one: Applicant) -> ApplicationCard:
    """A row of applications.csv for one applicant."""
    severe = one.category in ("severe", "severe_multiple")
    until = one.last_service_day if one.last_service_day < rules.last else None
    return ApplicationCard(
        id=one.id,
        received_at=one.received_at,
        category=one.category,
        equivalent=severe and one.tier == 2,
        lives_alone=not severe and one.tier == 3,
        birth_date=_birth_date(rules, one),
        certificate_valid_until=until if one.certified else min(until or rules.last, rules.first - timedelta(days=1)),
        requested_hours=one.requested_hours,
        points=one.points,
        documents_complete=one.documents_complete,
        lat=None,
        lon=None,
        resident=one.resident,
        missing_documents=() if one.documents_complete else DOCUMENTS[:1],
        commission=one.commission,
        min_hours=one.min_hours,
        max_hours=one.max_hours,
        commission_reason="" if one.commission is None and one.min_hours is None and one.max_hours is None else "-",
    )


def _birth_date(rules: ProgrammeRules, one: Applicant) -> date:
    """In the middle of the ages that are served; of somebody with a wrong age the day on which they are too old."""
    below, least = rules.edition["child.age_below"], rules.edition["child.age_at_least"]
    years = ADULT_YEARS if one.category != "child" else (least + below) // 2 if one.right_age else below
    return date(rules.first.year - years, rules.first.month, min(rules.first.day, 28))
