"""`scenario`: what-ifs kept in the record, with their lineage."""

from typing import Any

import click

from api.cli.answering import answer
from api.cli.doing import do_and_tell, doing, looking, recording
from api.cli.files import rows_of
from api.cli.opening import act, opened, scope_named
from api.cli.options import (
    actor_option,
    change_option,
    json_option,
    lang_option,
    programme_option,
    refusing,
)
from api.cli.progress import progress
from api.cli.repeating import Repeating
from api.words.exploring import show_comparison
from api.words.messages import Speaker
from api.words.scenarios import show_scenario, show_scenarios
from planner.commands.adopting import AdoptScenario
from planner.commands.scenarios import CopyScenario, CreateScenario, DiscardScenario, RebaseScenario, RenameScenario
from planner.scenarios.change import Unread, parse_changes
from planner.terms.refusals import InputRefused
from projections.door import ReadDoor


@click.group("scenario")
def scenario_command() -> None:
    """Warianty w bazie: utwórz, porównaj, odrzuć / scenarios in the record; none touches what is in force."""


@scenario_command.command("create", cls=Repeating)
@click.option("--title", default="", help="Nazwa / title.")
@click.option("--parent", default="", metavar="P", help="Plan albo wariant / plan or scenario; default: as recorded.")
@change_option
@recording
def create_command(speaker: Speaker, title: str, parent: str, changes: tuple[str, ...], **options: Any) -> None:
    """Policz i zapisz wariant / compute a scenario and keep it."""
    rows: dict[str, str] = {}
    read = parse_changes(changes, lambda name: rows.setdefault(name, rows_of(name)))
    faults = [fault for one in read if isinstance(one, Unread) for fault in one.faults]
    if faults:
        raise InputRefused(faults)
    command = CreateScenario(title=title, parent=parent, changes=changes, rows=rows)
    with progress(speaker) as shown:
        do_and_tell("scenario", command, options, speaker, shown.tell)


@scenario_command.command("list")
@actor_option
@looking
def list_command(programme: str | None, actor: str | None, json_file: str | None, speaker: Speaker) -> None:
    """Wszystkie warianty / all scenarios."""
    with opened() as app:
        scope = scope_named(app, programme, speaker)
        found = ReadDoor(app).scenarios(scope, act(actor, None).actor)
    document = {"programme": str(scope), "scenarios": [one.model_dump() for one in found]}
    answer(json_file, document, show_scenarios(found, speaker))


@scenario_command.command("show")
@click.argument("scenario")
@actor_option
@looking
def show_command(
    scenario: str, programme: str | None, actor: str | None, json_file: str | None, speaker: Speaker
) -> None:
    """Jeden wariant: skąd, co daje, czym się różni / one scenario: lineage, result, difference."""
    with opened() as app:
        scope = scope_named(app, programme, speaker)
        found = ReadDoor(app).scenario(scope, scenario, act(actor, None).actor)
    answer(json_file, found.model_dump(), show_scenario(found, speaker))


@scenario_command.command("compare")
@click.argument("names", nargs=-1, required=True)
@programme_option
@json_option("Zapisz jako JSON / as JSON", "comparison")
@lang_option
@refusing
def compare_command(names: tuple[str, ...], programme: str | None, json_file: str | None, speaker: Speaker) -> None:
    """Plany i warianty obok siebie; - to stan obecny / plans and scenarios side by side; - is what is recorded."""
    with opened() as app:
        scope = scope_named(app, programme, speaker)
        found = ReadDoor(app).plans_compared(scope, ["" if name == "-" else name for name in names])
    answer(json_file, found.as_json(), show_comparison(found, speaker))


@doing("scenario", CopyScenario, arguments=["scenario"], skip=["changes", "rows"])
def copy_command() -> None:
    """Jeszcze jeden taki sam / another one like it."""


@doing("scenario", RebaseScenario, arguments=["scenario"])
def rebase_command() -> None:
    """Policz na nowo na obecnych danych / compute again on what is recorded now."""


@doing("scenario_adopt", AdoptScenario, arguments=["scenario"])
def adopt_command() -> None:
    """Zapisz zmiany wariantu i jego plan; potem announce / record its changes and plan; then announce."""


@doing("scenario", RenameScenario, arguments=["scenario"])
def rename_command() -> None:
    """Zmień nazwę / another title."""


@doing("scenario", DiscardScenario, arguments=["scenario"])
def discard_command() -> None:
    """Odrzuć / throw away; its history stays."""


for _name, _command in (
    ("copy", copy_command),
    ("rebase", rebase_command),
    ("adopt", adopt_command),
    ("rename", rename_command),
    ("discard", discard_command),
):
    scenario_command.add_command(_command, _name)
