"""What other streams say beside an event, in words: why a grant has its hours, what a month's settlement holds."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from api.words.allocation import limit_said
from api.words.changes import spoken_fact
from api.words.messages import Speaker
from api.words.served import clock, money
from planner.record.history import HistoryEvent

MOST_LINES = 10
DECIDED = "application."


def beside_lines(one: HistoryEvent, speaker: Speaker) -> Iterator[str]:
    """Nothing where nothing is beside."""
    told = one["beside"]
    if not told:
        return
    if one["event"].startswith((DECIDED, "plan.")):
        yield from _planned(told, speaker)
    elif one["event"] == "settlement.closed":
        yield from _settled(told, speaker)
    elif told.get("disputed_now"):
        yield speaker.say("beside_disputed_now", {"why": _against(told["disputed_now"], speaker)})


def _planned(told: Mapping[str, Any], speaker: Speaker) -> Iterator[str]:
    if "at" in told:
        facts = {"at": told["at"], "why": speaker.say(f"replanned_{told['why']}")}
        yield speaker.say("beside_anew", {**facts, "policy": speaker.say(f"replan_policy_{told['replan_policy']}")})
    if told.get("policy"):
        yield speaker.say("beside_policy", {"policy": speaker.say(f"policy_{told['policy']}")})
    if "limited_by" in told:
        yield speaker.say("beside_limits", {"limits": _limits(told, speaker) or speaker.say("beside_unlimited")})
    for name in ("ceiling", "asked", "minimum", "used", "promised"):
        if told.get(name):
            yield speaker.say(f"beside_{name}", {"hours": told[name]})
    if "last_admitted_ahead" in told:
        yield speaker.say("beside_ahead", {"other": told["last_admitted_ahead"]})
    if "totals" in told:
        yield speaker.say("beside_totals", told["totals"])


def _limits(told: Mapping[str, Any], speaker: Speaker) -> str:
    months = told.get("limited_months") or ()
    said = [limit_said(code, speaker) for code in told["limited_by"]]
    return ", ".join(said) + (f" ({', '.join(months)})" if months else "")


def _settled(told: Mapping[str, Any], speaker: Speaker) -> Iterator[str]:
    if "minutes" in told:
        cost = money(told["cost"], speaker) if "cost" in told else ""
        facts = {"hours": clock(told["minutes"]), "cost": cost, "people": told.get("people", 0)}
        yield speaker.say(f"beside_settled{'_all' if 'people' in told else '' if cost else '_entry'}", facts)
    yield from _some((_correction(one, speaker) for one in told.get("corrections", ())), speaker)
    yield from _some((_disputed(one, speaker) for one in told.get("disputed", ())), speaker)


def _some(lines: Iterable[str], speaker: Speaker) -> Iterator[str]:
    """The first few, and how many more."""
    told = list(lines)
    yield from told[:MOST_LINES]
    if len(told) > MOST_LINES:
        yield speaker.say("told_more", {"count": len(told) - MOST_LINES})


def _correction(one: Mapping[str, Any], speaker: Speaker) -> str:
    facts = {name: one[name] for name in ("month", "application", "assistant")}
    told = {"hours": clock(one["minutes"]), "cost": money(one["cost"], speaker)}
    return speaker.say("beside_correction", {**facts, **told})


def _disputed(one: Mapping[str, Any], speaker: Speaker) -> str:
    found = [{"code": code, "rule": ""} for code in one["codes"]]
    why = _against(found, speaker) + (f" ({', '.join(one['rules'])})" if one["rules"] else "")
    facts = {"entry": one["entry"], "start": spoken_fact(one["start"], speaker), "hours": clock(one["minutes"])}
    return speaker.say("beside_disputed", {**facts, "why": why})


def _against(found: Iterable[Mapping[str, str]], speaker: Speaker) -> str:
    said = (speaker.say(f"why_{one['code']}") + (f" ({one['rule']})" if one["rule"] else "") for one in found)
    return ", ".join(dict.fromkeys(said)) or "–"
