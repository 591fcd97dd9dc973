"""Random tiny months: few days, people, assistants and wishes, every kind of limit, both changes of the clock."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from planner.solver.roster.request import Asked
from planner.terms.calendar import Month
from planner.terms.case import AssistantTerms, Case, PersonAbsence, Window, Wish
from tests.worlds.brute_roster import BruteRoster, Given, Stop, clock, row
from tests.worlds.cases import application, assistant
from tests.worlds.roster_world import blocked, plan, roster, window, world

SPANS = [
    (date(2026, 3, 27), date(2026, 3, 30)),
    (date(2026, 10, 24), date(2026, 10, 26)),
    (date(2026, 4, 14), date(2026, 4, 16)),
]
EDGE = (date(2026, 2, 1), date(2026, 3, 3))
HOURS = ["08:00-16:00", "00:00-24:00", "00:00-24:00", "22:00-06:00", "20:00-02:30", "02:30-10:00", "07:00-20:00"]
STARTS = [0, 150, 480, 480, 540, 600, 720, 1200, 1320, 1380]
NAMES = ["A-1", "A-2", "A-3"]


def tiny_month(dice: Random) -> Given:
    """Nothing but the case and the plan."""
    first, last = dice.choice(SPANS)
    return Given(_case(dice, first, last), _plan(dice, first), Asked(Month(first.year, first.month)))


def month_of_absences(dice: Random) -> Given:
    """A tiny month in which people are away for a day or two, other services come at night, some wishes have a date."""
    given = tiny_month(dice)
    last = given.case.programme.last
    wishes = [_dated(dice, one, last) if dice.random() < 0.4 else one for one in given.case.wishes]
    away = [_away(dice, name, last) for name in NAMES if dice.random() < 0.4]
    nights = ["01:00-05:00", "22:00-03:00", "23:30-02:15"]
    others = [blocked(dice.randrange(7), dice.choice(nights), dice.choice(NAMES)) for _ in range(dice.randint(0, 4))]
    changes = {"wishes": tuple(wishes), "person_absences": tuple(away), "blocked": (*given.case.blocked, *others)}
    return replace(given, case=replace(given.case, **changes))


def _dated(dice: Random, one: Wish, last: date) -> Wish:
    """On one of the last three days, or never."""
    day = last - timedelta(days=dice.randint(0, 3))
    return replace(one, day=day.weekday(), date=day)


def _away(dice: Random, name: str, last: date) -> PersonAbsence:
    first = last - timedelta(days=dice.randint(0, 2))
    return PersonAbsence(name, first, first + timedelta(days=dice.randint(0, 1)))


def crowded_month(dice: Random, *, by_day: bool) -> Given:
    """Everybody may serve everybody, and time is short. by_day: no assistant and no person binds beyond a day."""
    first, last = dice.choice(SPANS)
    days = [date.fromordinal(last.toordinal() - back) for back in range(2)]
    people = [application(name, lat=50.0, lon=dice.choice([20.0, 20.1, 20.2, 20.9])) for name in NAMES]
    hours = ["07:00-16:00", "09:00-13:00", "08:00-14:00"] if by_day else ["00:00-24:00", "18:00-10:00"]
    staff = [
        assistant(
            f"S-{number}",
            windows=(((window(dice.choice(hours))),),) * 7,
            max_hours_month=dice.choice([2, 4, 8, 100, 100]),
            indicated_by=frozenset(name for name in NAMES if dice.random() < 0.3),
        )
        for number in range(dice.choice([1, 2, 2, 3]))
    ]
    pairs = [(name, day) for name in NAMES for day in days]
    some = dice.sample(pairs, dice.randint(3, 6)) if by_day else dice.choices(pairs, k=dice.randint(3, 6))
    wishes = [_near_wish(dice, by_day, name, day) for name, day in some]
    case = world(wishes, people=people, staff=staff, first=first, last=last)
    return Given(case, _plan(dice, first), Asked(Month(first.year, first.month)))


def _near_wish(dice: Random, by_day: bool, name: str, day: date) -> Wish:
    start = dice.choice([480, 540, 600] if by_day else [0, 480, 960, 1200, 1320])
    minutes = dice.choice([15, 30, 45, 60, 60, 120] if by_day else [30, 60, 120, 240, 480])
    return Wish(name, day.weekday(), Window(start, start + minutes + dice.choice([0, 30, 60, 120])), minutes)


def month_at_the_edge(dice: Random) -> Given:
    """The first days of March, after visits at the end of February, with what was used of its hours."""
    case = _case(dice, *EDGE)
    visits = []
    for one in case.assistants or ():
        if dice.random() < 0.7:
            day, at, minutes = dice.choice([27, 28]), dice.choice([480, 1080, 1320]), dice.choice([120, 360, 600])
            start = clock(date(2026, 2, day), at)
            visits.append(Stop(start, start + minutes, dice.choice(NAMES), one.id))
    before = roster(*map(row, visits), month="2026-02")
    used = dice.choice([None, {}, {"A-1": {"2026-02": 2}, "A-2": {"2026-02": 1}}])
    return Given(case, _plan(dice, date(2026, 3, 1)), Asked(Month(2026, 3), before=before, used=used))


def month_to_keep(dice: Random) -> Given:
    """With a lawful roster of other wishes and other assistants' hours, some of it past or pinned."""
    given = tiny_month(dice)
    kept = lawful(dice, given)
    starts = sorted(one.start for one in kept)
    since = dice.choice([None, *starts, *(at + 60 for at in starts)])
    pins = frozenset((one.who, one.start) for one in kept if dice.random() < 0.2)
    document = roster(*map(row, kept), month=str(given.asked.month))
    asked = replace(given.asked, keep=document, since=since, pins=pins)
    fixed = [one for one in kept if (since and one.start < since) or (one.who, one.start) in pins]
    changed = replace(given, case=_changed(dice, given.case), asked=asked)
    return changed if _still_lawful(changed, fixed) else replace(given, asked=asked)


