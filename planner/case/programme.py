"""programme.toml."""

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from planner.case.cells import MOST_HOURS
from planner.editions import CATEGORIES, EDITIONS, Edition, edition
from planner.terms.case import POLICIES, Money, ProgrammeRules
from planner.terms.refusals import Faults

MOST_BUDGET = 100_000_000
LONGEST_DAYS = 731
MONEY = ("total", "admin_share", "hourly_cost")
_DECIDING = ("edition", "from", "to", "applications_until", "split.policy", "split.step_hours", "averages")
_SECTIONS = ("budget", "split", "places", "pools", "ceilings", "averages")
BY_SECTION: dict[str, tuple[str, ...]] = {
    "": ("unit", "edition", "from", "to", "applications_until", *_SECTIONS),
    "budget": ("hours", "total", "admin_share", "hourly_cost"),
    "split": ("policy", "step_hours", "minimum_hours", "monthly_limit", "admission_needs_assistants"),
    "places": ("total", *CATEGORIES),
    "pools": CATEGORIES,
    "ceilings": CATEGORIES,
    "averages": CATEGORIES,
}


KEYS = BY_SECTION[""]


def read_programme(text: str, faults: Faults) -> ProgrammeRules | None:
    """The programme, with stand-ins for wrong values; None when those that decide eligibility are wrong."""
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError, ArithmeticError) as error:  # numbers and nesting out of all bounds too
        place = re.search(r"line (\d+)", str(error))
        faults.add("not_toml", line=int(place[1]) if place else 0, detail=error)
        return None
    return programme_of(text, table, faults)


def programme_of(text: str, table: dict[str, Any], faults: Faults) -> ProgrammeRules | None:
    """The programme of a table that was read; `text` is where faults look for their lines, or empty."""
    reading = _Reading(text, table, faults)
    reading.refuse_unknown_keys()
    programme = _programme(reading)
    _check_together(reading, programme)
    return programme if reading.right(*_DECIDING) else None


@dataclass
class _Reading:
    """A TOML table with the faults found in it. Wrong values are replaced, so that reading goes on."""

    text: str
    table: dict[str, Any]
    faults: Faults

    def get(self, key: str) -> Any:
        section, _, name = key.rpartition(".")
        inside = self.table.get(section, {}) if section else self.table
        return inside.get(name) if isinstance(inside, dict) else None

    def fault(self, code: str, key: str, **facts: object) -> None:
        self.faults.add(code, line=self.line(key), column=key, **facts)

    def right(self, *keys: str) -> bool:
        """Whether none of the keys, nor anything inside them, is faulty; "" asks for the whole file."""
        faulty = [fault.column for fault in self.faults.found]
        return "more_faults" not in (fault.code for fault in self.faults.found) and not any(
            column == key or column.startswith(f"{key}.") for column in faulty for key in keys
        )

    def line(self, key: str) -> int:
        """The line on which the key stands; its section's or 0 when it is missing."""
        return self.lines.get(key) or self.lines.get(key.rpartition(".")[0], 0)

    @cached_property
    def lines(self) -> dict[str, int]:
        """The line of each section and key."""
        found: dict[str, int] = {}
        prefix = ""
        for number, line in enumerate(self.text.splitlines(), 1):
            if heading := re.match(r"\s*\[+([^\]]+)\]", line):
                prefix = f"{heading[1].strip()}."
                found.setdefault(prefix[:-1], number)
            elif key := re.match(r'\s*"?([\w-]+)"?\s*=', line):
                found.setdefault(prefix + key[1], number)
        return found

    def refuse_unknown_keys(self) -> None:
        for section, names in BY_SECTION.items():
            inside = self.table if section == "" else self.table.get(section, {})
            if not isinstance(inside, dict):
                self.fault("not_a_table", section)
                continue
            for name in inside:
                if name not in names:
                    self.fault("unknown_key", f"{section}.{name}" if section else name, allowed=", ".join(names))

    def required(self, key: str) -> Any:
        value = self.get(key)
        if value is None:
            self.fault("missing_key", key)
        return value

    def whole(self, key: str, least: int, most: int = MOST_BUDGET) -> int | None:
        value = self.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            self.fault("not_whole", key, value=value, least=least, most=most)
            return None
        return value

    def wholes(self, section: str, least: int) -> dict[str, int]:
        found = ((name, self.whole(f"{section}.{name}", least)) for name in CATEGORIES)
        return {name: value for name, value in found if value is not None}

    def flag(self, key: str) -> bool:
        value = self.get(key)
        if value is not None and not isinstance(value, bool):
            self.fault("not_allowed", key, value=value, allowed="true, false")
        return value is True

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self.required(key)
        if value is not None and value not in allowed:
            self.fault("not_allowed", key, value=value, allowed=", ".join(f'"{one}"' for one in allowed))
        return value if value in allowed else allowed[0]

    def text_of(self, key: str) -> str:
        value = self.required(key)
        if value is not None and (not isinstance(value, str) or not value.strip() or not value.isprintable()):
            self.fault("not_text", key, value=value)
        return str(value)

    def day(self, key: str) -> date:
        value = self.required(key)
        if isinstance(value, date) and not isinstance(value, datetime) and 2000 <= value.year <= 2100:
            return value
        if value is not None:
            self.fault("not_date", key, value=value)
        return date(2000, 1, 1)

    def moment(self, key: str) -> datetime:
        value = self.required(key)
        if isinstance(value, datetime) and value.tzinfo is not None:
            return value
        if value is not None:
            self.fault("naive_moment" if isinstance(value, datetime) else "not_moment", key, value=value)
        return datetime.min.replace(tzinfo=UTC)

    def money(self, key: str) -> Decimal | None:
        value = self.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not re.fullmatch(r"\d{1,13}(\.\d{1,12})?", value, re.ASCII):
            self.fault("not_money", key, value=value)
            return None
        return Decimal(value)

    def average(self, key: str) -> Decimal | None:
        value = self.get(key)
        if value is None:
            return None
        number = isinstance(value, (int, Decimal)) and not isinstance(value, bool) and Decimal(value).is_finite()
        if not number or not (0 < value <= MOST_HOURS) or round(Decimal(value), 6) != value:
            self.fault("not_average", key, value=value, most=MOST_HOURS)
            return None
        return Decimal(value)


