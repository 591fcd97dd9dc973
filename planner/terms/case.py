"""A case folder as read: programme, applications, assistants, wishes. Frozen, as the files say.

Contact data (names, numbers, addresses) are kept apart from everything the solver sees.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from planner.editions import Edition
from planner.terms.calendar import Month, months_between
from planner.terms.refusals import Note
from planner.terms.settling import Settling

POLICIES = ("proportional", "equal", "ceiling", "average", "points")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DOCUMENTS = ("card", "certificate", "activities", "data_protection", "statement")
BASES = ("qualification", "experience", "indicated")
Day = date  # inside a class that has a field `date`


@dataclass(frozen=True)
class Money:
    """What the year costs. Source: R-23."""

    total: Decimal
    admin_share: Decimal
    hourly_cost: Decimal

    @property
    def hours(self) -> int:
        """Hours that the realisation buys, exactly."""
        realisation = Fraction(self.total) / (1 + Fraction(self.admin_share))
        return int(realisation / Fraction(self.hourly_cost))


@dataclass(frozen=True)
class ProgrammeRules:
    """programme.toml. Hours throughout; absent limits are None or missing keys.

    teryt: the unit's code in the register of territorial units, or "". Source: R-47.
    """

    unit: str
    edition: Edition
    first: date
    last: date
    applications_until: datetime
    hours: int
    money: Money | None
    money_incomplete: bool
    policy: str
    step_hours: int
    minimum_hours: int
    monthly_limit: int | None
    admission_needs_assistants: bool
    places: int | None
    category_places: dict[str, int]
    pools: dict[str, int]
    ceilings: dict[str, int]
    averages: dict[str, Decimal]
    teryt: str = ""
    settling: Settling = field(default_factory=Settling)

    @cached_property
    def months(self) -> tuple[Month, ...]:
        return months_between(self.first, self.last)

    @property
    def hourly_cost(self) -> Decimal | None:
        """What an hour of an assistant without a rate of their own costs, złote."""
        return self.settling.hourly_cost if self.money is None else self.money.hourly_cost

    @property
    def grant_total(self) -> Decimal | None:
        """The Fund's money for the year, administration included, złote; None where nobody said it."""
        return self.settling.total if self.money is None else self.money.total

    @property
    def admin_share(self) -> Decimal:
        """Of the realisation. Source: R-23."""
        share = self.settling.admin_share if self.money is None else self.money.admin_share
        return Decimal(self.edition["money.admin_share"]) if share is None else share

    @property
    def budget_hours(self) -> int:
        """The smaller of the hours granted and the hours the money buys."""
        return self.hours if self.money is None else min(self.hours, self.money.hours)


UNTOLD = "-"  # the commission's reason, where there is one that is not told


@dataclass(frozen=True)
class ApplicationCard:
    """One row of applications.csv. requested_hours None: as much as the ceiling.

    last_service_day, age_ok, certified stand in for the birth date and the certificate where the birth date is None;
    tier for `equivalent` and `lives_alone` where they are. certified None: it follows from the two before it.
    emptied: of `contact` what the row or a correction says is not there, not even where it is recorded; it makes no
    other row of it.
    """

    id: str
    received_at: datetime
    category: str
    equivalent: bool | None
    lives_alone: bool | None
    birth_date: date | None
    certificate_valid_until: date | None
    requested_hours: int | None
    points: int
    documents_complete: bool
    lat: float | None
    lon: float | None
    resident: bool = True
    missing_documents: tuple[str, ...] = ()
    commission: str | None = None
    min_hours: int | None = None
    max_hours: int | None = None
    commission_reason: str = ""
    contact: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    emptied: frozenset[str] = field(default=frozenset(), compare=False)
    last_service_day: date | None = None
    age_ok: bool | None = None
    certified: bool | None = None
    tier: int | None = None


@dataclass(frozen=True)
class Window:
    """Minutes after the day's midnight; `end` passes 1440 when the window ends on the next day."""

    start: int
    end: int


@dataclass(frozen=True)
class AssistantTerms:
    """One row of assistants.csv with its availability per weekday (Monday first) and absences.

    rate: what an hour costs the programme in złote; None: as rates.csv or the budget says. pay: gross
    złote an hour. Source: R-50.
    """

    id: str
    windows: tuple[tuple[Window, ...], ...]
    max_hours_month: int
    basis: str
    indicated_by: frozenset[str]
    family_of: frozenset[str]
    child_clearance_until: date | None
    accepted_for: frozenset[str]
    lat: float | None
    lon: float | None
    absences: tuple[tuple[date, date], ...] = ()
    rate: Decimal | None = None
    pay: Decimal | None = None
    contact: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class AssistantRate:
    """From the day on an hour of the assistant costs this many złote. One row of rates.csv."""

    assistant: str
    since: date
    rate: Decimal


@dataclass(frozen=True)
class Wish:
    """Every such weekday, or once where it has a date, one visit of exactly `minutes` inside the window."""

    application: str
    day: int
    window: Window
    minutes: int
    date: Day | None = None


@dataclass(frozen=True)
class Blocked:
    """When another service is with the person. Source: R-34."""

    application: str
    day: int
    window: Window
    service: str


@dataclass(frozen=True)
class PersonAbsence:
    """Days on which a person is away, both inclusive: no visits, and nothing is wished; the hours stay theirs."""

    application: str
    first: date
    last: date


@dataclass(frozen=True)
class Served:
    """Somebody as a roster asks of them, where the days are known and not what they follow from.

    first_service_day: for those called up in the course of the year.
    """

    id: str
    category: str
    last_service_day: date
    lat: float | None
    lon: float | None
    first_service_day: date = date.min


@dataclass(frozen=True)
class Case:
    """A whole folder. assistants None: there is no file, so no limit from assistants.

    notes: what was read though somebody may have meant it otherwise; no part of what the case says.
    """

    programme: ProgrammeRules
    applications: tuple[ApplicationCard, ...]
    assistants: tuple[AssistantTerms, ...] | None
    wishes: tuple[Wish, ...]
    blocked: tuple[Blocked, ...]
    person_absences: tuple[PersonAbsence, ...] = ()
    rates: tuple[AssistantRate, ...] = ()
    notes: tuple[Note, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True)
class RecordedCase:
    """What a roster asks of a recorded programme, or of a part of it: no birth dates, no certificates."""

    programme: ProgrammeRules
    applications: tuple[Served, ...]
    assistants: tuple[AssistantTerms, ...] | None
    wishes: tuple[Wish, ...]
    blocked: tuple[Blocked, ...]
    person_absences: tuple[PersonAbsence, ...] = ()


RosterCase = Case | RecordedCase
RosterPerson = ApplicationCard | Served
