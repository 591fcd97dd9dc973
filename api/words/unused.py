"""Hours that nobody got, in words: a line for each limit that keeps them."""

from collections.abc import Iterator

from api.words.messages import Speaker
from planner.solver.allocation.plan import Unused


def unused_lines(unused: tuple[Unused, ...], step_hours: int, speaker: Speaker) -> Iterator[str]:
    """One sentence each, without a full stop."""
    for one in unused:
        people = {"people": len(one.applications)}
        if one.who == "waiting":
            yield speaker.say("unused_waiting", {**people, "reason": speaker.say(f"reason_{one.reason}")})
        else:
            steps = whole_steps(step_hours, speaker)
            pool = speaker.say(one.category) if one.category else ""
            facts = {"hours": one.hours, "step": step_hours, "steps": steps, "category": pool}
            yield speaker.say(f"unused_{one.reason}", {**people, **facts})


def whole_steps(step_hours: int, speaker: Speaker) -> str:
    """What to add where a bound holds in whole steps only."""
    return speaker.say("whole_steps", {"step": step_hours}) if step_hours > 1 else ""
