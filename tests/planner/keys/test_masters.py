"""Key files, the environment and commands that give the master key."""

import sys
import time
from base64 import b64encode
from pathlib import Path

import psutil
import pytest

from planner.keys.masters import Master, Masters, parse_masters
from planner.keys.private import write_private
from planner.keys.sources import COMMAND, FILE, KEY, KeyFile, Told, keys_folder, master_source
from planner.terms.refusals import Refused

OLD, NEW = Master(bytes(range(32))), Master(bytes(range(32, 64)))
BARE = b64encode(OLD.raw).decode()


def test_a_key_file_is_read_as_it_is_written() -> None:
    both = Masters((OLD, NEW))

    assert both.text() == f"630dcd29:{BARE}\n{NEW.name}:{b64encode(NEW.raw).decode()}\n"
    assert parse_masters(both.text(), "f") == both
    assert both.newest == NEW


@pytest.mark.parametrize(
    "text", [BARE, f"\n {BARE} \r\n\r\n", f"630DCD29:{BARE}", f"630dcd29: {BARE}", BARE + "\n" + BARE]
)
def test_a_single_key_needs_no_name(text: str) -> None:
    assert parse_masters(text, "f") == Masters((OLD,))


@pytest.mark.parametrize(
    "text",
    ["", "\n", "hasło", BARE[:-4], BARE + "AAAA", f"00000000:{BARE}", f"x:{BARE}", BARE.replace("A", "*"), "\0" * 32],
)
def test_what_is_no_key_is_refused_without_a_word_of_it(text: str) -> None:
    with pytest.raises(Refused, match="bad_master_key") as refused:
        parse_masters(text, "f")

    assert refused.value.facts == {"where": "f"}


def test_a_key_does_not_show_itself() -> None:
    assert repr(OLD.raw) not in repr(Masters((OLD,)))
    assert BARE not in repr(Told(f"echo {BARE}"))
    assert BARE not in repr(master_source(Path(), {KEY: BARE}))


def test_one_source_is_used_and_several_are_refused(tmp_path: Path) -> None:
    assert master_source(tmp_path, {}) == KeyFile(tmp_path / "master.key", own=True)
    assert master_source(tmp_path, {FILE: "/mnt/f", KEY: "", COMMAND: ""}) == KeyFile(Path("/mnt/f"))
    for two in ({KEY: BARE, FILE: "f"}, {FILE: "f", COMMAND: "c"}, {KEY: BARE, COMMAND: "c"}):
        with pytest.raises(Refused, match="master_key_twice") as refused:
            master_source(tmp_path, two)
        assert refused.value.facts["names"] == ", ".join(two)


def test_keys_lie_in_the_home_unless_another_folder_is_named() -> None:
    assert keys_folder(Path("/home/g"), {}) == Path("/home/g/keys")
    assert keys_folder(Path("/home/g"), {"GODZINY_KEYS": "/mnt/keys"}) == Path("/mnt/keys")


def test_a_folder_or_file_is_the_same_wherever_the_process_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder, source = keys_folder(Path("home"), {"GODZINY_KEYS": "keys"}), master_source(Path(), {FILE: "master.key"})
    monkeypatch.chdir("/")

    assert (folder, source.where) == (tmp_path / "keys", str(tmp_path / "master.key"))


def test_the_environment_gives_one_key_or_a_files_text() -> None:
    assert master_source(Path(), {KEY: BARE}).read() == Masters((OLD,))
    assert master_source(Path(), {KEY: Masters((OLD, NEW)).text()}).read() == Masters((OLD, NEW))


def test_a_key_is_added_to_a_file_once_and_older_ones_are_dropped(tmp_path: Path) -> None:
    source = KeyFile(tmp_path / "master.key", own=True)

    for one in (OLD, NEW, NEW, OLD):
        source.add(one)
    assert source.read() == Masters((OLD, NEW))
    source.drop_older(OLD)
    assert source.read() == Masters((OLD, NEW))
    source.drop_older(NEW)

    assert source.read() == Masters((NEW,))
    source.drop_older(OLD)  # which is not there
    assert source.read() == Masters((NEW,))


def test_nothing_is_dropped_from_a_file_that_other_stores_may_need(tmp_path: Path) -> None:
    source = KeyFile(tmp_path / "shared.key")

    for one in (OLD, NEW):
        source.add(one)
    source.drop_older(NEW)

    assert source.read() == Masters((OLD, NEW))


@pytest.mark.parametrize("variable", [KEY, COMMAND])
def test_the_environment_and_a_command_cannot_be_given_a_key(variable: str) -> None:
    source = master_source(Path(), {variable: BARE if variable == KEY else f"echo {BARE}"})

    source.add(OLD)  # which they give already
    with pytest.raises(Refused, match="master_key_read_only"):
        source.add(NEW)


def test_a_key_file_open_to_others_is_refused(tmp_path: Path) -> None:
    write_private(tmp_path / "k", BARE.encode())
    (tmp_path / "k").chmod(0o644)

    with pytest.raises(Refused, match="keys_open_to_others"):
        KeyFile(tmp_path / "k").read()


def test_a_command_gives_the_key_and_no_shell_is_asked(tmp_path: Path) -> None:
    write_private(tmp_path / "k ey", Masters((OLD, NEW)).text().encode())

    assert Told(f"cat '{tmp_path}/k ey'").read() == Masters((OLD, NEW))
    with pytest.raises(Refused, match="bad_master_key"):
        Told(f"echo $(cat '{tmp_path}/k ey')").read()


@pytest.mark.parametrize("command", ["false", "/nowhere/at/all", "echo 'unclosed", "", " ", "a\0b"])
def test_a_command_that_fails_is_refused_without_what_it_said(command: str) -> None:
    with pytest.raises(Refused, match="master_key_command_failed"):
        Told(command).read()


def test_a_command_that_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    script = tmp_path / "slow.sh"
    script.write_text(f"echo $$ > {tmp_path}/pid\nsleep 600 & echo $! > {tmp_path}/child\nwait\n")

    began = time.monotonic()
    with pytest.raises(Refused, match="master_key_command_slow"):
        Told(f"sh {script}", seconds=1).read()

    assert time.monotonic() - began < 30
    for name in ("pid", "child"):
        gone(int((tmp_path / name).read_text()))


def gone(pid: int) -> None:
    until = time.monotonic() + 10
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_command_gets_nothing_to_read() -> None:
    program = "import sys; sys.exit(len(sys.stdin.read()) + 7)"

    with pytest.raises(Refused, match="master_key_command_failed") as refused:
        Told(f"{sys.executable} -c '{program}'").read()

    assert refused.value.facts["status"] == "7"