def _programme(reading: _Reading) -> ProgrammeRules:
    rules = edition(reading.choice("edition", EDITIONS))
    reading.required("budget.hours")
    averages = ((name, reading.average(f"averages.{name}")) for name in CATEGORIES)
    return ProgrammeRules(
        unit=reading.text_of("unit"),
        edition=rules,
        first=reading.day("from"),
        last=reading.day("to"),
        applications_until=reading.moment("applications_until"),
        hours=reading.whole("budget.hours", 0) or 0,
        money=(money := _money(reading, rules)),
        money_incomplete=money is None and any(reading.get(f"budget.{key}") is not None for key in MONEY),
        policy=reading.choice("split.policy", POLICIES),
        step_hours=reading.whole("split.step_hours", 1, 744) or 1,
        minimum_hours=reading.whole("split.minimum_hours", 0, MOST_HOURS) or 0,
        monthly_limit=reading.whole("split.monthly_limit", 1, MOST_HOURS),
        admission_needs_assistants=reading.flag("split.admission_needs_assistants"),
        places=reading.whole("places.total", 0),
        category_places=reading.wholes("places", 0),
        pools=reading.wholes("pools", 0),
        ceilings=reading.wholes("ceilings", 1),
        averages={name: value for name, value in averages if value is not None},
    )


def _money(reading: _Reading, rules: Edition) -> Money | None:
    """None unless both the total and the hourly cost are given; the share has the edition's default."""
    total, share, cost = (reading.money(f"budget.{key}") for key in MONEY)
    if cost is not None and cost == 0:
        reading.fault("not_money", "budget.hourly_cost", value=cost)
        return None
    if total is None or cost is None:
        return None
    return Money(total, Decimal(rules["money.admin_share"]) if share is None else share, cost)


def _check_together(reading: _Reading, programme: ProgrammeRules) -> None:
    if reading.right("from", "to"):
        _check_days(reading, programme)
    if reading.right("edition", "split.step_hours"):
        _check_step(reading, programme)


def _check_days(reading: _Reading, programme: ProgrammeRules) -> None:
    if programme.last < programme.first:
        reading.fault("ends_before_start", "to", value=programme.last, start=programme.first)
    elif (programme.last - programme.first).days >= LONGEST_DAYS:
        reading.fault("too_long", "to", most=LONGEST_DAYS)


def _check_step(reading: _Reading, programme: ProgrammeRules) -> None:
    lowest = min(programme.edition.ceiling(category) for category in CATEGORIES)
    if programme.step_hours > lowest:
        reading.fault("not_whole", "split.step_hours", value=programme.step_hours, least=1, most=lowest)
    for category, ceiling in programme.ceilings.items():
        if ceiling < programme.step_hours:
            reading.fault("below_step", f"ceilings.{category}", value=ceiling, step=programme.step_hours)
