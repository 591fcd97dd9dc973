"""The year's account: received = pay + travel + insurance + other + administration + what goes back."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from examples.reckoning.money import grosze, half_up, zloty
from examples.reckoning.settling import Year

KINDS = ("travel", "insurance", "other")


@dataclass(frozen=True)
class Grant:
    """The Fund's money in złote. admin: the fixed sum; None: by the share."""

    total: Decimal
    share: Decimal = Decimal("0.02")
    admin: Decimal | None = None

    @property
    def administration(self) -> int:
        if self.admin is not None:
            return grosze(str(self.admin))
        return half_up((Fraction(self.total) - Fraction(self.total) / (1 + Fraction(self.share))) * 100)


@dataclass(frozen=True)
class Cost:
    """own: of the unit's own contribution, apart from the Fund's money."""

    kind: str
    amount: str
    own: bool = False


def statement(year: Year, grant: Grant, costs: Iterable[Cost]) -> dict[str, Any]:
    """Of all months, the open ones as they would be; corrections that no month can take any more stand beside."""
    documents = [year.month(month) for month in year.months]
    pending = year.corrections() if year.following is None else []
    paid: dict[str, int] = defaultdict(int)
    for one in costs:
        if not one.own:
            paid[one.kind] += grosze(one.amount)
    pay = sum(grosze(one["total"]["cost"]) for one in documents) + sum(grosze(one["cost"]) for one in pending)
    received, back = grosze(str(grant.total)), paid["returned_admin"]
    task = received - grant.administration - pay - sum(paid[kind] for kind in KINDS)
    sums = {"received": received, "pay": pay, **{kind: paid[kind] for kind in KINDS}}
    sums |= {"admin": grant.administration - back, "returned_task": task, "returned_admin": back}
    money = {name: zloty(amount) for name, amount in {**sums, "interest": paid["interest"]}.items()}
    return {**money, **_served(year, documents, pending)}


def _served(year: Year, documents: list[dict[str, Any]], pending: list[dict[str, Any]]) -> dict[str, Any]:
    minutes: dict[str, int] = defaultdict(int)
    for row in (*(row for one in documents for row in (*one["people"], *one.get("corrections", ()))), *pending):
        minutes[row["application"]] += row["minutes"]
    found: dict[str, dict[str, Any]] = {}
    for person in sorted(one for one, count in minutes.items() if count):
        category = year.people[person].category
        row = found.setdefault(category, {"category": category, "people": 0, "minutes": 0})
        row["people"] += 1
        row["minutes"] += minutes[person]
    total = {name: sum(one[name] for one in found.values()) for name in ("people", "minutes")}
    return {"categories": [found[one] for one in sorted(found)], **total}
