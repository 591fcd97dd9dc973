"""The inputs of a plan as a recorded document, field by field, and back without loss.

A recorded plan is solved and judged again from this document alone, with the numbers of the law that were in force.
Neither the order of a dataclass's fields nor a new one with a default changes what was recorded: fields that came
later (`_LATER`) are written only where they are not their default.

Version 1 had lists in place of objects (windows, absences), and said of people who had used hours before that the
commission admits them, with budget and pools reduced; it is read as it is.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from planner.editions import Edition, Figure
from planner.rules.inputs import Applicant, Inputs, PastGrant
from planner.terms.case import AssistantTerms, Money, ProgrammeRules, Window
from planner.terms.settling import Settling

VERSION = 2
Document = dict[str, Any]

_PROGRAMME = (
    "unit",
    "hours",
    "money_incomplete",
    "policy",
    "step_hours",
    "minimum_hours",
    "monthly_limit",
    "admission_needs_assistants",
    "places",
    "category_places",
    "pools",
    "ceilings",
)
_PROGRAMME_LATER: Mapping[str, Any] = {"teryt": ""}
_SETTLING: Mapping[str, Any] = vars(Settling())
_AMOUNTS = ("admin", "own_contribution", "hourly_cost", "total", "admin_share")
_APPLICANT = (
    "id",
    "category",
    "tier",
    "resident",
    "documents_complete",
    "right_age",
    "certified",
    "requested_hours",
    "points",
    "commission",
    "min_hours",
    "max_hours",
)
_APPLICANT_LATER: Mapping[str, Any] = {}
_FIGURE = ("key", "value", "unit", "rule", "status", "source")
_PAST = ("application", "category", "granted", "used", "present")


def inputs_json(inputs: Inputs) -> Document:
    """Plain JSON types only; nothing personal."""
    staff = inputs.assistants
    return {
        "version": VERSION,
        "programme": {key: value for key, value in programme_json(inputs.programme).items() if key != "settling"},
        "applicants": [applicant_json(one) for one in inputs.applicants],
        "past": [_fields(one, _PAST) for one in inputs.past],
        "assistants": None if staff is None else [assistant_json(one) for one in staff],
    }


def inputs_from_json(document: Document) -> Inputs:
    """Of every version."""
    staff = document["assistants"]
    return Inputs(
        programme_from_json(document["programme"]),
        tuple(applicant_from_json(one) for one in document["applicants"]),
        None if staff is None else tuple(assistant_from_json(one) for one in staff),
        tuple(PastGrant(**{name: one[name] for name in _PAST}) for one in document.get("past", ())),
    )


def programme_json(programme: ProgrammeRules) -> Document:
    """With the figures of its edition; money and averages as decimal text. No plan asks how a unit settles."""
    money = programme.money
    figures = [_fields(one, _FIGURE) for one in programme.edition.figures.values()]
    return {
        **_fields(programme, _PROGRAMME, _PROGRAMME_LATER),
        "edition": {"name": programme.edition.name, "figures": figures},
        "first": str(programme.first),
        "last": str(programme.last),
        "applications_until": programme.applications_until.isoformat(),
        "money": None if money is None else _money_json(money),
        "averages": {category: str(value) for category, value in programme.averages.items()},
        **({"settling": settling} if (settling := _settling_json(programme.settling)) else {}),
    }


def programme_from_json(document: Document) -> ProgrammeRules:
    figures = [Figure(**{name: one[name] for name in _FIGURE}) for one in document["edition"]["figures"]]
    money = document["money"]
    return ProgrammeRules(
        **_read(document, _PROGRAMME, _PROGRAMME_LATER),
        edition=Edition(document["edition"]["name"], {one.key: one for one in figures}),
        first=date.fromisoformat(document["first"]),
        last=date.fromisoformat(document["last"]),
        applications_until=datetime.fromisoformat(document["applications_until"]),
        money=None if money is None else Money(**{name: Decimal(value) for name, value in money.items()}),
        averages={category: Decimal(value) for category, value in document["averages"].items()},
        settling=_settling_from_json(document.get("settling", {})),
    )


def _settling_json(settling: Settling) -> Document:
    """What is not the default; amounts as decimal text."""
    given = _fields(settling, (), _SETTLING)
    return {key: str(value) if key in _AMOUNTS else _plain(value) for key, value in given.items()}


def _settling_from_json(document: Document) -> Settling:
    lists = {key: tuple(value) for key, value in document.items() if isinstance(value, list)}
    amounts = {key: Decimal(value) for key, value in document.items() if key in _AMOUNTS}
    return Settling(**{**document, **lists, **amounts})


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _money_json(money: Money) -> Document:
    return {name: str(getattr(money, name)) for name in ("total", "admin_share", "hourly_cost")}


def applicant_json(one: Applicant) -> Document:
    days = {"received_at": one.received_at.isoformat(), "last_service_day": str(one.last_service_day)}
    return {**_fields(one, _APPLICANT, _APPLICANT_LATER), **days}


def applicant_from_json(document: Document) -> Applicant:
    return Applicant(
        **_read(document, _APPLICANT, _APPLICANT_LATER),
        received_at=datetime.fromisoformat(document["received_at"]),
        last_service_day=date.fromisoformat(document["last_service_day"]),
    )


def assistant_json(one: AssistantTerms) -> Document:
    """Without the place where the assistant lives."""
    until = one.child_clearance_until
    return {
        "id": one.id,
        "windows": [[{"from": window.start, "to": window.end} for window in day] for day in one.windows],
        "max_hours_month": one.max_hours_month,
        "basis": one.basis,
        "indicated_by": sorted(one.indicated_by),
        "family_of": sorted(one.family_of),
        "child_clearance_until": None if until is None else str(until),
        "accepted_for": sorted(one.accepted_for),
        "absences": [{"first": str(first), "last": str(last)} for first, last in one.absences],
    }


def assistant_from_json(document: Document) -> AssistantTerms:
    """Of both versions."""
    until = document["child_clearance_until"]
    absences = [_pair(one, ("first", "last")) for one in document["absences"]]
    return AssistantTerms(
        id=document["id"],
        windows=tuple(tuple(Window(*_pair(one, ("from", "to"))) for one in day) for day in document["windows"]),
        max_hours_month=document["max_hours_month"],
        basis=document["basis"],
        indicated_by=frozenset(document["indicated_by"]),
        family_of=frozenset(document["family_of"]),
        child_clearance_until=None if until is None else date.fromisoformat(until),
        accepted_for=frozenset(document["accepted_for"]),
        lat=None,
        lon=None,
        absences=tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in absences),
    )


def with_named_pairs(document: Document) -> Document:
    """An assistant's facts of version 1, or a part of them, as version 2 writes them."""
    named = dict(document)
    if "windows" in named:
        days = [[_pair(one, ("from", "to")) for one in day] for day in named["windows"]]
        named["windows"] = [[{"from": start, "to": end} for start, end in day] for day in days]
    if "absences" in named:
        pairs = [_pair(one, ("first", "last")) for one in named["absences"]]
        named["absences"] = [{"first": first, "last": last} for first, last in pairs]
    return named


def _pair(one: Any, names: tuple[str, str]) -> tuple[Any, Any]:
    """An object with these two, or the list of version 1."""
    first, second = (one[name] for name in names) if isinstance(one, dict) else one
    return first, second


def _fields(one: object, always: tuple[str, ...], later: Mapping[str, Any] | None = None) -> Document:
    given = {name: getattr(one, name) for name in later or ()}
    return {
        **{name: getattr(one, name) for name in always},
        **{name: value for name, value in given.items() if value != (later or {})[name]},
    }


def _read(document: Document, always: tuple[str, ...], later: Mapping[str, Any]) -> Document:
    return {name: document[name] for name in always} | {name: document.get(name, later[name]) for name in later}
