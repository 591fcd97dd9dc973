"""Which files are read: plain ones, once, without links out of the folder; nothing of others is shown."""

import os
import shutil
from pathlib import Path

import pytest

from planner.case.reader import read_case
from planner.case.text import read_text
from planner.terms.refusals import Faults, InputRefused
from tests.worlds.places import KRASOCIN

SECRET = "root:$6$secret:19000:0:99999:7:::"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KRASOCIN, tmp_path / "case"))


def codes(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(InputRefused) as refused:
        read_case(folder)
    assert SECRET not in str([vars(fault) for fault in refused.value.faults])
    return [(fault.file, fault.code) for fault in refused.value.faults]


def replaced(folder: Path, target: Path) -> None:
    (folder / "assistants.csv").unlink()
    (folder / "assistants.csv").symlink_to(target)


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "shadow").write_text(SECRET)
    replaced(folder, tmp_path / "shadow")

    assert codes(folder) == [("assistants.csv", "link_outside")]


def test_a_link_inside_the_folder_and_a_link_to_the_folder_are_followed(folder: Path, tmp_path: Path) -> None:
    plain = read_case(folder)
    (folder / "assistants.csv").rename(folder / "real.csv")
    (folder / "assistants.csv").symlink_to("real.csv")
    (tmp_path / "link").symlink_to(folder)

    assert read_case(tmp_path / "link") == plain


def test_a_loop_of_links_is_a_fault(folder: Path) -> None:
    replaced(folder, folder / "assistants.csv")

    assert codes(folder) == [("assistants.csv", "unreadable")]


def test_a_pipe_and_a_device_do_not_hang(folder: Path) -> None:
    (folder / "assistants.csv").unlink()
    os.mkfifo(folder / "assistants.csv")
    assert codes(folder) == [("assistants.csv", "not_a_file")]

    (folder / "assistants.csv").unlink()
    replaced_by = folder / "assistants.csv"
    replaced_by.symlink_to("/dev/zero")
    assert codes(folder) == [("assistants.csv", "link_outside")]


@pytest.mark.parametrize("name", ["/proc/kmsg", "/proc/self/environ", "/dev/zero", "/dev/stdin"])
def test_what_only_looks_like_a_file_is_neither_read_nor_waited_for(name: str) -> None:
    faults = Faults("plan.json")

    assert not read_text(Path(name), faults)
