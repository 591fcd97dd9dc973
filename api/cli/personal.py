"""`own-data`, `erase`, `access`: what is known of a person, forgetting it, and who read it."""

import sys
from typing import Any

import click

from api.cli.answering import answer
from api.cli.doing import looking, recording
from api.cli.opening import act, opened, scope_named
from api.cli.options import actor_option
from api.words.messages import Speaker
from api.words.own_data import show_accesses, show_erased, show_erasure, show_own_data
from planner.commands.erasing import EraseApplicant, EraseAssistant
from planner.terms.refusals import Refused
from projections.door import ReadDoor
from projections.personal_door import Kind

assistant_option = click.option(
    "--assistant", "assistant", is_flag=True, help="ID jest asystenta / the id is an assistant's."
)


@click.command("own-data")
@click.argument("name", metavar="ID")
@assistant_option
@actor_option
@looking
def own_data_command(name: str, assistant: bool, speaker: Speaker, **options: Any) -> None:
    """Wszystko o osobie, dla niej samej (RODO art. 15) / everything about a person, for that person.

    Kto czyta, zostaje zapisany / whoever reads is recorded.
    """
    with opened() as app:
        scope = scope_named(app, options["programme"], speaker)
        actor = act(options["actor"], None).actor
        found = ReadDoor(app).own_data(scope, "assistant" if assistant else "application", name, actor)
    answer(options["json_file"], found, show_own_data(found, speaker))


@click.command("erase")
@click.argument("name", metavar="ID")
@assistant_option
@click.option(
    "--order",
    default="",
    metavar="ZNAK",
    help="Znak pisma, które każe usunąć przed terminem, bez nazwisk / an order to erase early, no names.",
)
@click.option("--dry-run", is_flag=True, help="Pokaż, co by się stało / only show what it would do.")
@click.option("--yes", is_flag=True, help="Bez pytania / do not ask.")
@recording
def erase_command(name: str, assistant: bool, speaker: Speaker, **options: Any) -> None:
    """Usuń dane osobowe na zawsze; godziny zostają (RODO art. 17) / erase personal data for good, hours stay."""
    command = _erasing(name, assistant, options["order"])
    with opened() as app:
        scope, acting = scope_named(app, options["programme"], speaker), act(options["actor"], options["command_id"])
        would = ReadDoor(app).erasure(scope, command, acting)
        if options["dry_run"]:
            answer(options["json_file"], would.model_dump(), show_erasure(would, speaker))
            return
        if not options["yes"]:
            _ask(show_erasure(would, speaker), speaker)
        done = app.do(command, scope, acting)
        behind = [str(one.file) for one in app.keys().info().behind]
    answer(options["json_file"], {**done.model_dump(), "behind": behind}, show_erased(done, behind, speaker))


def _erasing(name: str, assistant: bool, order: str) -> EraseApplicant | EraseAssistant:
    if assistant:
        return EraseAssistant(assistant=name, order=order)
    return EraseApplicant(application=name, order=order)


def _ask(preview: str, speaker: Speaker) -> None:
    """Whoever sits at a terminal is asked; anybody else has to say `--yes`. Raises Refused."""
    if not sys.stdin.isatty():
        raise Refused("erasing_needs_yes", "yes")
    click.echo(preview, err=True)
    click.confirm(speaker.say("erase_sure"), abort=True, err=True)


@click.command("access")
@click.argument("name", metavar="[ID]", required=False)
@assistant_option
@looking
def access_command(name: str | None, assistant: bool, speaker: Speaker, **options: Any) -> None:
    """Kto i po co czytał dane osobowe / who read personal data, and what for."""
    with opened() as app:
        scope = scope_named(app, options["programme"], speaker)
        kind: Kind | None = None if name is None else "assistant" if assistant else "application"
        found = ReadDoor(app).accesses(scope, kind, name)
    document = {"programme": str(scope), "recorded": [vars(one) for one in found]}
    answer(options["json_file"], document, show_accesses(found, speaker))
