"""Random small months over the spring's change of the clock, and the rules once more, minute by minute."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from random import Random
from typing import Any

from planner.terms.case import AssistantTerms, Case, Wish
from tests.worlds.cases import application, assistant
from tests.worlds.roster_world import ZONE, blocked, window, wish, world

FIRST, LAST = date(2026, 3, 27), date(2026, 3, 31)
HOURS = ["08:00-16:00", "00:00-24:00", "22:00-06:00", "20:00-02:30", "02:30-10:00", "12:00-13:00"]
MINUTE = timedelta(minutes=1)
NAMES = ["A-1", "A-2", "A-3"]


def random_world(dice: Random) -> Case:
    """Three people, one of them a child, one without coordinates; every kind of limit, or one assistant for all."""
    people = [
        application("A-1", lat=50.0, lon=20.0),
        application("A-2", lat=50.0, lon=dice.choice([20.0, 20.1, 20.9])),
        application("A-3", category="child", birth_date=date(2015, 1, 1)),
    ]
    scarce = dice.random() < 0.5
    days, lengths = ([5, 6], [30, 120, 360]) if scarce else ([4, 5, 6, 0], [30, 60, 120, 360])
    some = [dice.choice(NAMES) for _ in range(dice.randint(2, 6))]
    wishes = [wish(dice.choice(days), dice.choice(HOURS[:5]), dice.choice(lengths), one) for one in some]
    others = [blocked(dice.choice([4, 5, 6, 0]), dice.choice(HOURS), dice.choice(NAMES)) for _ in range(2)]
    staff = [_random_assistant(dice, f"S-{number}") for number in range(dice.randint(1, 3))]
    staff = [_one_for_all(dice)] if scarce else staff
    return world(wishes, people=people, staff=staff, others=others, first=FIRST, last=LAST)


def _one_for_all(dice: Random) -> AssistantTerms:
    everybody, hours = frozenset(NAMES), dice.choice([["00:00-24:00"], ["08:00-16:00", "20:00-02:30"]])
    week = (tuple(window(one) for one in hours),) * 7
    most = dice.choice([8, 100, 100])
    return assistant(
        "S-1", windows=week, max_hours_month=most, accepted_for=everybody, child_clearance_until=date(2026, 12, 31)
    )


def _random_assistant(dice: Random, name: str) -> AssistantTerms:
    return assistant(
        name,
        windows=tuple(tuple(window(one) for one in dice.sample(HOURS, dice.randint(1, 2))) for _ in range(7)),
        max_hours_month=dice.choice([2, 6, 12, 100]),
        basis=dice.choice(["qualification", "indicated"]),
        indicated_by=frozenset(dice.sample(NAMES, 2)),
        family_of=frozenset(dice.sample(NAMES, dice.choice([0, 0, 1]))),
        child_clearance_until=dice.choice([None, date(2026, 3, 29), date(2026, 12, 31)]),
        accepted_for=frozenset(dice.choice([[], ["A-3"], ["A-3"]])),
        absences=dice.choice([(), (), ((date(2026, 3, 28), date(2026, 3, 28)),)]),
    )


def date_of(one: Wish) -> date:
    """Each weekday of the programme comes once."""
    return FIRST + timedelta(days=(one.day - FIRST.weekday()) % 7)


def random_visit(dice: Random, month: Case) -> dict[str, Any]:
    """For a wish, on its weekday, at a quarter of an hour that has a good chance to fit."""
    one = dice.choice(month.wishes)
    name = dice.choice(month.assistants or ()).id
    day = date_of(one)
    clock = dice.choice([one.window.start, *range(one.window.start, one.window.end, 15)])
    return as_visit(one.application, name, local(day, clock), one.minutes)


def local(day: date, clock: int) -> datetime:
    """As an instant in UTC."""
    midnight = datetime(day.year, day.month, day.day)
    return (midnight + clock * MINUTE).replace(tzinfo=ZONE).astimezone(UTC)


def as_visit(who: str, by: str, start: datetime, minutes: int) -> dict[str, Any]:
    end = start + minutes * MINUTE
    times = {"start": start.astimezone(ZONE).isoformat(), "end": end.astimezone(ZONE).isoformat()}
    return {"application": who, "assistant": by, **times}


@dataclass(frozen=True)
class Naive:
    """The rules that look at minutes, pair by pair and minute by minute."""

    month: Case
    visits: list[dict[str, Any]]

    def codes(self) -> set[str]:
        """Where visits of an assistant overlap, the checker need not name every way that is too short as well."""
        alone = {code for visit in self.visits for code in self._alone(visit)}
        pairs = {code for pair in combinations(self.visits, 2) for code in self._pair(*pair)}
        return alone | pairs - ({"travel_too_short"} if "assistant_overlap" in pairs else set()) | set(self._doba())

    def _alone(self, visit: dict[str, Any]) -> Iterator[str]:
        minutes = list(_minutes(visit))
        rows = [one for one in self.month.blocked if one.application == visit["application"]]
        if any(_inside(minute, row.day, row.window) for minute in minutes for row in rows):
            yield "blocked"
        by = self._by(visit["assistant"])
        there = [any(self._there(by, minute, day) for day in range(7)) for minute in minutes]
        if not all(there):
            yield "missing"

    def _there(self, by: Any, minute: datetime, weekday: int) -> bool:
        today = minute.date()
        first = today if today.weekday() == weekday else today - timedelta(days=1)
        away = any(start <= one <= end for start, end in by.absences for one in (today, first))
        return not away and any(_inside(minute, weekday, window) for window in by.windows[weekday])

    def _pair(self, one: dict[str, Any], other: dict[str, Any]) -> Iterator[str]:
        first, second = sorted((one, other), key=lambda visit: datetime.fromisoformat(visit["start"]))
        gap = (datetime.fromisoformat(second["start"]) - datetime.fromisoformat(first["end"])) // MINUTE
        if one["application"] == other["application"] and gap < 0:
            yield "person_overlap"
        if one["assistant"] == other["assistant"]:
            if gap < 0:
                yield "assistant_overlap"
            elif gap < self._travel({one["application"], other["application"]}):
                yield "travel_too_short"

    def _travel(self, names: set[str]) -> int:
        """At latitude 50: 0.1° of longitude are 7.15 km and 14 minutes, 0.9° are 64.3 km and 126 minutes."""
        lon = {one.id: one.lon for one in self.month.applications}
        if names != {"A-1", "A-2"}:
            return 0
        return {20.0: 0, 20.1: 14, 20.9: 126}[float(lon["A-2"] or 0)]

    def _doba(self) -> Iterator[str]:
        for one in self.visits:
            start = datetime.fromisoformat(one["start"])
            theirs = [
                minute for visit in self.visits if visit["assistant"] == one["assistant"] for minute in _minutes(visit)
            ]
            if sum(start <= minute < start + timedelta(hours=24) for minute in theirs) > 720:
                yield "twelve_hours"

    def _by(self, name: str) -> Any:
        return next(one for one in self.month.assistants or () if one.id == name)


def length(visit: dict[str, Any]) -> int:
    """Elapsed minutes."""
    return len(list(_minutes(visit)))


def _minutes(visit: dict[str, Any]) -> Iterator[datetime]:
    start, end = (datetime.fromisoformat(visit[key]).astimezone(UTC) for key in ("start", "end"))
    return ((start + number * MINUTE).astimezone(ZONE) for number in range((end - start) // MINUTE))


def _inside(minute: datetime, weekday: int, hours: Any) -> bool:
    """Whether the clock shows a time of this weekday's window, be it after midnight. True of a spring night only."""
    clock = minute.hour * 60 + minute.minute
    today, yesterday = minute.weekday() == weekday, (minute.weekday() - 1) % 7 == weekday
    return (today and hours.start <= clock < hours.end) or (yesterday and hours.start <= clock + 1440 < hours.end)
