"""What timesheet entries are judged by: people, assistants, other services, grants, as recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from planner.documents.finding import Finding
from planner.settlement.entry import Entry
from planner.settlement.pay import Rates, rate_on
from planner.solver.roster.check.facts import Service, service
from planner.solver.roster.check.homes import Homes
from planner.solver.roster.check.hours import OtherServices
from planner.terms.calendar import Month
from planner.terms.case import AssistantTerms, Blocked, RecordedCase, Served, Wish
from planner.terms.settling import Settling


@dataclass(frozen=True)
class Terms:
    """What a month is settled by, and keeps when it is closed.

    grants: minutes of the year by person; who has none is missing. categories: by person.
    """

    grants: Mapping[str, int]
    categories: Mapping[str, str]
    settling: Settling

    def as_json(self) -> dict[str, Any]:
        asked = {"confirmed_by": list(self.settling.confirmed_by), "round_minutes": self.settling.round_minutes}
        return {"grants": dict(self.grants), "categories": dict(self.categories), **asked}


def terms_from_json(document: Mapping[str, Any]) -> Terms:
    settling = Settling(tuple(document["confirmed_by"]), document["round_minutes"])
    return Terms(document["grants"], document["categories"], settling)


@dataclass(frozen=True)
class Ground:
    """now: what open months are settled by; frozen: by month, what closed ones were. alone: found before, by entry."""

    case: RecordedCase
    now: Terms
    rates: Rates
    frozen: Mapping[Month, Terms] = field(default_factory=dict)
    alone: dict[str, tuple[Entry, tuple[Finding, ...]]] = field(default_factory=dict, compare=False, repr=False)
    _services: dict[tuple[str, Month], OtherServices] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def people(self) -> dict[str, Served]:
        return {one.id: one for one in self.case.applications}

    @cached_property
    def assistants(self) -> dict[str, AssistantTerms]:
        return {one.id: one for one in self.case.assistants or ()}

    @cached_property
    def service(self) -> dict[str, Service]:
        """The days on which somebody can be served. Source: R-03, R-06, R-46."""
        return {one.id: service(self.case.programme, one) for one in self.case.applications}

    @cached_property
    def wishes(self) -> dict[str, list[Wish]]:
        found: dict[str, list[Wish]] = {}
        for one in self.case.wishes:
            found.setdefault(one.application, []).append(one)
        return found

    @cached_property
    def homes(self) -> Homes:
        return Homes(self.case.applications)

    @property
    def doba_minutes(self) -> int:
        return int(self.case.programme.edition["assistant.minutes_in_doba"])

    def terms(self, month: Month) -> Terms:
        return self.frozen.get(month, self.now)

    def rate(self, assistant: str, day: date) -> Decimal | None:
        """Złote an hour; None where neither the assistant nor the budget has one."""
        return rate_on(self.rates, assistant, day, self.case.programme.hourly_cost)

    def other_services(self, person: str, month: Month) -> OtherServices:
        """When other services are with the person around the month. Source: R-34."""
        key = (person, month)
        if key not in self._services:
            self._services[key] = OtherServices(self._blocked.get(person, ()), month)
        return self._services[key]

    @cached_property
    def _blocked(self) -> dict[str, tuple[Blocked, ...]]:
        found: dict[str, tuple[Blocked, ...]] = {}
        for one in self.case.blocked:
            found[one.application] = (*found.get(one.application, ()), one)
        return found
