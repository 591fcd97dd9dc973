"""A file to text: which files are read at all, size, encoding, NUL."""

import codecs
import os
import stat
from pathlib import Path

from planner.terms.refusals import Faults

MOST_BYTES = 32 * 1024 * 1024
_WIDE = {
    "UTF-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
    "UTF-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
}
_NEVER_WAIT = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
# What texts of Polish offices hold beyond ASCII. Anything else says that the bytes are of another encoding.
_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻäöüÄÖÜßéÉáíčČšŠžŽ„”“‚’–—…§°€«»·•\N{NO-BREAK SPACE}")


def read_text(path: Path, faults: Faults, *, office: bool = False) -> str | None:
    """The file's text without a byte-order mark; None when a fault was found.

    A regular file that stands in its folder is opened once; no link out of the folder is followed.
    office: Windows-1250, which a Polish Excel writes as “CSV”, is read too, with a note.
    """
    raw = read_bytes(path, faults)
    return None if raw is None else decoded(raw, faults, office=office)


def exists(path: Path) -> bool:
    """Whether something stands there, be it a broken link or a folder that cannot be searched."""
    try:
        return path.exists() or path.is_symlink()
    except (OSError, RuntimeError):
        return True


def read_bytes(path: Path, faults: Faults) -> bytes | None:
    """What the file holds; None when a fault was found. Files are opened as `read_text` opens them."""
    try:
        folder, real = os.path.realpath(path.parent, strict=True), os.path.realpath(path, strict=True)
        if not Path(real).is_relative_to(folder):
            faults.add("link_outside")
            return None
        if not stat.S_ISREG(os.stat(real).st_mode):  # noqa: PTH116 - opening a device may already do something
            faults.add("not_a_file")
            return None
        return _content(os.open(real, _NEVER_WAIT), faults)
    except FileNotFoundError:
        faults.add("not_a_file" if path.is_symlink() else "no_file")
    except OSError as error:
        faults.add("unreadable", detail=error.strerror)
    except ValueError as error:  # a NUL in the name
        faults.add("unreadable", detail=error)
    return None


def _content(opened: int, faults: Faults) -> bytes | None:
    """The bytes behind the descriptor, which is closed. What says it is empty is not read: it may be the kernel's."""
    with open(opened, "rb") as file:
        now = os.fstat(opened)
        if not stat.S_ISREG(now.st_mode):
            faults.add("not_a_file")
            return None
        if too_large(now.st_size, faults):
            return None
        return file.read(now.st_size) if now.st_size else b""


def too_large(size: int, faults: Faults) -> bool:
    """Whether so many bytes are more than is read, which is a fault."""
    if size > MOST_BYTES:
        faults.add("file_too_large", megabytes=size // 2**20, most=MOST_BYTES // 2**20)
    return size > MOST_BYTES


def decoded(raw: bytes, faults: Faults, *, office: bool = False) -> str | None:
    """The text of these bytes, as `read_text` reads a file; None when a fault was found."""
    for name, marks in _WIDE.items():
        if raw.startswith(marks):
            faults.add("encoding", line=1, encoding=name)
            return None
    if b"\0" in raw:
        faults.add("nul_byte", line=raw[: raw.index(b"\0")].count(b"\n") + 1)
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _decode_office(raw, faults, raw[: error.start].count(b"\n") + 1, office)


def _decode_office(raw: bytes, faults: Faults, line: int, office: bool) -> str | None:
    text = _windows_1250(raw)
    if text is None or not office:
        faults.add("encoding", line=line, encoding="?" if text is None else "Windows-1250")
        return None
    faults.note("windows_1250", line=line)
    return text


def _windows_1250(raw: bytes) -> str | None:
    """The text, where these bytes as Windows-1250 are what Polish offices write."""
    try:
        text = raw.decode("cp1250")
    except UnicodeDecodeError:
        return None
    return text if all(one.isascii() or one in _POLISH for one in text) else None
