"""`what-if`: the case and the case with changes, side by side, from files alone."""

import sys
from pathlib import Path
from typing import Any

import click

from api.cli.files import case_in, document_json, rows_of
from api.cli.options import (
    EXIT_OF_STATUS,
    case_argument,
    change_option,
    json_option,
    lang_option,
    refusing,
    seconds_option,
)
from api.cli.outputs import write_told
from api.cli.progress import progress
from api.cli.repeating import NEXT, Repeating
from api.words.messages import Speaker
from api.words.what_if import show_what_if
from planner.scenarios.change import Change, parse_scenarios
from planner.scenarios.what_if import what_if
from planner.solver.allocation.run import Run


@click.command("what-if", cls=Repeating)
@case_argument
@change_option
@click.option("--scenario", is_flag=True, expose_value=False, help="Następny wariant / another scenario begins.")
@json_option("Zapisz porównanie jako JSON / the comparison as JSON", "what-if")
@seconds_option
@lang_option
@refusing
def what_if_command(case: Path, speaker: Speaker, **options: Any) -> None:
    """Co by było, gdyby: przypadek bez zmian i ze zmianami / the case without and with changes; stores nothing."""
    scenarios = scenarios_of(options["changes"])
    given = case_in(case, speaker)
    with progress(speaker) as shown:
        found = what_if(given, scenarios, Run(options["seconds"], shown.tell))
    if options["json_file"]:
        write_told({options["json_file"]: document_json(found.as_json())}, speaker)
    if options["json_file"] != "-":
        click.echo(show_what_if(found, speaker))
    sys.exit(EXIT_OF_STATUS[found.scenarios[-1].plan["status"]])


def scenarios_of(words: tuple[str, ...]) -> list[tuple[Change, ...]]:
    """The changes of each scenario, at least one; `--scenario` begins another."""
    groups: list[list[str]] = [[]]
    for word in words:
        if word == NEXT:
            groups.append([])
        else:
            groups[-1].append(word)
    return parse_scenarios([group for group in groups if group] or [[]], rows_of)
