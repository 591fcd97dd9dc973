"""Several values behind one option, beside arguments that are asked for and such that may be left out."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from api.cli.repeating import NEXT, Repeating


@click.command(cls=Repeating)
@click.argument("case")
@click.option("--change", "changes", multiple=True)
@click.option("--scenario", is_flag=True, expose_value=False)
@click.option("--json", "json_file")
def asked(case: str, changes: tuple[str, ...], json_file: str | None) -> None:
    click.echo(f"{case} {changes} {json_file}", nl=False)


@click.command(cls=Repeating)
@click.argument("case", required=False)
@click.option("--change", "changes", multiple=True)
@click.option("--allow-lower", multiple=True)
def left_out(case: str | None, changes: tuple[str, ...], allow_lower: tuple[str, ...]) -> None:
    click.echo(f"{case} {changes} {allow_lower}", nl=False)


def told(command: click.Command, *words: str) -> str:
    return CliRunner().invoke(command, list(words), catch_exceptions=False).output


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("F --change a=1 b=2 --json J", "F ('a=1', 'b=2') J"),
        ("F --json J --change a=1 b=2", "F ('a=1', 'b=2') J"),
        ("F --change=a=1 b=2", "F ('a=1', 'b=2') None"),
        ("--change a=1 F b=2", "F ('a=1', 'b=2') None"),
        ("F --change a=1 --change b=2 c=3", "F ('a=1', 'b=2', 'c=3') None"),
        ("F --change -1", "F ('-1',) None"),
        ("F --change --scenario", "F ('--scenario',) None"),
        ("F", "F () None"),
    ],
)
def test_words_behind_an_option_are_its_values(words: str, means: str) -> None:
    assert told(asked, *words.split()) == means


def test_another_scenario_is_marked_between_changes() -> None:
    assert told(asked, *"F --change a=1 --scenario b=2".split()) == f"F {('a=1', NEXT, 'b=2')} None"


def test_further_arguments_are_refused() -> None:
    assert "unexpected extra argument" in told(asked, "F", "G")
    assert "unexpected extra argument" in told(asked, "F", "--change", "a=1", "--json", "J", "G")


def test_arguments_that_may_be_left_out_are_files_that_are_there(tmp_path: Path) -> None:
    folder = str(tmp_path)

    assert told(left_out, "--change", "a=1", "b=2") == "None ('a=1', 'b=2') ()"
    assert told(left_out, "--allow-lower", "A-1", "A-2", "--change", "c=3") == "None ('c=3',) ('A-1', 'A-2')"
    assert told(left_out, "--change", "a=1", folder, "b=2") == f"{folder} ('a=1', 'b=2') ()"
    assert told(left_out, folder, "--change", "a=1", "b=2") == f"{folder} ('a=1', 'b=2') ()"


def test_a_command_without_scenarios_knows_no_such_option() -> None:
    assert "No such option" in told(left_out, "--scenario")
