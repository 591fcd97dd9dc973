"""The master key lost, a wrong one, a file that others can read: a clear refusal, and nothing is harmed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.commands.importing import ImportCase
from planner.commands.programmes import scope_of
from planner.keys.masters import Master, Masters
from planner.record.application import Godziny
from planner.record.log.recorded import leaves
from planner.record.store.database import connect
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from projections.engine.schema import prepare
from tests.worlds.cases import application, case
from tests.worlds.keys import opened as keys_in
from tests.worlds.recorded import announced, by, known_of, of

UNIT = "Gmina Kluczowa"
PEOPLE = case([application("A-1", contact=(("name", "Ewa Beta"),)), application("A-2")])


@pytest.fixture
def scope(empty_url: str, tmp_path: Path) -> Iterator[Scope]:
    prepare(empty_url)
    with Godziny(empty_url, keys=lambda: keys_in(tmp_path)) as app:
        yield announced(app, UNIT, PEOPLE)


def lose(folder: Path) -> None:
    (folder / "master.key").rename(folder / "away")


def replace(folder: Path) -> None:
    lose(folder)
    (folder / "master.key").write_text(Masters((Master.made(),)).text())
    (folder / "master.key").chmod(0o600)


def open_to_all(folder: Path) -> None:
    (folder / "master.key").chmod(0o644)


def put_back(folder: Path) -> None:
    if (folder / "away").exists():
        (folder / "away").replace(folder / "master.key")
    (folder / "master.key").chmod(0o600)


@pytest.mark.parametrize(
    ("harm", "code"),
    [(lose, "master_key_lost"), (replace, "wrong_master_key"), (open_to_all, "keys_open_to_others")],
)
def test_nothing_personal_is_read_or_recorded_and_all_else_goes_on(
    empty_url: str, tmp_path: Path, scope: Scope, harm: Callable[[Path], None], code: str
) -> None:
    harm(tmp_path)
    with connect(empty_url) as reader:
        before = list(leaves(reader))
    given = of(UNIT, case([*PEOPLE.applications, application("A-3")]))

    with Godziny(empty_url, keys=lambda: keys_in(tmp_path)) as app:
        with pytest.raises(Refused, match=code):
            known_of(app, scope, "A-1")
        with pytest.raises(Refused, match=code):
            app.do(ImportCase(case=given), scope_of(given.programme), by())
        assert ReadDoor(app).balances(scope).total["people"] == 2

    put_back(tmp_path)
    with connect(empty_url) as reader:
        assert list(leaves(reader)) == before
    with Godziny(empty_url, keys=lambda: keys_in(tmp_path)) as app:
        assert known_of(app, scope, "A-1")["name"] == "Ewa Beta"


def test_a_record_whose_store_of_keys_is_gone_says_so(empty_url: str, tmp_path: Path, scope: Scope) -> None:
    with (
        Godziny(empty_url, keys=lambda: keys_in(tmp_path / "other")) as app,
        pytest.raises(Refused, match="person_key_missing"),
    ):
        known_of(app, scope, "A-1")
