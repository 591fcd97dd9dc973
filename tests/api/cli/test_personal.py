"""`own-data`, `erase`, `access`, `key`, `export`, and `restore` of an export, as a user sees them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.main import main
from planner.record.application import Godziny
from projections.engine.schema import prepare
from tests.worlds.cases import application, assistant, case
from tests.worlds.databases import database
from tests.worlds.recorded import announced


@pytest.fixture(autouse=True)
def _own_record(empty_url: str, unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_url)
    prepare(empty_url)
    people = [application("A-1", contact=(("name", "Ewa Beta"),)), application("A-2")]
    with Godziny(empty_url) as app:
        announced(app, unit, case(people, [assistant("S-1")]))


def godziny(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", "en"], given)


def test_own_data_are_readable_and_json(tmp_path: Path) -> None:
    told = godziny("own-data", "A-1", "--actor", "ola", "--json", str(tmp_path / "own.json"))

    assert told.exit_code == 0
    assert "Ewa Beta" in told.output
    assert all(len(line) <= 80 for line in told.output.splitlines())
    assert json.loads((tmp_path / "own.json").read_text())["known"]["name"] == "Ewa Beta"
    assert "ola: A-1; for: telling the person of their data" in " ".join(godziny("access", "A-1").output.split())


def test_erasing_is_shown_first_and_wants_to_be_confirmed() -> None:
    order = ("--order", "ZSO.1.2026")

    assert "2029-03-31" in godziny("erase", "A-1").output
    would, unsure = godziny("erase", "A-1", *order, "--dry-run"), godziny("erase", "A-1", *order)
    assert (would.exit_code, unsure.exit_code) == (0, 2)
    assert "Ewa Beta" in godziny("own-data", "A-1").output

    done = godziny("erase", "A-1", *order, "--yes")

    assert done.exit_code == 0
    gone = godziny("own-data", "A-1").output
    assert "Ewa Beta" not in gone
    assert "The personal data were erased" in gone
    assert "100" in godziny("balances").output


def test_an_export_goes_into_an_empty_record(tmp_path: Path, server_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file, balances = tmp_path / "history.jsonl", godziny("balances").output
    exported = godziny("export", str(file), "--json", str(tmp_path / "told.json"))
    key = godziny("key").stdout

    assert (exported.exit_code, key.count("\n")) == (0, 1)
    assert key.strip() in exported.output.replace("\n", "").replace(" ", "")
    told = json.loads((tmp_path / "told.json").read_text())
    with database(server_url) as other:
        monkeypatch.setenv("DATABASE_URL", other)
        came = godziny("restore", str(file), "--json", str(tmp_path / "came.json"))
        assert came.exit_code == 0
        assert json.loads((tmp_path / "came.json").read_text())["digest"] == told["digest"]
        assert godziny("balances").output == balances
        assert godziny("restore", str(file)).exit_code == 2


def test_a_checkpoint_kept_elsewhere_is_the_beginning_of_a_later_export(tmp_path: Path) -> None:
    note, file = tmp_path / "note.txt", tmp_path / "history.jsonl"
    note.write_text(godziny("checkpoint").stdout)
    godziny("withdraw", "A-2", "--last-day", "2026-02-10", "--used-hours", "0")
    godziny("export", str(file))
    key = godziny("key").stdout.strip()

    assert godziny("checkpoint").stdout != note.read_text()
    assert godziny("verify", str(file), "--key", key, "--checkpoint", str(note)).exit_code == 0
    note.write_bytes(b"\r\n" + note.read_bytes().strip().replace(b"\n", b"\r\n"))  # as it comes out of a letter
    assert godziny("verify", str(file), "--key", key, "--checkpoint", str(note)).exit_code == 0
    note.write_text(note.read_text().replace("why checkpoint", "why nothing"))
    assert godziny("verify", str(file), "--key", key, "--checkpoint", str(note)).exit_code == 1


def test_an_altered_export_or_one_of_another_key_goes_nowhere(
    tmp_path: Path, server_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, altered = tmp_path / "history.jsonl", tmp_path / "altered.jsonl"
    godziny("export", str(file))
    altered.write_bytes(file.read_bytes().replace(b'"points":10', b'"points":11', 1))
    other_key = "godziny/0123456789abcdef+991c415c+AcxETULkLTXJZxFh4KslhyLTR1m9SHa+np9QObym6tUN"

    with database(server_url) as other:
        monkeypatch.setenv("DATABASE_URL", other)
        assert godziny("restore", str(altered)).exit_code == 1
        assert godziny("restore", str(file), "--key", other_key).exit_code in (1, 2)
        assert godziny("balances").exit_code == 2


def test_an_export_is_written_over_an_earlier_one_and_over_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Szanowna Pani")

    assert [godziny("export", str(tmp_path / "e.jsonl")).exit_code for _ in range(2)] == [0, 0]
    assert godziny("export", str(tmp_path / "letter.txt")).exit_code == 2
    assert (tmp_path / "letter.txt").read_text() == "Szanowna Pani"
