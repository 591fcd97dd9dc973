"""A timesheet entry as it is now: confirmed, accepted, rejected, corrected or not."""

from dataclasses import dataclass
from datetime import date

from planner.documents.visit import StatedVisit
from planner.terms.calendar import Month
from planner.terms.clock import day_of

CARE_SERVICES = "R-34"  # the one rule whose dispute may be accepted, with a reason


@dataclass(frozen=True, order=True)
class Entry:
    """start, end: instants. accepted: the dispute of R-34 alone was. Sorted by start."""

    start: int
    end: int
    name: str
    application: str
    assistant: str
    outcome: str = "done"
    confirmed_by: tuple[str, ...] = ()
    accepted: bool = False
    rejected: bool = False

    @property
    def minutes(self) -> int:
        """Elapsed. Source: R-33."""
        return self.end - self.start

    @property
    def counts(self) -> bool:
        """Whether minutes of service are told of: it took place, and nobody rejected it."""
        return self.outcome == "done" and not self.rejected

    @property
    def key(self) -> tuple[str, str, int, int]:
        """By which it is known."""
        return self.application, self.assistant, self.start, self.end

    @property
    def day(self) -> date:
        return day_of(self.start)

    @property
    def month(self) -> Month:
        """It belongs wholly to the month in which it starts."""
        return Month.of_day(self.day)

    def visit(self) -> StatedVisit:
        return StatedVisit(self.start, self.end, self.application, self.assistant)

    def confirmed(self, asked: tuple[str, ...]) -> bool:
        return set(asked) <= set(self.confirmed_by)


def rounded(minutes: int, step: int) -> int:
    """Half up to whole steps. Source: R-57."""
    return (2 * minutes + step) // (2 * step) * step
