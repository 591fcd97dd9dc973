"""What plans are compared by: people, hours, money, unused hours, and how even the shares are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from planner.rules.split import ceilings, measure
from planner.scenarios.difference import SOLVED, Document
from planner.terms.case import ApplicationCard, Case, ProgrammeRules

GROSZ = Decimal("0.01")


@dataclass(frozen=True)
class Figures:
    """Of one plan. Shares are hours / weight by the way of splitting; None where nobody is admitted.

    money: what the hours cost, złote, None where no hourly cost is known. lost: hours less than the plan that uses
    most of them. quota: share of people with high support needs. unused: reason, who, hours, people.
    """

    name: str
    status: str
    people: int
    waiting: int
    hours: int
    budget_hours: int
    left: int
    lost: int
    money: str | None
    quota: float | None
    lowest_share: float | None
    gini: float | None
    jain: float | None
    people_by_category: dict[str, int]
    hours_by_category: dict[str, int]
    unused: tuple[dict[str, Any], ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def figures(plans: Sequence[tuple[str, Case, Document]]) -> tuple[Figures, ...]:
    """Of plans with their names and the cases that they are of."""
    most = max((_hours(plan) for _, _, plan in plans), default=0)
    return tuple(_figures(name, case, plan, most) for name, case, plan in plans)


def _figures(name: str, case: Case, plan: Document, most: int) -> Figures:
    totals, hours = plan["totals"], _hours(plan)
    shares = list(shares_of(case, plan).values())
    people: Counter[str] = Counter()
    by_category: Counter[str] = Counter()
    cards = {one.id: one for one in case.applications}
    for one in plan["admitted"]:
        category = category_of(one, cards.get(one["application"]))
        people[category] += 1
        by_category[category] += one["hours"]
    count = totals["people"]
    return Figures(
        name=name,
        status=plan["status"],
        people=count,
        waiting=len(plan["waiting"]),
        hours=hours,
        budget_hours=totals["budget_hours"],
        left=totals.get("reserve", totals["budget_hours"] - hours),
        lost=most - hours if plan["status"] in SOLVED else most,
        money=_money(case, hours),
        quota=totals["high_support"] / count if count else None,
        lowest_share=float(min(shares)) if shares else None,
        gini=gini(shares),
        jain=jain(shares),
        people_by_category=dict(sorted(people.items())),
        hours_by_category=dict(sorted(by_category.items())),
        unused=tuple(_reason(one) for one in plan.get("unused", ())),
    )


def _hours(plan: Document) -> int:
    return sum(one["hours"] for one in plan["admitted"])


def _money(case: Case, hours: int) -> str | None:
    money = case.programme.money
    return None if money is None else str((hours * money.hourly_cost).quantize(GROSZ, ROUND_HALF_UP))


def _reason(one: Mapping[str, Any]) -> dict[str, Any]:
    return {name: one[name] for name in ("reason", "who", "hours", "people")}


def shares_of(case: Case, plan: Document) -> dict[str, Fraction]:
    """Hours in proportion to what the way of splitting makes equal, where that is above 0. Source: R-24."""
    cards = {one.id: one for one in case.applications}
    found = {}
    for one in plan["admitted"]:
        weight = _weight(case.programme, plan["policy"], one, cards.get(one["application"]))
        weight *= Fraction(one.get("weight_share", "1"))
        if weight:
            found[one["application"]] = Fraction(one["hours"]) / weight
    return found


def category_of(one: Document, card: ApplicationCard | None) -> str:
    """Of a plan recorded before plans said it, that of the application."""
    said: str = one.get("category") or (card.category if card else "")
    return said


def _weight(rules: ProgrammeRules, policy: str, one: Document, card: ApplicationCard | None) -> Fraction:
    """Of somebody who is in the plan but not in the case, as far as the plan says it."""
    ceiling = min(ceilings(rules, card).values()) * rules.step_hours if card else one.get("ceiling", 0)
    return measure(rules, policy, category_of(one, card), points=card.points if card else 1, ceiling=ceiling)


def gini(shares: Sequence[Fraction]) -> float | None:
    """0 when all are equal, towards 1 when one has everything; None for nobody."""
    total = sum(shares)
    if not shares or not total:
        return None
    ranked = sorted(shares)
    weighted = sum((2 * place - len(ranked) - 1) * share for place, share in enumerate(ranked, 1))
    return float(weighted / (len(ranked) * total))


def jain(shares: Sequence[Fraction]) -> float | None:
    """1 when all are equal, 1 / people when one has everything; None for nobody."""
    squares = sum(share**2 for share in shares)
    return float(sum(shares) ** 2 / (len(shares) * squares)) if squares else None
