"""`import`, `announce`, `balances`, `ranking`, `history`: the record and what can be looked up in it."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import click

from api.cli.files import case_in
from api.cli.opening import act, opened, scope_named
from api.cli.options import EXIT_OF_STATUS, NO_ANSWER, json_option, lang_option, refusing, seconds_option
from api.cli.outputs import write_texts
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
from planner.commands.importing import import_case
from planner.commands.planning import announce
from planner.record.application import Godziny
from planner.record.history import history_of, visit_history
from planner.solver.allocation.run import Run
from planner.terms.refusals import InputRefused, Refused
from planner.terms.scope import Scope
from projections.door import Views

KINDS: dict[str, type[Recorded]] = {one.TOPIC: one for one in (Application, Assistant, Plan, Roster)}
VISIT = re.compile(r"V-\d{4}-\d\d-\d+", re.ASCII)
programme_option = click.option(
    "--programme", metavar="P", help="Program jako jednostka/edycja / as unit/edition, when there are several."
)
actor_option = click.option("--actor", help="Kto to robi / who acts; by default GODZINY_ACTOR or the user.")
command_id_option = click.option(
    "--command-id", metavar="ID", help="Ten sam ID nie zadziała drugi raz / the same id never acts twice."
)


def answer(json_file: str | None, document: Any, text: str) -> None:
    """The document to its file, and the text unless the document takes the screen."""
    if json_file:
        try:
            write_texts({json_file: json.dumps(document, ensure_ascii=False, indent=1, default=str) + "\n"})
        except InputRefused as refusal:
            detail = dict(refusal.faults[0].facts).get("detail", "")
            raise Refused("answer_not_written", file=json_file, detail=detail) from None
    if json_file != "-":
        click.echo(text)


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
        run = Run(options["seconds"], shown.tell)
        acting = act(options["actor"], options["command_id"])
        done = import_case(app, given, acting, run, withdraw_missing=options["withdraw_missing"])
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
        done = announce(app, scope_named(app, programme, speaker), plan, act(options["actor"], options["command_id"]))
    answer(options["json_file"], done, show_done("announce", done, speaker))


@click.command("balances")
@programme_option
@json_option("Zapisz salda jako JSON / the balances as JSON")
@lang_option
@refusing
def balances_command(programme: str | None, json_file: str | None, speaker: Speaker) -> None:
    """Salda godzin: osoby, kategorie, program / hours by person, category and programme."""
    with opened() as app:
        scope, views = scope_named(app, programme, speaker), Views(app)
        balances, quota = views.balances(scope), views.quota(scope)
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
        rows = Views(app).ranking(scope)
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
        events = _story(app, scope, name, kind) if name else []
        plans = [] if name else Views(app).plans(scope)
    document = {"id": name, "events": events} if name else {"plans": plans}
    text = tell_story(events, speaker) if name else show_plans(scope, plans, speaker)
    answer(options["json_file"], {"programme": str(scope), **document}, text)


def _story(app: Godziny, scope: Scope, name: str, kind: str | None) -> list[dict[str, Any]]:
    """`programme` is the programme itself, `2026-03` a month's roster, `V-2026-03-17` one visit of it."""
    if name == Programme.TOPIC and kind in (None, Programme.TOPIC):
        return history_of(app, scope, "", Programme)
    if kind is None and VISIT.fullmatch(name):
        return visit_history(app, scope, name)
    return history_of(app, scope, name, *([KINDS[kind]] if kind else KINDS.values()))
