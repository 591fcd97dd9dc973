"""Roster documents to what the checker needs; everything that is not of the contract's shape is refused."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planner.documents.moments import FIRST_YEAR, LAST_YEAR, moment, said
from planner.documents.visit import StatedVisit
from planner.editions.roster import WEIGHTS
from planner.terms.calendar import Month
from planner.terms.clock import minute_after, minute_of
from planner.terms.refusals import Faults

MOST = 10**12
PARTS = (*WEIGHTS, "total")
MADE_WITH = ("keep", "before", "used")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True)
class Entry:
    """A wish that a roster calls unfilled, and why.

    left: of the grant; missing: of the window; cut_by: what takes minutes from it. None: not stated.
    """

    application: str
    day: date
    minutes: int
    reasons: tuple[str, ...]
    left: int | None = None
    missing: int | None = None
    cut_by: tuple[str, ...] | None = None


@dataclass(frozen=True)
class RosterRead:
    """What a roster says. None: the document does not say it, so it is not judged.

    month None: it could not be read, which is a fault. score: the parts that it states. made_with: what it was made
    with besides case and plan, with a digest of each.
    """

    month: Month | None
    visits: tuple[StatedVisit, ...]
    unfilled: tuple[Entry, ...] | None
    score: dict[str, int] | None
    bound: int | None
    made_with: dict[str, str] = field(default_factory=dict)


def read_roster(document: Any, faults: Faults) -> RosterRead:
    """Every fault of the shape is added to `faults`; what is faulty is left out."""
    if isinstance(document, dict):
        return _Reading(document, faults).read()
    faults.add("roster_not_object")
    return RosterRead(None, (), None, None, None)


class _Reading:
    def __init__(self, document: dict[str, Any], faults: Faults) -> None:
        self.document, self.faults = document, faults

    def read(self) -> RosterRead:
        visits = [self._visit(f"visits[{at}]", one) for at, one in self._objects("visits")]
        entries = [self._entry(f"unfilled[{at}]", one) for at, one in self._objects("unfilled", optional=True)]
        return RosterRead(
            month=self._month(),
            visits=tuple(visit for visit in visits if visit is not None),
            unfilled=tuple(one for one in entries if one is not None) if "unfilled" in self.document else None,
            score=self._score() if "score" in self.document else None,
            bound=self._whole(self.document["bound"], "bound", -MOST) if "bound" in self.document else None,
            made_with=self._made_with(self.document.get("made_with")),
        )

    def _made_with(self, stated: Any) -> dict[str, str]:
        """What is stated of the known options; anything else says nothing."""
        known = stated if isinstance(stated, dict) else {}
        found = {name: known[name] for name in MADE_WITH if isinstance(known.get(name), str)}
        return {name: digest for name, digest in found.items() if _DIGEST.fullmatch(digest)}

    def _month(self) -> Month | None:
        value = self.document.get("month")
        if isinstance(value, str) and _MONTH.fullmatch(value) and FIRST_YEAR <= int(value[:4]) <= LAST_YEAR:
            return Month(int(value[:4]), int(value[5:]))
        self.faults.add("roster_month", column="month", value=said(value))
        return None

    def _objects(self, key: str, *, optional: bool = False) -> list[tuple[int, dict[str, Any]]]:
        """The list's objects, numbered from 0."""
        found = self.document.get(key, [] if optional else None)
        if not isinstance(found, list):
            self.faults.add("roster_shape", column=key, expected="list")
            return []
        for at, one in enumerate(found):
            if not isinstance(one, dict):
                self.faults.add("roster_shape", column=f"{key}[{at}]", expected="object")
        return [(at, one) for at, one in enumerate(found) if isinstance(one, dict)]

    def _visit(self, column: str, one: dict[str, Any]) -> StatedVisit | None:
        application = self._text(one.get("application"), f"{column}.application")
        assistant = self._text(one.get("assistant"), f"{column}.assistant")
        start = moment(one.get("start"), f"{column}.start", self.faults)
        end = moment(one.get("end"), f"{column}.end", self.faults)
        if application is None or assistant is None or start is None or end is None:
            return None
        if end <= start:
            self.faults.add("roster_ends_before_start", column=f"{column}.end", start=one["start"], end=one["end"])
            return None
        whole = start.second == end.second == start.microsecond == end.microsecond == 0
        return StatedVisit(minute_of(start), minute_after(end), application, assistant, whole=whole)

    def _entry(self, column: str, one: dict[str, Any]) -> Entry | None:
        application = self._text(one.get("application"), f"{column}.application")
        day = self._day(one.get("date"), f"{column}.date")
        minutes = self._whole(one.get("minutes"), f"{column}.minutes", 1)
        reasons = self._reasons(one.get("reasons"), f"{column}.reasons")
        if application is None or day is None or minutes is None or reasons is None:
            return None
        left, missing = (self._optional(one, name, column) for name in ("minutes_left", "minutes_missing"))
        cut_by = self._reasons(one["cut_by"], f"{column}.cut_by") if "cut_by" in one else None
        return Entry(application, day, minutes, reasons, left, missing, cut_by)

    def _optional(self, one: dict[str, Any], name: str, column: str) -> int | None:
        return self._whole(one[name], f"{column}.{name}", 0) if name in one else None

    def _text(self, value: Any, column: str) -> str | None:
        if isinstance(value, str):
            return value
        self.faults.add("roster_shape", column=column, expected="text")
        return None

    def _day(self, value: Any, column: str) -> date | None:
        try:
            if isinstance(value, str) and _DATE.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        self.faults.add("roster_date", column=column, value=said(value))
        return None

    def _reasons(self, value: Any, column: str) -> tuple[str, ...] | None:
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(dict.fromkeys(value))
        self.faults.add("roster_shape", column=column, expected="list of texts")
        return None

    def _score(self) -> dict[str, int]:
        score = self.document["score"]
        if not isinstance(score, dict):
            self.faults.add("roster_shape", column="score", expected="object")
            return {}
        read = {name: self._whole(value, f"score.{name}", 0) for name, value in score.items() if name in PARTS}
        return {name: value for name, value in read.items() if value is not None}

    def _whole(self, value: Any, column: str, least: int) -> int | None:
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= MOST:
            return value
        self.faults.add("roster_number", column=column, value=said(value), least=least, most=MOST)
        return None
