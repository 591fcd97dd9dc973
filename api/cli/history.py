"""`history`: how anything of the record came about, in sentences."""

from typing import Any

import click

from api.cli.answering import answer
from api.cli.opening import act, opened, scope_named
from api.cli.options import actor_option, json_option, lang_option, programme_option, refusing
from api.words.history import tell_story
from api.words.messages import Speaker
from api.words.recorded import show_plans
from api.words.rules import show_rule
from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.base import Recorded
from planner.aggregates.cost import Cost
from planner.aggregates.entry import TimesheetEntry
from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.aggregates.roster import Roster, RosterDraft
from planner.aggregates.scenario import Scenario
from planner.aggregates.settlement import Settlement
from planner.aggregates.visit import Visit
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor

NAMED = (Application, Assistant, Plan, Scenario, Roster, Settlement, RosterDraft, Visit, TimesheetEntry, Cost)
KINDS: dict[str, type[Recorded]] = {one.TOPIC: one for one in NAMED}


@click.command("history")
@click.argument("name", metavar="[ID]", required=False)
@click.option("--kind", type=click.Choice(sorted(KINDS)), help="Czego / of what, when several have this ID.")
@click.option("--rule", metavar="KEY", help="Jednej zasady / of one rule: budget.hours, edition.ceilings.severe.")
@click.option("--all", "each", is_flag=True, help="Każda wizyta osobno / every visit of its own.")
@click.option("--reasons", is_flag=True, help="Z uzasadnieniami i uwagami / with reasons and notes, as --actor.")
@programme_option
@actor_option
@json_option("Zapisz historię jako JSON / the history as JSON")
@lang_option
@refusing
def history_command(name: str | None, speaker: Speaker, **options: Any) -> None:
    """Historia wniosku, asystenta, wizyty, miesiąca, planu, zasady; bez ID: programu / one story, told."""
    with opened() as app:
        scope, door = scope_named(app, options["programme"], speaker), ReadDoor(app)
        if options["rule"] is not None:
            document, text = _rule(door, scope, options["rule"], speaker)
        else:
            document, text = _story(door, scope, name, speaker, options)
    answer(options["json_file"], {"programme": str(scope), **document}, text)


def _rule(door: ReadDoor, scope: Scope, rule: str, speaker: Speaker) -> tuple[dict[str, Any], str]:
    values = door.rule_history(scope, rule)
    return {"rule": rule, "values": values}, show_rule(rule, values, speaker)


def _story(
    door: ReadDoor, scope: Scope, name: str | None, speaker: Speaker, options: dict[str, Any]
) -> tuple[dict[str, Any], str]:
    """`programme`, its name or nothing is the programme itself, with its plans."""
    reader = act(options["actor"], None).actor if options["reasons"] else None
    kind = options["kind"]
    if kind is None and name in (None, Programme.TOPIC, str(scope)):
        events, plans = door.history(scope, "", Programme, reader=reader), door.plans(scope)
        text = f"{tell_story(events, speaker, each=options['each'])}\n\n{show_plans(scope, plans, speaker)}"
        return {"id": name, "events": events, "plans": plans}, text
    if name is None:
        raise Refused("nothing_of_this_name", "id", name="")
    events = door.history(scope, name, *([KINDS[kind]] if kind else KINDS.values()), reader=reader)
    return {"id": name, "events": events}, tell_story(events, speaker, each=options["each"])
