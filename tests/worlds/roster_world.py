"""A small month to judge: who is there, what is wished, and rosters made by hand.

Plain: March 2026; A-1 wishes two hours each Monday between 8 and 16, and S-1 is there every day from 8 to 20.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from planner.documents.finding import Finding
from planner.solver.roster.check.judge import judge
from planner.solver.roster.check.verdict import RosterVerdict
from planner.terms.case import ApplicationCard, AssistantTerms, Blocked, Case, Window, Wish
from tests.worlds.cases import application, assistant, case

ZONE = ZoneInfo("Europe/Warsaw")
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
MONDAY = "2026-03-02"
LAST: dict[str, Any] = {"last": date(2026, 3, 8)}  # the first Monday of March is the only one


def window(text: str) -> Window:
    """`08:00-16:00` as in the files: an end not after the start is on the next day."""
    start, end = (int(part[:2]) * 60 + int(part[3:]) for part in text.split("-"))
    return Window(start, end if end > start else end + 1440)


def wish(day: int = MON, hours: str = "08:00-16:00", minutes: int = 120, who: str = "A-1") -> Wish:
    return Wish(who, day, window(hours), minutes)


def blocked(day: int, hours: str, who: str = "A-1") -> Blocked:
    return Blocked(who, day, window(hours), "care_services")


def week(*hours: str) -> tuple[tuple[Window, ...], ...]:
    """These hours on every day."""
    return (tuple(window(one) for one in hours),) * 7


def world(
    wishes: list[Wish] | None = None,
    *,
    people: list[ApplicationCard] | None = None,
    staff: list[AssistantTerms] | None = None,
    others: list[Blocked] | None = None,
    **programme: Any,
) -> Case:
    people = [application("A-1"), application("A-2")] if people is None else people
    staff = [assistant("S-1"), assistant("S-2")] if staff is None else staff
    made = case(people, staff, **programme)
    return replace(made, wishes=tuple([wish()] if wishes is None else wishes), blocked=tuple(others or ()))


def plan(*names: str, hours: int = 40, month: str = "2026-03", before: dict[str, int] | None = None) -> dict[str, Any]:
    """Everybody named, by default A-1 and A-2, has these hours in the month, and `before` in other months."""
    rows = [
        {"application": name, "hours": hours, "months": {month: hours, **(before or {})}}
        for name in names or ("A-1", "A-2")
    ]
    return {"admitted": rows}


def moment(text: str, *, fold: int = 0) -> datetime:
    """Warsaw's local time as the files write it: `2026-03-02 08:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE, fold=fold)


def visit(start: str, minutes: int = 120, who: str = "A-1", by: str = "S-1", *, fold: int = 0) -> dict[str, Any]:
    """A visit of so many elapsed minutes."""
    begins = moment(start, fold=fold)
    ends = (begins.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(ZONE)
    return {"application": who, "assistant": by, "start": begins.isoformat(), "end": ends.isoformat()}


def roster(*visits: dict[str, Any], month: str = "2026-03", **more: Any) -> dict[str, Any]:
    return {"month": month, "visits": list(visits), **more}


def judged(given: Case, *visits: dict[str, Any], **more: Any) -> RosterVerdict:
    """The verdict on these visits; every admitted person has 40 hours in March unless `hours` says otherwise."""
    return judge(given, more.pop("plan", plan(hours=more.pop("hours", 40))), roster(*visits), **more)


def codes(given: Case, *visits: dict[str, Any], **more: Any) -> list[str]:
    """The codes of all faults; empty when the roster is lawful."""
    return [one.code for one in judged(given, *visits, **more).faults]


def fault(given: Case, *visits: dict[str, Any], **more: Any) -> tuple[str, str, dict[str, str]]:
    """The only fault: code, rule, facts."""
    (one,) = judged(given, *visits, **more).faults
    return told(one)


def told(one: Finding) -> tuple[str, str, dict[str, str]]:
    return one.code, one.rule, dict(one.facts)


def entry(*reasons: str, who: str = "A-1", day: str = MONDAY, minutes: int = 120) -> dict[str, Any]:
    return {"application": who, "date": day, "minutes": minutes, "reasons": list(reasons)}


def stated(given: Case, unfilled: list[dict[str, Any]], *visits: dict[str, Any], **more: Any) -> RosterVerdict:
    given_plan = more.pop("plan", None) or plan(hours=more.pop("hours", 40))
    return judge(given, given_plan, roster(*visits, unfilled=unfilled), **more)


def holds(given: Case, reason: str, *visits: dict[str, Any], **more: Any) -> bool:
    """Whether A-1's wish on the first Monday is rightly unfilled for that reason; the roster is lawful."""
    found = stated(given, [entry(reason), *more.pop("besides", [])], *visits, **more)
    assert found.faults == ()
    false = {dict(one.facts)["application"] for one in found.statements if one.code == "false_reason"}
    assert all(one.code == "false_reason" for one in found.statements)
    return "A-1" not in false
