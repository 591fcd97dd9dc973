"""Types of the fields of commands: what can be kept, within which bounds."""

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, StrictBool, WithJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

from planner.case.cells import CellFault, identifier
from planner.case.times import clock
from planner.documents.moments import moment
from planner.record.command import InPath, Personal
from planner.rules import pesel
from planner.terms.clock import minute_of, shown
from planner.terms.refusals import Faults
from planner.terms.scope import LAST_YEAR, sensible

MOST_HOURS = 8784
MOST_POINTS = 1_000_000
FIRST_BIRTH = 1900
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d", re.ASCII)


def plain(text: str) -> bool:
    """Whether the text can be kept: no NUL, nothing that UTF-8 has no bytes for."""
    try:
        return "\0" not in text and bool(text.encode() or True)
    except UnicodeEncodeError:
        return False


def _plain(text: str) -> str:
    if not plain(text):
        raise PydanticCustomError("not_plain_text", "no NUL, no half a character")
    return text


def _as_day(given: Any) -> Any:
    """A number is no day, nor is text that only looks like one to a lenient reader."""
    if isinstance(given, date) or (isinstance(given, str) and _DAY.fullmatch(given)):
        return given
    raise PydanticKnownError("date_type")


def _as_moment(given: Any) -> Any:
    """The same of a moment."""
    if isinstance(given, date) or (isinstance(given, str) and _MOMENT.match(given)):
        return given
    raise PydanticKnownError("datetime_type")


def _sensible(day: date) -> date:
    return sensible(day, "day")


def _in_living_memory(day: date) -> date:
    if not FIRST_BIRTH <= day.year <= LAST_YEAR:
        raise PydanticCustomError("year_outside", "{first} … {last}", {"first": FIRST_BIRTH, "last": LAST_YEAR})
    return day


def _received(moment: datetime) -> datetime:
    _in_living_memory(moment.date())
    return moment


def _identifier(text: str) -> str:
    try:
        return str(identifier(text))
    except CellFault as fault:
        if fault.code == "id_is_pesel":
            raise PydanticCustomError("id_is_pesel", "no PESEL: ids stand in clear") from None
        raise PydanticCustomError("bad_id", "letters, digits and - _ . /, without .., at most 64") from None


def _clock(text: str) -> str:
    """08:00 for 8:00 too, as a folder may say it."""
    try:
        minutes = int(str(clock(text.strip())))
    except CellFault:
        raise PydanticCustomError("no_clock", "00:00 … 24:00") from None
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _on_the_clock(text: str) -> str:
    """As rosters write moments: Warsaw's clock, a full minute."""
    found = moment(text, "", Faults("body"))
    if found is None or found.second or found.microsecond:
        raise PydanticCustomError("no_full_minute", "2026-03-02T08:00:00+01:00")
    return shown(minute_of(found))


Text = Annotated[str, AfterValidator(_plain), Field(examples=["according to the minutes of 20 January"])]
Name = Annotated[Text, Field(min_length=1, max_length=64, examples=["A-0001"])]
Identifier = Annotated[str, Field(pattern=r"^[^\W_][\w./-]{0,63}$", examples=["A-0100"]), AfterValidator(_identifier)]
Words = Annotated[Text, Field(max_length=10_000)]
Pesel = Annotated[Words, AfterValidator(pesel.number)]
YesNo = StrictBool
IsoDay = Annotated[date, BeforeValidator(_as_day), Field(examples=["2026-03-02"])]
IsoMoment = Annotated[AwareDatetime, BeforeValidator(_as_moment), Field(examples=["2026-01-10T10:00:00+01:00"])]
Day = Annotated[IsoDay, AfterValidator(_sensible)]
AnyDay = Annotated[IsoDay, AfterValidator(_in_living_memory), Field(examples=["1985-11-03"])]
Received = Annotated[IsoMoment, AfterValidator(_received)]
Moment = Annotated[
    str,
    Field(max_length=40, examples=["2026-03-02T08:00:00+01:00"]),
    AfterValidator(_on_the_clock),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
Clock = Annotated[
    str,
    Field(max_length=8),
    AfterValidator(_clock),
    WithJsonSchema({"type": "string", "pattern": r"^([01]\d:[0-5]\d|2[0-3]:[0-5]\d|24:00)$", "examples": ["08:00"]}),
]
Whole = Annotated[int, Field(strict=True, ge=0)]
Hours = Annotated[Whole, Field(le=MOST_HOURS, description="Pełne godziny / whole hours.", examples=[240])]
Points = Annotated[Whole, Field(le=MOST_POINTS, description="Punkty / points.", examples=[34])]
_degrees = "Stopnie / degrees."
Latitude = Annotated[float, Field(strict=True, ge=-90, le=90, description=_degrees, examples=[50.91])]
Longitude = Annotated[float, Field(strict=True, ge=-180, le=180, description=_degrees, examples=[20.12])]
MONTH = r"^(19|20)\d\d-(0[1-9]|1[0-2])$"
MonthText = Annotated[str, Field(pattern=MONTH, examples=["2026-06"])]
Document = Literal["card", "certificate", "activities", "data_protection", "statement"]
Decision = Literal["admit", "refuse"]

__all__ = [
    "MONTH",
    "MOST_HOURS",
    "AnyDay",
    "Clock",
    "Day",
    "Decision",
    "Document",
    "Hours",
    "Identifier",
    "InPath",
    "IsoDay",
    "IsoMoment",
    "Latitude",
    "Longitude",
    "Moment",
    "MonthText",
    "Name",
    "Personal",
    "Pesel",
    "Points",
    "Received",
    "Text",
    "Whole",
    "Words",
    "YesNo",
    "plain",
]
