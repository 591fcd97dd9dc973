"""Visits done, made with a seed: at each time of the day some people with some assistants, so nobody overlaps."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from planner.aggregates.assistant import Assistant
from planner.aggregates.programme import Programme
from planner.record.application import Godziny
from planner.record.reading import Reading
from planner.terms.calendar import Month
from planner.terms.clock import instant_of
from planner.terms.done import SIDES, DoneRow
from planner.terms.scope import Scope

EVENING = (19 * 60 + 30,)
SLOTS = (7 * 60, 9 * 60 + 30, 12 * 60, 14 * 60 + 30, 17 * 60)  # minutes of the day at which visits start
MINUTES = (60, 75, 90, 90, 105, 120)
SEED = 20260201


class People:
    """Who holds hours, and who serves."""

    def __init__(self, app: Godziny, scope: Scope) -> None:
        reading = Reading(app.streams, app.personal, scope)
        self.held = sorted(reading.find(Programme).held)
        self.staff = sorted(reading.all_of(Assistant))


def rows_of(people: People, month: Month, count: int, slots: tuple[int, ...] = SLOTS) -> tuple[DoneRow, ...]:
    """So many visits of the month, spread evenly over its days; a few of them confirmed by one side only."""
    dice = random.Random(f"{SEED} {month}")
    times = [(day, start) for day in _days(month) for start in slots]
    found = []
    for place, (day, start) in enumerate(times):
        wanted = count * (place + 1) // len(times) - count * place // len(times)
        for person, assistant in zip(dice.sample(people.held, wanted), dice.sample(people.staff, wanted), strict=True):
            found.append(_row(dice, person, assistant, day, start))
    return tuple(found)


def _row(dice: random.Random, person: str, assistant: str, day: date, start: int) -> DoneRow:
    begins = instant_of(f"{day}T00:00:00+01:00") + start
    confirmed = SIDES[:1] if dice.random() < 0.05 else SIDES
    return DoneRow(person, assistant, begins, begins + dice.choice(MINUTES), confirmed_by=confirmed)


def _days(month: Month) -> Iterator[date]:
    day = month.first
    while day <= month.last:
        yield day
        day += timedelta(days=1)
