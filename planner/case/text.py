"""Bytes of a file to text: size, encoding, NUL."""

import codecs
from pathlib import Path

from planner.terms.refusals import Faults

MOST_BYTES = 32 * 1024 * 1024
_WIDE = {
    "UTF-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
    "UTF-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
}


def read_text(path: Path, faults: Faults) -> str | None:
    """The file's text without a byte-order mark; None when a fault was found."""
    try:
        if not path.is_file():
            faults.add("not_a_file" if path.exists() or path.is_symlink() else "no_file")
            return None
        size = path.stat().st_size
        if size > MOST_BYTES:
            faults.add("file_too_large", megabytes=size // 2**20, most=MOST_BYTES // 2**20)
            return None
        return _decode(path.read_bytes(), faults)
    except OSError as error:
        faults.add("unreadable", detail=error.strerror)
        return None


def exists(path: Path) -> bool:
    """Whether something stands there, be it a broken link or a folder that cannot be searched."""
    try:
        return path.exists() or path.is_symlink()
    except OSError:
        return True


def _decode(raw: bytes, faults: Faults) -> str | None:
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
        line = raw[: error.start].count(b"\n") + 1
        faults.add("encoding", line=line, encoding=_guess(raw))
        return None


def _guess(raw: bytes) -> str:
    try:
        raw.decode("cp1250")
    except UnicodeDecodeError:
        return "?"
    return "Windows-1250"
