"""Hours used, from the visits that were done: what a re-plan and somebody's leaving stand on. Source: R-25."""

from collections import defaultdict
from collections.abc import Mapping

from planner.record.reading import Reading
from planner.record.year import Year
from planner.terms.calendar import Month

Used = Mapping[str, Mapping[Month, int]]


def minutes_done(reading: Reading) -> tuple[Used, set[Month]]:
    """By person and month, minutes that nothing stands against, confirmed or not; and the months that are told of.

    What is disputed uses nothing until somebody decides. Rests on every entry of the programme.
    """
    year = Year.read(reading)
    found: dict[str, dict[Month, int]] = defaultdict(lambda: defaultdict(int))
    told = set(year.books.closed)
    for month, _, line in year.all_lines():
        told.add(month)
        found[line.application][month] += line.minutes - line.disputed
    return found, told


def whole_hours(minutes: int) -> int:
    """Begun hours count as used."""
    return -(-minutes // 60)
