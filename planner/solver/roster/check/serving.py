"""Who may serve whom. Source: R-40 to R-42."""

from collections.abc import Iterator
from datetime import date

from planner.documents.finding import Finding, finding
from planner.documents.visit import StatedVisit
from planner.solver.roster.check.clock import last_day
from planner.terms.case import AssistantTerms, RosterPerson


def objections(assistant: AssistantTerms, person: RosterPerson, visit: StatedVisit) -> Iterator[Finding]:
    """Why the assistant may not serve the person at this visit; nothing when he may."""
    if person.id in assistant.family_of:
        yield finding("family", "R-41", **visit.facts())
    if assistant.basis == "indicated" and person.id not in assistant.indicated_by:
        yield finding("not_indicated", "R-40", **visit.facts())
    if person.category == "child" and person.id not in assistant.accepted_for:
        yield finding("not_accepted", "R-42", **visit.facts())
    last = last_day(visit.end)
    if not cleared(assistant, person, last):
        until = assistant.child_clearance_until
        missing = "-" if until is None else (last - until).days
        yield finding("not_cleared", "R-42", **visit.facts(until=until or "-", day=last, days_missing=missing))


def may_serve(assistant: AssistantTerms, person: RosterPerson) -> bool:
    """All but the date of the clearance: R-40, R-41, and the acceptance of R-42."""
    if person.id in assistant.family_of or (assistant.basis == "indicated" and person.id not in assistant.indicated_by):
        return False
    return person.category != "child" or person.id in assistant.accepted_for


def cleared(assistant: AssistantTerms, person: RosterPerson, last: date) -> bool:
    """For a child the clearance covers the whole day `last`. Source: R-42."""
    until = assistant.child_clearance_until
    return person.category != "child" or (until is not None and until >= last)
