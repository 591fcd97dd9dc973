"""The year's account as communes publish it. Source: R-54, R-55, R-56."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from planner.settlement.account import in_grosze
from planner.settlement.pay import amount, half_up
from planner.terms.case import ProgrammeRules
from planner.terms.settling import COSTS

Document = dict[str, Any]
INTEREST, RETURNED_ADMIN = "interest", "returned_admin"
KINDS = (*COSTS, INTEREST, RETURNED_ADMIN)


@dataclass(frozen=True)
class Cost:
    """grosze of the Fund's money, or of the unit's own. Source: R-53, R-56."""

    kind: str
    grosze: int
    own: bool = False


def administration(rules: ProgrammeRules) -> int:
    """The fixed sum of the grant in grosze; 0 where no grant in money is known. Source: R-54."""
    if rules.settling.admin is not None:
        return half_up(Fraction(rules.settling.admin) * 100)
    total = Fraction(rules.grant_total or 0)
    return half_up((total - total / (1 + Fraction(rules.admin_share))) * 100)


@dataclass(frozen=True)
class YearSettled:
    """settlements: of the months, as the contract writes them. pending: corrections that no settlement has yet.

    categories: of everybody who was served, at the last closing.
    """

    settlements: tuple[Document, ...]
    pending: tuple[Document, ...]
    categories: Mapping[str, str]


def statement(rules: ProgrammeRules, year: YearSettled, costs: Iterable[Cost]) -> Document:
    """received = pay + travel + insurance + other + admin + returned_task + returned_admin, to the grosz."""
    documents, pending, listed = year.settlements, year.pending, list(costs)
    pay = sum(in_grosze(one["total"]["cost"]) for one in documents) + sum(in_grosze(one["cost"]) for one in pending)
    spent = {kind: _sum(listed, kind, own=False) for kind in KINDS}
    admin, received = administration(rules), _received(rules)
    task = sum(spent[kind] for kind in COSTS) + pay
    back = None if received is None else received - admin - task
    kept = admin - spent[RETURNED_ADMIN]
    sums = {"pay": pay, **{kind: spent[kind] for kind in COSTS}, "admin": kept}
    return {
        "unit": rules.unit,
        "edition": rules.edition.name,
        "complete": all(one["closed"] for one in documents) and not pending,
        "received": None if received is None else amount(received),
        **{name: amount(value) for name, value in sums.items()},
        "returned_task": None if back is None else amount(back),
        "returned_admin": amount(spent[RETURNED_ADMIN]),
        "interest": amount(spent[INTEREST]),
        "own_contribution": _own(rules, listed),
        **_hours(year),
        "months": [{"month": one["month"], "closed": one["closed"], **one["total"]} for one in documents],
        "corrections": [*(row for one in documents for row in one.get("corrections", ())), *pending],
    }


def _received(rules: ProgrammeRules) -> int | None:
    return None if rules.grant_total is None else half_up(Fraction(rules.grant_total) * 100)


def _own(rules: ProgrammeRules, costs: list[Cost]) -> Document:
    given = half_up(Fraction(rules.settling.own_contribution or Decimal(0)) * 100)
    spent = {kind: _sum(costs, kind, own=True) for kind in COSTS}
    left = given - sum(spent.values())
    return {"given": amount(given), **{kind: amount(value) for kind, value in spent.items()}, "left": amount(left)}


def _sum(costs: list[Cost], kind: str, *, own: bool) -> int:
    return sum(one.grosze for one in costs if one.kind == kind and one.own is own)


def _hours(year: YearSettled) -> Document:
    """People and minutes, also by category."""
    minutes: dict[str, int] = defaultdict(int)
    for one in year.settlements:
        for row in (*one["people"], *one.get("corrections", ())):
            minutes[row["application"]] += row["minutes"]
    for row in year.pending:
        minutes[row["application"]] += row["minutes"]
    served = {person: count for person, count in minutes.items() if count}
    total = sum(served.values())
    return {"categories": _by_category(served, year.categories), "people": len(served), "minutes": total}


def _by_category(minutes: Mapping[str, int], category: Mapping[str, str]) -> list[Document]:
    found: dict[str, dict[str, Any]] = {}
    for person, count in minutes.items():
        name = category[person]
        row = found.setdefault(name, {"category": name, "people": 0, "minutes": 0})
        row["people"] += 1
        row["minutes"] += count
    return [found[name] for name in sorted(found)]
