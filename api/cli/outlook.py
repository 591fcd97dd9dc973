"""`capacity`: assistants' hours needed against available, of files; `forecast`: hours unused, of the record."""

import sys
from pathlib import Path
from typing import Any

import click

from api.cli.answering import answer
from api.cli.doing import looking
from api.cli.files import case_in, document_json, read_document
from api.cli.opening import opened, scope_named
from api.cli.options import EXIT_OF_STATUS, PATH, case_argument, json_option, lang_option, refusing, seconds_option
from api.cli.outputs import Output, marked, write_told
from api.cli.progress import progress
from api.cli.rostering import month_named
from api.words.capacity import show_capacity
from api.words.forecast import show_back_test, show_forecast
from api.words.messages import Speaker
from planner.outlook.capacity.capacity import capacity
from planner.outlook.forecast.back_test import as_known, back_test
from planner.outlook.forecast.forecast import Forecast, forecast
from planner.record.outlook import MonthMinutes, minutes_by_month, outlook_of
from planner.rules.eligibility import inputs_of
from planner.solver.allocation.run import Run
from planner.terms.calendar import Month
from planner.terms.refusals import Refused
from planner.terms.scope import today
from projections.door import ReadDoor


@click.command("capacity")
@case_argument
@click.argument("plan", type=PATH, required=False)
@json_option("Zapisz jako JSON / as JSON", "capacity")
@seconds_option
@lang_option
@refusing
def capacity_command(case: Path, plan: Path | None, speaker: Speaker, **options: Any) -> None:
    """Godziny asystentów: ile trzeba, ile jest, czego brakuje / assistants' hours: needed, available, short.

    Bez planu: ile przyznano by, gdyby asystentów nie brakło / without: what would be granted with enough of them.
    """
    given = case_in(case, speaker)
    document = None if plan is None else read_document(plan)
    with progress(speaker) as shown:
        found = capacity(inputs_of(given), Run(options["seconds"], shown.tell), document)
    if options["json_file"]:
        write_told({options["json_file"]: document_json(found.as_json())}, speaker)
    if options["json_file"] != "-":
        click.echo(show_capacity(found, speaker, given.programme.step_hours))
    sys.exit(EXIT_OF_STATUS[found.status])


@click.command("forecast")
@click.option("--month", metavar="M", help="Miesiąc, który się zaczął / the month that has begun; by default this one.")
@click.option("--svg", "svg_file", type=Output("picture"), metavar="F", help="Rysunek do końca roku / the burn-down.")
@click.option(
    "--hours-svg", "hours_file", type=Output("picture"), metavar="F", help="Godziny po miesiącach / by month."
)
@click.option("--back-test", "tested", is_flag=True, help="Jak trafne byłoby w minionych miesiącach / how true it was.")
@looking
def forecast_command(month: str | None, tested: bool, speaker: Speaker, **options: Any) -> None:
    """Ile godzin zostanie niewykorzystanych do końca roku / hours unused at the year's end, with a range."""
    begun = month_named(month) if month else Month.of_day(today())
    with opened() as app:
        year = ReadDoor(app).year(scope_named(app, options["programme"], speaker))
        given = outlook_of(year, begun)
    found = forecast(given)
    _draw(options, minutes_by_month(year, given), found, speaker)
    document = found.as_json()
    text = show_forecast(found, speaker)
    if tested:
        if given.ahead:
            raise Refused("year_not_over", last=given.months[-1])
        before = back_test(as_known(given), given)
        document, text = {**document, "back_test": before.as_json()}, f"{text}\n\n{show_back_test(before, speaker)}"
    answer(options["json_file"], document, text)


def _draw(options: dict[str, Any], hours: list[MonthMinutes], found: Forecast, speaker: Speaker) -> None:
    if not (options["svg_file"] or options["hours_file"]):
        return
    from api.pictures.outlook import MonthHours, burn_down_svg, hours_svg

    drawn: dict[str, str | bytes] = {}
    if options["svg_file"]:
        drawn[options["svg_file"]] = marked(burn_down_svg(found, speaker))
    if options["hours_file"]:
        months = [MonthHours(**vars(one)) for one in hours]
        drawn[options["hours_file"]] = marked(hours_svg(months, speaker))
    write_told(drawn, speaker)
