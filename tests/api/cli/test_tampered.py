"""A record that somebody changed past the program and that does not replay: a sentence, and nothing is stored."""

from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from psycopg import Connection

from api.cli.main import main
from planner.record.application import Godziny
from planner.record.store.database import connect
from projections.engine.schema import prepare
from tests.planner.commands.test_broken_visits import published
from tests.worlds.folders import Folder
from tests.worlds.looking import NIGHTLY
from tests.worlds.recorded import of
from tests.worlds.recorded_month import month

EVENTS = "godziny.godziny_events"
HOW = {
    "emptied": f"UPDATE {EVENTS} SET state = '{{}}' WHERE topic = %s",
    "no json": f"UPDATE {EVENTS} SET state = '\\xff' WHERE topic = %s",
    "another kind": f"UPDATE {EVENTS} SET topic = 'nothing.of_this_name' WHERE topic = %s",
    "taken out": f"DELETE FROM {EVENTS} WHERE topic = %s",
}
TOPICS = ("programme.opened", "application.received", "assistant.registered", "plan.computed", "visit.scheduled")
SOME = [("emptied", "programme.opened"), ("taken out", "application.received")]
LOOKING = [["balances"], ["history", "A-1"], ["visits"], ["replay", "--at", "2026-02-01"]]
DOING = [["announce", "--yes"], ["call-up", "A-1", "--hours", "5"]]
if NIGHTLY:
    LOOKING += [["ranking"], ["history", "programme"], ["visits", "--broken"], ["rederive"], ["forecast"], ["journal"]]
    LOOKING += [["today", "--day", "2026-03-01"]]
    DOING += [
        ["withdraw", "A-1", "--used-hours", "0"],
        ["absence", "S-1", "--from", "2026-03-02", "--to", "2026-03-02"],
    ]
    DOING += [["replan", "--at", "2026-04"], ["draft", "--month", "2026-03", "--steps", "10"]]


def godziny(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", "en"])


def changed(owner: Connection, how: str, topic: str) -> None:
    owner.execute(f"ALTER TABLE {EVENTS} DISABLE TRIGGER only_grows".encode())
    assert owner.execute(HOW[how].encode(), [topic]).rowcount > 0


def events(owner: Connection) -> int:
    found = owner.execute(f"SELECT count(*) FROM {EVENTS}".encode()).fetchone()
    assert found
    return int(found[0])


@pytest.mark.parametrize(("how", "topic"), list(product(HOW, TOPICS)) if NIGHTLY else SOME)
def test_no_command_ends_in_a_traceback(
    how: str, topic: str, empty_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_url)
    prepare(empty_url)
    with Godziny(empty_url) as app:
        published(app, "Gmina Próbna")
    folder = Folder.of(of("Gmina Próbna", month())).write(tmp_path / "folder")
    with connect(empty_url) as owner:
        changed(owner, how, topic)
        before = events(owner)

    answers = {tuple(one): godziny(*one) for one in (*LOOKING, *DOING, ["import", str(folder)])}

    assert {one.exit_code for one in answers.values()} <= {0, 2, 70}
    assert {name[0] for name, one in answers.items() if one.exit_code == 70} <= {"ranking", "replay"}
    assert all(one.output for one in answers.values())
    if topic == "programme.opened":
        refused = [" ".join(answers[tuple(one)].output.split()) for one in (*DOING, ["import", str(folder)])]
        assert all("does not replay" in one or "There is no programme" in one for one in refused)
        with connect(empty_url) as owner:
            assert events(owner) == before
    told = godziny("export", str(tmp_path / "e"))
    assert told.exit_code
    assert "Somebody changed the database past the program" in " ".join(told.output.split())
