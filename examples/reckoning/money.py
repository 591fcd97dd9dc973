"""Minutes to money and back to text."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction


def exactly(minutes: int, rate: Decimal) -> Fraction:
    return Fraction(rate) * 100 * minutes / 60


def pay(minutes: int, rate: Decimal) -> int:
    """Rounded half up once."""
    return half_up(exactly(minutes, rate))


def half_up(amount: Fraction) -> int:
    return (amount + Fraction(1, 2)).__floor__()


def shared(total: int, exact: Mapping[str, Fraction]) -> dict[str, int]:
    """With largest remainders, ties by id."""
    found = {name: amount.__floor__() for name, amount in exact.items()}
    for name in sorted(exact, key=lambda one: (found[one] - exact[one], one))[: total - sum(found.values())]:
        found[name] += 1
    return found


def zloty(amount: int) -> str:
    return f"{'-' if amount < 0 else ''}{abs(amount) // 100}.{abs(amount) % 100:02d}"


def grosze(text: str) -> int:
    return half_up(Fraction(text) * 100)
