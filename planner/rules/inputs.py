"""What an allocation is computed from: the programme, its applicants and who serves. Nothing personal.

An `Applicant` is an application reduced to what the rules ask of it in its programme. How inputs are written down:
planner/documents/inputs.py.
"""

from dataclasses import dataclass
from datetime import date, datetime

from planner.terms.case import AssistantTerms, ProgrammeRules


@dataclass(frozen=True)
class Applicant:
    """An application as the solver sees it.

    tier: R-10. right_age, certified: R-03 and R-06 at the programme's start. last_service_day: the
    last day inside the programme on which the person can be served.
    """

    id: str
    received_at: datetime
    category: str
    tier: int
    resident: bool
    documents_complete: bool
    right_age: bool
    certified: bool
    last_service_day: date
    requested_hours: int | None
    points: int
    commission: str | None
    min_hours: int | None
    max_hours: int | None


@dataclass(frozen=True)
class PastGrant:
    """What somebody who left had been granted in this programme, and used. present: is here again.

    Used hours of those who are gone count against budget and pool; whoever is present keeps at least those hours.
    Source: R-25; formats, re-planning 1 and 2.
    """

    application: str
    category: str
    granted: int
    used: int
    present: bool


@dataclass(frozen=True)
class Inputs:
    """applicants, assistants and past sorted by id; assistants None: no limit from assistants."""

    programme: ProgrammeRules
    applicants: tuple[Applicant, ...]
    assistants: tuple[AssistantTerms, ...] | None
    past: tuple[PastGrant, ...] = ()
