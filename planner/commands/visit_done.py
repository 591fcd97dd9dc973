"""What is told of one visit that happened: the fields of a command, of a row sent as JSON."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from planner.commands.fields import Moment, Name, Words
from planner.record.command import Personal
from planner.terms.clock import instant_of
from planner.terms.done import AREAS, SIDES, DoneRow

Side = Literal["assistant", "participant", "none"]
Outcome = Literal["done", "no_show", "cancelled"]
Area = Literal["self_care", "household", "mobility", "participation"]


class VisitDone(BaseModel):
    """One visit as it happened, as a person or a program tells it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    application: Annotated[Name, Field(description="Czyja wizyta / whose visit.", examples=["A-0002"])]
    assistant: Annotated[Name, Field(description="Kto był / who served.", examples=["S-003"])]
    start: Annotated[Moment, Field(examples=["2026-03-09T08:00:00+01:00"])]
    end: Annotated[Moment, Field(examples=["2026-03-09T10:00:00+01:00"])]
    outcome: Annotated[Outcome, Field(description="Co z niej było / what came of it.")] = "done"
    areas: Annotated[tuple[Area, ...], Field(description="Obszary wsparcia / areas of support (R-44).")] = ()
    confirmed_by: Annotated[
        tuple[Side, ...], Field(description="Kto potwierdził; domyślnie oboje / who confirmed; by default both.")
    ] = ("assistant", "participant")
    reason: Annotated[Words, Personal(), Field(description="Powód / why.")] = ""
    note: Annotated[Words, Personal(), Field(description="Uwaga / a note.")] = ""

    def row(self, line: int = 0) -> DoneRow:
        """line: its place in a timesheet, counted from 1."""
        return DoneRow(
            *(self.application, self.assistant, instant_of(self.start), instant_of(self.end), self.outcome),
            areas=tuple(one for one in AREAS if one in self.areas),
            confirmed_by=tuple(one for one in SIDES if one in self.confirmed_by),
            reason=self.reason,
            note=self.note,
            line=line,
        )
