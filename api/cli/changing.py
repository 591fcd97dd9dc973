"""`withdraw`, `reinstate`, `call-up`, `notify`: one application changes."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import click

from api.cli.opening import act, opened, scope_named
from api.cli.options import Decorator, json_option, lang_option, refusing
from api.cli.recording import actor_option, answer, command_id_option, programme_option
from api.words.messages import Speaker
from api.words.recorded import show_done
from planner.aggregates.application import HOW_NOTIFIED
from planner.commands import intake, places
from planner.record.application import Godziny
from planner.terms.scope import Act, Scope, today

Do = Callable[[Godziny, Scope, Act], dict[str, Any]]


def day_option(name: str, text: str) -> Decorator:
    return click.option(name, type=click.DateTime(["%Y-%m-%d"]), default=lambda: str(today()), help=text)


def changing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The argument and the options that all these commands share."""
    shared: list[Decorator] = [
        refusing,
        lang_option,
        json_option("Zapisz wynik jako JSON / the result as JSON"),
        command_id_option,
        actor_option,
        programme_option,
        day_option("--effective", "Od kiedy obowiązuje / effective from; by default today."),
        click.argument("application"),
    ]
    for decorate in shared:
        command = decorate(command)
    return command


def _done(name: str, do: Do, speaker: Speaker, options: dict[str, Any]) -> None:
    with opened() as app:
        acting = act(options["actor"], options["command_id"], _day(options["effective"]))
        done = do(app, scope_named(app, options["programme"], speaker), acting)
    name += "" if done.get("grant_restored", True) else "_without_grant"
    answer(options["json_file"], done, show_done(name, done, speaker))


@click.command("withdraw")
@day_option("--last-day", "Ostatni dzień usług / last day of service; by default today.")
@click.option("--used-hours", type=click.IntRange(min=0), help="Godziny już wykorzystane / hours used.")
@changing
def withdraw_command(
    application: str, last_day: date, used_hours: int | None, speaker: Speaker, **options: Any
) -> None:
    """Rezygnacja; godziny wracają do rezerwy / a person leaves, the hours return to the reserve."""

    def do(app: Godziny, scope: Scope, acting: Act) -> dict[str, Any]:
        return intake.withdraw(app, scope, application, acting, last_day=_day(last_day), used_hours=used_hours)

    _done("withdraw", do, speaker, options)


@click.command("reinstate")
@changing
def reinstate_command(application: str, speaker: Speaker, **options: Any) -> None:
    """Cofnij rezygnację / undo a withdrawal."""
    _done("reinstate", lambda app, scope, acting: intake.reinstate(app, scope, application, acting), speaker, options)


@click.command("call-up")
@click.option("--hours", type=click.IntRange(min=1), required=True, help="Ile godzin / how many hours.")
@changing
def call_up_command(application: str, hours: int, speaker: Speaker, **options: Any) -> None:
    """Następna osoba z listy rezerwowej dostaje godziny / the next of the waiting list gets hours."""

    def do(app: Godziny, scope: Scope, acting: Act) -> dict[str, Any]:
        return places.call_up(app, scope, application, hours, acting)

    _done("call_up", do, speaker, options)


@click.command("notify")
@click.option("--how", type=click.Choice(HOW_NOTIFIED), required=True, help="Jak / how (R-16).")
@day_option("--on", "Kiedy / when; by default today.")
@changing
def notify_command(application: str, how: str, on: date, speaker: Speaker, **options: Any) -> None:
    """Zapisz, że osobę zawiadomiono / record that the person was told."""

    def do(app: Godziny, scope: Scope, acting: Act) -> dict[str, Any]:
        return intake.notify(app, scope, application, how, _day(on), acting)

    _done("notify", do, speaker, options)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
