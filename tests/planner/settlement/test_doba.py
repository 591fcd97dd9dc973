"""The 12 hours at the edge: literally (R-31) a visit is disputed, strictly (R-32) it only warns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from planner.commands.entries import CorrectEntry
from planner.record.application import Godziny
from planner.settlement.entry import Entry
from planner.settlement.ground import Ground, Terms
from planner.settlement.judging import Carried, judged
from planner.settlement.warnings import warnings
from planner.terms.case import RecordedCase, Served
from planner.terms.clock import instant_of
from planner.terms.scope import Scope
from planner.terms.settling import Settling
from tests.worlds.cases import assistant, programme
from tests.worlds.recorded import by
from tests.worlds.served import closed, disputed, done, opened, told, year

LAST = date(2026, 12, 31)


@dataclass(frozen=True)
class At:
    """visits: person, start, end, all of one assistant. literally, strictly: places of those disputed, of those warned.

    Every literal dispute warns strictly too.
    """

    what: str
    visits: tuple[tuple[str, str, str], ...]
    literally: tuple[int, ...] = ()
    strictly: tuple[int, ...] = ()


def one(person: str, start: str, end: str, start_offset: str = "+01:00", end_offset: str = "") -> tuple[str, str, str]:
    """Times of 2026 as `03-02 08:00`, of winter unless an offset is given; the end's is the start's by default."""
    first, last = (f"2026-{text.replace(' ', 'T')}" for text in (start, end))
    return person, f"{first}{start_offset}", f"{last}{end_offset or start_offset}"


SUMMER = "+02:00"
CASES = [
    At("exactly 720 minutes", (one("A-1", "03-02 08:00", "03-02 20:00"),)),
    At("721 minutes in one visit", (one("A-1", "03-02 08:00", "03-02 20:01"),), (0,), (0,)),
    At(
        "720 over two people",
        (one("A-1", "03-02 08:00", "03-02 14:00"), one("A-2", "03-02 14:00", "03-02 20:00")),
    ),
    At(
        "721 over two people",
        (one("A-1", "03-02 08:00", "03-02 14:00"), one("A-2", "03-02 14:00", "03-02 20:01")),
        (1,),
        (1,),
    ),
    At(
        "720 across midnight",
        (one("A-1", "03-02 18:00", "03-03 00:00"), one("A-2", "03-03 00:00", "03-03 06:00")),
    ),
    At(
        "721 across midnight",
        (one("A-1", "03-02 18:00", "03-03 00:00"), one("A-2", "03-03 00:00", "03-03 06:01")),
        (1,),
        (1,),
    ),
    At(
        "720 across the month's edge",
        (one("A-1", "02-28 18:00", "03-01 00:00"), one("A-2", "03-01 00:00", "03-01 06:00")),
    ),
    At(
        "721 across the month's edge",
        (one("A-1", "02-28 18:00", "03-01 00:00"), one("A-2", "03-01 00:00", "03-01 06:01")),
        (1,),
        (1,),
    ),
    At(
        "a new doba 24 hours after the first start",
        (one("A-1", "03-02 08:00", "03-02 20:00"), one("A-2", "03-03 08:00", "03-03 20:00")),
    ),
    At(
        "one minute before it is in the old one",
        (one("A-1", "03-02 08:00", "03-02 20:00"), one("A-2", "03-03 07:59", "03-03 08:59")),
        (1,),
        (1,),
    ),
    At(
        "what lies after the doba's end is not in it",
        (one("A-1", "03-02 08:00", "03-02 19:00"), one("A-2", "03-03 07:00", "03-03 19:00")),
    ),
    At(
        "the visit with the 721st minute and the later ones in the doba",
        (
            one("A-1", "03-02 08:00", "03-02 20:00"),
            one("A-2", "03-02 20:00", "03-02 20:01"),
            one("A-1", "03-03 07:00", "03-03 08:00"),
            one("A-2", "03-03 08:00", "03-03 09:00"),
        ),
        (1, 2),
        (1,),
    ),
    At(
        "strictly too much, literally not",
        (
            one("A-1", "03-02 08:00", "03-02 10:00"),
            one("A-1", "03-02 16:00", "03-03 00:00"),
            one("A-2", "03-03 08:00", "03-03 12:01"),
        ),
        (),
        (2,),
    ),
    At(
        "strictly exactly enough",
        (
            one("A-1", "03-02 08:00", "03-02 10:00"),
            one("A-1", "03-02 16:00", "03-03 00:00"),
            one("A-2", "03-03 08:00", "03-03 12:00"),
        ),
    ),
    At("spring: 13 hours on the clock are 720", (one("A-1", "03-28 20:00", "03-29 09:00", end_offset=SUMMER),)),
    At("spring: and one minute", (one("A-1", "03-28 20:00", "03-29 09:01", end_offset=SUMMER),), (0,), (0,)),
    At(
        "spring: the doba ends at 9:00 on the clock",
        (one("A-1", "03-28 08:00", "03-28 19:00"), one("A-2", "03-29 08:00", "03-29 09:00", SUMMER)),
    ),
    At(
        "spring: 721 minutes before it ends",
        (one("A-1", "03-28 08:00", "03-28 19:00"), one("A-2", "03-29 07:59", "03-29 09:00", SUMMER)),
        (1,),
        (1,),
    ),
    At(
        "spring: from 9:00 on another doba",
        (one("A-1", "03-28 08:00", "03-28 20:00"), one("A-2", "03-29 09:00", "03-29 21:00", SUMMER)),
    ),
    At("autumn: 11 hours on the clock are 720", (one("A-1", "10-24 20:00", "10-25 07:00", SUMMER, "+01:00"),)),
    At("autumn: and one minute", (one("A-1", "10-24 20:00", "10-25 07:01", SUMMER, "+01:00"),), (0,), (0,)),
    At(
        "autumn: the doba ends at 7:00 on the clock",
        (one("A-1", "10-24 08:00", "10-24 20:00", SUMMER), one("A-2", "10-25 07:00", "10-25 19:00")),
    ),
    At(
        "autumn: a minute before it ends is in it",
        (one("A-1", "10-24 08:00", "10-24 20:00", SUMMER), one("A-2", "10-25 06:59", "10-25 07:30")),
        (1,),
        (1,),
    ),
    At(
        "autumn: the hour that the clock shows twice counts twice",
        (one("A-1", "10-25 00:00", "10-25 06:00", SUMMER, "+01:00"), one("A-2", "10-25 06:00", "10-25 11:01")),
        (1,),
        (1,),
    ),
]


@pytest.mark.parametrize("given", CASES, ids=lambda given: given.what)
def test_twelve_hours_in_a_doba(given: At) -> None:
    entries, ground = _entries(given.visits), _ground()

    found, _ = judged(entries, ground, Carried())
    warned = warnings(entries, {}, ground)

    assert {one.entry.name for one in found if "R-31" in one.rules} == {f"E-{place}" for place in given.literally}
    assert _names(warned, "R-32") == {f"E-{place}" for place in given.strictly}


@pytest.mark.parametrize("given", CASES, ids=lambda given: given.what)
def test_another_assistant_has_twelve_hours_of_their_own(given: At) -> None:
    entries = [_of(entry, f"S-{entry.name}") for entry in _entries(given.visits)]
    short = [entry for entry in entries if entry.minutes <= 720]

    found, _ = judged(short, _ground(), Carried())

    assert not [one for one in found if one.found]
    assert not _names(warnings(short, {}, _ground()), "R-32")


@pytest.mark.parametrize("closing", [False, True], ids=["the earlier month is open", "the earlier month is closed"])
def test_a_doba_reaches_over_the_months_edge(app: Godziny, unit: str, closing: bool) -> None:
    scope = opened(app, unit, year())
    told(app, scope, done("02-28 18:00", "03-01 00:00"))
    if closing:
        closed(app, scope, "2026-02")

    told(app, scope, done("03-01 00:00", "03-01 06:00", "A-2"), done("03-01 17:59", "03-01 18:00"))

    assert disputed(app, scope) == {("A-1", "03-01T17:59"): ("R-31",)}


def test_what_comes_late_to_a_closed_month_disputes_a_visit_of_the_open_one(app: Godziny, unit: str) -> None:
    scope = opened(app, unit, year())
    told(app, scope, done("02-28 18:00", "03-01 00:00"), done("03-01 00:00", "03-01 06:00", "A-2"))
    closed(app, scope, "2026-02")
    assert disputed(app, scope) == {}

    late = told(app, scope, done("02-28 17:59", "02-28 18:00"), corrects="2026-02")

    assert disputed(app, scope) == {("A-2", "03-01T00:00"): ("R-31",)}
    _correct(app, scope, late.entries[0], "2026-02-28T17:00:00+01:00")
    assert disputed(app, scope) == {("A-2", "03-01T00:00"): ("R-31",)}


def test_what_is_corrected_in_a_closed_month_ends_a_dispute_of_the_open_one(app: Godziny, unit: str) -> None:
    scope = opened(app, unit, year())
    first = told(app, scope, done("02-28 18:00", "03-01 00:00")).entries[0]
    told(app, scope, done("03-01 00:00", "03-01 06:01", "A-2"))
    closed(app, scope, "2026-02")
    assert disputed(app, scope) == {("A-2", "03-01T00:00"): ("R-31",)}

    _correct(app, scope, first, "2026-02-28T18:01:00+01:00")

    assert disputed(app, scope) == {}


def _correct(app: Godziny, scope: Scope, entry: str, start: str) -> None:
    app.do(CorrectEntry(entry=entry, start=start, reason="pomyłka"), scope, by())


def _entries(visits: Iterable[tuple[str, str, str]]) -> list[Entry]:
    times = ((who, instant_of(start), instant_of(end)) for who, start, end in visits)
    return [Entry(start, end, f"E-{place}", who, "S-1") for place, (who, start, end) in enumerate(times)]


def _of(entry: Entry, staff: str) -> Entry:
    return Entry(entry.start, entry.end, entry.name, entry.application, staff)


def _names(warned: dict[str, tuple[object, ...]], rule: str) -> set[str]:
    return {name for name, found in warned.items() if any(getattr(one, "rule", "") == rule for one in found)}


def _ground() -> Ground:
    people = tuple(Served(name, "severe", LAST, None, None, date.min) for name in ("A-1", "A-2"))
    staff = (assistant("S-1"), *(assistant(f"S-E-{number}") for number in range(4)))
    case = RecordedCase(programme(last=LAST), people, staff, (), (), ())
    terms = Terms({"A-1": 60_000, "A-2": 60_000}, {"A-1": "severe", "A-2": "severe"}, Settling())
    return Ground(case, terms, {"S-1": ((None, Decimal(40)),)})
