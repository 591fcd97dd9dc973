"""One visit, as a roster states it."""

from dataclasses import dataclass, field
from datetime import date

from planner.terms.clock import day_of, shown


@dataclass(frozen=True, order=True)
class StatedVisit:
    """start, end: instants in minutes, widened to full ones; whole: both were full minutes as stated.

    earlier: from the month before, so it is not judged, only reckoned with. day: the local date of the start.
    Sorted by start.
    """

    start: int
    end: int
    application: str
    assistant: str
    whole: bool = True
    earlier: bool = False
    day: date = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "day", day_of(self.start))

    @property
    def minutes(self) -> int:
        return self.end - self.start

    @property
    def key(self) -> tuple[str, str, int]:
        """What makes it the same visit in another roster."""
        return self.application, self.assistant, self.start

    def overlap(self, other: "StatedVisit") -> int:
        """Minutes in common; negative: the gap."""
        return min(self.end, other.end) - max(self.start, other.start)

    def facts(self, **more: object) -> dict[str, object]:
        """Who and when, for a finding."""
        return {"application": self.application, "assistant": self.assistant, "start": shown(self.start), **more}
