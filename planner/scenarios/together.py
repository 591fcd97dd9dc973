"""Faults of a changed case that no changed cell has alone: against the programme, or against another row."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from planner.case.programme import BY_SECTION
from planner.rules.cards import card_faults, programme_faults
from planner.scenarios.change import ASKED
from planner.terms.case import ApplicationCard, Case
from planner.terms.refusals import Fault

Numbers = Mapping[str, int]
Places = Mapping[str, tuple[str, int]]
NO_PLACE = (ASKED, 0)


def faults_together(before: Case, now: Case, settings: Numbers, people: Places, staff: Places) -> Iterator[Fault]:
    """What the folder's files would contradict together; unchanged rows under unchanged rules were read so.

    settings: which change made a key; people, staff: the file and line, or the change, that last touched a row.
    """
    for one in _to_check(before, now):
        place = people.get(one.id, NO_PLACE)
        faults = card_faults if place[0] == ASKED else programme_faults  # a file's reader has told the rest
        for fault in faults(now.programme, *place, one):
            if fault.code != "reason_missing":
                yield _blamed(fault, settings)
    yield from _same_person(now, people)
    yield from _half_a_place(now, staff)


def _to_check(before: Case, now: Case) -> list[ApplicationCard]:
    if before.programme != now.programme:
        return list(now.applications)
    known = {one.id: one for one in before.applications}
    return [one for one in now.applications if known.get(one.id) != one]


def _blamed(fault: Fault, settings: Numbers) -> Fault:
    """A fault of the programme's file is that of the change of the key, else of the way of splitting."""
    section = fault.column.rpartition(".")[0]
    if section not in BY_SECTION or not section:
        return fault
    return replace(fault, file=ASKED, line=settings.get(fault.column) or settings.get("split.policy", 0))


def _same_person(now: Case, people: Places) -> Iterator[Fault]:
    """The same PESEL under two ids is one person. No message shows it. Source: R-45."""
    first: dict[str, str] = {}
    for one in sorted(now.applications, key=lambda one: one.id in people):
        number = dict(one.contact).get("pesel", "")
        other = first.setdefault(number, one.id) if number else one.id
        if other != one.id and one.id in people:
            yield Fault(*people[one.id], "pesel", "same_person_already", (("value", one.id), ("other", other)))


def _half_a_place(now: Case, staff: Places) -> Iterator[Fault]:
    """Of assistants; an application's is a fault of its card."""
    for one in now.assistants or ():
        if one.id in staff and (one.lat is None) != (one.lon is None):
            missing, other = ("lat", "lon") if one.lat is None else ("lon", "lat")
            yield Fault(*staff[one.id], f"{one.id}.{missing}", "half_a_place", (("other", other),))
