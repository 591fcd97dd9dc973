"""The record on 80 columns: what a command did, balances, ranking, plans, one story."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from api.errors import printable
from api.messages import Speaker
from api.show import wrapped
from planner.scope import Scope
from projections.balances import BalancesView
from projections.quota import QuotaView

COLUMNS = ("ceiling", "granted", "planned", "performed", "settled", "remaining")
MOST_FACTS = 100
WARSAW = ZoneInfo("Europe/Warsaw")


def show_done(command: str, done: dict[str, Any], speaker: Speaker) -> str:
    """What a command did, and what can be done next."""
    code = f"done_{command}"
    if command == "import":
        code += "" if done["plan"] else "_without_plan"
        done = {**done, **done["totals"], "state": speaker.say(f"plan_{done['status']}")}
    texts = {key: value if value is not None else "-" for key, value in done.items() if not isinstance(value, dict)}
    return printable_lines(speaker.say(code, texts))


def show_balances(scope: Scope, view: BalancesView, quota: QuotaView, speaker: Speaker) -> str:
    return "\n".join(_balances(scope, view, quota, speaker))


def _balances(scope: Scope, view: BalancesView, quota: QuotaView, speaker: Speaker) -> Iterator[str]:
    say = speaker.say
    plan = say("balances_plan", {"plan": view.plan}) if view.plan else say("balances_no_plan")
    yield wrapped(f"{scope}: {plan}")
    yield wrapped(
        say("balances_budget", {"budget": view.budget, "granted": view.total["granted"], "reserve": view.reserve})
    )
    if not view.people:
        return
    facts = {"people": quota.people, "high": quota.high_support, "required": quota.required_share}
    yield wrapped(say("balances_quota", {**facts, "kept": say("yes" if quota.kept else "no")}))
    titles = [say(f"balance_{name}") for name in COLUMNS]
    widths = [max(len(title), 6) for title in titles]
    yield ""
    yield _columns(say("column_application"), titles, widths)
    for row in view.people:
        yield _columns(row["application"], [row[name] for name in COLUMNS], widths)
    yield ""
    for row in view.categories:
        yield _columns(say(row["category"]), [row[name] for name in COLUMNS], widths)
    yield _columns(say("balance_total"), [view.total[name] for name in COLUMNS], widths)


def _columns(first: str, cells: list[Any], widths: list[int]) -> str:
    return f"  {first:19} " + " ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))


def show_ranking(rows: list[dict[str, Any]], speaker: Speaker) -> str:
    say = speaker.say
    names = ("rank", "application", "category", "tier", "points", "standing")
    lines = [_ranked(*(say(f"column_{name}") for name in names), "")]
    for row in rows:
        standing = say("standing_withdrawn" if row["withdrawn"] else f"standing_{row['standing']}")
        reasons = ", ".join(say(f"reason_{reason}") for reason in row["reasons"] or ())
        place = f"{row['position']}." if row["position"] and not row["withdrawn"] else ""
        cells = (row["rank"], row["application"], say(row["category"]), row["tier"], row["points"])
        lines.append(_ranked(*cells, f"{standing} {place}".strip(), reasons))
    return "\n".join(lines)


def _ranked(*cells: Any) -> str:
    rank, application, category, tier, points, standing, reasons = cells
    line = f"{rank:>5} {application:9} {category:20} {tier:>5} {points:>6}  {standing}"
    return wrapped(f"{line}: {reasons}" if reasons else line, "", " " * 51)


def show_plans(scope: Scope, plans: list[dict[str, Any]], speaker: Speaker) -> str:
    if not plans:
        return speaker.say("no_plans", {"programme": str(scope)})
    return "\n".join(line for plan in plans for line in _plan(plan, speaker))


def _plan(plan: dict[str, Any], speaker: Speaker) -> Iterator[str]:
    facts = {name: _moment(value) for name, value in plan.items()}
    yield wrapped(speaker.say("plan_computed", {**facts, "state": speaker.say(f"plan_{plan['status']}")}))
    if plan["announced_at"]:
        yield "  " + speaker.say("plan_announced", facts)
    if plan["superseded_at"]:
        yield "  " + speaker.say("plan_superseded", facts)


def show_history(events: list[dict[str, Any]], speaker: Speaker) -> str:
    return "\n".join(line for event in events for line in _event(event, speaker))


def _event(event: dict[str, Any], speaker: Speaker) -> Iterator[str]:
    what = speaker.say(f"event_{event['event'].replace('.', '_')}")
    at = _moment(datetime.fromisoformat(event["recorded_at"]))
    yield f"{event['version']:>3}. {at}  {what}"
    by = speaker.say("event_by", {"actor": event["actor"], "effective": event["effective"]})
    facts = json.dumps(event["facts"], ensure_ascii=False)
    short = facts if len(facts) <= MOST_FACTS else f"{facts[:MOST_FACTS]}…"
    yield printable(f"     {by}" + (f"  {short}" if event["facts"] else ""))


def _moment(value: Any) -> Any:
    """A time as clocks in Poland show it."""
    if isinstance(value, datetime):
        return f"{value.astimezone(WARSAW):%Y-%m-%d %H:%M:%S}"
    return "-" if value is None else value


def printable_lines(text: str) -> str:
    return "\n".join(printable(line) for line in text.splitlines())
