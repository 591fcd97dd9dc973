"""An answer made again, in words: what was compared, and exactly whose hours differ from what."""

from collections.abc import Iterator, Mapping
from typing import Any

from api.words.allocation import wrapped
from api.words.messages import Speaker
from api.words.refusals import printable
from planner.record.rederiving.outcome import Compared, Differs, Rederived

MOST_DIFFERS = 50
PARTS = ("score",)  # what is compared part by part, not person by person


def show_rederived_line(one: Rederived, speaker: Speaker) -> str:
    """One plan on a line, with whatever differs below."""
    lines = [_title(one, speaker)]
    lines += [line for each in one.compared if each.outcome == "different" for line in _compared(each, speaker)]
    return _told(lines)


def show_rederived(one: Rederived, speaker: Speaker) -> str:
    """Everything that was compared."""
    lines = [_title(one, speaker), *_engines(one, speaker)]
    if one.digest_version:
        lines.append("  " + speaker.say("rederived_digest", {"version": one.digest_version}))
    lines += [line for each in one.compared for line in _compared(each, speaker)]
    return _told(lines)


def _told(lines: list[str]) -> str:
    return "\n".join(wrapped(printable(one.lstrip()), one[: len(one) - len(one.lstrip())], "  ") for one in lines)


def _title(one: Rederived, speaker: Speaker) -> str:
    kind, state = speaker.say(f"rederived_{one.kind}"), speaker.say(f"plan_{one.status}") if one.status else ""
    outcome = speaker.say(f"rederived_{one.outcome}")
    return f"{one.id} ({kind}{', ' if state else ''}{state}): {outcome}"


def _engines(one: Rederived, speaker: Speaker) -> Iterator[str]:
    then, now = (_engine(each) for each in (one.engine_then, one.engine_now))
    if one.kind == "roster":
        yield "  " + speaker.say("rederived_judged", {"then": then})
    else:
        yield "  " + speaker.say("rederived_engines", {"then": then, "now": now})


def _engine(versions: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {version}" for name, version in versions.items()) or "–"


def _compared(one: Compared, speaker: Speaker) -> Iterator[str]:
    what = speaker.say(f"compared_{one.what}")
    if one.outcome == "not_compared":
        yield "  " + speaker.say("compared_not", {"what": what, "why": speaker.say(f"uncompared_{one.why}")})
        return
    then, now = (_status(each, speaker) if one.what == "status" else each for each in (one.then, one.now))
    facts = {"what": what, "then": _value(then, speaker), "now": _value(now, speaker)}
    yield "  " + speaker.say(f"compared_{one.outcome}", facts)
    for each in one.differs[:MOST_DIFFERS]:
        yield "    " + _differs(each, speaker, part=one.what in PARTS)
    if len(one.differs) > MOST_DIFFERS:
        yield "    " + speaker.say("told_more", {"count": len(one.differs) - MOST_DIFFERS})


def _status(value: Any, speaker: Speaker) -> str:
    return speaker.say(f"plan_{value}") if value else ""


def _differs(one: Differs, speaker: Speaker, *, part: bool) -> str:
    name = speaker.say("compared_total" if one.of == "total" else f"roster_part_{one.of}") if part else one.of
    then, now = (_value(each, speaker) for each in (one.then, one.now))
    return speaker.say("compared_one", {"of": name, "then": then, "now": now})


def _value(value: Any, speaker: Speaker) -> str:
    """Numbers as people write them; nobody and nothing as a dash."""
    match value:
        case None | [] | "":
            return "–"
        case int():
            return speaker.number(value)
        case dict():
            return ", ".join(speaker.say(f"counted_{key}", {"count": one}) for key, one in value.items())
        case list():
            return ", ".join(_value(one, speaker) for one in value)
    return str(value)
