"""Planned visits: those that break a rule now, and those of which nobody said what came of them."""

from collections.abc import Iterator

from planner.attention.attention import Attention, Facts
from planner.attention.months import to_close_by
from planner.attention.situation import Broken, Situation
from planner.attention.using import month_of
from planner.settlement.matching import Planned
from planner.terms.calendar import Month
from planner.terms.clock import day_of
from planner.terms.natural import natural


def visits_broken(seen: Situation) -> Iterator[Attention]:
    """Visits to come that cannot take place as things are: one call to each assistant about all with the same cause."""
    groups: dict[tuple[str, tuple[str, ...]], list[Broken]] = {}
    for one in seen.broken:
        if one.start >= seen.begun:
            groups.setdefault((one.assistant, one.codes), []).append(one)
    for (assistant, codes), visits in groups.items():
        yield _broken(assistant, codes, visits)


def _broken(assistant: str, codes: tuple[str, ...], visits: list[Broken]) -> Attention:
    people, day = {one.application for one in visits}, day_of(visits[0].start)
    facts: Facts = {"count": len(visits), "people": len(people), "codes": ", ".join(codes), "day": str(day)}
    rules = sorted({rule for one in visits for rule in one.rules}, key=natural)
    who = {"assistant": assistant, "application": visits[0].application if len(people) == 1 else ""}
    return Attention("visits_broken", ", ".join(rules), **who, visit=visits[0].visit, due=day, facts=facts)


def visits_untold(seen: Situation) -> Iterator[Attention]:
    """Planned visits that ended before the day, by assistant and month; the month cannot be closed without a word."""
    groups: dict[tuple[str, str], list[Planned]] = {}
    for one in seen.untold:
        groups.setdefault((str(month_of(one)), one.assistant), []).append(one)
    for (month, assistant), visits in groups.items():
        first = min(day_of(one.end) for one in visits)
        facts: Facts = {"count": len(visits), "minutes": sum(one.end - one.start for one in visits), "day": str(first)}
        due = to_close_by(Month.of(month))
        yield Attention("visits_untold", "R-51", assistant=assistant, month=month, due=due, facts=facts)
