"""A person's own data in words; what erasing does; who read what."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from api.words.allocation import wrapped
from api.words.history import tell_story
from api.words.messages import Speaker
from api.words.refusals import printable
from planner.commands.erasing import PersonErased
from planner.documents.shapes.own_data import OwnData
from planner.record.store.accesses import Access
from planner.terms.natural import natural

INDENT = "  "


def show_own_data(found: OwnData, speaker: Speaker) -> str:
    """What is known, what was known before, notes, the story, who read it."""
    return "\n".join(_shown(line) for line in _own_data(found, speaker))


def _own_data(found: OwnData, speaker: Speaker) -> Iterator[str]:
    say = speaker.say
    yield say("own_data_title", {"id": found["id"], "programme": found["programme"]})
    if found["erased"]:
        yield say("own_data_erased")
    yield from (INDENT + f"{_field(name, speaker)}: {_value(value, speaker)}" for name, value in found["known"].items())
    if found["earlier"]:
        yield ""
        yield say("own_data_earlier")
    for one in found["earlier"]:
        at = speaker.moment(datetime.fromisoformat(one["recorded_at"]))
        yield INDENT + f"{at}, {one['actor']}: {_field(one['field'], speaker)}: {_value(one['value'], speaker)}"
    if found["notes"]:
        yield ""
        yield say("own_data_notes")
    yield from (INDENT + f"{one['entry']}: {_value(one['value'], speaker)}" for one in found["notes"])
    yield ""
    yield say("own_data_story")
    yield from tell_story(found["events"], speaker).splitlines()  # type: ignore[arg-type]
    yield ""
    yield say("own_data_read_by", {"count": len(found["read_by"])})
    for access in found["read_by"]:
        at = speaker.moment(datetime.fromisoformat(access["at"]))
        yield INDENT + f"{at}, {access['actor']}: {say('purpose_' + access['purpose'])}"


def show_erasure(would: PersonErased, speaker: Speaker) -> str:
    """What would be destroyed."""
    return _told("erasure", would, speaker)


def show_erased(done: PersonErased, behind: Sequence[str], speaker: Speaker) -> str:
    """behind: backups of the keys that were out of reach."""
    told = [_told("erased", done, speaker)]
    told += [_shown(speaker.say("erased_behind", {"file": file})) for file in behind]
    return "\n".join(told)


def _told(code: str, one: PersonErased, speaker: Speaker) -> str:
    fields = ", ".join(_field(name, speaker) for name in one.fields) or "-"
    facts = {"name": one.name, "fields": fields, "until": one.kept_until, "order": one.order or "-"}
    return "\n".join(_shown(line) for line in speaker.say(code, facts).splitlines())


def show_accesses(found: Sequence[Access], speaker: Speaker) -> str:
    return "\n".join(_shown(line) for line in _accesses(found, speaker))


def _accesses(found: Sequence[Access], speaker: Speaker) -> Iterator[str]:
    yield speaker.say("accesses_title", {"count": len(found)})
    for one in found:
        names = ", ".join(sorted(one.names or (), key=natural))
        whose = speaker.say(f"accesses_all_{one.kind}") if one.names is None else names
        facts = {"at": speaker.moment(one.at), "actor": one.actor, "whose": whose}
        fields = ", ".join(dict.fromkeys(_field(name, speaker) for name in one.fields))
        yield INDENT + speaker.say(
            "access_line", {**facts, "why": speaker.say(f"purpose_{one.purpose}"), "fields": fields}
        )


def _field(name: str, speaker: Speaker) -> str:
    return speaker.say("field_all" if name == "*" else f"field_{name.rstrip('_0123456789')}")


def _value(value: Any, speaker: Speaker) -> str:
    match value:
        case None | "":
            return "-"
        case bool():
            return speaker.say("yes" if value else "no")
        case list():
            return ", ".join(_value(one, speaker) for one in value)
    return str(value)


def _shown(line: str) -> str:
    return wrapped(printable(line), "", INDENT)
