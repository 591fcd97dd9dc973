"""Pay above the cap, and costs that the unit does not admit: due before the month is settled. Source: R-50, R-53."""

from collections.abc import Iterator
from decimal import Decimal

from planner.attention.attention import Attention, Facts
from planner.attention.situation import Situation, Spent
from planner.terms.settling import COSTS

CAP = "money.hourly_pay_cap"


def pay_above_cap(seen: Situation) -> Iterator[Attention]:
    """Gross pay for an hour is above the edition's cap; the pay itself is asked, never total ÷ hours. Source: R-50."""
    cap = Decimal(seen.rules.edition[CAP])
    for one in seen.staff:
        if one.pay is not None and one.pay > cap:
            facts: Facts = {
                "pay": f"{one.pay:.2f}",
                "cap": f"{cap:.2f}",
                "status": seen.rules.edition.figures[CAP].status,
            }
            yield Attention("pay_above_cap", "R-50", assistant=one.id, due=seen.month.last, facts=facts)


def cost_not_admitted(seen: Situation) -> Iterator[Attention]:
    """Costs of a kind are recorded that the unit's rules, as they are now, do not pay. Source: R-53."""
    groups: dict[str, list[Spent]] = {}
    for one in seen.costs:
        if one.kind in COSTS and one.kind not in seen.rules.settling.costs:
            groups.setdefault(one.kind, []).append(one)
    for kind, costs in sorted(groups.items()):
        amount = sum((one.amount for one in costs), Decimal(0))
        facts: Facts = {"kind": kind, "count": len(costs), "amount": f"{amount:.2f}"}
        yield Attention("cost_not_admitted", "R-53", due=seen.month.last, facts=facts)
