"""Who is served, and how many of them are high support. Source: R-12, R-13."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from psycopg import Connection

from planner.aggregates.application_events import (
    ApplicationRefused,
    CalledUpToServe,
    GrantChanged,
    GrantEnded,
    HoursGranted,
    PlacedOnWaitingList,
)
from planner.aggregates.base import Event
from planner.aggregates.programme_events import RulesSet
from planner.documents.shapes.units import People, Share
from planner.terms.scope import Scope
from projections.engine.model import Projection, Put, Table, key_of

SERVED = Table(
    "served",
    "application",
    {
        "category": "text",
        "high_support": "boolean NOT NULL DEFAULT false",
        "served": "boolean NOT NULL DEFAULT false",
        "present": "boolean NOT NULL DEFAULT false",
    },
)
REQUIRED = Table("required", "", {"share": "text", "places": "bigint"})


class Quota(Projection):
    """Everybody served in the year counts, leavers included; those present are counted beside it."""

    name: ClassVar[str] = "quota"
    version: ClassVar[int] = 2  # no mutants: another number only has it built anew
    tables: ClassVar[tuple[Table, ...]] = (SERVED, REQUIRED)
    follows: ClassVar[tuple[type[Event], ...]] = (
        RulesSet,
        HoursGranted,
        GrantChanged,
        CalledUpToServe,
        GrantEnded,
        PlacedOnWaitingList,
        ApplicationRefused,
    )

    def fold(self, event: Event) -> Iterator[Put]:
        match event:
            case RulesSet(changes=changes):
                values = _required(changes)
                if values:
                    yield Put(REQUIRED, key_of(event), values)
            case HoursGranted(category=category, high_support=high):
                values = {"category": category, "high_support": high, "served": True, "present": True}
                yield Put(SERVED, key_of(event), values)
            case GrantEnded(used_hours=used):
                yield Put(SERVED, key_of(event), {"present": False, "served": used > 0})
            case PlacedOnWaitingList(kept_hours=kept) | ApplicationRefused(kept_hours=kept):
                yield Put(SERVED, key_of(event), {"served": kept > 0, "present": False})


def _required(changes: dict[str, Any]) -> dict[str, Any]:
    values = {"places": changes["places"]} if "places" in changes else {}
    for figure in changes.get("edition", {}).get("figures", ()):
        if figure["key"] == "quota.high_support_share":
            values["share"] = str(figure["value"])
    return values


@dataclass(frozen=True)
class QuotaView:
    """people, high_support: served in the year; present, present_high_support: those who have not left.

    required_share: such as `7/10`; kept: whether high_support is at least that share of people.
    """

    people: People
    high_support: People
    present: People
    present_high_support: People
    required_share: Share
    places: People | None
    kept: bool

    def as_json(self) -> dict[str, Any]:
        return vars(self)


def read_quota(connection: Connection[Any], generation: int, scope: Scope) -> QuotaView:
    """The programme's quota."""
    parameters = (generation, scope.unit, scope.edition)
    counts = connection.execute(_COUNTS, parameters).fetchone() or {}
    required = connection.execute(_REQUIRED, parameters).fetchone() or {"share": "0", "places": None}
    share = required["share"] or "0"
    kept = counts["high_support"] >= Fraction(share) * counts["people"]
    return QuotaView(**counts, required_share=share, places=required["places"], kept=kept)


_COUNTS = (
    b"SELECT count(*) FILTER (WHERE served) AS people, count(*) FILTER (WHERE served AND high_support) AS high_support,"
    b" count(*) FILTER (WHERE present) AS present,"
    b" count(*) FILTER (WHERE present AND high_support) AS present_high_support"
    b" FROM godziny.served WHERE generation = %s AND unit = %s AND edition = %s"
    b" AND category IS NOT NULL"  # else, in a record cut in time, nothing was granted yet
)
_REQUIRED = b"SELECT share, places FROM godziny.required WHERE generation = %s AND unit = %s AND edition = %s"
