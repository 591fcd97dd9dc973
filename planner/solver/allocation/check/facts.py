"""What the case says, worked out again from its rows or from recorded inputs.

Hours here are steps, as everywhere in a plan.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from planner.rules.inputs import Applicant, Inputs
from planner.terms.calendar import Month, birthday
from planner.terms.case import ApplicationCard, AssistantTerms, Case, ProgrammeRules


@dataclass(frozen=True)
class Candidate:
    """An eligible person with the bounds of their grant. Months are numbered from the programme's first.

    kept: hours used under an earlier grant, by those who keep a place. used: steps of this person's share that were
    served before these months; floor, ceiling and room are then of new steps.
    """

    applicant: Applicant
    high: bool
    floor: int
    ceiling: int
    weight: Fraction
    days: tuple[int, ...]
    room: tuple[int, ...]
    kept: int | None = None
    used: int = 0

    @property
    def pinned(self) -> bool:
        """In every lawful plan: the commission says so, or hours were used before."""
        return self.applicant.commission == "admit" or self.kept is not None

    @property
    def id(self) -> str:
        return self.applicant.id

    @property
    def category(self) -> str:
        return self.applicant.category


@dataclass(frozen=True)
class Facts:
    """candidates in ranking order; reasons of everybody else; capacity per assistant and month."""

    programme: ProgrammeRules
    months: tuple[Month, ...]
    candidates: tuple[Candidate, ...]
    refused: dict[str, list[str]]
    assistants: tuple[AssistantTerms, ...] | None
    capacity: dict[str, list[int]]

    @property
    def step(self) -> int:
        return self.programme.step_hours

    @property
    def budget(self) -> int:
        return self.programme.budget_hours // self.step


def facts(given: Case | Inputs) -> Facts:
    """The facts that decide whether a plan of this case, or of these recorded inputs, is right."""
    inputs = inputs_of(given) if isinstance(given, Case) else given
    kept = _kept(inputs)
    programme = _less_used(inputs, kept)
    calendar = _calendar(programme)
    reasons = {one.id: _reasons(programme, one) for one in inputs.applicants}
    eligible = [one for one in inputs.applicants if not reasons[one.id]]
    return Facts(
        programme=programme,
        months=programme.months,
        candidates=tuple(_candidate(programme, one, kept.get(one.id)) for one in sorted(eligible, key=_rank)),
        refused={name: found for name, found in reasons.items() if found},
        assistants=inputs.assistants,
        capacity={one.id: _capacity(programme, one, calendar) for one in inputs.assistants or ()},
    )


def inputs_of(case: Case) -> Inputs:
    """The rows of a case in its programme's light."""
    rows = tuple(_applicant(case.programme, one) for one in case.applications)
    return Inputs(case.programme, rows, case.assistants)


def _kept(inputs: Inputs) -> dict[str, int]:
    """Used before, by whoever is here again and not refused."""
    here = {one.id for one in inputs.applicants if not _reasons(inputs.programme, one)}
    return {one.application: one.used for one in inputs.past if one.present and one.application in here}


def _less_used(inputs: Inputs, kept: dict[str, int]) -> ProgrammeRules:
    """Budget and pools without the hours of those who are gone: formats, re-planning 2."""
    rules, gone = inputs.programme, [one for one in inputs.past if one.application not in kept]
    spent = {name: sum(one.used for one in gone if one.category == name) for name in rules.pools}
    if not gone:
        return rules
    left = max(0, rules.budget_hours - sum(one.used for one in gone))
    return replace(
        rules, money=None, hours=left, pools={name: max(0, rules.pools[name] - spent[name]) for name in spent}
    )


def _applicant(programme: ProgrammeRules, one: ApplicationCard) -> Applicant:
    """The row in the programme's light: R-03, R-04, R-06, R-10."""
    severe = one.category.startswith("severe")
    return Applicant(
        id=one.id,
        received_at=one.received_at,
        category=one.category,
        tier=one.tier or ((2 if one.equivalent else 1) if severe else (3 if one.lives_alone else 4)),
        resident=one.resident,
        documents_complete=one.documents_complete and len(one.missing_documents) == 0,
        right_age=one.category != "child" or _right_age(programme, one),
        certified=_certified(programme, one),
        last_service_day=_last_day(programme, one),
        requested_hours=one.requested_hours,
        points=one.points,
        commission=one.commission,
        min_hours=one.min_hours,
        max_hours=one.max_hours,
    )


def _rank(one: Applicant) -> tuple[object, ...]:
    """R-10, R-11."""
    return one.tier, -one.points, one.received_at, one.id


