"""The order in which people read names: numbers inside them by value, so that A-2 comes before A-10."""

import re

_NUMBERS = re.compile(r"([0-9]+)")


def natural(name: str) -> tuple[tuple[str | int, ...], str]:
    """A sort key. Texts and numbers alternate, a text first; the name itself tells A-01 from A-1."""
    parts = _NUMBERS.split(name)
    return tuple(int(part) if number % 2 else part for number, part in enumerate(parts)), name
