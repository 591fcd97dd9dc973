"""A month's roster in words: plain text of at most 80 columns, Polish or English."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any

from api.words.allocation import WIDTH, wrapped
from api.words.messages import Speaker
from api.words.month import (
    DrawnVisit,
    Roster,
    by_person,
    clocked,
    day_name,
    figures,
    minutes_between,
    month_name,
    reason_of,
    score_lines,
    spoken,
    total_minutes,
    weekday,
    whole_day,
    why,
)
from api.words.refusals import printable

MANY_VISITS, MOST_ASSISTANTS, MOST_PEOPLE, MOST_DATES, LONG_WEEK = 120, 40, 6, 6, 4
Day = dict[date, list[DrawnVisit]]


def show_roster(
    roster: Mapping[str, Any],
    speaker: Speaker,
    *,
    weeks: Sequence[int] = (),
    assistant: str | None = None,
    person: str | None = None,
) -> str:
    """The roster in words: all of it, or only the weeks (from 1), the assistant or the person asked for.

    Of a roster with many visits only the first week is shown, until weeks are named.
    """
    read = Roster(roster)
    if assistant is None and person is None:
        return "\n".join(RosterText(read, speaker, weeks).lines())
    lines = heading(read, speaker)
    if assistant is not None:
        lines += ["", *of_assistant(read, printable(assistant), speaker)]
    if person is not None:
        lines += ["", *of_person(read, printable(person), speaker)]
    return "\n".join(lines)


def show_tomorrow(roster: Mapping[str, Any], assistant: str, day: date, speaker: Speaker) -> str:
    """What one assistant does on that day; a night that began the day before is there too."""
    name = printable(assistant)
    visits = [one for one in Roster(roster).visits if one.assistant == name and one.day <= day <= one.last_day]
    facts = {"assistant": name, "day": whole_day(day, speaker), "count": len(visits)}
    return "\n".join([wrapped(speaker.say("roster_tomorrow", facts)), *_listed(visits, "application", speaker, day)])


def heading(roster: Roster, speaker: Speaker) -> list[str]:
    """Month, visits, hours, assistants, people; what stays unfilled."""
    known = figures(roster, speaker)
    lines = [speaker.say("roster_title", {"month": month_name(roster.month, speaker)})]
    lines.append(wrapped(speaker.say("roster_figures", known)))
    lines.append(wrapped(speaker.say("roster_unfilled_figures" if roster.unfilled else "roster_all_filled", known)))
    return lines


def of_assistant(roster: Roster, name: str, speaker: Speaker) -> Iterator[str]:
    """The month of one assistant, visit by visit."""
    visits = [one for one in roster.visits if one.assistant == name]
    hours = spoken(total_minutes(visits), speaker)
    yield wrapped(speaker.say("roster_one", {"name": name, "count": len(visits), "hours": hours}))
    yield from _listed(visits, "application", speaker)


def of_person(roster: Roster, name: str, speaker: Speaker) -> Iterator[str]:
    """The month of one person: the visits, then each unfilled wish with its reasons and who was busy with what."""
    visits = [one for one in roster.visits if one.application == name]
    hours = spoken(total_minutes(visits), speaker)
    yield wrapped(speaker.say("roster_one", {"name": name, "count": len(visits), "hours": hours}))
    yield from _listed(visits, "assistant", speaker)
    wishes = [one for one in roster.unfilled if printable(one["application"]) == name]
    if wishes:
        yield from ("", speaker.say("roster_unfilled_title"))
    for wish in wishes:
        yield from _unfilled(wish, speaker)


def _unfilled(wish: Mapping[str, Any], speaker: Speaker) -> Iterator[str]:
    day = weekday(date.fromisoformat(wish["date"]), speaker)
    yield wrapped(f"{day}, {spoken(wish['minutes'], speaker)}: {why(wish, speaker)}", "  ")
    for one in wish.get("details") or ():
        yield wrapped(obstacle(one["assistant"], [one["reason"]], one.get("with") or (), speaker), "    ")


def obstacle(assistant: str, reasons: Sequence[str], others: Sequence[Mapping[str, Any]], speaker: Speaker) -> str:
    """What keeps one assistant from a visit, and with which visits."""
    said = "; ".join(reason_of(one, speaker, "obstacle") for one in reasons)
    with_ = ", ".join(_other(DrawnVisit.of({"assistant": assistant, **one}), speaker) for one in others)
    return f"{printable(assistant)} – {said}" + (f": {with_}" if with_ else "")


def _other(visit: DrawnVisit, speaker: Speaker) -> str:
    return f"{visit.application} {weekday(visit.day, speaker)} {visit.clock}"


def _listed(visits: Sequence[DrawnVisit], key: str, speaker: Speaker, day: date | None = None) -> Iterator[str]:
    """A line per visit: day, start–end, length, the one it is with, and the gap since the visit before.

    key: `application` or `assistant`. day: the list is of this one day, which is not said again.
    """
    before = None
    for visit, previous in zip(visits, [None, *visits], strict=False):
        label = "" if visit.day == before else weekday(visit.day, speaker)
        note = _gap(previous, visit, speaker) if key == "application" else ""
        who = f"{getattr(visit, key)}{_overnight(visit, day, speaker)}{note}"
        start = "" if day else f"{label:<9}  "
        yield wrapped(f"{start}{visit.clock}  {clocked(visit.minutes):>5}  {who}", "  ", " " * (len(start) + 20))
        before = visit.day


def _gap(previous: DrawnVisit | None, visit: DrawnVisit, speaker: Speaker) -> str:
    """Minutes since the visit before, when it ended on the same day."""
    if previous is None or previous.last_day != visit.day:
        return ""
    return "  " + speaker.say("roster_gap_before", {"minutes": minutes_between(previous.end, visit.start)})


def _overnight(visit: DrawnVisit, day: date | None, speaker: Speaker) -> str:
    """The other day of a night; in the list of one day the one that it is not."""
    if visit.last_day == visit.day:
        return ""
    if day == visit.last_day:
        return "  " + speaker.say("roster_since", {"day": weekday(visit.day, speaker)})
    return "  " + speaker.say("roster_until", {"day": weekday(visit.last_day, speaker)})


class RosterText:
    """The sections of a whole roster."""

    def __init__(self, roster: Roster, speaker: Speaker, weeks: Sequence[int]) -> None:
        self.roster, self.speaker, self.weeks = roster, speaker, weeks

    def lines(self) -> Iterator[str]:
        yield from heading(self.roster, self.speaker)
        if self.weeks:
            for number in self.weeks:
                yield from self._week(number)
            return
        if self.roster.score:
            yield from ("", *score_lines(self.roster.score, self.roster.bound, self.speaker))
        yield from self._first_weeks()
        yield from self._reasons()

    def _say(self, code: str, **facts: object) -> str:
        return self.speaker.say(code, facts)

    def _first_weeks(self) -> Iterator[str]:
        """Every week of a small roster; of a large one the first of four days or more, and how to see the rest."""
        numbers = [at for at, days in enumerate(self.roster.weeks, 1) if self.roster.rows("assistant", days)]
        long = [at for at in numbers if len(self._own(self.roster.weeks[at - 1])) >= LONG_WEEK]
        shown = (long or numbers)[:1] if len(self.roster.visits) > MANY_VISITS else numbers
        for number in shown:
            yield from self._week(number)
        if len(shown) < len(numbers):
            yield from ("", wrapped(self._say("roster_more_weeks", most=len(self.roster.weeks))))

    def _week(self, number: int) -> Iterator[str]:
        if not 1 <= number <= len(self.roster.weeks):
            yield from ("", self._say("roster_no_week", number=number, most=len(self.roster.weeks)))
            return
        days = self.roster.weeks[number - 1]
        own = self._own(days)
        first, last = (weekday(day, self.speaker) for day in (own[0], own[-1]))
        yield from ("", self._say("roster_week", number=number, first=first, last=last))
        rows = self.roster.rows("assistant", days)
        most = None if self.weeks else MOST_ASSISTANTS
        yield from self._table(days, dict(list(rows.items())[:most])) if rows else ["  –"]
        if most and len(rows) > most:
            yield wrapped(self._say("roster_more_assistants", count=len(rows) - most, week=number), "  ")

    def _own(self, days: Sequence[date]) -> list[date]:
        return [day for day in days if day.month == self.roster.month.number]

    def _table(self, days: Sequence[date], rows: Mapping[str, Day]) -> Iterator[str]:
        """A row per assistant, a column per day; ids too long for that stand in lists by day."""
        name = max(map(len, rows))
        room = min((WIDTH - 2 - name) // 7 - 1, 12)
        longest = max(len(one.application) for row in rows.values() for day in row.values() for one in day)
        if room < max(longest, 6):
            yield from self._lists(days, rows)
            return
        own = self._own(days)
        titles = [f"{day_name(day, self.speaker)} {day.day}" if day in own else "" for day in days]
        yield _line("", titles, name, room)
        for assistant, row in rows.items():
            columns = [_cell(row.get(day, []), room) if day in own else [] for day in days]
            for at, cells in enumerate(zip_longest(*columns, fillvalue="")):
                yield _line("" if at else assistant, cells, name, room)

    def _lists(self, days: Sequence[date], rows: Mapping[str, Day]) -> Iterator[str]:
        for day in days:
            found = [(assistant, row[day]) for assistant, row in rows.items() if day in row]
            if found:
                yield f"  {weekday(day, self.speaker)}"
            for assistant, visits in found:
                yield wrapped(f"{assistant}: " + ", ".join(f"{one.clock} {one.application}" for one in visits), "    ")

    def _reasons(self) -> Iterator[str]:
        """How many wishes stay unfilled by reason, with the people it meets most."""
        if self.roster.unfilled:
            yield from ("", self._say("roster_unfilled_title"))
        for reason, wishes in self.roster.reasons().items():
            yield wrapped(f"{len(wishes)} × {reason_of(reason, self.speaker)}", "  ")
            people = by_person(wishes)
            for person, own in list(people.items())[:MOST_PEOPLE]:
                yield wrapped(f"{person}: {self._dates(own)}", "    ")
            if len(people) > MOST_PEOPLE:
                yield wrapped(self._say("roster_more_people", count=len(people) - MOST_PEOPLE), "    ")
        if any(len(one["reasons"]) > 1 for one in self.roster.unfilled):
            yield wrapped(self._say("roster_several_reasons"), "  ", "")

    def _dates(self, wishes: Sequence[Mapping[str, Any]]) -> str:
        dates = [weekday(date.fromisoformat(one["date"]), self.speaker) + _missing(one) for one in wishes]
        more = len(dates) - MOST_DATES
        return ", ".join(dates[:MOST_DATES]) + (f" {self._say('more_names', count=more)}" if more > 0 else "")


def _missing(wish: Mapping[str, Any]) -> str:
    """The minutes missing from its window, where that is the reason."""
    return f" ({wish['minutes_missing']} min)" if "minutes_missing" in wish else ""


def _cell(visits: Sequence[DrawnVisit], room: int) -> list[str]:
    """The visits of a day one under the other: start and person, on a line each when one is too narrow."""
    lines: list[str] = []
    for one in visits:
        start = f"{one.start:%H:%M}" + ("→" if one.last_day != one.day else "")
        both = f"{start} {one.application}"
        lines += [both] if len(both) <= room else [start, one.application]
    return lines or ["·"]


def _line(name: str, cells: Sequence[str], width: int, room: int) -> str:
    return f"  {name:{width}} {' '.join(f'{cell:{room}}' for cell in cells)}".rstrip()
