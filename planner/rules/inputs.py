"""What an allocation is computed from: the programme, its applicants and who serves. Nothing personal.

An `Applicant` is an application reduced to what the rules ask of it in its programme. Inputs become
plain data and back without loss, so that a recorded plan can be solved and judged again from its
record alone, with the numbers of the law that were in force.
"""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from planner.editions import Edition, Figure
from planner.terms.case import AssistantTerms, Money, ProgrammeRules, Window


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

    def as_json(self) -> dict[str, Any]:
        return {
            **vars(self),
            "received_at": self.received_at.isoformat(),
            "last_service_day": str(self.last_service_day),
        }

    @classmethod
    def from_json(cls, record: dict[str, Any]) -> "Applicant":
        moment = datetime.fromisoformat(record["received_at"])
        last = date.fromisoformat(record["last_service_day"])
        return cls(**{**record, "received_at": moment, "last_service_day": last})


@dataclass(frozen=True)
class Inputs:
    """applicants and assistants sorted by id; assistants None: no limit from assistants."""

    programme: ProgrammeRules
    applicants: tuple[Applicant, ...]
    assistants: tuple[AssistantTerms, ...] | None

    def as_json(self) -> dict[str, Any]:
        """Plain JSON types only; nothing personal."""
        staff = self.assistants
        return {
            "programme": programme_json(self.programme),
            "applicants": [one.as_json() for one in self.applicants],
            "assistants": None if staff is None else [assistant_json(one) for one in staff],
        }

    @classmethod
    def from_json(cls, record: dict[str, Any]) -> "Inputs":
        staff = record["assistants"]
        return cls(
            programme_from_json(record["programme"]),
            tuple(Applicant.from_json(one) for one in record["applicants"]),
            None if staff is None else tuple(assistant_from_json(one) for one in staff),
        )


_NOT_RECORDED = ("teryt",)  # whose unit it is decides nothing


def programme_json(programme: ProgrammeRules) -> dict[str, Any]:
    """The programme with the figures of its edition; money and averages as decimal text."""
    record = {one.name: getattr(programme, one.name) for one in fields(programme) if one.name not in _NOT_RECORDED}
    money = programme.money
    figures = [asdict(one) for one in programme.edition.figures.values()]
    return record | {
        "edition": {"name": programme.edition.name, "figures": figures},
        "first": str(programme.first),
        "last": str(programme.last),
        "applications_until": programme.applications_until.isoformat(),
        "money": None if money is None else {name: str(value) for name, value in vars(money).items()},
        "averages": {category: str(value) for category, value in programme.averages.items()},
    }


def programme_from_json(record: dict[str, Any]) -> ProgrammeRules:
    figures = [Figure(**one) for one in record["edition"]["figures"]]
    money = record["money"]
    changed = {
        "edition": Edition(record["edition"]["name"], {one.key: one for one in figures}),
        "first": date.fromisoformat(record["first"]),
        "last": date.fromisoformat(record["last"]),
        "applications_until": datetime.fromisoformat(record["applications_until"]),
        "money": None if money is None else Money(**{name: Decimal(value) for name, value in money.items()}),
        "averages": {category: Decimal(value) for category, value in record["averages"].items()},
    }
    return ProgrammeRules(**{**record, **changed})


def assistant_json(one: AssistantTerms) -> dict[str, Any]:
    """Without the place where the assistant lives."""
    return {
        "id": one.id,
        "windows": [[[window.start, window.end] for window in day] for day in one.windows],
        "max_hours_month": one.max_hours_month,
        "basis": one.basis,
        "indicated_by": sorted(one.indicated_by),
        "family_of": sorted(one.family_of),
        "child_clearance_until": None if one.child_clearance_until is None else str(one.child_clearance_until),
        "accepted_for": sorted(one.accepted_for),
        "absences": [[str(first), str(last)] for first, last in one.absences],
    }


def assistant_from_json(record: dict[str, Any]) -> AssistantTerms:
    until = record["child_clearance_until"]
    return AssistantTerms(
        id=record["id"],
        windows=tuple(tuple(Window(*window) for window in day) for day in record["windows"]),
        max_hours_month=record["max_hours_month"],
        basis=record["basis"],
        indicated_by=frozenset(record["indicated_by"]),
        family_of=frozenset(record["family_of"]),
        child_clearance_until=None if until is None else date.fromisoformat(until),
        accepted_for=frozenset(record["accepted_for"]),
        lat=None,
        lon=None,
        absences=tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in record["absences"]),
    )