def _still_lawful(given: Given, visits: list[Stop]) -> bool:
    return not given.judged(roster(*map(row, visits), month=str(given.asked.month))).faults


def lawful(dice: Random, given: Given) -> list[Stop]:
    """As many visits as come together at random."""
    brute = BruteRoster(given)
    found: list[Stop] = []
    for options in dice.sample(brute.options, len(brute.options)):
        one = dice.choice(options) if options else None
        if one is not None and one not in found and brute.together([*found, one]):
            found.append(one)
    return sorted(found)


def _changed(dice: Random, case: Case) -> Case:
    """A wish less, or an assistant with other hours."""
    if dice.random() < 0.5 and case.wishes:
        gone = dice.choice(case.wishes)
        return replace(case, wishes=tuple(one for one in case.wishes if one is not gone))
    staff = list(case.assistants or ())
    if staff:
        at = dice.randrange(len(staff))
        staff[at] = replace(staff[at], windows=_week(dice), max_hours_month=dice.choice([6, 12, 100]))
    return replace(case, assistants=tuple(staff))


def _case(dice: Random, first: date, last: date) -> Case:
    people = [
        application("A-1", lat=50.0, lon=20.0),
        application("A-2", lat=50.0, lon=dice.choice([20.0, 20.1, 20.9])),
        application("A-3", category="child", birth_date=date(2015, 1, 1)),
    ]
    if dice.random() < 0.2:
        people[0] = replace(people[0], certificate_valid_until=date(last.year, last.month, last.day - 1))
    days = range(last.toordinal() - 2, last.toordinal() + 1)
    weekdays = [date.fromordinal(one).weekday() for one in days]
    names = NAMES[: dice.randint(1, 3)]
    wishes = [_wish(dice, dice.choice(weekdays), dice.choice(names)) for _ in range(dice.randint(1, 6))]
    others = [
        blocked(dice.choice(weekdays), dice.choice(["09:00-10:00", "23:00-01:00", "12:00-13:00"]), dice.choice(names))
        for _ in range(dice.choice([0, 0, 1, 2]))
    ]
    staff = [_assistant(dice, f"S-{number}", last) for number in range(dice.choice([0, 1, 1, 2, 2, 3]))]
    return world(wishes, people=people, staff=staff, others=others, first=first, last=last)


def _wish(dice: Random, weekday: int, who: str) -> Wish:
    start, minutes = dice.choice(STARTS), dice.choice([15, 30, 60, 60, 120, 360, 480])
    return Wish(who, weekday, Window(start, start + minutes + dice.choice([0, 0, 15, 30, 60])), minutes)


def _week(dice: Random) -> tuple[tuple[Window, ...], ...]:
    return tuple(tuple(window(one) for one in dice.sample(HOURS, dice.choice([1, 1, 2]))) for _ in range(7))


def _assistant(dice: Random, name: str, last: date) -> AssistantTerms:
    away = (date(last.year, last.month, last.day - 1),) * 2
    changes: dict[str, Any] = {
        "windows": _week(dice) if dice.random() < 0.6 else ((Window(0, 1440),),) * 7,
        "max_hours_month": dice.choice([2, 6, 12, 100, 100]),
        "basis": dice.choice(["qualification", "experience", "indicated"]),
        "indicated_by": frozenset(dice.sample(NAMES, dice.choice([0, 1, 2]))),
        "family_of": frozenset(dice.sample(NAMES, dice.choice([0, 0, 0, 1]))),
        "child_clearance_until": dice.choice([None, away[0], date(2026, 12, 31), date(2026, 12, 31)]),
        "accepted_for": frozenset(dice.choice([[], ["A-3"], ["A-3"]])),
        "absences": dice.choice([(), (), (), (away,)]),
    }
    return assistant(name, **changes)


def _plan(dice: Random, first: date) -> dict[str, Any]:
    return plan(*NAMES, hours=dice.choice([1, 2, 7, 100, 100]), month=f"{first:%Y-%m}", before={"2026-02": 1})
