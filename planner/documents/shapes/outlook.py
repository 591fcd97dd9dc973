"""A forecast of the year's end, key by key."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from planner.documents.shapes.units import ApplicationId, CategoryName, Minutes, MonthName

Percent = Annotated[str, Field(description="Percent of years that end inside the ranges.", examples=["80"])]


class RangeDocument(TypedDict):
    expected: Minutes
    low: Minutes
    high: Minutes


class PersonForecastDocument(TypedDict):
    """done: so far; ahead: expected yet; goes_on: unused if the last three months went on; step: what to do next."""

    application: ApplicationId
    category: CategoryName
    granted: Minutes
    done: Minutes
    ahead: Minutes
    unused: RangeDocument
    goes_on: Minutes
    step: Literal["call", "gone", "runs_out", "nothing"]
    runs_out: MonthName | None


class MonthForecastDocument(TypedDict):
    """Of all people. left: of all grants at the month's end."""

    month: MonthName
    granted: Minutes
    planned: Minutes
    done: Minutes
    ahead: Minutes
    left: RangeDocument


class ForecastDocument(TypedDict):
    """unused: of all grants; reserve: what nobody was granted, not in it. people: whom to call first."""

    now: MonthName
    level: Percent
    granted: Minutes
    done: Minutes
    unused: RangeDocument
    goes_on: Minutes
    reserve: Minutes
    categories: dict[str, Minutes]
    people: list[PersonForecastDocument]
    months: list[MonthForecastDocument]
