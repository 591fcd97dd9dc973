"""What visits done are judged by, as it is recorded."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from planner.aggregates.settlement import Settlement
from planner.record.month_now import recorded_case
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading
from planner.settlement.ground import Ground, Terms, terms_from_json
from planner.terms.calendar import Month


def ground_of(reading: Reading, now: ProgrammeNow, actor: str | None, closed: Mapping[Month, Settlement]) -> Ground:
    """What entries are judged by as things are recorded now; closed months keep their terms.

    actor: who reads where people live; None: the ways between do not matter.
    """
    case = recorded_case(reading, now, now.programme.rules, actor)
    held = now.programme.held
    terms = Terms(
        {name: 60 * one.hours for name, one in held.items()},
        {name: one.facts["category"] for name, one in now.applications.items()},
        now.programme.rules.settling,
    )
    rates = {name: tuple(map(_rate, one.rates)) for name, one in now.assistants.items()}
    return Ground(case, terms, rates, {month: terms_from_json(one.ground) for month, one in closed.items()})


def _rate(one: Mapping[str, str]) -> tuple[date | None, Decimal]:
    return (date.fromisoformat(one["from"]) if one["from"] else None), Decimal(one["rate"])
