"""Assistants' hours in words: what is short first, then the months, then what would lift it."""

from collections.abc import Iterator

from api.words.allocation import some_names, wrapped
from api.words.forecast import table
from api.words.messages import Speaker
from api.words.refusals import printable
from planner.outlook.capacity.capacity import CapacityAnswer, MonthCapacity
from planner.outlook.capacity.lifting import EVEN, Lift
from planner.terms.natural import natural


def show_capacity(found: CapacityAnswer, speaker: Speaker, step_hours: int = 1) -> str:
    """step_hours: of what the hours are whole steps."""
    if not found.months:
        return speaker.say(f"status_{found.status}")
    title = speaker.say("capacity_of_plan" if found.of_plan else "capacity_of_case")
    lines = [title, *_summary(found, speaker), "", *_months(found, speaker)]
    return "\n".join([*lines, *_lifts(found, speaker, step_hours), *_helps(found, speaker)])


def _summary(found: CapacityAnswer, speaker: Speaker) -> Iterator[str]:
    total = sum(sum(one.needed.values()) for one in found.months)
    short, cleared = (sum(getattr(one, name) for one in found.months) for name in ("short", "only_cleared"))
    if found.months[0].available is None:
        yield wrapped(speaker.say("capacity_no_limit", {"hours": total}))
    elif not short:
        yield wrapped(speaker.say("capacity_enough", {"hours": total}))
    else:
        months = ", ".join(map(str, found.limited))
        yield wrapped(speaker.say("capacity_short", {"short": short, "hours": total, "months": months}))
        if cleared:
            yield wrapped(speaker.say("capacity_only_cleared", {"hours": cleared}))
        names = sorted({printable(name) for one in found.months for name in one.applications}, key=natural)
        yield wrapped(speaker.say("capacity_names", {"names": some_names(names, speaker)}))


def _months(found: CapacityAnswer, speaker: Speaker) -> Iterator[str]:
    yield from table(speaker.say("capacity_columns").split("|"), [_row(one) for one in found.months])
    yield wrapped(speaker.say("capacity_columns_note"), "  ", "")


def _row(one: MonthCapacity) -> list[str]:
    needed = [sum(one.needed.values()), one.needed["child"], one.needed["indicated"]]
    there = one.available
    have = ["–"] * 3 if there is None else map(str, (sum(there.values()), there["cleared"], there["indicated"]))
    return [str(one.month), *map(str, needed), *have, str(one.short), str(one.only_cleared)]


def _lifts(found: CapacityAnswer, speaker: Speaker, step_hours: int) -> Iterator[str]:
    by_goal = {one.goal: one for one in found.lifts if one.short}
    if not by_goal:
        return
    yield ""
    for goal, lift in by_goal.items():
        if goal != EVEN:
            yield wrapped(speaker.say("capacity_lost", {"hours": lift.short}))
        facts = {"more": " + ".join(_more(lift, speaker)), "verified": _verified(lift, speaker, step_hours)}
        yield wrapped(speaker.say(f"capacity_{goal}", facts))
    if len(by_goal) == 1 and EVEN in by_goal:
        yield wrapped(speaker.say("capacity_moves"))


def _more(lift: Lift, speaker: Speaker) -> Iterator[str]:
    for name, hours in (("general", lift.general), ("cleared", lift.cleared)):
        if hours:
            yield speaker.say(f"capacity_{name}", {"hours": hours})


def _verified(lift: Lift, speaker: Speaker, step_hours: int) -> str:
    if step_hours > 1:
        return speaker.say("capacity_verified_step", {"step": step_hours})
    return speaker.say("capacity_verified_allocation" if lift.solved_again else "capacity_verified_flow")


def _helps(found: CapacityAnswer, speaker: Speaker) -> Iterator[str]:
    if found.helps:
        yield f"\n{wrapped(speaker.say('capacity_helps'))}"
    for one in found.helps:
        facts = {"assistant": printable(one.assistant), "by": one.by, "serves": one.serves}
        said = speaker.say(f"capacity_{one.kind}", {**facts, "change": f"--change {printable(one.change)}"})
        yield wrapped(f"- {said}", "  ")
