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

    def with_visit(self, start: int, end: int) -> "Doba":
        """This doba with one more visit, or the one that the visit opens."""
        if start >= self.start + DOBA:
            return Doba(start, min(end, start + DOBA) - start)
        return Doba(self.start, self.minutes + min(end, self.start + DOBA) - start)


def with_visit(doba: Doba | None, start: int, end: int) -> Doba:
    return Doba(start, min(end, start + DOBA) - start) if doba is None else doba.with_visit(start, end)
