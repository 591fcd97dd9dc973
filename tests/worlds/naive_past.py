"""The record as it was, told by hand: events filtered and folded one by one from their JSON, by nothing of planner."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from planner.record.application import Godziny
from planner.terms.scope import Scope

Told = dict[str, Any]
SHOWN = ("category", "tier")
STANDING = {
    **dict.fromkeys(("hours_granted", "grant_changed", "called_up"), "granted"),
    "placed_on_waiting_list": "waiting",
    "refused": "refused",
    "grant_ended": "ended",
}


def told(app: Godziny, scope: Scope) -> list[Told]:
    """Every event of the programme with the time of its journal entry, in the order of recording."""
    query = (
        b"SELECT e.topic, e.name, e.originator_id::text AS stream, convert_from(e.state, 'UTF8') AS state,"
        b" j.recorded_at"
        b" FROM godziny.godziny_events e JOIN godziny.journal j"
        b" ON e.notification_id BETWEEN j.first_notification AND j.last_notification"
        b" WHERE e.unit = %s AND e.edition = %s ORDER BY e.notification_id"
    )
    with app.datastore.get_connection() as connection:
        rows = connection.execute(query, (scope.unit, scope.edition)).fetchall()
    return [{**json.loads(row["state"]), **row} for row in rows]


def known(events: list[Told], until: datetime) -> list[Told]:
    return [one for one in events if one["recorded_at"] <= until]


def true(events: list[Told], day: str) -> list[Told]:
    """Those in effect, and what the things they are about began with."""
    there = [one["effective"] <= day for one in events]
    begun: dict[str, str] = {}
    for one in events:
        begun.setdefault(one["stream"], one["command_id"])
    streams = {(one["topic"].partition(".")[0], one["name"]): one["stream"] for one in reversed(events)}
    for _ in range(5):  # as deep as anything rests on anything
        needed: set[str | None] = set()
        for one, counts in zip(events, there, strict=True):
            if counts:
                needed |= {one["stream"], streams.get(("programme", ""))}
                needed |= {streams.get((kind, one.get(kind))) for kind in ("application", "assistant")}
                needed |= {streams.get(("plan", one["plan"]))} if one["topic"].endswith("grants_announced") else set()
                needed |= {streams.get(("roster_draft", one["draft"]))} if one["topic"] == "roster.published" else set()
        for at, one in enumerate(events):
            there[at] = there[at] or (one["stream"] in needed and one["command_id"] == begun[one["stream"]])
    return [one for one, counts in zip(events, there, strict=True) if counts]


@dataclass
class Tables:
    """What is known so far. held, ranking, visits, entries, staff: by name."""

    programme: Told = field(default_factory=lambda: {"plan": None, "budget": None})
    held: dict[str, Told] = field(default_factory=dict)
    ranking: dict[str, Told] = field(default_factory=dict)
    visits: dict[str, Told] = field(default_factory=dict)
    entries: dict[str, Told] = field(default_factory=dict)
    staff: dict[str, int] = field(default_factory=dict)


def views(events: list[Told]) -> dict[str, Any]:
    """What the views say, as far as it is simple."""
    now = Tables()
    for one in events:
        kind, _, what = one["topic"].partition(".")
        if kind in TELLS:
            TELLS[kind](now, one["name"], what, one)
    done = minutes_of(one for one in now.entries.values() if one["outcome"] == "done" and not one.get("rejected"))
    budget = now.programme["budget"]
    return {
        "plan": now.programme["plan"],
        "budget": now.programme["rules"] if budget is None else budget,
        "held": {name: one for name, one in now.held.items() if one["granted"]},
        "planned": minutes_of(now.visits.values()),
        "done": done,
        "ranking": now.ranking,
        "visits": now.visits,
        "assistants": now.staff,
    }


def _programme(now: Tables, _: str, what: str, one: Told) -> None:
    if what == "rules_set":
        now.programme["rules"] = one["budget_hours"]
    elif what == "grants_announced":
        now.programme |= {"plan": one["plan"], "budget": one["budget_hours"]}


def _application(now: Tables, name: str, what: str, one: Told) -> None:
    if what == "received":
        now.ranking[name] = {"points": 0, "standing": "received", "withdrawn": False}
    row = now.ranking[name]
    row |= {key: value for key, value in one.get("facts", one.get("changes", {})).items() if key in SHOWN}
    row["points"] = one["points"] if what == "assessed" else row["points"]
    row["withdrawn"] = what == "withdrawn" if what in ("withdrawn", "reinstated") else row["withdrawn"]
    row["standing"] = STANDING.get(what, row["standing"])
    if what in ("hours_granted", "grant_changed", "called_up"):
        now.held[name] = {"granted": one["hours"], "ceiling": one["ceiling"], "ended": False}
    elif what in ("placed_on_waiting_list", "refused", "grant_ended") and name in now.held:  # else nothing ends
        hours = one["used_hours"] if what == "grant_ended" else one["kept_hours"]
        now.held[name] |= {"granted": hours, "ended": True}


def _assistant(now: Tables, name: str, what: str, one: Told) -> None:
    if what in ("registered", "terms_changed"):
        now.staff[name] = one["facts"].get("max_hours_month", now.staff.get(name))


def _visit(now: Tables, name: str, what: str, one: Told) -> None:
    if what == "called_off":
        del now.visits[name]
        return
    facts = {key: one[key] for key in ("application", "assistant", "start", "end") if key in one}
    now.visits[name] = {**now.visits.get(name, {}), **facts}


def _entry(now: Tables, name: str, what: str, one: Told) -> None:
    if what == "recorded":
        now.entries[name] = {key: one[key] for key in ("application", "start", "end", "outcome")}
    elif what == "corrected":
        now.entries[name] |= {key: value for key, value in one["changes"].items() if key in ("start", "end", "outcome")}
    elif what in ("rejected", "reinstated"):
        now.entries[name]["rejected"] = what == "rejected"


TELLS = {
    "programme": _programme,
    "application": _application,
    "assistant": _assistant,
    "visit": _visit,
    "entry": _entry,
}


def minutes_of(visits: Any) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for one in visits:
        length = datetime.fromisoformat(one["end"]) - datetime.fromisoformat(one["start"])
        found[one["application"]] += int(length.total_seconds()) // 60
    return {name: minutes for name, minutes in found.items() if minutes}
