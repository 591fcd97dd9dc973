"""The journal in words: who, when, what was asked, what came of it."""

from collections.abc import Iterator
from datetime import datetime

from api.words.allocation import wrapped
from api.words.messages import Speaker
from api.words.refusals import printable
from planner.record.journal_told import Came, JournalLine, JournalPage

INDENT = " " * 6
SUBJECTS = ("entry", "visit", "cost", "scenario", "draft", "application", "assistant", "plan", "month")


def show_journal(page: JournalPage, speaker: Speaker) -> str:
    """Oldest first; the last line says how to see more."""
    if not page["lines"]:
        return speaker.say("journal_empty")
    lines = [line for one in page["lines"] for line in _line(one, speaker)]
    if page["before"] is not None:
        lines.append(wrapped(speaker.say("journal_more", {"number": page["before"]})))
    return "\n".join(lines)


def _line(one: JournalLine, speaker: Speaker) -> Iterator[str]:
    at = speaker.moment(datetime.fromisoformat(one["recorded_at"]))
    said = command_said(one["command"], speaker)
    subject = next((str(one["result"][key]) for key in SUBJECTS if one["result"].get(key)), "")
    asked = f"{said} ({subject})" if subject else said
    told = speaker.say("journal_line", {"at": at, "actor": one["actor"], "asked": asked})
    yield wrapped(printable(f"{one['number']:>4}. {told}"), "", INDENT)
    if one["personally"]:
        yield INDENT + speaker.say("journal_personally")
    came = "; ".join(_came(each, speaker) for each in one["came"]) or speaker.say("journal_nothing")
    yield wrapped(printable(INDENT + speaker.say("journal_came", {"came": came})), "", INDENT + "  ")


def command_said(name: str, speaker: Speaker) -> str:
    """What somebody did, in words; a dash where the journal has no such line."""
    return speaker.say(f"command_{name}") if name else "–"


def happened(topic: str, speaker: Speaker) -> str:
    """What an event is called."""
    return speaker.say(f"happened_{topic.replace('.', '_')}")


def _came(one: Came, speaker: Speaker) -> str:
    said = happened(one["event"], speaker)
    counted = said if one["count"] == 1 else f"{said} × {speaker.number(one['count'])}"
    more = ", …" if one["count"] > len(one["of"]) > 0 else ""
    return f"{counted} ({', '.join(one['of'])}{more})" if one["of"] else counted
