"""The file: opened once as what it is, read in lines of a bounded length, hashed beside."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import BinaryIO

from verifier.syntax import Misread

LONGEST_LINE = 64 << 20
SMALL = 1 << 16
_CHUNK = 1 << 20
_MARKS = (b'\n{"leaves":{"from":0,', b'\n{"leaves":', b'\n{"checkpoint":', b'\n{"balances":', b'\n{"seal":')


def open_regular(path: Path) -> BinaryIO:
    """Only a regular file: a folder, a device or a pipe would hang or never end. Raises Misread."""
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise Misread("no_file") from None
    except IsADirectoryError:
        raise Misread("not_file") from None
    except (OSError, ValueError):
        raise Misread("cannot_open") from None
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        raise Misread("not_file")
    return os.fdopen(file, "rb")


def small_text(path: Path) -> str:
    """A key or a note. Raises Misread."""
    with open_regular(path) as file:
        read = file.read(SMALL + 1)
    try:
        if len(read) > SMALL:
            raise Misread("too_long")
        return read.decode("utf-8")
    except UnicodeDecodeError:
        raise Misread("not_utf8") from None


@dataclass(frozen=True)
class Layout:
    """tail, tail_line: the first line after the entries; last: the last line; in bytes. ended: with LF."""

    tail: int
    tail_line: int
    last: int
    size: int
    ended: bool


def lay_out(file: BinaryIO) -> Layout:
    """Reads the whole file once, in chunks."""
    size = os.fstat(file.fileno()).st_size
    found = dict.fromkeys(_MARKS, -1)
    last = at = 0
    edge = b""
    file.seek(0)
    while chunk := file.read(_CHUNK):
        seen = edge + chunk
        start = at - len(edge)
        for mark in (one for one in _MARKS if found[one] < 0):
            if (where := seen.find(mark)) >= 0:
                found[mark] = start + where + 1
        if (where := seen.rfind(b"\n", 0, len(seen) if at + len(chunk) < size else -1)) >= 0:
            last = start + where + 1
        at += len(chunk)
        edge = seen[-len(_MARKS[0]) :]
    tail = next((found[mark] for mark in _MARKS if found[mark] >= 0), size)
    return Layout(tail, 1 + _line_ends(file, tail), last, size, edge.endswith(b"\n"))


def _line_ends(file: BinaryIO, end: int) -> int:
    file.seek(0)
    ends, left = 0, end
    while left and (chunk := file.read(min(left, _CHUNK))):
        ends += chunk.count(b"\n")
        left -= len(chunk)
    return ends


def lines(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    """Without their LF, except what is cut off. Raises Misread at a line that is too long."""
    file.seek(start)
    while start < end:
        line = file.readline(min(LONGEST_LINE, end - start))
        start += len(line)
        if line[-1:] == b"\n":
            yield line[:-1]
        elif start < end and line:
            raise Misread("too_long")
        else:
            yield line
            return


class Digest(Thread):
    """SHA-256 of the file's beginning, on another core."""

    def __init__(self, path: Path, end: int) -> None:
        super().__init__(daemon=True)
        self.path, self.end, self.hexed = path, end, ""

    def run(self) -> None:
        made, left = sha256(), self.end
        with suppress(Misread, OSError), open_regular(self.path) as file:
            while left and (chunk := file.read(min(left, _CHUNK))):
                made.update(chunk)
                left -= len(chunk)
        self.hexed = made.hexdigest()

    def result(self) -> str:
        self.join()
        return self.hexed


Told = Callable[[int, int], None]
