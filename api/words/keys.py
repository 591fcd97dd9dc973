"""The store of keys on 80 columns: what is in it, where its backups are, what would happen to them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from api.words.allocation import wrapped
from api.words.messages import Speaker
from api.words.refusals import printable
from planner.keys.backups import BackupState
from planner.keys.store import Info


def show_keys(info: Info, speaker: Speaker) -> str:
    """Where the keys lie, by which master key they are wrapped, how many there are, and every backup."""
    facts = {"folder": info.folder, "source": info.source, "master": info.master}
    counts = {"persons": info.persons, "units": info.units, "signing": info.signing, "erased": info.erased}
    others = ", ".join(one for one in info.given if one != info.master)
    lines = [
        speaker.say("keys_where", facts),
        speaker.say("keys_wrapped" if any(counts.values()) else "keys_none", {**facts, **counts}),
        *([speaker.say("keys_other_masters", {"names": others})] if others else []),
        *show_backups(info.backups, speaker),
    ]
    return _text(lines)


def show_backups(backups: tuple[BackupState, ...], speaker: Speaker) -> Iterator[str]:
    if not backups:
        yield speaker.say("keys_no_backup")
    for one in backups:
        made = speaker.moment(datetime.fromisoformat(one.made_at)) if one.made_at else "-"
        behind = speaker.say(_state(one), {"count": one.erasures})
        away = "" if one.there else speaker.say("keys_backup_away")
        yield speaker.say("keys_backup", {"file": one.file, "made": made, "state": f"{behind}{away}"})


def say_keys(code: str, facts: dict[str, Any], speaker: Speaker) -> str:
    return _text(speaker.say(code, facts).splitlines())


def _state(one: BackupState) -> str:
    if not one.behind:
        return "keys_backup_follows"
    return "keys_backup_erasures" if one.erasures else "keys_backup_master"


def _text(lines: list[str]) -> str:
    return "\n".join(wrapped(printable(line)) for line in lines)
