"""Where the socket lies: in the home as long as its path fits, else in a short folder that nobody else may enter."""

import os
import socket
import tempfile
from pathlib import Path

import pytest

from planner.record.store.embedded.account import Account
from planner.record.store.embedded.home import Home
from planner.record.store.embedded.sockets import (
    LONGEST,
    SOCKET,
    answers,
    forget_socket_folder,
    make_socket_folder,
    socket_folder,
)


def home_of(above: Path, socket_bytes: int) -> Home:
    """A home in which the socket's path would have so many bytes."""
    name = "h" * (socket_bytes - len(os.fsencode(above / "run" / SOCKET)) - 1)
    (above / name).mkdir(mode=0o700)
    return Home(above / name, Account(os.geteuid(), os.getegid()))


@pytest.fixture
def above() -> Path:
    return Path(tempfile.mkdtemp(prefix="g-", dir="/tmp"))


def test_a_path_of_just_the_longest_is_used(above: Path) -> None:
    home = home_of(above, LONGEST)

    assert socket_folder(home) is None
    assert make_socket_folder(home) == home.folder / "run" == socket_folder(home)
    assert not (home.folder / "run-elsewhere").exists()
    forget_socket_folder(home)
    assert socket_folder(home) == home.folder / "run"


def test_one_byte_more_and_it_lies_elsewhere_and_is_remembered_until_it_is_forgotten(above: Path) -> None:
    home = home_of(above, LONGEST + 1)

    made = make_socket_folder(home)

    assert made.parent == Path(os.path.realpath(tempfile.gettempdir()))
    assert (socket_folder(home), make_socket_folder(home), made.stat().st_mode & 0o777) == (made, made, 0o700)
    made.rmdir()  # swept away
    assert socket_folder(home) is None
    assert make_socket_folder(home) == made
    forget_socket_folder(home)
    assert (made.exists(), socket_folder(home), (home.folder / "run-elsewhere").exists()) == (False, None, False)


@pytest.mark.parametrize("mode", [0o710, 0o701, 0o755])
def test_a_folder_that_others_may_enter_is_not_trusted(above: Path, mode: int) -> None:
    home = home_of(above, LONGEST + 1)
    made = make_socket_folder(home)
    made.chmod(mode)

    assert socket_folder(home) is None
    again = make_socket_folder(home)
    assert again != made
    forget_socket_folder(home)
    made.rmdir()


@pytest.mark.parametrize("said", ["", "relative", "/tmp/a,b", "/tmp/" + "x" * 100, "\0"])
def test_what_is_remembered_wrongly_leads_nowhere(above: Path, said: str) -> None:
    home = home_of(above, LONGEST + 1)
    (home.folder / "run-elsewhere").write_text(said)

    assert socket_folder(home) is None
    made = make_socket_folder(home)
    assert socket_folder(home) == made
    forget_socket_folder(home)


def test_what_a_killed_server_left_there_is_cleared_away(above: Path) -> None:
    home = home_of(above, LONGEST)
    folder = make_socket_folder(home)
    for name in (SOCKET, f"{SOCKET}.lock", "kept"):
        (folder / name).touch()

    make_socket_folder(home)

    assert [one.name for one in folder.iterdir()] == ["kept"]


def test_a_socket_answers_while_somebody_listens(above: Path) -> None:
    path = above / SOCKET
    assert not answers(path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        assert not answers(path)
        server.listen()
        assert answers(path)
    assert not answers(path)


@pytest.mark.parametrize("bad", ["missing", "open", "long"])
def test_a_place_that_is_missing_open_to_all_or_too_deep_is_passed_over(
    above: Path, monkeypatch: pytest.MonkeyPatch, bad: str
) -> None:
    home, good = home_of(above, LONGEST + 1), above / "good"
    good.mkdir()
    place = {"missing": above / "missing", "open": above / "open", "long": above / ("l" * 90)}[bad]
    if bad != "missing":
        place.mkdir()
        place.chmod(0o777 if bad == "open" else 0o700)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(place))
    monkeypatch.setattr("planner.record.store.embedded.sockets.PLACES", (str(good),))

    assert make_socket_folder(home).parent == good
