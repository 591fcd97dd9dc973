"""`import`, `announce`, `balances`, `ranking`: the record and what can be looked up in it."""

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
from api.words.messages import Speaker
from api.words.recorded import show_balances, show_done, show_ranking
from planner.commands.announcing import Announce
from planner.commands.importing import ImportCase
from planner.commands.programmes import scope_of
from planner.record.application import Godziny
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope
from projections.door import ReadDoor


@click.command("import")
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--withdraw-missing",
    is_flag=True,
    help="Kogo nie ma w folderze, ten rezygnuje / who is not in the folder withdraws.",
)
@click.option(
    "--same-person",
    multiple=True,
    metavar="ID",
    help="To ta sama osoba, dane poprawiono (R-45) / the same person, the data were corrected.",
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
        asked = {name: options[name] for name in ("withdraw_missing", "same_person", "seconds")}
        command = ImportCase(case=given, **asked)
        acting = act(options["actor"], options["command_id"])
        scope = scope_of(given.programme)
        speaker.which = f" --programme {scope}" if {*app.journal.programmes()} - {scope} else ""
        done = app.do(command, scope, acting, shown.tell).model_dump()
    answer(json_file, done, show_done("import", done, speaker))
    sys.exit(EXIT_OF_STATUS[done["status"]] if done["plan"] else NO_ANSWER)


@click.command("announce")
@click.argument("plan", required=False)
@click.option("--dry-run", is_flag=True, help="Pokaż, co by się stało / only show what it would do.")
@click.option("--yes", is_flag=True, help="Bez pytania / do not ask.")
@programme_option
@actor_option
@command_id_option
@json_option("Zapisz wynik jako JSON / the result as JSON")
@lang_option
@refusing
def announce_command(plan: str | None, speaker: Speaker, **options: Any) -> None:
    """Ogłoś najnowszy plan albo wskazany / announce the newest plan or the one named."""
    with progress(speaker) as shown, opened() as app:
        shown.tell("announce")
        scope, acting = scope_named(app, options["programme"], speaker), act(options["actor"], options["command_id"])
        if options["dry_run"]:
            would = ReadDoor(app).announcement(scope, plan, acting).model_dump()
            answer(options["json_file"], would, show_done("announce_dry_run", would, speaker))
            return
        done = _announced(app, scope, Announce(plan=plan, confirm="yes" if options["yes"] else ""), acting, speaker)
    answer(options["json_file"], done, show_done("announce", done, speaker))


def _announced(app: Godziny, scope: Scope, command: Announce, acting: Act, speaker: Speaker) -> dict[str, Any]:
    """Whoever sits at a terminal is asked; anybody else has to say `--yes` where it takes something from somebody."""
    try:
        return dict(app.do(command, scope, acting).model_dump())
    except Refused as refused:
        if refused.code != "needs_confirmation" or not sys.stdin.isatty():
            raise
        would = ReadDoor(app).announcement(scope, command.plan, acting).model_dump()
        click.echo(show_done("announce_dry_run", would, speaker), err=True)
        click.confirm(speaker.say("announce_sure"), abort=True, err=True)
        sure = command.model_copy(update={"confirm": str(refused.facts["token"])})
        return dict(app.do(sure, scope, acting).model_dump())


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
