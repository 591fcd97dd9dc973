"""`import`, `announce`, `balances`, `ranking`, `history`: the record and what can be looked up in it."""

import sys
from pathlib import Path
from typing import Any

import click

from api.cli.answering import answer
from api.cli.files import case_in
from api.cli.opening import act, opened, scope_named
from api.cli.options import (
    EXIT_OF_STATUS,
    NO_ANSWER,
    actor_option,
    command_id_option,
    json_option,
    lang_option,
    programme_option,
    refusing,
    seconds_option,
)
from api.cli.progress import progress
from api.words.history import tell_story
from api.words.messages import Speaker
from api.words.recorded import show_balances, show_done, show_plans, show_ranking
from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.base import Recorded
from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.aggregates.roster import Roster
from planner.aggregates.visit import Visit
from planner.commands.announcing import Announce
from planner.commands.importing import ImportCase
from planner.commands.programmes import scope_of
from planner.record.history import HistoryEvent
from planner.terms.scope import Scope
from projections.door import ReadDoor

KINDS: dict[str, type[Recorded]] = {one.TOPIC: one for one in (Application, Assistant, Plan, Roster, Visit)}


@click.command("import")
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--withdraw-missing",
    is_flag=True,
    help="Kogo nie ma w folderze, ten rezygnuje / who is not in the folder withdraws.",
)
@seconds_option
@actor_option
@command_id_option
@json_option("Zapisz wynik jako JSON / the result as JSON")
@lang_option
@refusing
def import_command(case: Path, speaker: Speaker, json_file: str | None, **options: Any) -> None:
    """Zapisz folder i policz plan, wszystko albo nic / store a folder and compute its plan, all or nothing."""
    given = case_in(case, speaker)
    with progress(speaker) as shown, opened() as app:
        command = ImportCase(case=given, withdraw_missing=options["withdraw_missing"], seconds=options["seconds"])
        acting = act(options["actor"], options["command_id"])
        done = app.do(command, scope_of(given.programme), acting, shown.tell).model_dump()
        speaker.which = f" --programme {done['programme']}" if len(app.journal.programmes()) > 1 else ""
    answer(json_file, done, show_done("import", done, speaker))
    sys.exit(EXIT_OF_STATUS[done["status"]] if done["plan"] else NO_ANSWER)


@click.command("announce")
@click.argument("plan", required=False)
@programme_option
@actor_option
@command_id_option
@json_option("Zapisz wynik jako JSON / the result as JSON")
@lang_option
@refusing
def announce_command(plan: str | None, programme: str | None, speaker: Speaker, **options: Any) -> None:
    """Ogłoś najnowszy plan albo wskazany / announce the newest plan or the one named."""
    with progress(speaker) as shown, opened() as app:
        shown.tell("announce")
        scope, acting = scope_named(app, programme, speaker), act(options["actor"], options["command_id"])
        done = app.do(Announce(plan=plan), scope, acting).model_dump()
    answer(options["json_file"], done, show_done("announce", done, speaker))


@click.command("balances")
@programme_option
@json_option("Zapisz salda jako JSON / the balances as JSON")
@lang_option
@refusing
def balances_command(programme: str | None, json_file: str | None, speaker: Speaker) -> None:
    """Salda godzin: osoby, kategorie, program / hours by person, category and programme."""
    with opened() as app:
        scope, door = scope_named(app, programme, speaker), ReadDoor(app)
        balances, quota = door.balances(scope), door.quota(scope)
    document = {"programme": str(scope), **balances.as_json(), "quota": quota.as_json()}
    answer(json_file, document, show_balances(scope, balances, quota, speaker))


@click.command("ranking")
@programme_option
@json_option("Zapisz ranking jako JSON / the ranking as JSON")
@lang_option
@refusing
def ranking_command(programme: str | None, json_file: str | None, speaker: Speaker) -> None:
    """Ranking i lista rezerwowa / the ranking and the waiting list."""
    with opened() as app:
        scope = scope_named(app, programme, speaker)
        rows = ReadDoor(app).ranking(scope)
    answer(json_file, {"programme": str(scope), "ranking": rows}, show_ranking(rows, speaker))


@click.command("history")
@click.argument("name", metavar="[ID]", required=False)
@click.option("--kind", type=click.Choice(sorted(KINDS)), help="Czego / of what, when several have this ID.")
@programme_option
@json_option("Zapisz historię jako JSON / the history as JSON")
@lang_option
@refusing
def history_command(name: str | None, kind: str | None, speaker: Speaker, **options: Any) -> None:
    """Historia wniosku, asystenta, planu; bez ID: plany / one story; without an ID: the plans."""
    with opened() as app:
        scope = scope_named(app, options["programme"], speaker)
        events = _story(ReadDoor(app), scope, name, kind) if name else []
        plans = [] if name else ReadDoor(app).plans(scope)
    document = {"id": name, "events": events} if name else {"plans": plans}
    text = tell_story(events, speaker) if name else show_plans(scope, plans, speaker)
    answer(options["json_file"], {"programme": str(scope), **document}, text)


def _story(door: ReadDoor, scope: Scope, name: str, kind: str | None) -> list[HistoryEvent]:
    """`programme` is the programme itself, `2026-03` a month's roster, `V-2026-03-17` one visit of it."""
    if name == Programme.TOPIC and kind in (None, Programme.TOPIC):
        return door.history(scope, "", Programme)
    return door.history(scope, name, *([KINDS[kind]] if kind else KINDS.values()))
