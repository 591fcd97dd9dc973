"""What an export holds, and what to do with it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from api.words.allocation import wrapped
from api.words.messages import Speaker
from api.words.refusals import printable
from planner.record.log.export import Exported

MOST_ENTRIES = 10


def show_import(told: Mapping[str, Any], file: Path, speaker: Speaker) -> str:
    signed_on = "true" if told["signed_on"] else "false"
    lines = speaker.say("imported", {**told, "file": str(file), "signed_on": signed_on}).splitlines()
    return "\n".join(wrapped(printable(line), "", "  ") for line in lines)


def show_export(told: Exported, file: str, speaker: Speaker) -> str:
    """With every entry that is not what it was, which nobody should ever see."""
    facts = {name: value for name, value in vars(told).items() if name not in ("altered", "leaves_altered")}
    lines = speaker.say("exported", {**facts, "file": file}).splitlines()
    if told.altered:
        entries = ", ".join(map(str, told.altered[:MOST_ENTRIES]))
        lines += speaker.say("exported_altered", {"count": len(told.altered), "entries": entries}).splitlines()
    if told.leaves_altered:
        lines.append(speaker.say("exported_leaves_altered"))
    return "\n".join(wrapped(printable(line), "", "  ") for line in lines)
