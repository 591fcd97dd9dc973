"""Whom to telephone when a roster changes: who, when, and which assistant comes instead of which."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planner.documents.roster_changes import changes_of

Facts = Mapping[str, str]
VISIT = ("application", "assistant", "start", "end")


def calls_of(before: Iterable[Facts], after: Iterable[Facts]) -> list[dict[str, Any]]:
    """A row per changed visit, by start: application, old and new assistant and start; None where there is none."""
    named = {f"{number}": {key: one[key] for key in VISIT} for number, one in enumerate(before)}
    changes = changes_of(named, [{key: one[key] for key in VISIT} for one in after])
    return sorted([*_kept(named, changes), *_lost_and_new(named, changes)], key=lambda one: (one["day"], one["call"]))


def _kept(named: Mapping[str, Facts], changes: Any) -> Iterator[dict[str, Any]]:
    for visit, assistant in changes.reassigned.items():
        old = named[visit]
        yield _row("reassigned", old, {**old, "assistant": assistant})
    for visit, (start, end) in changes.moved.items():
        old = named[visit]
        yield _row("moved", old, {**old, "start": start, "end": end})


def _lost_and_new(named: Mapping[str, Facts], changes: Any) -> Iterator[dict[str, Any]]:
    for visit in changes.cancelled:
        yield _row("cancelled", named[visit], None)
    for new in changes.planned:
        yield _row("planned", None, new)


def _row(kind: str, old: Facts | None, new: Facts | None) -> dict[str, Any]:
    one = new or old
    assert one is not None
    people = dict.fromkeys([one["application"], *(visit["assistant"] for visit in (old, new) if visit)])
    return {
        "kind": kind,
        "day": (old or one)["start"],
        "application": one["application"],
        "old": None if old is None else {key: old[key] for key in ("assistant", "start", "end")},
        "new": None if new is None else {key: new[key] for key in ("assistant", "start", "end")},
        "call": list(people),
    }
