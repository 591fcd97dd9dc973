"""Minutes to money, exact to the grosz. Source: R-43, R-50, formats (closing a month).

Pay of an assistant is rounded once for each rate of a month; among people it is split by minutes, with largest
remainders.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

GROSZ = 100  # in a złoty
Rates = Mapping[str, tuple[tuple[date | None, Decimal], ...]]


@dataclass(frozen=True)
class Share:
    """Minutes of one assistant at one rate for one person; rate: złote an hour."""

    application: str
    assistant: str
    rate: Decimal
    minutes: int


def rate_on(rates: Rates, assistant: str, day: date, otherwise: Decimal | None) -> Decimal | None:
    """The newest rate that counts on the day; None where nobody said one."""
    since = [(first or date.min, rate) for first, rate in rates.get(assistant, ()) if first is None or first <= day]
    return max(since, key=lambda one: one[0])[1] if since else otherwise


def half_up(amount: Fraction) -> int:
    """To whole grosze."""
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def paid(shares: Iterable[Share]) -> dict[tuple[str, str], int]:
    """Grosze by person and assistant; the sum for each assistant and rate is its minutes × rate, rounded half up."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for (assistant, rate), people in by_rate(shares).items():
        for person, amount in split(_pay(rate, people.values()), rate, people).items():
            found[person, assistant] += amount
    return dict(found)


def changed(before: Iterable[Share], after: Iterable[Share]) -> dict[tuple[str, str], tuple[int, int]]:
    """Minutes and grosze that a month's correction adds, by person and assistant, where minutes differ."""
    old, new = by_rate(before), by_rate(after)
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for assistant, rate in sorted({*old, *new}):
        was, now = old.get((assistant, rate), {}), new.get((assistant, rate), {})
        differing = {name: now.get(name, 0) - was.get(name, 0) for name in {*was, *now}}
        more = {name: minutes for name, minutes in differing.items() if minutes}
        for person, amount in split(_pay(rate, now.values()) - _pay(rate, was.values()), rate, more).items():
            minutes, cost = found.get((person, assistant), (0, 0))
            found[person, assistant] = (minutes + more[person], cost + amount)
    return {key: one for key, one in found.items() if one != (0, 0)}


def _pay(rate: Decimal, minutes: Iterable[int]) -> int:
    """Grosze, half up."""
    top, bottom = _grosze_a_minute(rate)
    return (2 * sum(minutes) * top + bottom) // (2 * bottom)


def _grosze_a_minute(rate: Decimal) -> tuple[int, int]:
    """As a fraction, in whole numbers: thousands of them are added up."""
    top, bottom = rate.as_integer_ratio()
    return top * GROSZ, bottom * 60


def by_rate(shares: Iterable[Share]) -> dict[tuple[str, Decimal], dict[str, int]]:
    """Minutes by person for each assistant and rate."""
    found: dict[tuple[str, Decimal], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in shares:
        found[one.assistant, one.rate][one.application] += one.minutes
    return {key: dict(people) for key, people in found.items()}


def split(total: int, rate: Decimal, minutes: Mapping[str, int]) -> dict[str, int]:
    """The total in whole grosze by largest remainders; the exact amounts are at most half a grosz each from it.

    Ties by id.
    """
    top, bottom = _grosze_a_minute(rate)
    exact = {name: divmod(count * top, bottom) for name, count in minutes.items()}
    left = total - sum(floor for floor, _ in exact.values())
    order = sorted(exact, key=lambda name: (-exact[name][1], name))
    return {name: exact[name][0] + (place < left) for place, name in enumerate(order)}


def amount(grosze: int) -> str:
    """Złote as decimal text: 1704.00."""
    sign, whole = "-" if grosze < 0 else "", abs(grosze)
    return f"{sign}{whole // GROSZ}.{whole % GROSZ:02d}"
