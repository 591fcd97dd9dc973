"""Leaving a programme, and staying after all."""

from typing import ClassVar

from planner.aggregates.application_events import ApplicationState
from planner.aggregates.base import Event


class ApplicationWithdrawn(Event):
    """The person needs no service after last_day."""

    TOPIC: ClassVar[str] = "application.withdrawn"
    last_day: str

    def apply(self, aggregate: ApplicationState) -> None:
        aggregate.withdrawn, aggregate.last_day = True, self.last_day


class ApplicationReinstated(Event):
    """The withdrawal, or that the person is to leave, was a mistake; the application counts again."""

    TOPIC: ClassVar[str] = "application.reinstated"

    def apply(self, aggregate: ApplicationState) -> None:
        aggregate.withdrawn, aggregate.last_day = False, None


class LastDaySet(Event):
    """The person is to leave: served until last_day, with the grant until then. Source: R-25."""

    TOPIC: ClassVar[str] = "application.last_day_set"
    last_day: str

    def apply(self, aggregate: ApplicationState) -> None:
        aggregate.last_day = self.last_day


EVENTS: tuple[type[Event], ...] = (ApplicationWithdrawn, ApplicationReinstated, LastDaySet)
