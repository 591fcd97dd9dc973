"""`keys`, as an operator sees it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.main import main
from planner.keys.private import write_private
from planner.keys.subjects import Erased
from tests.worlds.keys import masters, opened, own_file, subject

WHO = subject(1)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GODZINY_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def keys(home: Path) -> Path:
    """A folder with the keys of three people and a unit."""
    with opened(home / "keys") as store:
        store.person_keys(map(subject, range(3)))
        store.unit_key("gmina")
    return home / "keys"


def godziny(*arguments: object, language: str = "en") -> Result:
    return CliRunner().invoke(main, ["keys", *map(str, arguments), "--lang", language], catch_exceptions=False)


def test_an_operator_sees_where_the_keys_lie_and_that_they_have_no_backup(keys: Path, tmp_path: Path) -> None:
    shown = godziny("show", "--json", tmp_path / "keys.json")
    again = godziny("show", "--json", tmp_path / "keys.json")

    assert (shown.exit_code, again.exit_code) == (0, 0)
    (master,) = masters(keys)
    assert f"Wrapped by the master key {master.name}: people 3, units 1" in shown.output
    assert "There is no backup of the keys." in shown.output
    document = json.loads((tmp_path / "keys.json").read_text())
    assert (document["persons"], document["master"], document["backups"]) == (3, master.name, [])


def test_keys_are_backed_up_and_restored_elsewhere(keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backed = godziny("backup", tmp_path / "backup")
    shown = godziny("show")
    monkeypatch.setenv("GODZINY_KEYS", str(tmp_path / "new"))
    lost = godziny("restore", tmp_path / "backup")
    write_private(tmp_path / "new" / "master.key", (keys / "master.key").read_bytes())
    restored = godziny("restore", tmp_path / "backup")
    twice = godziny("restore", tmp_path / "backup", language="pl")

    assert backed.exit_code == 0
    assert "which is not in it" in " ".join(backed.output.split())
    assert "up to date with erasures" in shown.output
    assert (lost.exit_code, "No new one was made" in lost.output) == (2, True)
    assert (restored.exit_code, restored.output.startswith("4 keys were restored")) == (0, True)
    assert (twice.exit_code, "są już klucze" in twice.output) == (2, True)


def test_another_master_key_is_taken_only_by_somebody_who_is_sure(keys: Path) -> None:
    before = masters(keys)
    looked = godziny("rotate", "--dry-run")
    unsure = godziny("rotate")
    assert masters(keys) == before
    done = godziny("rotate", "--yes")

    assert (looked.exit_code, unsure.exit_code, done.exit_code) == (0, 2, 0)
    assert "4 keys and all backups" in looked.output
    assert "add --yes" in unsure.output
    (after,) = masters(keys)
    assert f"4 keys are wrapped by the master key {after.name}" in done.output
    assert "older" not in done.output
    assert after not in before


def test_the_new_master_key_may_come_from_a_file_and_be_made_there(keys: Path, tmp_path: Path) -> None:
    looked = godziny("rotate", "--to", tmp_path / "new.key", "--dry-run")
    assert not (tmp_path / "new.key").exists()
    done = godziny("rotate", "--to", tmp_path / "new.key", "--yes")

    assert (looked.exit_code, done.exit_code) == (0, 0)
    assert (tmp_path / "new.key").read_bytes() == (keys / "master.key").read_bytes()
    assert (tmp_path / "new.key").stat().st_mode & 0o777 == 0o600


def test_an_erasure_that_waits_for_a_backup_is_finished_where_it_is_now(keys: Path, tmp_path: Path) -> None:
    with opened(keys) as store:
        key = store.person_keys([WHO])[WHO]
        store.backup(tmp_path / "backup")
        (tmp_path / "backup").rename(tmp_path / "moved")
        store.erase(WHO)
    looked = godziny("finish-erasing", "--dry-run")
    unsure = godziny("finish-erasing", tmp_path / "moved")
    away = godziny("finish-erasing", "--yes")
    done = godziny("finish-erasing", tmp_path / "moved", "--gone", tmp_path / "backup", "--yes")

    assert (looked.exit_code, unsure.exit_code, away.exit_code, done.exit_code) == (0, 2, 0, 0)
    assert "1 backup would be brought up to date" in " ".join(looked.output.split())
    assert "1 erasure has not reached it, not to be found now" in " ".join(away.output.split())
    assert "Every known backup is up to date" in done.output
    with opened(keys) as store:
        assert isinstance(store.opened([key.id])[key.id], Erased)
        assert [one.file for one in store.info().backups] == [str(tmp_path / "moved")]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_keys_that_others_may_read_are_refused_with_the_way_out(keys: Path, language: str) -> None:
    (keys / "master.key").chmod(0o644)

    shown = godziny("show", language=language)

    assert shown.exit_code == 2
    assert f"{keys / 'master.key'}" in shown.output
    assert "chmod 600" in shown.output
    assert "keys rotate" in shown.output


def test_two_sources_of_a_master_key_are_refused(keys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GODZINY_MASTER_KEY", "anything")
    monkeypatch.setenv("GODZINY_MASTER_KEY_FILE", str(keys / "master.key"))

    shown = godziny("show")

    assert (shown.exit_code, "only one of them" in shown.output) == (2, True)


def test_a_wrong_master_key_is_named_and_never_shown(keys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = own_file(keys).read()
    assert known is not None
    (keys / "master.key").unlink()
    other = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    monkeypatch.setenv("GODZINY_MASTER_KEY", other)

    shown = godziny("show")

    assert shown.exit_code == 2
    assert known.newest.name in shown.output
    assert "630dcd29" in shown.output
    assert other not in shown.output


@pytest.mark.parametrize("language", ["pl", "en"])
def test_every_answer_fits_on_80_columns(keys: Path, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(keys.parent)
    monkeypatch.setenv("GODZINY_KEYS", "keys")
    calls = [["show"], ["backup", "b"], ["rotate", "--dry-run"], ["rotate", "--yes"], ["finish-erasing", "--dry-run"]]

    for call in [*calls, ["finish-erasing", "--yes"]]:
        called = godziny(*call, language=language)
        assert (called.exit_code, [line for line in called.output.splitlines() if len(line) > 80]) == (0, [])
