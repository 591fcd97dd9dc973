"""Commands called wrongly are answered in the user's language: every option, every argument, every kind of mistake."""

import re
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner, Result

from api.cli.main import COMMANDS, main
from api.cli.options import lang_option, refusing
from api.words.messages import Speaker

ENGLISH = re.compile(
    r"Invalid|Missing|No such|Error:|Usage:|Try '|is not|does not|in the range|unexpected|requires|call_"
)


def godziny(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments], prog_name="godziny", env={"LANG": "pl_PL.UTF-8", "LC_ALL": ""})


def options() -> Iterator[tuple[str, click.Option]]:
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        assert command is not None
        yield from ((name, one) for one in command.params if isinstance(one, click.Option))


def refusable() -> list[tuple[str, str, str]]:
    kinds = (click.Choice, click.DateTime, click.IntRange, click.FloatRange, click.types.IntParamType)
    found = ((name, max(one.opts, key=len), one) for name, one in options() if isinstance(one.type, kinds))
    return [(name, option, option) for name, option, one in found if not one.is_flag and option != "--lang"]


@pytest.mark.parametrize(("command", "option"), sorted({(one[0], one[1]) for one in refusable()}))
def test_a_value_that_an_option_cannot_have(command: str, option: str) -> None:
    called = godziny(command, option, "zła")

    assert (called.exit_code, ENGLISH.search(called.output)) == (2, None)
    assert f"{option}: „zła”; dozwolone: " in called.output
    assert f"Pomoc: godziny {command} --help" in called.output


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_what_is_missing_too_much_or_unknown(command: str) -> None:
    for called in (
        godziny(command, "--nie-ma"),
        godziny(command, "--actr", "x"),
        godziny(command, *["za dużo"] * 9),
        godziny(command, "--lang"),
    ):
        assert called.exit_code == 2
        assert not ENGLISH.search(called.output), called.output


def test_the_language_of_the_call_counts() -> None:
    assert "Nie ma polecenia nic." in godziny("nic").output
    assert "There is no option --x" in godziny("solve", "--x", "--lang", "en").output
    assert "Brakuje opcji --month; jest wymagana." in godziny("roster", "f", "p").output
    assert "Brakuje opcji --start" in godziny("move", "V-1", "--minutes", "1").output
    assert "Brakuje APPLICATION" in godziny("withdraw").output
    assert "Podobne: --actor" in godziny("announce", "--acto", "x").output
    assert "--minutes: „0”; dozwolone: liczba całkowita od 1 do 1440." in godziny("move", "V", "--minutes", "0").output


def test_help_and_version_end_well() -> None:
    assert [godziny(*call).exit_code for call in (("--help",), ("--version",), ("solve", "--help"))] == [0, 0, 0]
    assert "Godziny" in godziny().output


@pytest.mark.parametrize(("language", "said"), [("en", "An error of the program"), ("pl", "Błąd programu")])
def test_what_nobody_foresaw_is_told_with_its_place_and_without_the_data(language: str, said: str) -> None:
    @click.command()
    @lang_option
    @refusing
    def broken(speaker: Speaker) -> None:
        raise ValueError(f"Zenobia Kwiatkowska {speaker.language}")

    answer = CliRunner().invoke(broken, ["--lang", language])

    assert answer.exit_code == 70
    assert answer.output.startswith(f"{said} (ValueError ")
    assert "test_calling.py:" in answer.output
    assert "Zenobia" not in answer.output
