"""`today`: one list of what is worth a telephone call."""

from datetime import datetime

import click

from api.cli.answering import answer
from api.cli.doing import looking
from api.cli.opening import act, opened, scope_named
from api.words.attention import show_today, today_document
from api.words.messages import Speaker
from planner.terms.scope import sensible, today
from projections.door import ReadDoor


@click.command("today")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Ten dzień / seen from this day; by default today.")
@looking
def today_command(day: datetime | None, speaker: Speaker, programme: str | None, json_file: str | None) -> None:
    """Do kogo dziś zadzwonić: powód, następny krok, termin / whom to call today: why, what next, by when."""
    asked = today() if day is None else sensible(day.date(), "day")
    with opened() as app:
        scope = scope_named(app, programme, speaker)
        found = ReadDoor(app).today(scope, asked, act(None, None).actor)
    document = today_document(scope, asked, found, speaker)
    answer(json_file, document, show_today(document, speaker))
