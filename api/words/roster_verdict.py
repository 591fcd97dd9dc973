"""What the checker of a roster found, and who else could take a visit, in words: at most 80 columns."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from api.words.allocation import wrapped
from api.words.messages import Speaker
from api.words.month import ZONE, DrawnVisit, reason_of, score_lines, spoken, whole_day
from api.words.refusals import printable
from api.words.roster import obstacle
from planner.documents.finding import Finding
from planner.editions.roster import WEIGHTS
from planner.solver.roster.check.verdict import RosterVerdict

MOMENTS = ("start", "end", "until", "since", "other_start", "other_end", "window_from", "window_to")
DAYS = ("day", "date", "first", "last", "until")
COUNTS = ("days", "count", "wishes")
MOST_SHOWN = 20


def show_roster_verdict(verdict: RosterVerdict, speaker: Speaker) -> str:
    """The verdict, every finding with its rule, and the true score by part."""
    lines = [speaker.say(f"roster_check_{verdict.outcome}")]
    lines += [show_finding(one, speaker) for one in verdict.faults]
    if verdict.statements:
        lines.append(speaker.say("check_statements"))
    lines += [show_finding(one, speaker) for one in verdict.statements]
    if verdict.faults or verdict.statements:
        count = len(verdict.faults) + len(verdict.statements)
        lines.append(speaker.say("roster_check_count", {"count": count}))
    return "\n".join([*lines, "", *score_lines(verdict.score, None, speaker)])


def show_broken_rules(findings: Iterable[Finding], speaker: Speaker) -> list[str]:
    """Findings of a booking that was refused, each with its rule."""
    return [show_finding(one, speaker) for one in list(findings)[:MOST_SHOWN]]


def show_finding(one: Finding, speaker: Speaker) -> str:
    facts: dict[str, object] = {name: _fact(name, printable(value), speaker) for name, value in one.facts}
    if "reason" in facts:
        facts["said"] = reason_of(str(facts["reason"]), speaker)
    code = "never_cleared" if (one.code, facts.get("until")) == ("not_cleared", "-") else one.code
    return wrapped(f"{one.rule} {speaker.say(f'finding_{code}', facts)}".lstrip(), "  ")


def _fact(name: str, value: str, speaker: Speaker) -> object:
    """Moments and dates as people write them, counts as numbers for their plurals; the rest as it is."""
    if name in COUNTS:
        return int(value) if value.isdecimal() else value
    if name == "contrary":
        return _contrary(value, speaker)
    if name in MOMENTS:
        value = _read(lambda text: _moment(datetime.fromisoformat(text), speaker), value)
    return _read(lambda text: speaker.day(date.fromisoformat(text)), value) if name in DAYS else value


def _contrary(value: str, speaker: Speaker) -> str:
    """What speaks against a reason: assistants, moments, minutes; "-" when only nothing speaks for it."""
    if value == "-":
        return speaker.say("roster_contrary_none")
    if value.isdecimal():
        return speaker.say("roster_contrary_minutes", {"minutes": value})
    words = (_read(lambda text: _moment(datetime.fromisoformat(text), speaker), word) for word in value.split(" "))
    return " ".join(words)


def _read(reading: Callable[[str], str], value: str) -> str:
    """The text as read, or as it is when it cannot be read so."""
    try:
        return reading(value) if len(value) > len("2026-03") else value
    except ValueError:
        return value


def _moment(value: datetime, speaker: Speaker) -> str:
    """`pn 2.03.2026 08:00`; a time without a clock is a date and none of this."""
    if value.tzinfo is None:
        raise ValueError(value)
    local = value.astimezone(ZONE)
    return f"{whole_day(local.date(), speaker)} {local:%H:%M}"


def show_who(answer: Mapping[str, Any], speaker: Speaker) -> str:
    """Who else could take a visit, ranked by what it costs, and why the others cannot.

    `change` and `parts` are points of the score; negative is better.
    """
    return "\n".join(_who(answer, speaker))


def _who(answer: Mapping[str, Any], speaker: Speaker) -> Iterator[str]:
    visit = DrawnVisit.of({"assistant": "", **{key: one for key, one in answer["visit"].items() if one is not None}})
    when = f"{whole_day(visit.day, speaker)} {visit.clock}"
    facts = {"application": visit.application, "when": when, "hours": spoken(visit.minutes, speaker)}
    yield wrapped(speaker.say("who_visit", facts))
    if visit.assistant:
        yield wrapped(speaker.say("who_now", {"assistant": visit.assistant}))
    yield ""
    yield wrapped(speaker.say("who_could_title" if answer["could"] else "who_nobody"))
    yield from _could(answer["could"], visit, speaker)
    if answer["cannot"]:
        yield from ("", speaker.say("who_cannot_title"))
    for one in answer["cannot"]:
        rules = "".join(f"{rule} " for rule in one.get("rules") or () if rule)
        yield wrapped(rules + obstacle(one["assistant"], one["reasons"], one.get("with") or (), speaker), "  ")


def _could(found: list[Mapping[str, Any]], visit: DrawnVisit, speaker: Speaker) -> Iterator[str]:
    """A row for each assistant and time, the best first; whoever is named twice has two times."""
    ranked = sorted(found, key=lambda one: (one["change"], printable(one["assistant"]), one["start"]))
    width = max((len(printable(one["assistant"])) for one in ranked), default=0)
    for rank, one in enumerate(ranked, 1):
        offer = DrawnVisit.of({"application": visit.application, **one})
        row = speaker.say("who_row", {"when": offer.clock, "change": f"{_signed(one['change']):>6}"})
        parts = ", ".join(_parts(one.get("parts") or {}, speaker))
        start = f"{rank:3}. {offer.assistant:{width}}  {row}"
        yield wrapped(f"{start}  {parts}".rstrip(), "", " " * (len(start) + 2 if len(start) < 50 else 6))


def _parts(parts: Mapping[str, int], speaker: Speaker) -> list[str]:
    """The parts that change, in the order of the table of weights."""
    changed = [(name, parts[name]) for name in WEIGHTS if parts.get(name)]
    return [speaker.say(f"who_part_{name}", {"points": _signed(points)}) for name, points in changed]


def _signed(points: int) -> str:
    return f"{points:+}".replace("-", "−") if points else "0"
