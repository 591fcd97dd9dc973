"""How a unit settles: who confirms, how minutes are rounded, which costs it admits. Source: R-51, R-53 to R-57."""

from dataclasses import dataclass
from decimal import Decimal

from planner.terms.done import SIDES

COSTS = ("travel", "insurance", "other")
ROUNDINGS = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60)  # minutes; an hour is whole steps, so grants are


@dataclass(frozen=True)
class Settling:
    """[settlement] of programme.toml, with the money of [budget] that no allocation asks for; amounts in złote.

    confirmed_by: sides that must have confirmed a visit before it is settled. round_minutes: each visit is rounded
    half up to these. costs: kinds that the programme pays beside the hours. admin: the fixed sum for administration
    (R-54), None: by the share. own_contribution: the unit's own money, apart from the Fund's (R-56). hourly_cost: of
    an hour, where the budget says it but not what the year costs. total, admin_share: of the grant, where the budget
    says it but not what an hour costs.
    """

    confirmed_by: tuple[str, ...] = SIDES
    round_minutes: int = 1
    costs: tuple[str, ...] = COSTS
    admin: Decimal | None = None
    own_contribution: Decimal | None = None
    hourly_cost: Decimal | None = None
    total: Decimal | None = None
    admin_share: Decimal | None = None
