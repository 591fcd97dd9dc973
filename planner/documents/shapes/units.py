"""Figures and names in documents: each with its unit and an example, for whoever reads the service's contract."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

HoursNumber = Annotated[int, Field(description="Whole hours.", examples=[384])]
Minutes = Annotated[int, Field(description="Minutes.", examples=[150])]
MinuteOfDay = Annotated[
    int, Field(description="Minutes since midnight; past midnight on the next day.", examples=[450])
]
Weekday = Annotated[int, Field(description="Day of the week; 0 is Monday.", examples=[0], ge=0, le=6)]
People = Annotated[int, Field(description="Number of people.", examples=[53])]
Visits = Annotated[int, Field(description="Number of visits.", examples=[641])]
Count = Annotated[int, Field(description="Number of things counted, without a unit.", examples=[3])]
Place = Annotated[int, Field(description="A place in an order, counted from 1.", examples=[1])]
Position = Annotated[int, Field(description="A place in the record, which only grows.", examples=[1207], ge=0)]
PointsNumber = Annotated[int, Field(description="Points of the assessment.", examples=[34])]
ScorePoints = Annotated[int, Field(description="Points of a roster's score; lower is better.", examples=[12149])]
Money = Annotated[str, Field(description="Złote, as decimal text.", examples=["842130.00"])]
Share = Annotated[str, Field(description="A share, as decimal text or fraction.", examples=["3/4"])]

Day = Annotated[date, Field(description="A day.", examples=["2026-02-01"])]
Moment = Annotated[datetime, Field(description="ISO 8601 with its offset.", examples=["2026-01-31T09:15:00+01:00"])]
_day = {"format": "date"}
_moment = {"format": "date-time"}
DayText = Annotated[str, Field(description="A day.", examples=["2026-02-01"], json_schema_extra=_day)]
Instant = Annotated[
    str,
    Field(
        description="ISO 8601 with the offset of Warsaw.",
        examples=["2026-03-02T08:00:00+01:00"],
        json_schema_extra=_moment,
    ),
]
MonthName = Annotated[str, Field(description="A month.", examples=["2026-03"], pattern=r"^\d{4}-\d\d$")]

ApplicationId = Annotated[str, Field(description="An application's id.", examples=["A-0001"])]
AssistantId = Annotated[str, Field(description="An assistant's id.", examples=["S-003"])]
PlanId = Annotated[str, Field(description="A plan's id.", examples=["P-1"])]
DraftId = Annotated[str, Field(description="A draft's id: month and number.", examples=["2026-03/D-1"])]
VisitId = Annotated[str, Field(description="A visit's id.", examples=["V-2026-03-1"])]
ProgrammeId = Annotated[str, Field(description="Unit and edition.", examples=["gmina-krasocin/2026"])]
CategoryName = Annotated[
    str, Field(description="severe, severe_multiple, moderate, moderate_multiple or child.", examples=["severe"])
]
EntryId = Annotated[str, Field(description="A timesheet entry's id.", examples=["E-2026-03-1b2c3d4e5f60"])]
CostId = Annotated[str, Field(description="A cost's id.", examples=["K-1"])]
Actor = Annotated[str, Field(description="Who acted.", examples=["jan"])]
Digest = Annotated[str, Field(description="A digest.", examples=["sha256:" + 64 * "0"])]
Code = Annotated[str, Field(description="A stable code.", examples=["budget"])]
RuleId = Annotated[str, Field(description="The rule's id.", examples=["R-32"])]
