"""Two users of one computer, planted links, folders that others can write into."""

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

from planner.record.store.embedded.supervisor import Embedded
from planner.terms.refusals import Refused
from tests.worlds.accounts import two_users
from tests.worlds.embedded import (
    USE,
    copied,
    embedded,
    ended,
    folder,
    kill_server,
    runs,
    url_of,
    using,
)

SOCKET = ".s.PGSQL.5432"


def test_two_users_of_one_computer_do_not_notice_each_other() -> None:
    with two_users() as (anna, ola), folder() as annas, folder() as olas:
        anna.owns(annas)
        ola.owns(olas)
        both = [using(annas, anna.does(USE)), using(olas, ola.does(USE))]
        url = url_of(both[0])
        assert url_of(both[1]) != url

        asked = using(annas, ola.does(f"psycopg.connect({url!r})"))
        into_annas = using(annas, ola.does(USE))

        assert "Permission denied" in asked.communicate()[1]
        assert "home_of_another" in into_annas.communicate()[1]
        assert [ended(one) for one in both] == [0, 0]
        assert not runs(annas)
        assert not runs(olas)


def test_a_path_too_long_for_a_socket_gets_a_folder_that_others_cannot_enter() -> None:
    with two_users() as (anna, ola), folder() as above:
        home = above / ("d" * 110)
        home.mkdir()
        anna.owns(home)
        above.chmod(0o755)
        process = using(home, anna.does(USE))
        sockets = Path(str(conninfo_to_dict(url_of(process))["host"]))

        assert sockets.name.startswith("godziny-")
        assert stat.filemode(sockets.stat().st_mode) == "drwx------"
        knock = using(home, ola.does(f"socket.socket(socket.AF_UNIX).connect({str(sockets / SOCKET)!r})"))
        assert "PermissionError" in knock.communicate()[1]
        assert ended(process) == 0
        assert not sockets.exists()


def test_a_folder_planted_where_the_socket_was_is_not_used(template: Path) -> None:
    with two_users() as (_, ola), folder() as above:
        home = above / ("d" * 110)
        home.mkdir()
        with embedded(copied(template, home)) as one:
            planted = one.sockets
            kill_server(home)
            shutil.rmtree(planted)
            planted.mkdir()
            ola.owns(planted)
            one.ensure()
            try:
                assert one.sockets != planted
                assert not list(planted.iterdir())
            finally:
                planted.rmdir()


@pytest.mark.parametrize("name", ["log", "lock", "users", "running", "password.new", "pg_hba.conf.new", "run"])
def test_a_link_planted_in_the_home_is_not_followed(home: Path, name: str) -> None:
    with folder() as elsewhere:
        target = elsewhere / "precious"
        target.write_text("precious")
        (home / "password").unlink()
        planted = home / name
        shutil.rmtree(planted) if planted.is_dir() else planted.unlink(missing_ok=True)
        planted.symlink_to(target)

        one = Embedded(home)
        with suppress(Refused):
            one.open()
        one.close()

        assert target.read_text() == "precious"
        assert (target.stat().st_uid, target.stat().st_mode & 0o777) == (os.geteuid(), 0o644 & ~current_umask())


def current_umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def test_the_home_of_another_user_is_refused() -> None:
    with two_users() as (anna, _), folder() as home:
        anna.owns(home)

        with pytest.raises(Refused, match="home_of_another"):
            Embedded(home).open()
        assert list(home.iterdir()) == []


@pytest.mark.parametrize(("mode", "inside"), [(0o1777, []), (0o777, ["letters"]), (0o770, ["letters"])])
def test_a_folder_that_others_write_into_is_refused_and_left_as_it_is(mode: int, inside: list[str]) -> None:
    with folder() as home:
        for name in inside:
            (home / name).touch()
        home.chmod(mode)

        with pytest.raises(Refused, match="home_open"):
            Embedded(home).open()
        assert ([one.name for one in home.iterdir()], stat.S_IMODE(home.stat().st_mode)) == (inside, mode)


@pytest.mark.parametrize(
    "inside", ["letters", "run/o.pid", "lock/x", "postgresql/15/main/PG_VERSION", "pg_hba.conf/x", "password/x"]
)
def test_a_folder_of_something_else_is_refused_and_left_as_it_is(inside: str) -> None:
    with folder() as home:
        (home / inside).parent.mkdir(parents=True, exist_ok=True)
        (home / inside).write_text("of somebody", "utf-8")
        before = {one: one.lstat() for one in sorted(home.rglob("*"))}

        with pytest.raises(Refused, match="home_not_empty"):
            Embedded(home).open()

        assert {one: one.lstat() for one in sorted(home.rglob("*"))} == before


def test_what_else_lies_in_a_home_stays_there(home: Path) -> None:
    with embedded(home):
        (home / "letters").write_text("mine", "utf-8")

    with embedded(home):
        assert (home / "letters").read_text("utf-8") == "mine"


def test_a_home_below_a_folder_that_everybody_can_rename_in_is_refused() -> None:
    with folder() as above:
        above.chmod(0o777)

        with pytest.raises(Refused, match="home_open"):
            Embedded(above / "home").open()


def test_a_home_of_ours_that_others_could_write_into_is_closed(home: Path) -> None:
    home.chmod(0o775)

    with embedded(home):
        assert home.stat().st_mode & 0o007 == 0


def test_nothing_is_left_outside_the_home(home: Path) -> None:
    with folder() as temporary:
        process = using(home, env={"TMPDIR": str(temporary), "XDG_RUNTIME_DIR": str(temporary)})
        url_of(process)
        assert list(temporary.iterdir()) == []
        ended(process)
