"""Days that a command may name, within a programme."""

from datetime import date, timedelta

from planner.terms.case import ProgrammeRules
from planner.terms.refusals import Refused

YEAR = 366


def check_last_day(rules: ProgrammeRules, last_day: date) -> None:
    """Raises Refused, with the allowed range, for a last day of service years away."""
    first = first_day(rules)
    if not first <= last_day <= rules.last:
        raise Refused("last_day_outside", "last_day", value=last_day, first=first, last=rules.last)


def check_touches(rules: ProgrammeRules, first: date, last: date, field: str) -> None:
    """Raises Refused, with the programme's days, when none of these is one of them."""
    if last < rules.first or rules.last < first:
        raise Refused("days_outside", field, value=first, first=rules.first, last=rules.last)


def first_day(rules: ProgrammeRules) -> date:
    """The first day on which anything of the programme can have happened."""
    return min(rules.first, rules.applications_until.date()) - timedelta(days=YEAR)
