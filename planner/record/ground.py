"""What visits done are judged by, as it is recorded."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from planner.aggregates.settlement import Settlement
from planner.record.month_now import recorded_case
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading
from planner.settlement.ground import Ground, Terms, terms_from_json
from planner.terms.calendar import Month
from planner.terms.case import RecordedCase


def ground_of(reading: Reading, now: ProgrammeNow, actor: str | None, closed: Mapping[Month, Settlement]) -> Ground:
    """What entries are judged by as things are recorded now; closed months keep their terms.

    actor: who reads where people live; None: the ways between do not matter.
    """
    case = _with_everybody(recorded_case(reading, now, now.programme.rules, actor), now)
    terms = Terms(
        {name: 60 * int(one["hours"]) for name, one in now.programme.holdings.items()},
        {name: one.facts["category"] for name, one in now.applications.items()},
        now.programme.rules.settling,
    )
    rates = {name: tuple(map(_rate, one.rates)) for name, one in now.assistants.items()}
    return Ground(case, terms, rates, {month: terms_from_json(one.ground) for month, one in closed.items()})


def _with_everybody(case: RecordedCase, now: ProgrammeNow) -> RecordedCase:
    """With its assistants also where they limit no plan: they may have served all the same."""
    staff = tuple(one.given(case.programme.last) for _, one in sorted(now.assistants.items()))
    return case if case.assistants is not None else replace(case, assistants=staff)


def _rate(one: Mapping[str, str]) -> tuple[date | None, Decimal]:
    return (date.fromisoformat(one["from"]) if one["from"] else None), Decimal(one["rate"])
