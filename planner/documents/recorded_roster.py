"""A roster document for the record: only what the contract names, in one notation, nothing personal."""

import re
from typing import Any

from planner.documents.roster import PARTS, Entry, read_roster
from planner.terms.clock import shown
from planner.terms.refusals import Faults, InputRefused

ENGINE = ("ortools", "seed", "steps", "stopped", "proven")
MOST = 2**31
_VERSION = re.compile(r"\d{1,4}(\.\d{1,6}){1,4}", re.ASCII)


def recorded_document(document: Any) -> dict[str, Any]:
    """The document rebuilt: moments on Warsaw's clock, unknown keys left out. Raises InputRefused."""
    faults = Faults("roster")
    read = read_roster(document, faults)
    if faults.found:
        raise InputRefused(faults.found)
    visits = [
        {"application": one.application, "assistant": one.assistant, "start": shown(one.start), "end": shown(one.end)}
        for one in sorted(read.visits)
    ]
    plain: dict[str, Any] = {"month": str(read.month), "visits": visits}
    if read.unfilled is not None:
        plain["unfilled"] = [_entry(one) for one in read.unfilled]
    if read.score is not None:
        plain["score"] = {part: read.score[part] for part in PARTS if part in read.score}
    if read.bound is not None:
        plain["bound"] = read.bound
    if read.made_with:
        plain["made_with"] = read.made_with
    return {**plain, "engine": _engine(document.get("engine"))}


def _entry(one: Entry) -> dict[str, Any]:
    """With its figures, where it states them."""
    cut_by = None if one.cut_by is None else list(one.cut_by)
    figures = {"minutes_left": one.left, "minutes_missing": one.missing, "cut_by": cut_by}
    return {
        "application": one.application,
        "date": str(one.day),
        "minutes": one.minutes,
        "reasons": list(one.reasons),
        **{name: value for name, value in figures.items() if value is not None},
    }


def _engine(stated: Any) -> dict[str, Any]:
    """Only what an engine says of itself; no text and no number of any other kind."""
    known = stated if isinstance(stated, dict) else {}
    return {key: known[key] for key in ENGINE if key in known and _of_an_engine(known[key])}


def _of_an_engine(value: Any) -> bool:
    return 0 <= value < MOST if isinstance(value, int) else bool(_VERSION.fullmatch(str(value)))
