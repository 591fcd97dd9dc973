"""Compared plans, a swept number and what would help somebody, in words."""

from collections.abc import Iterator, Sequence

from api.words.allocation import limit_said, limits_said, wrapped
from api.words.messages import Speaker
from planner.scenarios.comparison import Comparison
from planner.scenarios.figures import Figures
from planner.scenarios.sweep import Sweep
from planner.scenarios.why.loosening import Loosening

MOST = 40
NAME = 13  # columns of a plan's name; a longer one has a line of its own
COLUMNS = ("people", "waiting", "hours", "left", "lost", "lowest_share", "gini", "jain")


def show_comparison(found: Comparison, speaker: Speaker) -> str:
    """The figures, a row per plan, and who differs."""
    return "\n".join([*_figures(found.figures, speaker), *_people(found, speaker)])


def _figures(found: Sequence[Figures], speaker: Speaker) -> Iterator[str]:
    yield f"  {'':{NAME}} " + " ".join(f"{speaker.say(f'figure_{name}'):>7.7}" for name in COLUMNS)
    for one in found:
        if len(one.name) > NAME:
            yield f"  {one.name}"
        name = "" if len(one.name) > NAME else one.name
        yield f"  {name:{NAME}} " + " ".join(f"{_shown(getattr(one, name), speaker):>7}" for name in COLUMNS)
    for one in found:
        why = dict.fromkeys(limit_said(reason["reason"], speaker) for reason in one.unused)
        if one.left and why:
            facts = {"name": one.name, "hours": one.left, "why": ", ".join(why)}
            yield wrapped(speaker.say("comparison_unused", facts), "  ")


def _shown(value: object, speaker: Speaker) -> str:
    return speaker.number(round(value, 3)) if isinstance(value, float) else "-" if value is None else str(value)


def _people(found: Comparison, speaker: Speaker) -> Iterator[str]:
    different = [one for one in found.people if one.differs]
    yield f"\n{speaker.say('comparison_people', {'people': len(different)})}"
    for one in different[:MOST]:
        hours = " ".join(f"{'-' if count is None else count:>6}" for count in one.hours)
        why = " → ".join(dict.fromkeys(limits_said(codes, speaker) for codes in one.why))
        yield wrapped(f"{one.application:10} {hours}  {why}", "  ", "      ")
    if len(different) > MOST:
        yield f"  {speaker.say('more_names', {'count': len(different) - MOST})}"


def show_sweep(found: Sweep, speaker: Speaker) -> str:
    """A row per value; a line where other rules begin to bind."""
    names = ("people", "waiting", "hours", "left", "lowest_share")
    width = max(16, len(found.key))
    lines = [f"  {found.key:>{width}} " + " ".join(f"{speaker.say(f'figure_{name}'):>8.8}" for name in names)]
    before: tuple[str, ...] | None = None
    for point in found.points:
        if point.binds != before:
            binds = ", ".join(_binding(code, speaker) for code in point.binds) or "-"
            lines.append(wrapped(speaker.say("sweep_binds", {"binds": binds}), "  "))
        before = point.binds
        numbers = " ".join(f"{_shown(getattr(point.figures, name), speaker):>8}" for name in names)
        lines.append(f"  {point.value:{width}} {numbers}")
    return "\n".join(lines)


def _binding(code: str, speaker: Speaker) -> str:
    waiting, _, reason = code.rpartition(":")
    said = limit_said(reason, speaker)
    return speaker.say("sweep_waiting", {"reason": said}) if waiting else said


def show_loosenings(found: Sequence[Loosening], speaker: Speaker) -> str:
    """What would help, then what was tried and does not."""
    lines = ["", wrapped(speaker.say("loosenings_title" if found else "loosenings_none"), "", "")]
    for one in found:
        facts = {"before": one.before, "after": one.after, "solves": one.solves, "changes": " + ".join(one.ended_at)}
        code = "loosening_helps" if one.helps else "loosening_helps_not"
        what = speaker.say(f"knob_{one.kind}", {"by": one.by, "of": one.of})
        lines.append(wrapped(f"- {speaker.say(code, {**facts, 'what': what})}", "  "))
    return "\n".join(lines)
