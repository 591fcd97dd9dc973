"""`draft`, `drafts`, `compare`, `publish`, `visits`, `book`, `move`, `reassign`, `cancel`: rosters in the record."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from api.cli.files import read_document
from api.cli.opening import act, opened, scope_named
from api.cli.options import Decorator, json_option, lang_option, refusing, seconds_option
from api.cli.progress import search_progress
from api.cli.recording import actor_option, answer, command_id_option, programme_option
from api.cli.rostering import SECONDS, moment_of, month_named
from api.words.drafts import show_comparison, show_drafts, show_visits
from api.words.messages import Speaker
from api.words.recorded import show_done
from planner.aggregates.roster import CANCELLED
from planner.commands import rosters
from planner.record.application import Godziny
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope
from projections.door import Views

Do = Callable[[Godziny, Scope, Act], dict[str, Any]]

start_option = click.option("--start", required=True, metavar="T", help="Początek / start, 2026-03-02T08:00:00+01:00.")
minutes_option = click.option("--minutes", required=True, type=click.IntRange(1, 1440), help="Ile minut / how long.")
assistant_option = click.option("--assistant", required=True, metavar="ID", help="Kto / who serves.")


def recording(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of everything that records."""
    shared: list[Decorator] = [
        refusing,
        lang_option,
        json_option("Zapisz wynik jako JSON / the result as JSON"),
        command_id_option,
        actor_option,
        programme_option,
    ]
    for decorate in shared:
        command = decorate(command)
    return command


