"""A month's settlement and a year's statement, as the contract writes them."""

from typing import NotRequired

from typing_extensions import TypedDict

from planner.documents.shapes.units import (
    ApplicationId,
    AssistantId,
    CategoryName,
    Minutes,
    Money,
    MonthName,
    People,
)


class Settled(TypedDict):
    """minutes: elapsed, rounded as the unit rounds. cost: złote."""

    minutes: Minutes
    cost: Money


class PersonSettled(Settled):
    application: ApplicationId
    category: CategoryName


class AssistantSettled(Settled):
    assistant: AssistantId


class CategorySettled(Settled):
    category: CategoryName
    people: People


class Correction(Settled):
    """What an earlier month owes or gets back; minutes and cost may be below zero."""

    month: MonthName
    application: ApplicationId
    assistant: AssistantId


class SettlementDocument(TypedDict):
    """total: corrections of earlier months included."""

    month: MonthName
    closed: bool
    people: list[PersonSettled]
    assistants: list[AssistantSettled]
    categories: list[CategorySettled]
    corrections: NotRequired[list[Correction]]
    total: Settled


class CategoryServed(TypedDict):
    category: CategoryName
    people: People
    minutes: Minutes


class MonthSum(Settled):
    month: MonthName
    closed: bool


class OwnContribution(TypedDict):
    """The unit's own money, apart from the Fund's. Source: R-56."""

    given: Money
    travel: Money
    insurance: Money
    other: Money
    left: Money


class StatementDocument(TypedDict):
    """received = pay + travel + insurance + other + admin + returned_task + returned_admin. Source: R-54, R-55.

    complete: every month is closed and no correction waits. received, returned_task: None where the programme has no
    grant in money.
    """

    unit: str
    edition: str
    complete: bool
    received: Money | None
    pay: Money
    travel: Money
    insurance: Money
    other: Money
    admin: Money
    returned_task: Money | None
    returned_admin: Money
    interest: Money
    own_contribution: OwnContribution
    categories: list[CategoryServed]
    people: People
    minutes: Minutes
    months: list[MonthSum]
    corrections: list[Correction]
