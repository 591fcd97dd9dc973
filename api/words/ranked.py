"""Why them and not me: two people held against each other in the rules' words."""

from datetime import datetime

from api.words.allocation import wrapped
from api.words.messages import Speaker
from planner.scenarios.why.ranked import ranked
from planner.solver.allocation.plan import Allocation
from planner.terms.case import Case
from planner.terms.refusals import Fault, InputRefused


def show_ranked(case: Case, plan: Allocation, pair: tuple[str, str], speaker: Speaker) -> str:
    """Who of the pair ranks higher and by what; where the lower one has a place, that another rule asks for it."""
    cards = {one.id: one for one in case.applications}
    unknown = [name for name in pair if name not in cards]
    if unknown or pair[0] == pair[1]:
        name = unknown[0] if unknown else pair[1]
        raise InputRefused([Fault("--than", 0, "", "unknown_application", (("value", name),))])
    mine, theirs = (cards[name] for name in pair)
    found = ranked(mine, theirs)
    values = [_moment(value, speaker) if found.by == "time" else value for value in (found.mine, found.theirs)]
    why = speaker.say(f"why_{found.by}", {"mine": values[0], "theirs": values[1]})
    waiting = next((one for one in plan.waiting if one.application == pair[0]), None)
    reasons = ", ".join(speaker.say(f"reason_{reason}") for reason in waiting.reasons) if waiting else ""
    rules = reasons or speaker.say("why_rules_none")
    code = "why_worse" if found.ahead else "why_better"
    return wrapped(speaker.say(code, {"application": pair[0], "other": pair[1], "why": why, "rules": rules}))


def _moment(text: str, speaker: Speaker) -> str:
    return speaker.moment(datetime.fromisoformat(text))