def looking(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of everything that only reads."""
    for decorate in (refusing, lang_option, json_option("Zapisz jako JSON / as JSON"), programme_option):
        command = decorate(command)
    return command


def _done(name: str, do: Do, speaker: Speaker, options: dict[str, Any]) -> None:
    with opened() as app:
        done = do(app, scope_named(app, options["programme"], speaker), act(options["actor"], options["command_id"]))
    answer(options["json_file"], done, show_done(name, done, speaker))


@click.command("draft")
@click.argument("roster", type=click.Path(path_type=Path), required=False)
@click.option("--month", metavar="2026-03", help="Policz ten miesiąc z zapisanych danych / solve this month.")
@click.option("--from", "since", metavar="T", help="Nic wcześniej się nie zmieni / nothing earlier changes.")
@click.option("--steps", type=click.IntRange(min=0), help="Liczba kroków zamiast czasu / steps instead of time.")
@seconds_option
@recording
def draft_command(roster: Path | None, month: str | None, speaker: Speaker, **options: Any) -> None:
    """Odłóż grafik jako wariant: z pliku albo policzony / keep a roster as a draft, from a file or solved."""
    if (roster is None) == (month is None):
        raise Refused("roster_or_month")
    if roster is not None:
        document = read_document(roster)
        _done("draft", lambda app, scope, acting: rosters.file_draft(app, scope, document, acting), speaker, options)
        return
    from planner.solver.roster.search import Effort  # the engine takes a while to load

    wanted = month_named(str(month))
    since = moment_of("--from", options["since"]) if options["since"] else None
    seconds = SECONDS if options["seconds"] == float("inf") else options["seconds"]
    with search_progress(speaker) as shown:

        def do(app: Godziny, scope: Scope, acting: Act) -> dict[str, Any]:
            effort = Effort(seconds, options["steps"], 0, shown.tell)
            return rosters.compute_draft(app, scope, wanted, effort, acting, since)

        _done("draft", do, speaker, options)


@click.command("drafts")
@click.option("--month", metavar="2026-03", help="Tylko ten miesiąc / only this month.")
@looking
def drafts_command(month: str | None, programme: str | None, json_file: str | None, speaker: Speaker) -> None:
    """Warianty grafików i to, który obowiązuje / the drafts of rosters, and which is in force."""
    with opened() as app:
        scope = scope_named(app, programme, speaker)
        rows = Views(app).drafts(scope, month)
    answer(json_file, {"programme": str(scope), "drafts": rows}, show_drafts(rows, speaker))


@click.command("compare")
@click.argument("draft")
@click.argument("other")
@looking
def compare_command(draft: str, other: str, programme: str | None, json_file: str | None, speaker: Speaker) -> None:
    """Porównaj dwa warianty miesiąca / compare two drafts of a month."""
    with opened() as app:
        found = rosters.compare(app, scope_named(app, programme, speaker), draft, other)
    answer(json_file, found, show_comparison(found, speaker))


@click.command("publish")
@click.argument("draft")
@recording
def publish_command(draft: str, speaker: Speaker, **options: Any) -> None:
    """Niech wariant obowiązuje, wszystkie wizyty naraz / put a draft in force, all visits at once."""
    _done("publish", lambda app, scope, acting: rosters.publish(app, scope, draft, acting), speaker, options)


@click.command("visits")
@click.option("--assistant", metavar="ID", help="Tylko ta osoba / only this assistant.")
@click.option("--person", metavar="ID", help="Tylko ta osoba / only this person.")
@click.option("--month", metavar="2026-03", help="Tylko ten miesiąc / only this month.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Tylko ten dzień / only this day.")
@click.option("--tomorrow", is_flag=True, help="Tylko jutro / only tomorrow.")
@click.option("--cancelled", is_flag=True, help="Także odwołane / the cancelled ones too.")
@looking
def visits_command(
    day: datetime | None, tomorrow: bool, programme: str | None, json_file: str | None, speaker: Speaker, **wanted: Any
) -> None:
    """Wizyty: gdzie jutro być / the visits in force: where to be tomorrow."""
    wanted["application"] = wanted.pop("person")
    with opened() as app:
        scope = scope_named(app, programme, speaker)
        rows = Views(app).visits(scope, day=_day(day, tomorrow), **wanted)
    answer(json_file, {"programme": str(scope), "visits": rows}, show_visits(rows, speaker))


def _day(day: datetime | None, tomorrow: bool) -> date | None:
    from planner.terms.scope import today

    if tomorrow:
        return today() + timedelta(days=1)
    return None if day is None else day.date()


@click.command("book")
@click.option("--application", required=True, metavar="ID", help="U kogo / whom.")
@assistant_option
@start_option
@minutes_option
@recording
def book_command(application: str, assistant: str, start: str, minutes: int, speaker: Speaker, **options: Any) -> None:
    """Dodaj wizytę, jeśli nie łamie żadnej reguły / add a visit, unless it breaks a rule."""
    first, last = times(start, minutes)
    facts = {"application": application, "assistant": assistant, "start": first, "end": last}
    _done("book", lambda app, scope, acting: rosters.plan_visit(app, scope, facts, acting), speaker, options)


@click.command("move")
@click.argument("visit")
@start_option
@minutes_option
@recording
def move_command(visit: str, start: str, minutes: int, speaker: Speaker, **options: Any) -> None:
    """Przenieś wizytę na inną porę / move a visit to another time."""
    first, last = times(start, minutes)
    _done("move", lambda app, scope, acting: rosters.move(app, scope, visit, first, last, acting), speaker, options)


@click.command("reassign")
@click.argument("visit")
@assistant_option
@recording
def reassign_command(visit: str, assistant: str, speaker: Speaker, **options: Any) -> None:
    """Daj wizytę innemu asystentowi / give a visit to another assistant."""

    def do(app: Godziny, scope: Scope, acting: Act) -> dict[str, Any]:
        return rosters.reassign(app, scope, visit, assistant, acting)

    _done("reassign", do, speaker, options)


@click.command("cancel")
@click.argument("visit")
@click.option("--reason", required=True, type=click.Choice(CANCELLED[:-1]), help="Dlaczego / why.")
@recording
def cancel_command(visit: str, reason: str, speaker: Speaker, **options: Any) -> None:
    """Odwołaj wizytę / cancel a visit."""
    _done("cancel", lambda app, scope, acting: rosters.cancel(app, scope, visit, reason, acting), speaker, options)


def times(start: str, minutes: int) -> tuple[str, str]:
    """Start and end as rosters write them. Raises InputRefused for what is no moment."""
    from planner.terms.clock import shown

    first = moment_of("--start", start)
    return shown(first), shown(first + minutes)
