"""`draft`, `drafts`, `compare`, `publish`, `visits`, `book`, `move`, `reassign`, `cancel`: rosters in the record."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from api.cli.answering import answer
from api.cli.doing import do_and_tell, doing, looking, recording
from api.cli.files import read_document
from api.cli.opening import act, opened, scope_named
from api.cli.options import seconds_option
from api.cli.progress import search_progress
from api.cli.rostering import SECONDS, moment_of, month_named
from api.words.drafts import show_comparison, show_drafts, show_visits
from api.words.messages import Speaker
from api.words.recorded import show_broken
from planner.commands.drafts import ComputeDraft, FileDraft, PublishRoster
from planner.commands.visits import BookVisit, CancelVisit, MoveVisit, ReassignVisit
from planner.record.command import Command
from planner.terms.calendar import Month
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from projections.views.visits import VisitRow

start_option = click.option("--start", required=True, metavar="T", help="Początek / start, 2026-03-02T08:00:00+01:00.")
minutes_option = click.option("--minutes", required=True, type=click.IntRange(1, 1440), help="Ile minut / how long.")


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
    with search_progress(speaker) as shown:
        do_and_tell("draft", _draft(roster, month, options), options, speaker, shown.tell)


def _draft(roster: Path | None, month: str | None, options: dict[str, Any]) -> Command:
    if roster is not None:
        return FileDraft(document=read_document(roster))
    seconds = SECONDS if options["seconds"] == float("inf") else options["seconds"]
    since = moment_of("--from", options["since"]) if options["since"] else None
    return ComputeDraft(month=str(month_named(str(month))), seconds=seconds, steps=options["steps"], since=since)


@click.command("drafts")
@click.option("--month", metavar="2026-03", help="Tylko ten miesiąc / only this month.")
@looking
def drafts_command(month: str | None, programme: str | None, json_file: str | None, speaker: Speaker) -> None:
    """Warianty grafików i to, który obowiązuje / the drafts of rosters, and which is in force."""
    with opened() as app:
        scope = scope_named(app, programme, speaker)
        rows = ReadDoor(app).drafts(scope, month)
    answer(json_file, {"programme": str(scope), "drafts": rows}, show_drafts(rows, speaker))


@click.command("compare")
@click.argument("draft")
@click.argument("other")
@looking
def compare_command(draft: str, other: str, programme: str | None, json_file: str | None, speaker: Speaker) -> None:
    """Porównaj dwa warianty miesiąca / compare two drafts of a month."""
    with opened() as app:
        found = ReadDoor(app).comparison(scope_named(app, programme, speaker), draft, other)
    answer(json_file, found, show_comparison(found, speaker))


@doing("publish", PublishRoster, arguments=["draft"])
def publish_command() -> None:
    """Niech wariant obowiązuje, wszystkie wizyty naraz / put a draft in force, all visits at once."""


@click.command("visits")
@click.option("--assistant", metavar="ID", help="Tylko ta osoba / only this assistant.")
@click.option("--person", metavar="ID", help="Tylko ta osoba / only this person.")
@click.option("--month", metavar="2026-03", help="Tylko ten miesiąc / only this month.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Tylko ten dzień / only this day.")
@click.option("--tomorrow", is_flag=True, help="Tylko jutro / only tomorrow.")
@click.option("--cancelled", is_flag=True, help="Także odwołane / the cancelled ones too.")
@click.option("--broken", is_flag=True, help="Te, które łamią teraz regułę / those that break a rule now.")
@looking
def visits_command(
    day: datetime | None, tomorrow: bool, programme: str | None, json_file: str | None, speaker: Speaker, **wanted: Any
) -> None:
    """Wizyty: gdzie jutro być / the visits in force: where to be tomorrow."""
    wanted["application"] = wanted.pop("person")
    if wanted.pop("broken"):
        _broken(programme, json_file, speaker)
        return
    with opened() as app:
        scope = scope_named(app, programme, speaker)
        rows = ReadDoor(app).visits(scope, day=_day(day, tomorrow), **wanted)
        broken = _broken_among(rows, scope, ReadDoor(app))
    answer(json_file, {"programme": str(scope), "visits": rows, "broken": broken}, show_visits(rows, speaker, broken))


def _broken_among(rows: list[VisitRow], scope: Scope, door: ReadDoor) -> list[dict[str, Any]]:
    """Of the visits listed; nobody's home is read where none is."""
    months = {row["visit"]: Month.of(row["month"]) for row in rows if not row["cancelled"]}
    found = door.broken(scope, act(None, None).actor, set(months.values())) if months else []
    return [one.model_dump() for one in found if one.visit in months]


def _broken(programme: str | None, json_file: str | None, speaker: Speaker) -> None:
    with opened() as app:
        scope = scope_named(app, programme, speaker)
        rows = [one.model_dump() for one in ReadDoor(app).broken(scope, act(None, None).actor)]
    text = "\n".join(show_broken(one, speaker) for one in rows) or speaker.say("no_broken")
    answer(json_file, {"programme": str(scope), "visits": rows}, text)


def _day(day: datetime | None, tomorrow: bool) -> date | None:
    from planner.terms.scope import today

    if tomorrow:
        return today() + timedelta(days=1)
    return None if day is None else day.date()


@click.command("book")
@click.option("--application", required=True, metavar="ID", help="U kogo / whom.")
@click.option("--assistant", required=True, metavar="ID", help="Kto / who serves.")
@start_option
@minutes_option
@recording
def book_command(start: str, minutes: int, speaker: Speaker, **options: Any) -> None:
    """Dodaj wizytę, jeśli nie łamie żadnej reguły / add a visit, unless it breaks a rule."""
    first, last = times(start, minutes)
    who = {"application": options["application"], "assistant": options["assistant"]}
    do_and_tell("book", BookVisit(**who, start=first, end=last), options, speaker)


@click.command("move")
@click.argument("visit")
@start_option
@minutes_option
@recording
def move_command(visit: str, start: str, minutes: int, speaker: Speaker, **options: Any) -> None:
    """Przenieś wizytę na inną porę / move a visit to another time."""
    first, last = times(start, minutes)
    do_and_tell("move", MoveVisit(visit=visit, start=first, end=last), options, speaker)


@doing("reassign", ReassignVisit, arguments=["visit"])
def reassign_command() -> None:
    """Daj wizytę innemu asystentowi / give a visit to another assistant."""


@doing("cancel", CancelVisit, arguments=["visit"])
def cancel_command() -> None:
    """Odwołaj wizytę / cancel a visit."""


def times(start: str, minutes: int) -> tuple[str, str]:
    """Start and end as rosters write them. Raises InputRefused for what is no moment."""
    from planner.terms.clock import shown

    first = moment_of("--start", start)
    return shown(first), shown(first + minutes)
