"""From inputs to an instance: eligibility, room, capacity, limits. Source: formats 1 to 3."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, lcm
from operator import mul

from planner.editions import Figure
from planner.rules.eligibility import kept_hours, left_over, ranking_key, refusal_reasons
from planner.rules.inputs import Applicant, Inputs
from planner.rules.split import ceilings, measure, unit_ceiling
from planner.solver.allocation.instance import Capacity, Instance, Limits, Person
from planner.terms import case as case_model
from planner.terms.calendar import Month, days_between, days_in_common, weekdays_between
from planner.terms.case import ProgrammeRules

HOURS_A_DAY = 24


@dataclass(frozen=True)
class Derived:
    """An instance with those who are not in it and the unconfirmed figures it rests on.

    programme: the rules, less what was used by those who are gone.
    """

    programme: ProgrammeRules
    instance: Instance
    refused: tuple[tuple[str, tuple[str, ...]], ...]
    unconfirmed: tuple[Figure, ...]


def derive(inputs: Inputs) -> Derived:
    """The allocation problem of the inputs."""
    programme, kept = left_over(inputs), kept_hours(inputs)
    ranked = sorted(inputs.applicants, key=ranking_key)
    reasons = {one.id: refusal_reasons(programme, one) for one in ranked}
    eligible = [one for one in ranked if not reasons[one.id]]
    scale = _weight_scale(programme)
    instance = Instance(
        months=programme.months,
        step_hours=programme.step_hours,
        people=tuple(_person(programme, one, kept.get(one.id), scale) for one in eligible),
        limits=limits_of(programme),
        assistants=_assistants(inputs),
        admission_needs_assistants=programme.admission_needs_assistants,
    )
    refused = tuple((one.id, reasons[one.id]) for one in inputs.applicants if reasons[one.id])
    return Derived(programme, instance, refused, unconfirmed(programme, {one.category for one in eligible}))


def unconfirmed(programme: ProgrammeRules, categories: set[str]) -> tuple[Figure, ...]:
    """The `open` figures that a plan for these categories uses."""
    used = {f"ceilings.{category}" for category in categories}
    used |= {"quota.high_support_share", "quota.high_support_categories", "ceilings_prorated"}
    figures = programme.edition.figures.values()
    return tuple(figure for figure in figures if figure.status == "open" and figure.key in used)


def limits_of(programme: ProgrammeRules) -> Limits:
    """Budget and pools in steps, places, quota."""
    step = programme.step_hours
    return Limits(
        budget=programme.budget_hours // step,
        quota=programme.edition.quota,
        places=programme.places,
        category_places=programme.category_places,
        pools={category: hours // step for category, hours in programme.pools.items()},
    )


def _person(programme: ProgrammeRules, one: Applicant, kept: int | None, scale: int) -> Person:
    """kept: hours used before, with which the person is admitted in any case; None for everybody else."""
    days = _service_days(programme, one)
    room = tuple(_room(programme, count) for count in days)
    ceiling, from_ = _ceiling(programme, one)
    step = programme.step_hours
    own = max(one.min_hours or 0, kept or 0)
    least = ceil(max(programme.minimum_hours, own, step) / step)
    return Person(
        id=one.id,
        category=one.category,
        high_support=programme.edition.is_high_support(one.category),
        is_child=one.category == "child",
        commission_admits=one.commission == "admit",
        keeps_used=kept is not None,
        asked=one.requested_hours or unit_ceiling(programme, one.category),
        floor=min(least, ceiling, sum(room)),
        own_floor=min(ceil(own / step), ceiling, sum(room)),
        ceiling=ceiling,
        ceiling_from=from_,
        weight=_weight(programme, one, ceiling, scale),
        service_days=days,
        room=room,
    )


def _service_days(programme: ProgrammeRules, one: Applicant) -> tuple[int, ...]:
    return tuple(days_in_common(month, programme.first, one.last_service_day) for month in programme.months)


def _room(programme: ProgrammeRules, days: int) -> int:
    """Steps that fit into the month's service days. Source: R-30, R-21."""
    hours = HOURS_A_DAY * days
    if programme.monthly_limit is not None:
        hours = min(hours, programme.monthly_limit)
    return hours // programme.step_hours


def _ceiling(programme: ProgrammeRules, one: Applicant) -> tuple[int, tuple[str, ...]]:
    """Steps, and which of the limits set them. Source: R-20, R-21, R-17."""
    steps = ceilings(programme, one)
    least = min(steps.values())
    return least, tuple(name for name, value in steps.items() if value == least)


def _weight_scale(programme: ProgrammeRules) -> int:
    return lcm(*(Fraction(average).denominator for average in programme.averages.values()), 1)


def _weight(programme: ProgrammeRules, one: Applicant, ceiling: int, scale: int) -> int:
    """Positive integer proportional to the policy's weight. Source: R-24.

    Who has a ceiling of 0 stays at 0 in every plan, so their weight is free: 1.
    """
    policy = programme.policy
    held_against = measure(programme, policy, one.category, points=one.points, ceiling=ceiling)
    return int(held_against * (scale if policy == "average" else 1)) or 1


def _assistants(inputs: Inputs) -> tuple[Capacity, ...] | None:
    if inputs.assistants is None:
        return None
    return tuple(_assistant(inputs.programme, one) for one in inputs.assistants)


def _assistant(programme: ProgrammeRules, one: case_model.AssistantTerms) -> Capacity:
    until = one.child_clearance_until
    return Capacity(
        id=one.id,
        capacity=tuple(_capacity(programme, one, month) for month in programme.months),
        anyone=one.basis != "indicated",
        indicated_by=one.indicated_by,
        family_of=one.family_of,
        accepted_for=one.accepted_for,
        cleared=tuple(until is not None and until >= min(month.last, programme.last) for month in programme.months),
    )


def _capacity(programme: ProgrammeRules, one: case_model.AssistantTerms, month: Month) -> int:
    """Steps the assistant can give in the month. Source: R-31, formats 3."""
    most = int(programme.edition["assistant.minutes_in_doba"])
    by_weekday = [min(most, sum(window.end - window.start for window in day)) for day in one.windows]
    first, last = max(month.first, programme.first), min(month.last, programme.last)
    minutes: int = sum(map(mul, by_weekday, weekdays_between(first, last)))
    if one.absences:
        minutes -= sum(by_weekday[day.weekday()] for day in days_between(first, last) if _absent(one, day))
    return min(one.max_hours_month, minutes // 60) // programme.step_hours


def _absent(one: case_model.AssistantTerms, day: date) -> bool:
    return any(first <= day <= last for first, last in one.absences)
