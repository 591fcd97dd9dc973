"""Why them and not me: two people held against each other in the rules' words."""

from datetime import datetime

from api.words.allocation import said_refusal, wrapped
from api.words.messages import Speaker
from planner.scenarios.why.ranked import Ranked, ranked
from planner.solver.allocation.plan import Allocation
from planner.terms.case import Case
from planner.terms.refusals import Fault, InputRefused

Pair = tuple[str, str]


def show_ranked(case: Case, plan: Allocation, pair: Pair, speaker: Speaker) -> str:
    """Who of the pair ranks higher and by what; where the lower one alone has a place, which rule asks for it."""
    cards = {one.id: one for one in case.applications}
    unknown = [name for name in pair if name not in cards]
    if unknown or pair[0] == pair[1]:
        name = unknown[0] if unknown else pair[1]
        raise InputRefused([Fault("--than", 0, "", "unknown_application", (("value", name),))])
    refused = {name: reasons for name, reasons in plan.refused if name in pair}
    if refused:
        return "\n".join(_refused(name, refused[name], speaker) for name in pair if name in refused)
    found = ranked(case.programme, *(cards[name] for name in pair))
    facts = {"application": pair[0], "other": pair[1], "why": _why(found, speaker)}
    if not found.ahead:
        return wrapped(speaker.say("why_better", facts))
    rules = _passed_over(case, plan, pair, speaker)
    return wrapped(speaker.say("why_worse" if rules else "why_ahead", {**facts, "rules": rules}))


def _refused(name: str, reasons: tuple[str, ...], speaker: Speaker) -> str:
    said = ", ".join(said_refusal(reason, speaker) for reason in reasons)
    return wrapped(speaker.say("why_refused", {"application": name, "reasons": said}))


def _why(found: Ranked, speaker: Speaker) -> str:
    values = [_moment(value, speaker) if found.by == "time" else value for value in (found.mine, found.theirs)]
    return speaker.say(f"why_{found.by}", {"mine": values[0], "theirs": values[1]})


def _passed_over(case: Case, plan: Allocation, pair: Pair, speaker: Speaker) -> str:
    """Why the other one has a place and the first, who ranks higher, has none; "" where that is not so."""
    waiting = next((one for one in plan.waiting if one.application == pair[0]), None)
    if waiting is None or all(one.application != pair[1] for one in plan.admitted):
        return ""
    if any(one.id == pair[1] and one.commission == "admit" for one in case.applications):
        return speaker.say("why_rules_commission", {"other": pair[1]})
    return ", ".join(speaker.say(f"reason_{reason}") for reason in waiting.reasons) or speaker.say("why_rules_none")


def _moment(text: str, speaker: Speaker) -> str:
    return speaker.moment(datetime.fromisoformat(text))
