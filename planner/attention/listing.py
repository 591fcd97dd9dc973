"""The list of a day: every kind asked, the earliest due first."""

from collections.abc import Callable, Iterator

from planner.attention.attention import Attention, by_urgency
from planner.attention.ending import certificate_ends, child_ends, clearance_ends, service_over
from planner.attention.entries import disputed, unconfirmed
from planner.attention.limits import near_month, near_twelve_hours
from planner.attention.money import cost_not_admitted, pay_above_cap
from planner.attention.months import months_to_close
from planner.attention.places import quota_near
from planner.attention.situation import Situation
from planner.attention.using import over_use, under_use
from planner.attention.visits import visits_broken, visits_untold
from planner.attention.wishes import wish_never_filled

KINDS: tuple[Callable[[Situation], Iterator[Attention]], ...] = (
    visits_broken,
    near_twelve_hours,
    clearance_ends,
    certificate_ends,
    child_ends,
    service_over,
    visits_untold,
    unconfirmed,
    disputed,
    months_to_close,
    pay_above_cap,
    cost_not_admitted,
    near_month,
    over_use,
    under_use,
    wish_never_filled,
    quota_near,
)


def attentions(seen: Situation) -> list[Attention]:
    """Among equals in the order of KINDS."""
    return by_urgency(one for kind in KINDS for one in kind(seen))
