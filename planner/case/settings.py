"""The keys of a TOML table, each of its type or a fault. Wrong values are replaced, so that reading goes on."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from planner.case import times
from planner.case.cells import MOST_HOURS, CellFault
from planner.documents.moments import said
from planner.editions import CATEGORIES
from planner.terms.refusals import Faults
from planner.terms.scope import FIRST_YEAR, LAST_YEAR

MOST_BUDGET = 100_000_000
MOST_BARE = 10**15
_TERYT = re.compile(r"\d{4}|\d{6,7}", re.ASCII)
_MONEY = re.compile(r"\d{1,13}(\.\d{1,12})?", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?", re.ASCII)


@dataclass
class Settings:
    """A TOML table, the text where its lines are looked for, and the faults found in it."""

    text: str
    table: dict[str, Any]
    faults: Faults

    def get(self, key: str) -> Any:
        section, _, name = key.rpartition(".")
        inside = self.table.get(section, {}) if section else self.table
        return inside.get(name) if isinstance(inside, dict) else None

    def fault(self, code: str, key: str, **facts: object) -> None:
        value = {"value": said(facts["value"])} if "value" in facts else {}
        self.faults.add(code, line=self.line(key), column=key, **{**facts, **value})

    def wrong(self, code: str, key: str, *, quoted: bool = False, bare: bool = False, **facts: object) -> None:
        """A fault of the code, unless only quotes are too many or missing: then that is what is said."""
        self.fault("without_quotes" if quoted else "in_quotes" if bare else code, key, **facts)

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

    def refuse_unknown_keys(self, by_section: Mapping[str, tuple[str, ...]]) -> None:
        for section, names in by_section.items():
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
            self.wrong("not_whole", key, quoted=_is_number(value), value=value, least=least, most=most)
            return None
        return value

    def wholes(self, section: str, least: int) -> dict[str, int]:
        found = ((name, self.whole(f"{section}.{name}", least)) for name in CATEGORIES)
        return {name: value for name, value in found if value is not None}

    def flag(self, key: str) -> bool:
        value = self.get(key)
        if value is not None and not isinstance(value, bool):
            quoted = value in ("true", "false")
            self.wrong("not_allowed", key, quoted=quoted, value=value, allowed="true, false")
        return value is True

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self.required(key)
        if value is not None and value not in allowed:
            listed = ", ".join(f'"{one}"' for one in allowed)
            self.wrong("not_allowed", key, bare=_bare(value) in allowed, value=value, allowed=listed)
        return value if value in allowed else allowed[0]

    def some(self, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """A list of some of these, in their order, or a text with spaces; all of them where nothing is said."""
        value = self.get(key)
        if value is None:
            return allowed
        named = value.split() if isinstance(value, str) else value
        if not isinstance(named, list) or any(one not in allowed for one in named):
            listed = ", ".join(f'"{one}"' for one in allowed)
            self.fault("not_allowed", key, value=value, allowed=f"[{listed}]")
            return allowed
        return tuple(one for one in allowed if one in named)

    def one_of(self, key: str, allowed: tuple[int, ...]) -> int:
        """One of these numbers, by default the first."""
        value = self.get(key)
        if value is None or (value in allowed and isinstance(value, int) and not isinstance(value, bool)):
            return allowed[0] if value is None else value
        listed = ", ".join(map(str, allowed))
        self.wrong("not_allowed", key, quoted=_is_number(value), value=value, allowed=listed)
        return allowed[0]

    def text_of(self, key: str) -> str:
        value = self.required(key)
        if value is not None and (not isinstance(value, str) or not value.strip() or not value.isprintable()):
            self.wrong("not_text", key, bare=_bare(value) is not None, value=value)
        return str(value)

    def teryt(self) -> str:
        """The code of the unit in the register: county or commune. Source: R-47."""
        value = self.get("teryt")
        if value is None or (isinstance(value, str) and _TERYT.fullmatch(value)):
            return value or ""
        self.wrong("not_teryt", "teryt", bare=bool(_TERYT.fullmatch(_bare(value) or "")), value=value)
        return ""

    def day(self, key: str) -> date:
        value = self.required(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            if FIRST_YEAR <= value.year <= LAST_YEAR:
                return value
            self.fault("year_range", key, value=value, least=FIRST_YEAR, most=LAST_YEAR)
        elif value is not None:
            self.wrong("not_toml_date", key, quoted=_reads(times.day, value), value=value)
        return date(2000, 1, 1)

    def moment(self, key: str) -> datetime:
        value = self.required(key)
        if isinstance(value, datetime):
            if FIRST_YEAR <= value.year <= LAST_YEAR:
                return value if value.tzinfo is not None else times.in_warsaw(value)
            self.fault("year_range", key, value=value.isoformat(), least=FIRST_YEAR, most=LAST_YEAR)
        elif value is not None:
            self.wrong("not_toml_moment", key, quoted=_reads(times.moment, value), value=value)
        return datetime.min.replace(tzinfo=UTC)

    def money(self, key: str) -> Decimal | None:
        value = self.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not _MONEY.fullmatch(value):
            self.wrong("not_money", key, bare=bool(_MONEY.fullmatch(_bare(value) or "")), value=value)
            return None
        return Decimal(value)

    def average(self, key: str) -> Decimal | None:
        value = self.get(key)
        if value is None:
            return None
        number = isinstance(value, (int, Decimal)) and not isinstance(value, bool) and Decimal(value).is_finite()
        if not number or not (0 < value <= MOST_HOURS) or round(Decimal(value), 6) != value:
            self.wrong("not_average", key, quoted=_is_number(value), value=value, most=MOST_HOURS)
            return None
        return Decimal(value)


def _is_number(value: object) -> bool:
    """Whether it is the text of a number."""
    return isinstance(value, str) and _NUMBER.fullmatch(value) is not None


def _bare(value: Any) -> str | None:
    """The text that a number without quotes was meant to be; None for anything else."""
    if not isinstance(value, (int, Decimal)) or isinstance(value, bool):
        return None
    number = Decimal(value)
    return str(value) if number.is_finite() and abs(number) < MOST_BARE else None


def _reads(read: Callable[[str], object], value: object) -> bool:
    try:
        return isinstance(value, str) and bool(read(value))
    except CellFault:
        return False
