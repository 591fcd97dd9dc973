"""`journal`: who asked for what, when, and what came of it."""

from datetime import date, datetime
from typing import Any

import click

from api.cli.answering import answer
from api.cli.doing import looking
from api.cli.opening import opened, scope_named
from api.words.journal import show_journal
from api.words.messages import Speaker
from planner.record.journal_told import wanted_lines
from projections.door import ReadDoor

DAY = click.DateTime(["%Y-%m-%d"])
MOST_NUMBER = 2**62


@click.command("journal")
@click.option("--from", "first", type=DAY, help="Od dnia / from this day.")
@click.option("--to", "last_day", type=DAY, help="Do dnia włącznie / to this day, inclusive.")
@click.option("--actor", "of", metavar="X", help="Czyje / by whom.")
@click.option("--last", type=click.IntRange(1, 1_000_000), default=50, help="Ile ostatnich / how many of the newest.")
@click.option("--before", type=click.IntRange(1, MOST_NUMBER), help="Przed tym numerem / before this number.")
@looking
def journal_command(speaker: Speaker, programme: str | None, json_file: str | None, **options: Any) -> None:
    """Dziennik: kto, kiedy, jakie polecenie, co z niego wynikło / the journal: who, when, what, with what result."""
    days = (_day(options["first"]), _day(options["last_day"]))
    wanted = wanted_lines(options["last"], days, options["of"], options["before"])
    with opened() as app:
        scope = scope_named(app, programme, speaker)
        page = ReadDoor(app).journal(scope, wanted)
    answer(json_file, {"programme": str(scope), **page}, show_journal(page, speaker))


def _day(given: datetime | None) -> date | None:
    return None if given is None else given.date()
