"""`godziny verify`: the independent verifier, called by the program."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.main import main
from tests.worlds.exports import OFFICE, export, text

LINES = export(60)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "export.jsonl").write_bytes(text(LINES))
    (tmp_path / "key").write_text(OFFICE.vkey + "\n", "utf-8")
    return tmp_path


def godziny(folder: Path, *more: str, lang: str = "en") -> Result:
    command = ["verify", str(folder / "export.jsonl"), "--key", str(folder / "key"), "--lang", lang, *more]
    return CliRunner().invoke(main, command, prog_name="godziny")


def test_a_whole_export_is_whole_in_both_languages(folder: Path) -> None:
    assert godziny(folder).output.startswith("The file is whole.\n")
    polish = godziny(folder, lang="pl")

    assert (polish.exit_code, polish.output.splitlines()[0]) == (0, "Plik jest nienaruszony.")


def test_an_altered_export_says_where_on_the_screen_and_as_json(folder: Path) -> None:
    (folder / "export.jsonl").write_bytes(
        text(LINES).replace(b'"hours": 41', b'"hours": 42').replace(b'"hours":41', b'"hours":42')
    )

    told = godziny(folder, "--json", str(folder / "verdict.json"))

    assert told.exit_code == 1
    assert "the entry was altered" in told.output
    verdict = json.loads((folder / "verdict.json").read_text("utf-8"))
    assert (verdict["status"], verdict["findings"][0]["code"]) == ("altered", "entry_altered")
    assert godziny(folder, "--json", str(folder / "verdict.json")).exit_code == 1


def test_what_cannot_be_judged_ends_with_two_and_no_input_is_overwritten(folder: Path) -> None:
    assert godziny(folder, "--json", str(folder / "key")).exit_code == 2
    assert godziny(folder, "--json", str(folder / "export.jsonl")).exit_code == 2
    assert godziny(folder, "--checkpoint", str(folder / "none")).exit_code == 2
    assert godziny(folder).exit_code == 0
    (folder / "key").unlink()

    told = godziny(folder, lang="pl")

    assert (told.exit_code, told.output) == (2, "Nie da się sprawdzić:\n- klucz (--key): nie ma takiego pliku\n")
