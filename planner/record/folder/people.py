"""applications.csv, wishes.csv, blocked.csv, person_absences.csv: people, with no more of them than is needed.

Where personal data are missing, or are not those from which the recorded facts follow, derived columns stand there.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from planner.aggregates.application import Application
from planner.documents.wishes import blocked_from_json, wish_from_json
from planner.record.folder.cells import Row, csv_text, hours, words
from planner.rules.eligibility import DatedPerson, in_time, tier_of
from planner.rules.inputs import Applicant
from planner.terms.case import DAYS, DOCUMENTS, UNTOLD, ProgrammeRules

CONTACT = ("name", "pesel", "phone", "email", "address")
DATES = ("birth_date", "certificate_valid_until")
FLAGS = ("equivalent", "lives_alone")
NEEDED = (*DATES, *FLAGS, "lat", "lon")
ALL = (*NEEDED, "commission_reason", "services", *CONTACT)
COLUMNS = (
    *("id", "received_at", "category", "equivalent", "lives_alone", "birth_date", "certificate_valid_until"),
    *("requested_hours", "points", "documents_complete", "lat", "lon", "resident", "missing_documents"),
    *("commission", "min_hours", "max_hours", "commission_reason"),
)
DERIVED = ("last_service_day", "age_ok", "certified", "tier")
Known = Mapping[str, Any]


def application_row(rules: ProgrammeRules, one: Application, served: Applicant, known: Known) -> Row:
    """served: as the rules see it; known: what is known of the person, and may be told."""
    plain = {name: getattr(served, name) for name in ("id", "received_at", "category", "requested_hours", "points")}
    decided = {name: getattr(served, name) for name in ("resident", "commission", "min_hours", "max_hours")}
    reason = words(known.get("commission_reason") or UNTOLD) if one.decision != (None, None, None) else ""
    missing = [name for name in DOCUMENTS if name not in one.documents]
    documents = {"documents_complete": served.documents_complete, "missing_documents": missing}
    contact = {name: words(str(known[name])) for name in CONTACT if known.get(name)}
    home = {name: known.get(name) for name in ("lat", "lon")} if {"lat", "lon"} <= known.keys() else {}
    row = {**plain, **decided, "commission_reason": reason, **documents, **home, **contact}
    return {**row, **_days(rules, served, known), **_tier(served, known)}


def _days(rules: ProgrammeRules, served: Applicant, known: Known) -> Row:
    """Birth date and certificate, where what the record says follows from them."""
    told = {"right_age": served.right_age, "certified": served.certified, "last_service_day": served.last_service_day}
    dated = DatedPerson.of(served.category, known)
    if dated is not None and in_time(rules, dated) == told:
        return {name: known.get(name) for name in DATES}
    return {"last_service_day": served.last_service_day, "age_ok": served.right_age, "certified": served.certified}


def _tier(served: Applicant, known: Known) -> Row:
    """How somebody lives and is certified, where the tier follows from it."""
    flags = [known.get(name) for name in FLAGS]
    if None not in flags and tier_of(served.category, equivalent=flags[0], lives_alone=flags[1]) == served.tier:
        return dict(zip(FLAGS, flags, strict=True))
    return {"tier": served.tier}


def is_derived(row: Row) -> bool:
    return any(row.get(name) is not None for name in DERIVED)


def applications_csv(rows: list[Row]) -> str:
    """Derived and personal columns only where somebody has one."""
    further = [name for name in (*DERIVED, *CONTACT) if any(row.get(name) is not None for row in rows)]
    return csv_text((*COLUMNS, *further), rows)


def wishes_csv(people: Iterable[Application]) -> str | None:
    rows = [row for one in people for row in _wishes(one)]
    dated = ("date",) if any("date" in row for row in rows) else ()
    return csv_text(("application", "day", *dated, "from", "to", "minutes"), rows) if rows else None


def _wishes(one: Application) -> Iterable[Row]:
    for facts in one.wishes:
        wish = wish_from_json(one.name, facts)
        when = {"day": DAYS[wish.day]} if wish.date is None else {"date": wish.date}
        yield {"application": one.name, **when, **hours(wish.window)[0], "minutes": wish.minutes}


def blocked_csv(people: Iterable[Application], known: Mapping[str, Known]) -> str | None:
    """Which service it is, is personal."""
    rows = [row for one in people for row in _blocked(one, known.get(one.name, {}).get("services") or [])]
    return csv_text(("application", "day", "from", "to", "service"), rows) if rows else None


def _blocked(one: Application, services: list[str]) -> Iterable[Row]:
    told = services if len(services) == len(one.blocked) else [""] * len(one.blocked)
    for facts, service in zip(one.blocked, told, strict=True):
        busy = blocked_from_json(one.name, facts)
        yield {"application": one.name, "day": DAYS[busy.day], **hours(busy.window)[0], "service": words(service)}


def person_absences_csv(people: Iterable[Application]) -> str | None:
    rows = [
        {"application": one.name, "from": away["first"], "to": away["last"]} for one in people for away in one.absences
    ]
    return csv_text(("application", "from", "to"), rows) if rows else None
