"""The folder of an embedded database: whose it is, who may enter, what lies where.

lock          held while somebody starts or stops the server
users         shared by every process that uses the server
running       held by every process of the server itself, and by whoever makes its data
password      for libpq: the superuser's password, for the folder's owner alone
postmaster    pid and start of the server, as its starter saw them
postgresql/   the data
run/          the socket, when the path is short enough (see sockets.py)
"""

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from planner.record.store.embedded.account import Account, server_account
from planner.record.store.embedded.locks import possible
from planner.record.store.embedded.ours import foreign
from planner.record.store.embedded.passage import let_through
from planner.terms.refusals import Refused

OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
PRIVATE = 0o700
MOST_BYTES = 4096  # no mutants: far more than such files have
SIGNS = {"postgresql", "password"}  # of a folder that is ours alone


class Inside:
    """A path in the home."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, home: "Home", _: type) -> Path:
        return home.folder / self.name


@dataclass(frozen=True)
class Home:
    """The folder, resolved, and the account the server runs as."""

    folder: Path
    account: Account

    lock = Inside("lock")
    users = Inside("users")
    running = Inside("running")
    password = Inside("password")
    postmaster = Inside("postmaster")
    access = Inside("pg_hba.conf")
    log = Inside("log")
    data = Inside("postgresql")
    half_made = Inside("postgresql.new")

    def write(self, file: Path, text: str, mode: int = 0o600) -> None:
        """The file is the old one or the new one, whole and on the disk, whenever the power fails."""
        beside = file.with_name(file.name + ".new")
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
            os.fchmod(out.fileno(), mode)
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(file)
        self.settle()

    def settle(self) -> None:
        """What was renamed in the folder stays renamed when the power fails."""
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def folder_for_server(self, path: Path) -> Path:
        """Make a folder that only the server's account may enter, and root."""
        path.mkdir(mode=PRIVATE, exist_ok=True)
        self.account.own(path)
        path.chmod(PRIVATE)
        return path


def text_of(file: Path) -> str:
    """Of a small regular file: what the server's account may have made of it, root must not wait for or follow.

    Raises OSError.
    """
    with os.fdopen(os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise OSError(str(file))
        return opened.read(MOST_BYTES).decode("utf-8", "replace")


def claim(folder: Path) -> Home:
    """The folder, made when it is missing. Raises Refused when it is not the user's alone, or cannot be."""
    if not possible():
        raise Refused("no_embedded_server")
    if not str(folder).isprintable():
        raise Refused("bad_home", "GODZINY_HOME", value=folder)
    folder = Path(os.path.realpath(folder))
    _make(folder)
    for above in folder.parents:
        if _open_to_all(above.stat().st_mode):
            raise Refused("home_open", "GODZINY_HOME", folder=above)
    _close(folder)
    others = foreign(folder)
    if others:
        raise Refused("home_not_empty", "GODZINY_HOME", folder=folder, names=", ".join(others))
    account = server_account()
    let_through(folder, account)
    return Home(folder, account)


def _make(folder: Path) -> None:
    """With the folders above it, whatever the umask."""
    if not folder.exists():
        _make(folder.parent)
        with suppress(FileExistsError):  # somebody else was faster
            folder.mkdir(mode=PRIVATE)


def _open_to_all(mode: int) -> bool:
    """Whether anybody may put something else in the place of what lies in a folder of this mode."""
    return bool(mode & stat.S_IWOTH) and not mode & stat.S_ISVTX


def _close(folder: Path) -> None:
    """A folder that others may write into is closed when it is ours alone; a shared one is refused."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise Refused("home_no_folder", "GODZINY_HOME", folder=folder)
    if found.st_uid != os.geteuid():
        raise Refused("home_of_another", "GODZINY_HOME", folder=folder, owner=found.st_uid)
    if found.st_mode & OTHERS_WRITE:
        inside = {one.name for one in folder.iterdir()}
        if found.st_mode & stat.S_ISVTX or (inside and not inside & SIGNS):
            raise Refused("home_open", "GODZINY_HOME", folder=folder)
        folder.chmod(PRIVATE)
