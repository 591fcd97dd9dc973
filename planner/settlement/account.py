"""A month's settlement as the contract writes it. Source: formats (closing a month), R-51."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from planner.settlement.line import Line, shares
from planner.settlement.pay import amount, changed, paid
from planner.terms.calendar import Month
from planner.terms.natural import natural

Document = dict[str, Any]
Lines = Mapping[str, Line]


def corrections(month: Month, before: Lines, after: Lines) -> list[Document]:
    """What a closed month owes or gets back, by person and assistant; minutes and money may be below zero."""
    found = changed(shares(before.values()), shares(after.values()))
    return [
        {"month": str(month), "application": person, "assistant": assistant, "minutes": minutes, "cost": amount(cost)}
        for (person, assistant), (minutes, cost) in sorted(found.items(), key=lambda one: _natural(one[0]))
    ]


def settlement(
    month: Month, lines: Lines, categories: Mapping[str, str], corrected: list[Document], *, closed: bool
) -> Document:
    """The document; corrections of earlier months stand beside and inside the total."""
    found = shares(lines.values())
    minutes: dict[tuple[str, str], int] = defaultdict(int)
    for one in found:
        minutes[one.application, one.assistant] += one.minutes
    cost = paid(found)
    people = _summed("application", minutes, cost, 0)
    for row in people:
        row["category"] = categories[row["application"]]
    return {
        "month": str(month),
        "closed": closed,
        "people": [_row(one, ("application", "category")) for one in people],
        "assistants": [_row(one, ("assistant",)) for one in _summed("assistant", minutes, cost, 1)],
        "categories": _categories(people),
        **({"corrections": corrected} if corrected else {}),
        "total": _total(minutes.values(), cost.values(), corrected),
    }


def _summed(
    name: str, minutes: Mapping[tuple[str, str], int], cost: Mapping[tuple[str, str], int], place: int
) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for key in sorted(minutes, key=_natural):
        row = found.setdefault(key[place], {name: key[place], "minutes": 0, "cost": 0})
        row["minutes"] += minutes[key]
        row["cost"] += cost[key]
    return [found[one] for one in sorted(found, key=natural)]


def _categories(people: list[dict[str, Any]]) -> list[Document]:
    found: dict[str, dict[str, Any]] = {}
    for one in people:
        row = found.setdefault(one["category"], {"category": one["category"], "people": 0, "minutes": 0, "cost": 0})
        row["people"] += 1
        row["minutes"] += one["minutes"]
        row["cost"] += one["cost"]
    return [_row(found[name], ("category", "people")) for name in sorted(found)]


def _total(minutes: Iterable[int], cost: Iterable[int], corrected: list[Document]) -> Document:
    """Corrections included."""
    more = sum(one["minutes"] for one in corrected)
    money = sum(in_grosze(one["cost"]) for one in corrected)
    return {"minutes": sum(minutes) + more, "cost": amount(sum(cost) + money)}


def in_grosze(text: str) -> int:
    """Złote as decimal text with two places."""
    whole, _, part = text.removeprefix("-").partition(".")
    return (-1 if text.startswith("-") else 1) * (int(whole) * 100 + int(part))


def _row(row: Mapping[str, Any], names: tuple[str, ...]) -> Document:
    return {**{name: row[name] for name in names}, "minutes": row["minutes"], "cost": amount(row["cost"])}


def _natural(key: tuple[str, str]) -> tuple[Any, Any]:
    return natural(key[0]), natural(key[1])
