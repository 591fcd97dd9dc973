"""Applications and assistants as the rules see them, wishes, absences: key by key. Nothing personal."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from planner.documents.shapes.units import (
    ApplicationId,
    AssistantId,
    CategoryName,
    Code,
    DayText,
    HoursNumber,
    Instant,
    MinuteOfDay,
    Minutes,
    Place,
    PointsNumber,
    Weekday,
)


class ApplicantDocument(TypedDict):
    """What the rules see of an application. tier: of the ranking (R-10); last_service_day: R-03, R-06, R-46."""

    id: ApplicationId
    category: CategoryName
    tier: Place
    resident: bool
    documents_complete: bool
    right_age: bool
    certified: bool
    requested_hours: HoursNumber | None
    points: PointsNumber
    commission: Literal["admit", "refuse"] | None
    min_hours: HoursNumber | None
    max_hours: HoursNumber | None
    received_at: Instant
    last_service_day: DayText


DayWindow = TypedDict("DayWindow", {"from": MinuteOfDay, "to": MinuteOfDay})


class Days(TypedDict):
    first: DayText
    last: DayText


WishDocument = TypedDict(
    "WishDocument",
    {"day": Weekday, "from": MinuteOfDay, "to": MinuteOfDay, "minutes": Minutes, "date": NotRequired[DayText]},
)
BlockedDocument = TypedDict("BlockedDocument", {"day": Weekday, "from": MinuteOfDay, "to": MinuteOfDay})


class AssistantDocument(TypedDict):
    """windows: of each weekday, Monday first; absences: both days inclusive."""

    id: AssistantId
    windows: list[list[DayWindow]]
    max_hours_month: HoursNumber
    basis: Code
    indicated_by: list[ApplicationId]
    family_of: list[ApplicationId]
    child_clearance_until: DayText | None
    accepted_for: list[ApplicationId]
    absences: list[Days]
