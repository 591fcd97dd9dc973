"""Files of the home: the old one or the new one, whole and on the disk, whenever the power fails."""

import os
import stat
from pathlib import Path

import pytest

from planner.record.store.embedded.account import Account
from planner.record.store.embedded.home import Home, text_of


def home_in(folder: Path) -> Home:
    return Home(folder, Account(os.geteuid(), os.getegid()))


def test_a_file_is_whole_on_the_disk_before_it_has_its_name_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, str]] = []
    kept = os.fsync

    def noticed(handle: int) -> None:
        folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        beside = (tmp_path / "said.new").read_text() if (tmp_path / "said.new").exists() else ""
        seen.append((f"{'folder' if folder else 'file'}: {beside}", (tmp_path / "said").read_text()))
        kept(handle)

    (tmp_path / "said").write_text("before")
    monkeypatch.setattr(os, "fsync", noticed)

    home_in(tmp_path).write(tmp_path / "said", "after ąę")

    assert seen == [("file: after ąę", "before"), ("folder: ", "after ąę")]


@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_a_file_has_its_mode_whatever_the_umask_and_whatever_was_left_beside(tmp_path: Path, mode: int) -> None:
    (tmp_path / "said.new").symlink_to("/etc/passwd")
    before = os.umask(0o077)
    try:
        home_in(tmp_path).write(tmp_path / "said", "after", mode)
    finally:
        os.umask(before)

    assert (text_of(tmp_path / "said"), stat.S_IMODE((tmp_path / "said").stat().st_mode)) == ("after", mode)
    assert not (tmp_path / "said.new").is_symlink()


def test_only_small_regular_files_are_read_and_no_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "large").write_text("x" * 10_000)
    (tmp_path / "link").symlink_to(tmp_path / "large")
    os.mkfifo(tmp_path / "fifo")

    assert len(text_of(tmp_path / "large")) == 4096
    for name in ("link", "fifo", "missing"):
        with pytest.raises(OSError, match=name):
            text_of(tmp_path / name)
