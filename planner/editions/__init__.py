"""Rule tables, one per edition: each number of the law with unit, source and status."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

EDITIONS = ("2024", "2025", "2026")
CATEGORIES = ("severe", "severe_multiple", "moderate", "moderate_multiple", "child")
STATUSES = ("sourced", "read", "local", "open")


@dataclass(frozen=True)
class Figure:
    """One number of the law. `status` is one of STATUSES; `rule` is its id, such as R-20."""

    key: str
    value: Any
    unit: str
    rule: str
    status: str
    source: str


@dataclass(frozen=True)
class Edition:
    """The rule table of one edition; figures are looked up by dotted key."""

    name: str
    figures: dict[str, Figure]

    def __getitem__(self, key: str) -> Any:
        return self.figures[key].value

    def ceiling(self, category: str) -> int:
        """Most hours a year for one person of the category. Source: R-20."""
        return int(self[f"ceilings.{category}"])

    @property
    def quota(self) -> Fraction:
        """Least share of high support among the people admitted. Source: R-12."""
        return Fraction(self["quota.high_support_share"])

    def is_high_support(self, category: str) -> bool:
        return category in self["quota.high_support_categories"]


@cache
def edition(name: str) -> Edition:
    """The rule table of the edition. Raises KeyError for an unknown name."""
    if name not in EDITIONS:
        raise KeyError(name)
    table = tomllib.loads((files(__name__) / f"{name}.toml").read_text("utf-8"))
    return Edition(name, {figure.key: figure for figure in _figures(table, "")})


def _figures(table: dict[str, Any], prefix: str) -> Iterator[Figure]:
    for name, entry in table.items():
        key = f"{prefix}{name}"
        if "value" in entry:
            yield Figure(key=key, **entry)
        else:
            yield from _figures(entry, f"{key}.")
