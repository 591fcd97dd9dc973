"""Files written whole or not at all: nameless until they are whole, so that a killed writer leaves nothing."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from errno import EISDIR, ENOTDIR, ENOTEMPTY
from pathlib import Path
from secrets import token_hex
from tempfile import gettempdir, mkdtemp
from time import time
from typing import BinaryIO

OWNER_ONLY, EVERYBODY = 0o600, 0o666
PREFIX, SUFFIX = ".godziny-", ".part"
STALE_SECONDS = 3600


@dataclass
class Part:
    """What is to stand at `target`. mode: its permissions; None: those of the file there, else as the umask says."""

    target: Path
    stream: BinaryIO
    mode: int | None = None

    def put(self) -> None:
        """Give the whole file its name, in place of what stood there. Pipes and devices are written to."""
        self.stream.flush()
        if not replaceable(self.target):
            self._pour()
            return
        os.fsync(self.stream.fileno())
        named = _named(self.stream, self.target.parent)
        try:
            named.chmod(self._permissions())
            named.replace(self.target)
        finally:
            named.unlink(missing_ok=True)

    def _pour(self) -> None:
        self.stream.seek(0)
        with self.target.open("wb") as out:
            shutil.copyfileobj(self.stream, out)

    def _permissions(self) -> int:
        if self.mode is not None:
            return self.mode
        return stat.S_IMODE(self.target.stat().st_mode) if self.target.exists() else EVERYBODY & ~_umask()


@contextmanager
def part_of(file: Path, mode: int | None = None) -> Iterator[Part]:
    """A part to write to; nothing of it is left unless it is put. Links are followed. Raises OSError."""
    target = real(file)
    if target.is_dir():
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(file))
    folder = target.parent if replaceable(target) else Path(gettempdir())
    _sweep(folder)
    with _nameless(folder) as stream:
        yield Part(target, stream, mode)


def write_all(contents: Sequence[tuple[Path, bytes]]) -> None:
    """Write each file, all of them or none. Raises OSError, whose filename is the file."""
    with ExitStack() as open_parts:
        parts = []
        for file, content in contents:
            with _naming(file):
                part = open_parts.enter_context(part_of(file))
                part.stream.write(content)
                part.stream.flush()
                parts.append((file, part))
        for file, part in parts:
            with _naming(file):
                part.put()


def real(file: Path) -> Path:
    """Where the file is, behind all links; a loop of links stays as it is."""
    return Path(os.path.realpath(file))


def replaceable(target: Path) -> bool:
    """Whether a new file may take the place: a plain file, or nothing."""
    return target.is_file() or not os.path.lexists(target)


@contextmanager
def _naming(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        error.filename = str(file)
        raise


def _nameless(folder: Path) -> BinaryIO:
    """A file that vanishes with its writer, readable by its owner only."""
    flag = getattr(os, "O_TMPFILE", 0)
    try:
        if flag:
            return os.fdopen(os.open(folder, os.O_RDWR | flag, OWNER_ONLY), "w+b")
    except OSError:
        pass  # the file system has none, or the folder cannot be written to: then so says the next line
    return _unlinked(folder)


def _unlinked(folder: Path) -> BinaryIO:
    file = _fresh(folder)
    stream = _owners(file)
    file.unlink()
    return stream


def _fresh(folder: Path) -> Path:
    return folder / f"{PREFIX}{token_hex(8)}{SUFFIX}"


def _owners(file: Path) -> BinaryIO:
    """A new file, open, for its owner only."""
    return os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "w+b")


def _named(stream: BinaryIO, folder: Path) -> Path:
    """The stream's content under a name beside the target: the same file where the system can, else a copy."""
    named = _fresh(folder)
    try:
        _link(stream, named)
    except (OSError, NotImplementedError):
        stream.seek(0)
        with _owners(named) as copy:
            shutil.copyfileobj(stream, copy)
            copy.flush()
            os.fsync(copy.fileno())
    return named


def _link(stream: BinaryIO, named: Path) -> None:
    folder = os.open(named.parent, os.O_RDONLY)
    try:
        os.link(f"/proc/self/fd/{stream.fileno()}", named.name, dst_dir_fd=folder, follow_symlinks=True)
    finally:
        os.close(folder)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sweep(folder: Path) -> None:
    """Take away what a writer left that was killed in the moment between naming and placing."""
    for left in folder.glob(f"{PREFIX}*{SUFFIX}"):
        try:
            if time() - left.stat().st_mtime > STALE_SECONDS:
                left.unlink()
        except OSError:
            continue


def write_folder(folder: Path, texts: Mapping[str, str], check: Callable[[Path], None]) -> None:
    """A new folder with these files, for its owner only; or nothing, where the check raises.

    It is made beside its place under another name, and takes the place whole. Raises OSError where something is there.
    """
    target = real(folder)
    if target.is_dir() and any(target.iterdir()):
        raise OSError(ENOTEMPTY, os.strerror(ENOTEMPTY), str(folder))
    if os.path.lexists(target) and not target.is_dir():
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(folder))
    made = Path(mkdtemp(suffix=SUFFIX, prefix=PREFIX, dir=target.parent))
    try:
        for name, text in texts.items():
            _write_durably(made / name, text)
        check(made)
        made.replace(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _write_durably(file: Path, text: str) -> None:
    with _owners(file) as stream:
        stream.write(text.encode())
        stream.flush()
        os.fsync(stream.fileno())