def _reasons(programme: ProgrammeRules, one: Applicant) -> list[str]:
    """R-01 to R-06 and R-17, in the contract's order."""
    tests = {
        "late": one.received_at > programme.applications_until,
        "not_resident": not one.resident,
        "documents_missing": not one.documents_complete,
        "certificate_expired": not one.certified,
        "age": not one.right_age,
        "commission": one.commission == "refuse",
    }
    return [name for name, broken in tests.items() if broken]


def _certified(programme: ProgrammeRules, one: ApplicationCard) -> bool:
    """R-06. Without a birth date: as it is told, else as the last day of service tells of all who are not too old."""
    holds = (one.certificate_valid_until or date.max) >= programme.first
    if one.birth_date is not None:
        return holds
    if one.certified is not None:
        return holds and one.certified
    too_old = one.category == "child" and not one.age_ok
    return holds and (too_old or _last_day(programme, one) >= programme.first)


def _right_age(programme: ProgrammeRules, one: ApplicationCard) -> bool:
    """R-03."""
    if one.birth_date is None:
        return bool(one.age_ok)
    oldest, youngest = (programme.edition[key] for key in ("child.age_below", "child.age_at_least"))
    return birthday(one.birth_date, youngest) <= programme.first < birthday(one.birth_date, oldest)


def _candidate(programme: ProgrammeRules, one: Applicant, kept: int | None) -> Candidate:
    step = programme.step_hours
    days = tuple(_days(programme, month, one.last_service_day) for month in programme.months)
    most = [
        24 * count if programme.monthly_limit is None else min(24 * count, programme.monthly_limit) for count in days
    ]
    room = tuple(hours // step for hours in most)
    by_law = programme.edition.ceiling(one.category)
    bounds = (by_law, programme.ceilings.get(one.category), one.requested_hours, one.max_hours)
    ceiling = min(bound for bound in bounds if bound is not None) // step
    least = -(-max(programme.minimum_hours, one.min_hours or 0, kept or 0, 1) // step)
    floor = min(least, ceiling, sum(room))
    high = programme.edition.is_high_support(one.category)
    return Candidate(one, high, floor, ceiling, _weight(programme, one, ceiling), days, room, kept)


def _last_day(programme: ProgrammeRules, one: ApplicationCard) -> date:
    """R-03, R-06."""
    ends = [programme.last, one.certificate_valid_until or programme.last]
    if one.birth_date is None:
        ends.append(one.last_service_day or programme.last)
    elif one.category == "child":
        ends.append(birthday(one.birth_date, programme.edition["child.age_below"]) - timedelta(days=1))
    return min(ends)


def _days(programme: ProgrammeRules, month: Month, last: date) -> int:
    first = max(month.first, programme.first)
    return max(0, (min(month.last, last) - first).days + 1)


def _weight(programme: ProgrammeRules, one: Applicant, ceiling: int) -> Fraction:
    """R-24. A ceiling of 0 leaves nothing to compare, so any weight will do."""
    match programme.policy:
        case "proportional":
            return Fraction(max(ceiling, 1))
        case "ceiling":
            return Fraction(programme.edition.ceiling(one.category))
        case "average":
            return Fraction(programme.averages[one.category])
        case "points":
            return Fraction(one.points)
    return Fraction(1)


def _capacity(
    programme: ProgrammeRules, one: AssistantTerms, calendar: dict[tuple[Month, int], list[date]]
) -> list[int]:
    """Formats 3: per month, whole steps."""
    doba = int(programme.edition["assistant.minutes_in_doba"])
    open_minutes = [min(doba, sum(window.end - window.start for window in day)) for day in one.windows]
    minutes = dict.fromkeys(programme.months, 0)
    for (month, weekday), days in calendar.items():
        here = [day for day in days if not _away(one, day)] if one.absences else days
        minutes[month] += len(here) * open_minutes[weekday]
    return [min(one.max_hours_month, total // 60) // programme.step_hours for total in minutes.values()]


def _away(one: AssistantTerms, day: date) -> bool:
    return any(first <= day <= last for first, last in one.absences)


def _calendar(programme: ProgrammeRules) -> dict[tuple[Month, int], list[date]]:
    """The programme's days by month and weekday."""
    days: dict[tuple[Month, int], list[date]] = {}
    day = programme.first
    while day <= programme.last:
        days.setdefault((Month(day.year, day.month), day.weekday()), []).append(day)
        day += timedelta(days=1)
    return days


def may_serve(facts: Facts, assistant: AssistantTerms, candidate: Candidate, month: int) -> bool:
    """R-40 to R-42."""
    person = candidate.id
    if person in assistant.family_of:
        return False
    if assistant.basis == "indicated" and person not in assistant.indicated_by:
        return False
    if candidate.category != "child":
        return True
    last = min(facts.months[month].last, facts.programme.last)
    cleared = assistant.child_clearance_until is not None and assistant.child_clearance_until >= last
    return cleared and person in assistant.accepted_for
