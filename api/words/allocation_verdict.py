"""A checker's verdict on a plan in words: what it rests on, line by line."""

from typing import TYPE_CHECKING

from api.words.allocation import said_refusal, wrapped
from api.words.changes import changes_in_words
from api.words.messages import Speaker
from api.words.refusals import printable
from planner.documents.finding import Finding
from planner.editions import CATEGORIES
from planner.solver.allocation.check.verdict import AllocationVerdict
from planner.terms.case import POLICIES

if TYPE_CHECKING:
    from planner.record.judging import JudgedPlan

MOST_CHANGES = 20
LIMITS = {"budget": "the_budget"}


def show_verdict(verdict: AllocationVerdict, speaker: Speaker) -> str:
    """The verdict and, line by line, what it rests on."""
    return "\n".join([speaker.say(f"check_{verdict.outcome}"), *show_findings(verdict, speaker)])


def show_judged(found: "JudgedPlan", speaker: Speaker) -> str:
    """The same of a plan judged against the record: by which inputs, and what has changed since."""
    by = speaker.say("judged_by_plan", {"plan": found.plan}) if found.plan else speaker.say("judged_by_now")
    lines = [show_verdict(found.verdict, speaker), wrapped(by)]
    if found.changes:
        facts = {
            "count": len(found.changes),
            "changes": changes_in_words("; ".join(found.changes[:MOST_CHANGES]), speaker),
        }
        lines.append(wrapped(printable(speaker.say("judged_changes", facts))))
    return "\n".join(lines)


def show_findings(verdict: AllocationVerdict, speaker: Speaker) -> list[str]:
    findings = [_finding(one, speaker) for one in (*verdict.faults, *verdict.better)]
    if verdict.statements:
        findings.append(speaker.say("check_statements"))
    return findings + [_finding(one, speaker) for one in verdict.statements]


def _finding(one: Finding, speaker: Speaker) -> str:
    facts = {name: _in_words(one.code, name, printable(value), speaker) for name, value in one.facts}
    return wrapped(f"{one.rule} {speaker.say(f'finding_{one.code}', facts)}", "  ")


def _in_words(code: str, name: str, value: str, speaker: Speaker) -> str:
    """A fact with its codes said."""
    if name == "through" and value == "-":
        return speaker.say("directly")
    if name in ("category", "limit") and value in CATEGORIES:
        return speaker.say(value)
    if name == "limits":
        return ", ".join(speaker.say(LIMITS.get(one, one)) for one in value.split(", "))
    if code == "wrong_policy" and value in POLICIES:
        return speaker.say(f"policy_{value}")
    if name == "reasons":
        return ", ".join(said_refusal(reason, speaker) for reason in value.split(", "))
    return value
