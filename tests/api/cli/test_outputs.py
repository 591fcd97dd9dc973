"""Answers never go onto an input, and onto a file only where it is an earlier answer of the same kind."""

import json
import os
import shutil
import stat
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.main import main
from api.cli.outputs import check_outputs
from planner.terms.refusals import InputRefused
from tests.worlds.places import KRASOCIN


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments), "--lang", "en"], catch_exceptions=False)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("plan") / "plan.json"
    assert run("solve", KRASOCIN, "--json", file).exit_code == 0
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KRASOCIN, tmp_path / "case"))


def contents(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


@pytest.mark.parametrize("name", ["applications.csv", "programme.toml", "absences.csv", "./wishes.csv"])
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_no_answer_takes_the_place_of_an_input_of_the_folder(folder: Path, name: str, force: list[str]) -> None:
    before = contents(folder)

    refused = run("solve", folder, "--json", f"{folder}/{name}", *force)

    assert refused.exit_code == 2
    assert "this is a file with input data" in refused.stderr
    assert contents(folder) == before


def test_links_to_an_input_are_the_input(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "soft").symlink_to(folder / "applications.csv")
    os.link(folder / "applications.csv", tmp_path / "hard")

    for link in ("soft", "hard"):
        refused = run("solve", folder, "--json", tmp_path / link)
        assert "this is a file with input data" in refused.stderr


def test_a_document_that_is_read_is_not_written_over(plan: Path) -> None:
    before = plan.read_bytes()

    assert "input data" in run("check", KRASOCIN, plan, "--json", plan, "--force").stderr
    kept = run("roster", KRASOCIN, plan, "--month", "2026-03", "--keep", plan, "--json", plan)
    assert "input data" in kept.stderr
    assert plan.read_bytes() == before


def test_an_earlier_answer_of_the_same_kind_is_replaced(folder: Path, tmp_path: Path) -> None:
    files = ["--json", tmp_path / "plan.json", "--svg", tmp_path / "plan.svg"]

    assert [run("solve", folder, *files).exit_code for _ in range(2)] == [0, 0]


@pytest.mark.parametrize(
    "text",
    ["{}", "mine", '{"month": "2026-03", "visits": [], "score": {}}', '{"outcome": "ok", "faults": []}', "[" * 9999],
)
def test_any_other_file_is_kept_unless_forced(folder: Path, tmp_path: Path, text: str) -> None:
    file = tmp_path / "plan.json"
    file.write_text(text)

    refused = run("solve", folder, "--json", file)

    assert refused.exit_code == 2
    assert "no earlier answer of the same kind; name another file, or add --force" in refused.stderr
    assert file.read_text() == text
    assert run("solve", folder, "--json", file, "--force").exit_code == 0
    assert json.loads(file.read_text())["status"] == "optimal"


def test_a_picture_of_others_is_kept(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("<svg/>")

    assert "--force" in run("solve", folder, "--svg", tmp_path / "logo.svg").stderr
    assert (tmp_path / "logo.svg").read_text() == "<svg/>"


def test_an_empty_file_is_nobodys(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.json").touch()

    assert run("solve", folder, "--json", tmp_path / "plan.json").exit_code == 0


@pytest.mark.parametrize("other", ["plan.json", "./plan.json", "link", "-"])
def test_one_file_is_no_place_for_two_answers(folder: Path, tmp_path: Path, other: str) -> None:
    (tmp_path / "link").symlink_to("plan.json")
    first, second = (
        name if name == "-" else f"{tmp_path}/{name}" for name in (other, other.replace("link", "plan.json"))
    )

    refused = run("solve", folder, "--json", first, "--svg", second)

    assert refused.exit_code == 2
    assert "the same file is named twice" in refused.stderr
    assert not (tmp_path / "plan.json").exists()


def test_an_output_is_refused_before_anything_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    (tmp_path / "letter").write_text("Szanowni Państwo")

    assert "--force" in run("withdraw", "A-1", "--json", tmp_path / "letter").stderr
    assert "--force" in run("backup", tmp_path / "letter").stderr
    assert "named twice" in run("backup", tmp_path / "copy", "--json", tmp_path / "copy").stderr
    assert contents(tmp_path) == {"letter": "Szanowni Państwo".encode()}


def test_the_demo_keeps_what_is_not_its_own(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text('{"mine": 1}')

    assert run("demo", "--out", tmp_path).exit_code == 2
    assert (tmp_path / "plan.json").read_text() == '{"mine": 1}'


def test_a_new_file_has_the_permissions_of_the_umask(folder: Path, tmp_path: Path) -> None:
    old = os.umask(0o077)
    try:
        run("solve", folder, "--json", tmp_path / "plan.json")
    finally:
        os.umask(old)

    assert stat.S_IMODE((tmp_path / "plan.json").stat().st_mode) == 0o600


def test_every_kind_of_answer_is_known_again(tmp_path: Path) -> None:
    kinds = {
        "plan": {"status": "optimal", "admitted": [], "stages": []},
        "verdict": {"outcome": "ok", "faults": []},
        "roster": {"month": "2026-03", "visits": [], "score": {}},
        "candidates": {"visit": {}, "could": [], "cannot": []},
        "manifest": {"made_at": "", "digest": ""},
        "answer": {"application": "A-1", "standing": "waiting"},
    }
    for name, document in kinds.items():
        (tmp_path / name).write_text(json.dumps(document))

    for file in kinds:
        for kind in kinds:
            if kind == file:
                check_outputs([(str(tmp_path / file), kind)], [])
            else:
                with pytest.raises(InputRefused):
                    check_outputs([(str(tmp_path / file), kind)], [])


def test_a_backup_may_replace_an_earlier_one_and_nothing_else(tmp_path: Path) -> None:
    for name, entry in (("copy", "manifest.json"), ("photos.zip", "sea.jpg")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(entry, "{}")

    check_outputs([(str(tmp_path / "copy"), "backup")], [])
    with pytest.raises(InputRefused):
        check_outputs([(str(tmp_path / "photos.zip"), "backup")], [])


@pytest.mark.parametrize("inside", ["lock", "password", "postgresql/postmaster.pid", "keys/lock", "run/x"])
def test_no_answer_goes_into_the_database_also_with_force(
    inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GODZINY_HOME", str(tmp_path / "home"))
    (tmp_path / "home" / inside).parent.mkdir(parents=True)

    with pytest.raises(InputRefused) as refused:
        check_outputs([(str(tmp_path / "home" / inside), "plan")], [], force=True)

    assert [one.code for one in refused.value.faults] == ["output_in_home"]
    check_outputs([(str(tmp_path / "home" / "mine.json"), "plan")], [])
