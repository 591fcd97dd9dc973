"""Types of the fields of commands: what can be kept, within which bounds."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

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
    except CellFault:
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


Text = Annotated[str, AfterValidator(_plain)]
Name = Annotated[Text, Field(min_length=1, max_length=64)]
Identifier = Annotated[str, Field(pattern=r"^[^\W_][\w./-]{0,63}$"), AfterValidator(_identifier)]
Words = Annotated[Text, Field(max_length=10_000)]
Pesel = Annotated[Words, AfterValidator(pesel.number)]
Day = Annotated[date, AfterValidator(_sensible)]
AnyDay = Annotated[date, AfterValidator(_in_living_memory)]
Received = Annotated[AwareDatetime, AfterValidator(_received)]
Moment = Annotated[
    str,
    Field(max_length=40),
    AfterValidator(_on_the_clock),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
Clock = Annotated[
    str,
    Field(max_length=8),
    AfterValidator(_clock),
    WithJsonSchema({"type": "string", "pattern": r"^([01]\d:[0-5]\d|2[0-3]:[0-5]\d|24:00)$"}),
]
Hours = Annotated[int, Field(ge=0, le=MOST_HOURS)]
Points = Annotated[int, Field(ge=0, le=MOST_POINTS)]
MonthText = Annotated[str, Field(pattern=r"^(19|20)\d\d-(0[1-9]|1[0-2])$")]
Document = Literal["card", "certificate", "activities", "data_protection", "statement"]
Decision = Literal["admit", "refuse"]

__all__ = [
    "MOST_HOURS",
    "AnyDay",
    "Clock",
    "Day",
    "Decision",
    "Document",
    "Hours",
    "Identifier",
    "InPath",
    "Moment",
    "MonthText",
    "Name",
    "Personal",
    "Pesel",
    "Points",
    "Received",
    "Text",
    "Words",
    "plain",
]
