"""`rederive`: plans solved again from what was recorded with them, rosters judged again."""

import sys
from collections.abc import Iterable

import click

from api.cli.answering import answer
from api.cli.opening import act, opened, scope_named
from api.cli.options import (
    DONE,
    NO_ANSWER,
    WRONG,
    actor_option,
    json_option,
    lang_option,
    programme_option,
    refusing,
    seconds_option,
)
from api.cli.progress import progress
from api.words.messages import Speaker
from api.words.rederived import show_rederived, show_rederived_line
from planner.record.rederiving.outcome import Rederived
from planner.terms.refusals import Refused
from projections.door import ReadDoor

EXITS = {"different": WRONG, "out_of_time": NO_ANSWER, "equal": DONE}


@click.command("rederive")
@click.argument("name", metavar="[PLAN]", required=False)
@programme_option
@seconds_option
@actor_option
@json_option("Zapisz porównanie jako JSON / the comparison as JSON")
@lang_option
@refusing
def rederive_command(name: str | None, speaker: Speaker, json_file: str | None, **options: object) -> None:
    """Policz plan jeszcze raz z zapisanych danych i porównaj; bez ID: wszystkie / make a plan again and compare.

    PLAN: plan, wariant (W-1), grafik (2026-03/D-1, 2026-03) / a plan, a scenario, a draft or a month's roster.
    """
    seconds, actor = float(str(options["seconds"])), options["actor"]
    with progress(speaker) as shown, opened() as app:
        scope, door = scope_named(app, _text(options["programme"]), speaker), ReadDoor(app)
        shown.tell("rederive")
        if name is None:
            found = list(door.plans_rederived(scope, seconds))
            if not found:
                raise Refused("no_plan_yet", scope=scope)
        else:
            found = [door.rederived(scope, name, act(_text(actor), None).actor, seconds)]
    document = {"programme": str(scope), "rederived": [one.model_dump(mode="json") for one in found]}
    show = show_rederived_line if name is None else show_rederived
    answer(json_file, document, "\n".join(show(one, speaker) for one in found))
    sys.exit(_exit(found))


def _exit(found: Iterable[Rederived]) -> int:
    """What differs weighs most, then what took too long."""
    seen = {one.outcome for one in found}
    return next(EXITS[one] for one in EXITS if one in seen)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
