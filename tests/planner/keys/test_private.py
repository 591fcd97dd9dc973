"""Folders and files that only their owner may read."""

import os
import threading
import time
from pathlib import Path

import pytest

from planner.keys.private import claim, is_private, locked, read_private, write_private
from planner.terms.refusals import Refused


def mode_of(file: Path) -> int:
    return file.stat().st_mode & 0o777


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277])
def test_a_folder_is_made_closed_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        made = claim(tmp_path / "a" / "keys")
    finally:
        os.umask(before)

    assert mode_of(made) == 0o700
    assert claim(made) == made


@pytest.mark.parametrize("mode", [0o710, 0o705, 0o770, 0o702])
def test_a_folder_that_others_may_enter_is_refused_and_left_as_it_is(tmp_path: Path, mode: int) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys").chmod(mode)

    with pytest.raises(Refused, match="keys_open_to_others") as refused:
        claim(tmp_path / "keys")

    assert refused.value.facts["wanted"] == "700"
    assert mode_of(tmp_path / "keys") == mode


def test_a_folder_that_is_a_link_or_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "file").write_text("")

    for name in ("link", "dangling", "file", "file/keys"):
        with pytest.raises(Refused, match="keys_not_plain"):
            claim(tmp_path / name)


def test_a_folder_below_one_that_everybody_may_write_into_is_refused(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)

    with pytest.raises(Refused, match="keys_folder_above_open"):
        claim(tmp_path / "open" / "keys")


def test_a_name_that_cannot_be_printed_is_refused() -> None:
    with pytest.raises(Refused, match="bad_keys_folder"):
        claim(Path("/tmp/a\0b"))


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o610])
def test_a_file_that_others_may_read_or_write_is_refused(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "master.key"
    write_private(file, b"secret")
    file.chmod(mode)

    for look in (is_private, read_private):
        with pytest.raises(Refused, match="keys_open_to_others"):
            look(file)


def test_a_link_a_pipe_and_a_folder_are_no_key_files(tmp_path: Path) -> None:
    write_private(tmp_path / "real", b"secret")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    os.mkfifo(tmp_path / "pipe", 0o600)
    (tmp_path / "folder").mkdir(mode=0o700)

    for name in ("link", "pipe", "folder"):
        for look in (is_private, read_private):
            with pytest.raises(Refused, match="keys_not_plain"):
                look(tmp_path / name)


def test_files_and_folders_of_another_user_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_private(tmp_path / "master.key", b"secret")
    (tmp_path / "keys").mkdir(mode=0o700)
    if os.geteuid() == 0:
        for name in ("master.key", "keys"):
            os.chown(tmp_path / name, 12345, 12345)
    else:  # only root gives files away
        monkeypatch.setattr(os, "geteuid", lambda: 12345)

    for look in (is_private, read_private):
        with pytest.raises(Refused, match="keys_of_another") as refused:
            look(tmp_path / "master.key")
        assert refused.value.facts["owner"] == (tmp_path / "master.key").stat().st_uid
    with pytest.raises(Refused, match="keys_of_another"):
        claim(tmp_path / "keys")


def test_what_is_missing_is_said_to_be_missing(tmp_path: Path) -> None:
    assert (is_private(tmp_path / "none"), read_private(tmp_path / "none")) == (False, None)


def test_a_file_is_written_closed_whatever_lay_beside_it(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("untouched")
    (tmp_path / "master.key.new").symlink_to(tmp_path / "victim")

    before = os.umask(0)
    try:
        write_private(tmp_path / "master.key", b"secret")
    finally:
        os.umask(before)

    assert (read_private(tmp_path / "master.key"), mode_of(tmp_path / "master.key")) == ("secret", 0o600)
    assert (tmp_path / "victim").read_text() == "untouched"
    assert not (tmp_path / "master.key.new").exists()


def test_a_file_that_cannot_be_written_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="key_store_failed") as refused:
        write_private(tmp_path / "missing" / "master.key", b"secret")

    assert refused.value.facts["detail"] == "No such file or directory"


def test_two_threads_are_never_in_the_folder_together_and_nobody_waits_for_ever(tmp_path: Path) -> None:
    inside: list[str] = []

    def enter(name: str) -> None:
        with locked(tmp_path):
            inside.append(f"{name} in")
            time.sleep(0.05)
            inside.append(f"{name} out")

    threads = [threading.Thread(target=enter, args=(name,)) for name in "abc"]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert [one.split()[0] for one in inside[::2]] == [one.split()[0] for one in inside[1::2]]
    with locked(tmp_path), pytest.raises(Refused, match="keys_busy"), locked(tmp_path, seconds=0.05):
        pass
