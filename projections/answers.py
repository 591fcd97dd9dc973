"""What the read door answers of one thing: an application, an assistant, a programme."""

from typing import Literal

from typing_extensions import TypedDict

from planner.documents.shapes.people import ApplicantDocument, AssistantDocument
from planner.documents.shapes.programme import RulesDocument
from planner.documents.shapes.units import Code, DayText, HoursNumber, PlanId, ProgrammeId


class ApplicationAnswer(ApplicantDocument):
    """What the rules see of an application, and its standing. hours: granted, or used before."""

    standing: Code
    hours: HoursNumber
    plan: PlanId | None
    withdrawn: bool
    documents: list[Literal["card", "certificate", "activities", "data_protection", "statement"]]


class AssistantAnswer(AssistantDocument):
    """Terms, availability, ties, clearance, absences. last_day: of service, for who left."""

    last_day: DayText | None


class ProgrammeAnswer(TypedDict):
    """current: the plan in force; reserve: hours of the budget that nobody holds."""

    programme: ProgrammeId
    unit_name: str
    rules: RulesDocument
    plans: list[PlanId]
    current: PlanId | None
    budget: HoursNumber
    granted: HoursNumber
    reserve: HoursNumber
