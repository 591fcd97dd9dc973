"""A roster document as what the doors show: visits in local time, weeks, figures, the score in words."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from math import ceil
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date

from api.words.allocation import wrapped
from api.words.messages import Speaker
from api.words.refusals import printable
from planner.editions.roster import WEIGHTS
from planner.terms.calendar import Month, days_between
from planner.terms.case import DAYS
from planner.terms.natural import natural

ZONE = ZoneInfo("Europe/Warsaw")
Rows = dict[str, dict[date, list["DrawnVisit"]]]


@dataclass(frozen=True)
class DrawnVisit:
    """start, end: Warsaw's local time."""

    start: datetime
    end: datetime
    application: str
    assistant: str

    @classmethod
    def of(cls, one: Mapping[str, Any]) -> "DrawnVisit":
        start, end = (datetime.fromisoformat(one[key]).astimezone(ZONE) for key in ("start", "end"))
        return cls(start, end, printable(one["application"]), printable(one["assistant"]))

    @cached_property
    def minutes(self) -> int:
        """Elapsed, also over a clock change. Source: R-33."""
        return minutes_between(self.start, self.end)

    @property
    def day(self) -> date:
        return self.start.date()

    @property
    def last_day(self) -> date:
        """An end at midnight does not touch the next day."""
        return (self.end - timedelta(minutes=1)).date()

    @property
    def clock(self) -> str:
        """`08:00–10:30`; midnight as an end is 24:00."""
        end = f"{self.end:%H:%M}"
        return f"{self.start:%H:%M}–{'24:00' if end == '00:00' else end}"


def minutes_between(start: datetime, end: datetime) -> int:
    """Elapsed minutes; plain subtraction would compare what the clock shows."""
    return int(end.timestamp() - start.timestamp()) // 60


