"""The accounts that Głusk published for 2022 and 2023 come out line by line, from visits, rates and costs. R-54, R-55.

Nobody published who served whom: everybody here has an assistant of their own at 40 złote an hour, and one more
assistant has the few hours at the rate that makes the published pay.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from planner.commands.closing import CloseMonth
from planner.commands.costs import RecordCost
from planner.commands.timesheets import RecordTimesheet
from planner.record.application import Godziny
from planner.terms.case import Case, Money
from planner.terms.clock import minute_of
from planner.terms.done import DoneRow
from planner.terms.settling import Settling
from projections.door import ReadDoor
from tests.worlds.cases import application, assistant, case
from tests.worlds.recorded import announced, by

LONGEST = 12  # hours of a visit


@dataclass(frozen=True)
class Published:
    """hours: by category, of each of its people. other: hours and rate of the assistant who is paid otherwise."""

    year: int
    total: str
    hours: dict[str, list[int]]
    other: tuple[int, str]
    costs: dict[str, str]
    account: dict[str, str]
    people: dict[str, tuple[int, int]]

    @property
    def admin(self) -> str:
        return self.account["admin"]


Y2022 = Published(
    2022,
    total="272340.00",
    hours={"severe": [427] * 5 + [426] * 6, "child": [338] * 3},
    other=(11, "39.98"),
    costs={"travel": "5307.73", "insurance": "939.59", "interest": "5045.60"},
    account={
        "received": "272340.00",
        "pay": "228199.78",
        "travel": "5307.73",
        "insurance": "939.59",
        "other": "0.00",
        "admin": "5340.00",
        "returned_task": "32552.90",
        "returned_admin": "0.00",
        "interest": "5045.60",
    },
    people={"severe": (11, 4691), "child": (3, 1014)},
)
Y2023 = Published(
    2023,
    total="484000.00",
    hours={"severe_multiple": [660] * 5, "severe": [510] * 9 + [519], "child": [318] * 7 + [319]},
    other=(1, "39.65"),
    costs={"travel": "19697.02", "insurance": "2698.00", "interest": "6743.11"},
    account={
        "received": "484000.00",
        "pay": "438159.65",
        "travel": "19697.02",
        "insurance": "2698.00",
        "other": "0.00",
        "admin": "9490.00",
        "returned_task": "13955.33",
        "returned_admin": "0.00",
        "interest": "6743.11",
    },
    people={"severe_multiple": (5, 3300), "severe": (10, 5109), "child": (8, 2545)},
)


@pytest.mark.parametrize("published", [Y2022, Y2023], ids=lambda one: str(one.year))
def test_the_published_account_comes_out_line_by_line(app: Godziny, unit: str, published: Published) -> None:
    given = _programme(published)
    scope = announced(app, unit, given)
    app.do(RecordTimesheet(rows=tuple(_visits(published, given))), scope, by())
    for kind, amount in published.costs.items():
        app.do(RecordCost(kind=kind, amount=amount), scope, by())
    for month in given.programme.months:
        app.do(CloseMonth(month=str(month)), scope, by())

    account = dict(ReadDoor(app).year(scope).statement())

    assert {name: account[name] for name in published.account} == published.account
    assert account["complete"]
    assert _served(account) == published.people
    _adds_up(account)


def _programme(published: Published) -> Case:
    names = list(_people(published))
    people = [
        application(name, category=category, requested_hours=hours, birth_date=_born(category))
        for name, category, hours in names
    ]
    cleared = {"child_clearance_until": date(2030, 1, 1), "accepted_for": frozenset(name for name, *_ in names)}
    staff = [assistant(f"S-{name}", **cleared) for name, *_ in names]
    staff.append(assistant("S-other", rate=Decimal(published.other[1]), **cleared))
    return case(
        people,
        staff,
        first=date(published.year, 1, 1),
        last=date(published.year, 12, 31),
        money=Money(Decimal(published.total), Decimal("0.02"), Decimal("40.00")),
        hours=20_000,
        settling=Settling(admin=Decimal(published.admin)),
    )


def _people(published: Published) -> Iterator[tuple[str, str, int]]:
    for category, theirs in published.hours.items():
        for number, hours in enumerate(theirs):
            yield f"{category}-{number}", category, hours


def _visits(published: Published, given: Case) -> Iterator[DoneRow]:
    """Of everybody on days of their own, at most 12 hours a day; the first hours by the one who is paid otherwise."""
    step = given.programme.last - given.programme.first
    left = published.other[0]
    for name, _, hours in _people(published):
        visits = -(-hours // LONGEST)
        for number in range(visits):
            day = given.programme.first + step * number // visits
            long = min(LONGEST, hours - LONGEST * number)
            other = min(left, long)
            left -= other
            yield from _day(name, day, long, other)


def _day(name: str, day: date, hours: int, other: int) -> Iterator[DoneRow]:
    start = minute_of(datetime(day.year, day.month, day.day, 7, tzinfo=UTC))
    if other:
        yield DoneRow(name, "S-other", start, start + 60 * other)
    if hours > other:
        yield DoneRow(name, f"S-{name}", start + 60 * other, start + 60 * hours)


def _born(category: str) -> date:
    return date(2014, 5, 5) if category == "child" else date(1960, 5, 5)


def _served(account: dict[str, Any]) -> dict[str, tuple[int, int]]:
    return {one["category"]: (one["people"], one["minutes"] // 60) for one in account["categories"]}


def _adds_up(account: dict[str, Any]) -> None:
    parts = ("pay", "travel", "insurance", "other", "admin", "returned_task", "returned_admin")
    assert sum(Decimal(account[name]) for name in parts) == Decimal(account["received"])
    assert sum(one["minutes"] for one in account["categories"]) == account["minutes"]
