"""The 12 hours of R-31, read literally: a doba opens at the first start after the one before it ended.

It is 24 elapsed hours. The visit with its 721st minute, and those that start in it later, are disputed.
"""

from dataclasses import dataclass

DOBA = 24 * 60


@dataclass(frozen=True)
class Doba:
    """start: an instant. minutes: of service in it so far."""

    start: int
    minutes: int


def with_visit(doba: Doba | None, start: int, end: int) -> Doba:
    """The doba with one more visit, or the one that the visit opens."""
    if doba is None or start >= doba.start + DOBA:
        doba = Doba(start, 0)
    return Doba(doba.start, doba.minutes + min(end, doba.start + DOBA) - start)