class Roster:
    """A roster document of the contract's shape, in the order of time. Texts are safe to print."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.month = Month(int(document["month"][:4]), int(document["month"][5:]))
        visits = map(DrawnVisit.of, document["visits"])
        self.visits = sorted(
            visits, key=lambda one: (one.start.timestamp(), natural(one.assistant), natural(one.application))
        )
        self.unfilled = sorted(
            document.get("unfilled") or (), key=lambda one: (one["date"], natural(one["application"]))
        )
        self.score, self.bound = document.get("score") or {}, document.get("bound")

    @cached_property
    def weeks(self) -> list[list[date]]:
        """Monday to Sunday, from the week of the 1st on; days of other months included."""
        first, last = self.month.first, self.month.last
        mondays = range(first.toordinal() - first.weekday(), last.toordinal() + 1, 7)
        return [list(days_between(date.fromordinal(one), date.fromordinal(one + 6))) for one in mondays]

    def rows(self, key: str, days: Collection[date] | None = None) -> Rows:
        """The visits of each assistant or application by day, names in order; days None: all."""
        found: Rows = defaultdict(lambda: defaultdict(list))
        for visit in self.visits:
            if days is None or visit.day in days:
                found[getattr(visit, key)][visit.day].append(visit)
        return dict(sorted(found.items(), key=lambda pair: natural(pair[0])))

    def reasons(self) -> dict[str, list[Mapping[str, Any]]]:
        """Unfilled wishes by reason, the most frequent first; a wish stands under each of its reasons."""
        found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for one in self.unfilled:
            for reason in one["reasons"] or ("",):
                found[reason].append(one)
        return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), natural(pair[0]))))


def by_person(wishes: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """Unfilled wishes of each person, whoever has most of them first."""
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for one in wishes:
        found[printable(one["application"])].append(one)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), natural(pair[0]))))


def reason_of(code: str, speaker: Speaker, kind: str = "unfilled") -> str:
    """The reason in words; kind: `unfilled`, or `obstacle` for what keeps one assistant. An unknown code stays."""
    key = f"{kind}_{code or 'unknown'}"
    said = speaker.say(key)
    return printable(code) if said == key else said


def why(wish: Mapping[str, Any], speaker: Speaker) -> str:
    """The reasons of an unfilled wish, with the minutes left of the grant or missing from the window, and why."""
    return "; ".join(_reason_with_figures(one, wish, speaker) for one in wish["reasons"] or ("",))


def _reason_with_figures(code: str, wish: Mapping[str, Any], speaker: Speaker) -> str:
    name = {"grant_used": "minutes_left", "window_too_short": "minutes_missing"}.get(code, "")
    said = reason_of(code, speaker)
    if name not in wish:
        return said
    cuts = [reason_of(one, speaker, "cut") for one in wish.get("cut_by") or () if code == "window_too_short"]
    return f"{said}: " + ", ".join([speaker.say(f"unfilled_{name}", {"minutes": wish[name]}), *cuts])


def clocked(minutes: int) -> str:
    """Hours and minutes as `96:15`."""
    return f"{minutes // 60}:{minutes % 60:02}"


def spoken(minutes: int, speaker: Speaker) -> str:
    """Hours and minutes in words."""
    facts = {"hours": minutes // 60, "minutes": minutes % 60}
    return speaker.say("roster_duration" if minutes % 60 else "roster_hours", facts)


def month_name(month: Month, speaker: Speaker) -> str:
    return str(format_date(month.first, "LLLL y", locale=speaker.language))


def weekday(day: date, speaker: Speaker) -> str:
    """`pn 2.03`, `Mo 2 Mar`: the short weekday and the date without its year."""
    pattern = "d.MM" if speaker.language == "pl" else "d MMM"
    return f"{day_name(day, speaker)} {format_date(day, pattern, locale=speaker.language)}"


def day_name(day: date, speaker: Speaker) -> str:
    """The weekday in two letters."""
    return speaker.say(f"roster_{DAYS[day.weekday()]}")


def whole_day(day: date, speaker: Speaker) -> str:
    """`pn 2.03.2026`."""
    return f"{day_name(day, speaker)} {speaker.day(day)}"


def total_minutes(visits: Iterable[DrawnVisit]) -> int:
    return sum(one.minutes for one in visits)


def hours_by_day(roster: Roster) -> tuple[list[float], list[float]]:
    """Hours planned and hours unfilled on each day of the month; a visit counts on the day it starts."""
    days = list(days_between(roster.month.first, roster.month.last))
    planned: Counter[date] = Counter()
    missing: Counter[date] = Counter()
    for visit in roster.visits:
        planned[visit.day] += visit.minutes
    for wish in roster.unfilled:
        missing[date.fromisoformat(wish["date"])] += wish["minutes"]
    return [planned[day] / 60 for day in days], [missing[day] / 60 for day in days]


def figures(roster: Roster, speaker: Speaker) -> dict[str, str]:
    """The headline figures, by name."""
    return {
        "visits": speaker.number(len(roster.visits)),
        "hours": spoken(total_minutes(roster.visits), speaker),
        "assistants": speaker.number(len({one.assistant for one in roster.visits})),
        "people": speaker.number(len({one.application for one in roster.visits})),
        "unfilled": speaker.number(len(roster.unfilled)),
        "unfilled_hours": spoken(sum(one["minutes"] for one in roster.unfilled), speaker),
    }


def score_rows(score: Mapping[str, int], speaker: Speaker) -> Iterator[tuple[str, str, str, str]]:
    """Of each part its count, weight, points and what is counted. Parts of the score are counts."""
    for part, weight in WEIGHTS.items():
        count = score.get(part, 0)
        said = speaker.say(f"roster_part_{part}")
        yield speaker.number(count), speaker.number(weight), speaker.number(count * weight), said


def gap(total: int, bound: int | None, speaker: Speaker) -> str:
    """How far the roster may be from the best: points above the bound, and as a share of it; nothing without one."""
    if bound is None:
        return ""
    least = max(0, bound)
    over = total - least
    if over <= 0:
        return speaker.say("roster_proven")
    facts = {"bound": speaker.number(least), "over": speaker.number(over)}
    if not least:
        return speaker.say("roster_unbounded", facts)
    return speaker.say("roster_gap", {**facts, "share": speaker.number(ceil(1000 * over / least) / 10)})


def score_lines(score: Mapping[str, int], bound: int | None, speaker: Speaker) -> Iterator[str]:
    """The score by part: count × weight = points."""
    total = speaker.number(score.get("total", 0))
    yield speaker.say("roster_score_title", {"total": total})
    for count, weight, points, said in score_rows(score, speaker):
        yield wrapped(f"{count:>8} × {weight:>3} = {points:>9}  {said}", "  ", " " * 28)
    said = gap(score.get("total", 0), bound, speaker)
    if said:
        yield wrapped(said, "  ", "")
