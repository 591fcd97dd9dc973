"""What is wrong with an application card in itself, and in the light of a programme. Source: R-03, R-17, formats."""

from collections.abc import Iterator

from planner.editions.persons import ADULT_AGE
from planner.rules import pesel
from planner.rules.eligibility import Dated, applicant_of, in_time
from planner.rules.inputs import Applicant
from planner.rules.split import split_faults
from planner.terms.calendar import birthday
from planner.terms.case import ApplicationCard, ProgrammeRules
from planner.terms.refusals import Fault

CHILD = "child"
Wrong = tuple[str, str, tuple[tuple[str, str], ...]]


def card_faults(programme: ProgrammeRules, file: str, line: int, card: ApplicationCard) -> list[Fault]:
    """Every fault; file and line: to blame."""
    return [
        *(Fault(file, line, *fault) for fault in inconsistencies(card)),
        *programme_faults(programme, file, line, card),
    ]


def programme_faults(programme: ProgrammeRules, file: str, line: int, card: ApplicationCard) -> list[Fault]:
    """Those that are none of the card alone."""
    return [
        *(Fault(file, line, *fault) for fault in contradictions(programme, card)),
        *split_faults(programme, [(file, line, applicant_of(programme, card))]),
    ]


def applicant_faults(programme: ProgrammeRules, file: str, one: Applicant) -> list[Fault]:
    """Those that need nothing personal: bounds of the commission, steps, points and averages."""
    bounds = (Fault(file, 0, *wrong) for wrong in bounds_faults(programme, one))
    return [*bounds, *split_faults(programme, [(file, 0, one)])]


def inconsistencies(card: ApplicationCard) -> Iterator[Wrong]:
    """Column, code and facts of each contradiction within the card. No fact is a date or a PESEL."""
    if card.birth_date is not None and card.birth_date > card.received_at.date():
        yield "birth_date", "born_later", ()
    decided = card.commission or card.min_hours is not None or card.max_hours is not None
    if decided and not card.commission_reason:
        yield "commission_reason", "reason_missing", ()
    number = dict(card.contact).get("pesel", "")
    if wrong := pesel.fault_in(number):
        yield "pesel", wrong, (("digits", str(pesel.DIGITS)),)
    elif number and card.birth_date is not None and pesel.birth_date(number) != card.birth_date:
        yield "pesel", "pesel_birth_date", ()
    if (card.lat is None) != (card.lon is None):
        missing, other = ("lat", "lon") if card.lat is None else ("lon", "lat")
        yield missing, "half_a_place", (("other", other),)


def contradictions(programme: ProgrammeRules, card: ApplicationCard) -> Iterator[Wrong]:
    """The same of each contradiction between the card and the programme."""
    yield from bounds_faults(programme, card)
    yield from age_faults(programme, card)
    yield from derived_faults(programme, card)


def bounds_faults(programme: ProgrammeRules, one: ApplicationCard | Applicant) -> Iterator[Wrong]:
    """The most that a commission allows is at least one step and what it asks for. Source: R-17, formats."""
    most, step = one.max_hours, programme.step_hours
    if most is not None and most < step:
        yield "max_hours", "max_below_step", (("value", str(most)), ("step", str(step)))
    elif most is not None and most < (one.min_hours or 0):
        yield "max_hours", "max_below_min", (("value", str(most)), ("least", str(one.min_hours)))


def age_faults(programme: ProgrammeRules, one: Dated) -> Iterator[Wrong]:
    """Who is too young for a certificate of degree, or too old to be a child. Source: R-02, R-03, formats."""
    if one.birth_date is None:
        return
    child, age_below = one.category == CHILD, programme.edition["child.age_below"]
    day = ("day", str(programme.first))
    if child and birthday(one.birth_date, ADULT_AGE) <= programme.first:
        yield "category", "adult_as_child", (("age", str(ADULT_AGE)), day)
    elif not child and birthday(one.birth_date, age_below) > programme.first:
        yield "category", "child_as_adult", (("age", str(age_below)), day, ("value", one.category))


def derived_faults(programme: ProgrammeRules, card: ApplicationCard) -> Iterator[Wrong]:
    """A derived column beside the data that it follows from is to say what follows. Source: R-03, R-06, R-10."""
    last = card.last_service_day and min(card.last_service_day, programme.last)
    given = {"last_service_day": last, "age_ok": card.age_ok, "certified": card.certified}
    if card.birth_date is not None:
        follows = in_time(programme, card)
        right = {**follows, "age_ok": follows["right_age"]}
        for column, value in given.items():
            if value not in (None, right[column]):
                yield column, "derived_otherwise", (("value", _shown(value)), ("right", _shown(right[column])))
    yield from _tier_faults(card)


def _tier_faults(card: ApplicationCard) -> Iterator[Wrong]:
    if card.tier is None:
        return
    severe = card.category in ("severe", "severe_multiple")
    decides = card.equivalent if severe else card.lives_alone
    tiers = {True: 2, False: 1} if severe else {True: 3, False: 4}
    right = tiers.values() if decides is None else (tiers[decides],)
    if card.tier not in right:
        yield "tier", "derived_otherwise", (("value", str(card.tier)), ("right", ", ".join(map(str, sorted(right)))))


def _shown(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
