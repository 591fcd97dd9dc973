"""Files appear whole or not at all, with the permissions the user wants, and nothing is left of a killed writer."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from planner.documents import writing
from planner.documents.writing import OWNER_ONLY, PREFIX, STALE_SECONDS, SUFFIX, part_of, write_all

WRITER = """
import sys, time
from pathlib import Path
from planner.documents.writing import part_of
with part_of(Path(sys.argv[1])) as part:
    part.stream.write(b"Jan Alfa, 50030112345" * 1000)
    part.stream.flush()
    print("written", flush=True)
    time.sleep(60)
"""


@pytest.fixture(params=["nameless", "named"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on a file system that has nameless files, and on one that has none."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    return tmp_path


@pytest.fixture
def umask() -> Iterator[None]:
    old = os.umask(0o027)
    yield
    os.umask(old)


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def test_a_file_is_replaced_whole_and_nothing_else_is_left(folder: Path) -> None:
    file = folder / "plan.json"
    file.write_bytes(b"old, and much longer than what comes")

    write_all([(file, b"new"), (folder / "other", b"\0\xff")])

    assert {one.name: one.read_bytes() for one in folder.iterdir()} == {"plan.json": b"new", "other": b"\0\xff"}


@pytest.mark.usefixtures("umask")
def test_the_umask_and_the_permissions_of_a_replaced_file_hold(folder: Path) -> None:
    (folder / "old").write_bytes(b"")
    (folder / "old").chmod(0o604)

    write_all([(folder / "new", b"1"), (folder / "old", b"2")])

    assert (mode(folder / "new"), mode(folder / "old")) == (0o640, 0o604)


def test_what_was_not_put_leaves_nothing(folder: Path) -> None:
    with suppress(RuntimeError), part_of(folder / "copy") as part:
        part.stream.write(b"half")
        raise RuntimeError

    assert list(folder.iterdir()) == []


def test_while_it_is_written_the_file_has_no_name_and_one_reader(folder: Path) -> None:
    with part_of(folder / "copy", OWNER_ONLY) as part:
        part.stream.write(b"whole")
        assert list(folder.iterdir()) == []
        assert stat.S_IMODE(os.fstat(part.stream.fileno()).st_mode) == OWNER_ONLY
        part.put()

    assert (mode(folder / "copy"), (folder / "copy").read_bytes()) == (OWNER_ONLY, b"whole")


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_is_left_of_a_killed_writer(tmp_path: Path, how: signal.Signals) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path / "copy")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"written\n"
        writer.send_signal(how)

    assert list(tmp_path.iterdir()) == []


def test_when_one_cannot_be_written_none_is(folder: Path) -> None:
    with pytest.raises(OSError, match="none") as failed:
        write_all([(folder / "plan.json", b"1"), (folder / "none" / "plan.svg", b"2")])

    assert failed.value.filename == str(folder / "none" / "plan.svg")
    assert list(folder.iterdir()) == []


def test_a_link_stays_and_its_target_is_replaced(folder: Path) -> None:
    (folder / "real").write_bytes(b"old")
    (folder / "link").symlink_to("real")

    write_all([(folder / "link", b"new")])

    assert (folder / "link").is_symlink()
    assert (folder / "real").read_bytes() == b"new"


def test_a_loop_of_links_is_an_error_and_no_traceback_of_another_kind(folder: Path) -> None:
    (folder / "loop").symlink_to("loop")

    with pytest.raises(OSError, match="loop"):
        write_all([(folder / "loop", b"new")])


def test_parts_that_a_killed_writer_left_long_ago_are_taken_away(folder: Path) -> None:
    old, fresh = (folder / f"{PREFIX}{name}{SUFFIX}" for name in ("old", "fresh"))
    for part in (old, fresh):
        part.write_bytes(b"")
    long_ago = time.time() - STALE_SECONDS - 1
    os.utime(old, (long_ago, long_ago))

    write_all([(folder / "plan.json", b"new")])

    assert sorted(one.name for one in folder.iterdir()) == sorted([fresh.name, "plan.json"])
    assert writing.replaceable(folder / "plan.json")
