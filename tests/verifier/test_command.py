"""`python -m verifier`, as somebody runs it on another computer."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import verifier
from tests.worlds.exports import OFFICE, export, text, write_big
from verifier import facts
from verifier.__main__ import main
from verifier.facts import Reader
from verifier.judging import verify
from verifier.sentences import SENTENCES, TERMS
from verifier.verdict import ALTERED, UNREADABLE, WHOLE
from verifier.words import LANGUAGES, show_verdict

HOUSE = Path(verifier.__file__).parent
LINES = export(60)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "export.jsonl").write_bytes(text(LINES))
    return tmp_path / "export.jsonl"


def test_it_needs_only_python_and_cryptography() -> None:
    allowed = {*sys.stdlib_module_names, "cryptography", "verifier"}
    for source in HOUSE.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {name.split(".")[0] for name in names} <= allowed, source


def test_it_runs_by_itself_from_a_copy_of_its_folder(file: Path, tmp_path: Path) -> None:
    (tmp_path / "verifier").symlink_to(HOUSE)
    command = [sys.executable, "-m", "verifier", file.name, "--key", OFFICE.vkey, "--lang", "pl"]

    run = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, env={"PATH": os.environ["PATH"]}, check=False
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("Plik jest nienaruszony.\n\nWpisów: ")
    assert "gmina-złota-0, edycja 2026: przyznano " in run.stdout
    assert "Skrót zapisu: sha256:" in run.stdout


def test_the_exit_status_says_how_it_ended(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(file), "--key", OFFICE.vkey, "--lang", "en"]) == 0
    file.write_bytes(text([*LINES[:20], *LINES[21:]]))
    capsys.readouterr()
    assert main([str(file), "--key", OFFICE.vkey, "--lang", "en"]) == 1
    assert "- line 21, entry 19: the entry that should stand here is missing\n" in capsys.readouterr().out
    assert main([str(file), "--key", "nobody", "--lang", "en"]) == 2
    assert "- the key (--key): there is no such file" in capsys.readouterr().out


def test_the_verdict_comes_as_json_and_never_onto_a_file(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = file.with_name("verdict.json")
    assert main([str(file), "--key", OFFICE.vkey, "--json", str(target)]) == 0
    verdict = json.loads(target.read_text("utf-8"))
    assert (verdict["status"], verdict["found"], verdict["summary"]["events"]) == ("whole", 0, 60)
    assert [one["unit"] for one in verdict["summary"]["programmes"]] == ["gmina-złota-0", "gmina-złota-1"]

    before = file.read_bytes()
    assert main([str(file), "--key", OFFICE.vkey, "--json", str(file)]) == 2
    assert file.read_bytes() == before
    capsys.readouterr()
    main([str(file), "--key", OFFICE.vkey, "--json", "-"])
    assert json.loads(capsys.readouterr().out) == verdict


def test_every_code_has_a_sentence_in_both_languages_and_every_sentence_a_code() -> None:
    sources = "".join(one.read_text("utf-8") for one in HOUSE.glob("*.py") if one.name != "sentences.py")
    composed = ("checkpoint_resigned", "checkpoint_signature", "seal_resigned", "seal_signature")
    composed += ("number_command", "number_event", "unread_key", "unread_kept", "unread_file")

    for code in (*SENTENCES, *filter(None, TERMS)):
        assert f'"{code}"' in sources or code in composed or code in sources, code
    for pair in (*SENTENCES.values(), *TERMS.values()):
        assert len(pair) == len(LANGUAGES)
        assert all(pair)
        assert pair[0] != pair[1]


def test_what_a_file_says_reaches_the_screen_without_control_characters(file: Path) -> None:
    file.write_bytes(text([LINES[0].replace(b'"key":"', b'"key":"\\u001b[2J' + b"x" * 500), *LINES[1:]]))

    told = show_verdict(verify(file, OFFICE.vkey), "en")

    assert "\x1b" not in told
    assert "\\u001b[2Jxxx" in told
    assert "x" * 200 not in told


def test_a_big_file_is_read_by_two_processes_with_the_same_verdict(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = text(LINES).replace(b'"budget_hours":1000', b'"budget_hours":"no"').replace(b"anna", b"Anna", 3)
    for content, status in ((text(LINES), WHOLE), (broken, ALTERED)):
        file.write_bytes(content)
        alone = verify(file, OFFICE.vkey)
        with monkeypatch.context() as patch:
            patch.setattr(facts, "WORTH_A_PROCESS", 0)
            assert verify(file, OFFICE.vkey) == alone
        assert alone.status == status


def test_where_no_process_can_be_started_one_does_all(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "WORTH_A_PROCESS", 0)
    for executable in ("/nonexistent/python", "/bin/false"):
        monkeypatch.setattr(sys, "executable", executable)
        assert verify(file, OFFICE.vkey).status == WHOLE


def test_a_process_that_nobody_asks_is_stopped(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "WORTH_A_PROCESS", 0)
    reader = Reader(file, file.stat().st_size, 2)
    assert reader.process is not None

    reader.stop()

    assert reader.process.poll() is not None


def test_more_than_a_line_of_leaves_is_whole_and_a_far_swap_is_found(tmp_path: Path) -> None:
    big = tmp_path / "big.jsonl"
    write_big(big, 2600)
    told: list[tuple[int, int]] = []
    assert verify(big, OFFICE.vkey, told=lambda done, total: told.append((done, total))).status == WHOLE

    lines = big.read_bytes().split(b"\n")[:-1]
    leaves = [at for at, line in enumerate(lines) if line.startswith(b'{"leaves"')]
    assert len(leaves) >= 3
    for at in leaves:
        for changed in (
            lines[:at] + lines[at + 1 :],
            lines[: at + 1] + lines[at:],
            [*lines[:at], lines[at][:-3], *lines[at + 1 :]],
        ):
            big.write_bytes(text(changed))
            verdict = verify(big, OFFICE.vkey)
            assert verdict.status == ALTERED
            assert not [one for one in verdict.findings if one.code.startswith("entry_")], verdict.findings
    last = leaves[-1]
    big.write_bytes(text([*lines[:last], lines[last].replace(b'"from":', b'"from":1'), *lines[last + 1 :]]))
    assert verify(big, OFFICE.vkey).status == ALTERED


def test_an_unreadable_file_is_told_in_both_languages(tmp_path: Path) -> None:
    verdict = verify(tmp_path / "none", OFFICE.vkey)

    assert verdict.status == UNREADABLE
    assert show_verdict(verdict, "pl") == "Nie da się sprawdzić:\n- plik: nie ma takiego pliku"
