"""A verdict in plain Polish and English: this package stands alone, so it has sentences of its own."""

from verifier.findings import MOST
from verifier.sentences import SENTENCES, TERMS
from verifier.verdict import ALTERED, NO_ENTRY, WHOLE, Finding, Summary, Verdict

LANGUAGES = ("pl", "en")
_LONGEST = 160


def show_verdict(verdict: Verdict, language: str) -> str:
    """Lines: the finding or findings, then what the file holds. language: one of LANGUAGES."""
    told = [_heading(verdict, language)]
    told += [f"- {show_finding(one, language)}" for one in verdict.findings]
    if verdict.found > len(verdict.findings):
        told.append(_say("more", language, count=verdict.found - len(verdict.findings), most=MOST))
    if verdict.summary:
        told += ["", *_summary(verdict.summary, language)]
        told += ["", _say("limits" if verdict.status == WHOLE else "altered_limits", language)]
    return "\n".join(told)


def show_finding(finding: Finding, language: str) -> str:
    """Where, and what."""
    place = finding.place
    where = [_say("at_line", language, number=place.line)] if place.line else []
    where += [_say("at_entry", language, number=place.entry)] if place.entry != NO_ENTRY else []
    where += [_say("at_event", language, number=place.event)] if place.event else []
    facts = {name: _term(value, language) for name, value in finding.facts}
    return ", ".join(where) + (": " if where else "") + _say(finding.code, language, **facts)


def _heading(verdict: Verdict, language: str) -> str:
    if verdict.status == WHOLE:
        return _say("whole", language)
    return _say("altered" if verdict.status == ALTERED else "unreadable", language)


def _summary(summary: Summary, language: str) -> list[str]:
    lines = [
        _say("counts", language, **{name: getattr(summary, name) for name in ("entries", "events", "commands")}),
        _say("checkpoints", language, count=summary.checkpoints, programmes=len(summary.programmes)),
        _say("origin", language, origin=summary.origin),
        _say("digest", language, digest=summary.digest),
    ]
    if summary.since:
        lines.insert(2, _say("span", language, since=summary.since[:16], until=summary.until[:16]))
    return lines + [
        _say("programme", language, unit=printable(one.unit), edition=printable(one.edition), granted=one.granted)
        + _say("of_budget", language, budget=one.budget, reserve=one.reserve)
        for one in summary.programmes
    ]


def _say(code: str, language: str, **facts: object) -> str:
    return SENTENCES[code][LANGUAGES.index(language)].format(**facts)


def _term(value: str, language: str) -> str:
    return TERMS[value][LANGUAGES.index(language)] if value in TERMS else printable(value)


def printable(text: str) -> str:
    """As a terminal may see it: no control characters, not endless."""
    shown = "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in text[:_LONGEST])
    return shown if len(text) <= _LONGEST else f"{shown}…"
