"""A programme's rules as they are recorded (`planner/documents/inputs.py`), key by key."""

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from planner.documents.shapes.units import DayText, HoursNumber, Instant, Minutes, Money, People, RuleId, Share


class FigureDocument(TypedDict):
    """A number of the law with its unit, rule and source; status: sourced, read, local or open."""

    key: str
    value: Any
    unit: str
    rule: RuleId
    status: str
    source: str


class EditionDocument(TypedDict):
    name: str
    figures: list[FigureDocument]


class MoneyDocument(TypedDict):
    total: Money
    admin_share: Share
    hourly_cost: Money


class SettlingDocument(TypedDict):
    """What is not the default of planner/terms/settling.py."""

    confirmed_by: NotRequired[list[str]]
    round_minutes: NotRequired[Minutes]
    costs: NotRequired[list[str]]
    admin: NotRequired[Money]
    own_contribution: NotRequired[Money]
    hourly_cost: NotRequired[Money]
    total: NotRequired[Money]
    admin_share: NotRequired[Share]


class RulesDocument(TypedDict):
    """first, last: days of service, both inclusive. pools, ceilings: by category. averages: decimal text."""

    unit: str
    teryt: NotRequired[str]
    hours: HoursNumber
    money: MoneyDocument | None
    money_incomplete: bool
    policy: Literal["proportional", "equal", "ceiling", "average", "points"]
    step_hours: HoursNumber
    minimum_hours: HoursNumber | None
    monthly_limit: HoursNumber | None
    admission_needs_assistants: bool
    places: People | None
    category_places: dict[str, People]
    pools: dict[str, HoursNumber]
    ceilings: dict[str, HoursNumber]
    averages: dict[str, str]
    settling: NotRequired[SettlingDocument]
    edition: EditionDocument
    first: DayText
    last: DayText
    applications_until: Instant
