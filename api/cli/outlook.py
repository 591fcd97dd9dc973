"""`capacity`: assistants' hours needed against available. Files alone."""

import sys
from pathlib import Path
from typing import Any

import click

from api.cli.files import case_in, document_json, read_document
from api.cli.options import EXIT_OF_STATUS, PATH, case_argument, json_option, lang_option, refusing, seconds_option
from api.cli.outputs import write_told
from api.cli.progress import progress
from api.words.capacity import show_capacity
from api.words.messages import Speaker
from planner.outlook.capacity.capacity import capacity
from planner.rules.eligibility import inputs_of
from planner.solver.allocation.run import Run


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
