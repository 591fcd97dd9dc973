"""Folders and files that only their owner may read: made so, and refused otherwise. No link is followed."""

import errno
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.terms.refusals import Refused

FOLDER_MODE, FILE_MODE = 0o700, 0o600
OTHERS = stat.S_IRWXG | stat.S_IRWXO
WAIT_SECONDS, AGAIN_SECONDS = 10.0, 0.03
MOST_BYTES = 65_536
FOLDER_ITSELF = "."


def claim(folder: Path) -> Path:
    """The folder, made when it is missing, for its owner alone. Raises Refused when it is somebody else's or open."""
    if not str(folder).isprintable():
        raise Refused("bad_keys_folder", "GODZINY_KEYS", value=folder)
    folder = Path(os.path.realpath(folder.absolute().parent), folder.name)
    with told(folder):
        _make(folder)
        for above in folder.parents:
            mode = above.stat().st_mode
            if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
                raise Refused("keys_folder_above_open", "GODZINY_KEYS", folder=above)
        _check(folder, folder.lstat(), folder=True)
    return folder


def is_private(file: Path) -> bool:
    """False when there is no such file. Raises Refused when it is a link, or others may read or write it.

    The file is not opened: closing it again would let go of the locks that SQLite holds on it.
    """
    with told(file):
        try:
            _check(file, file.lstat())
        except FileNotFoundError:
            return False
        return True


def read_private(file: Path) -> str | None:
    """Of a small text file; None when it is missing. Raises Refused."""
    with told(file):
        try:
            handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except FileNotFoundError:
            return None
        with os.fdopen(handle, "rb") as opened:
            _check(file, os.fstat(handle))
            return opened.read(MOST_BYTES).decode("utf-8-sig", "replace")


def write_private(file: Path, content: bytes, beside: Path | None = None) -> None:
    """The file is the old one or the new one, whole and on the disk. beside: where it is made first.

    Raises Refused.
    """
    beside = beside or file.with_name(f"{file.name}.new")
    with told(file):
        beside.unlink(missing_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, FILE_MODE)
        with os.fdopen(handle, "wb") as out:
            os.fchmod(handle, FILE_MODE)
            out.write(content)
            out.flush()
            os.fsync(handle)
        beside.replace(file)
        settle(file.parent)


def settle(folder: Path) -> None:
    """What was renamed in the folder stays renamed when the power fails."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(folder: Path, name: str = "lock", seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Alone with what the name stands for, among processes and threads; whoever is killed lets go. `.` is the folder
    itself, where no file may be left.

    Raises Refused("keys_busy").
    """
    with told(folder):
        making = os.O_DIRECTORY if name == FOLDER_ITSELF else os.O_CREAT
        handle = os.open(folder / name, os.O_RDONLY | os.O_NOFOLLOW | making, FILE_MODE)
    try:
        _lock(handle, folder, time.monotonic() + seconds)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path, until: float) -> None:
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EINTR):
                raise Refused("key_store_failed", file=folder, detail=error.strerror) from None
            if time.monotonic() > until:
                raise Refused("keys_busy", folder=folder) from None
        time.sleep(AGAIN_SECONDS)


@contextmanager
def told(file: Path) -> Iterator[None]:
    """What the system refuses is refused in words."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENOTDIR, errno.EISDIR):
            raise Refused("keys_not_plain", file=file) from None
        raise Refused("key_store_failed", file=file, detail=error.strerror or type(error).__name__) from None


def _make(folder: Path) -> None:
    """With the folders above it, whatever the umask."""
    if folder.exists() or folder.is_symlink():
        return
    _make(folder.parent)
    try:
        folder.mkdir(FOLDER_MODE)
    except FileExistsError:  # somebody else was faster
        return
    folder.chmod(FOLDER_MODE)


def _check(file: Path, found: os.stat_result, *, folder: bool = False) -> None:
    if not (stat.S_ISDIR if folder else stat.S_ISREG)(found.st_mode):
        raise Refused("keys_not_plain", file=file)
    if found.st_uid != os.geteuid():
        raise Refused("keys_of_another", file=file, owner=found.st_uid)
    if found.st_mode & OTHERS:
        mode = FOLDER_MODE if folder else FILE_MODE
        raise Refused("keys_open_to_others", file=file, mode=f"{stat.S_IMODE(found.st_mode):o}", wanted=f"{mode:o}")
