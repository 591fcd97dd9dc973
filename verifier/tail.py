"""What follows the entries: leaves, checkpoints, balances, line by line, and whether they stand in order."""

import re
from collections.abc import Iterator
from itertools import repeat
from typing import NamedTuple

from verifier.aligning import WINDOW, Listed
from verifier.judged import Judged
from verifier.reading import lines, open_regular
from verifier.shapes import LEAVES, hashes, inside
from verifier.syntax import Misread, strict
from verifier.verdict import Place

IN_LEAVES_LINE = 1024
_KINDS = ("leaves", "checkpoint", "balances", "seal", "entry")
_KIND = re.compile(rb'\{"(%s)":' % "|".join(_KINDS).encode())
_SIZE = re.compile(rb'\{"checkpoint":\{"number":[0-9]{1,15},"size":([0-9]{1,15}),')


class TailLine(NamedTuple):
    """kind: one of _KINDS, "" where it cannot be told."""

    number: int
    kind: str
    text: bytes


def tail_lines(judged: Judged) -> Iterator[TailLine]:
    """All between the entries and the last line."""
    layout = judged.layout
    with open_regular(judged.asked.path) as file:
        for number, line in enumerate(lines(file, layout.tail, layout.last), layout.tail_line):
            found = _KIND.match(line)
            yield TailLine(number, found[1].decode() if found else "", line)


def survey(judged: Judged) -> list[int]:
    """The sizes of the checkpoints as they say. Tells of each line that does not stand where its kind does."""
    sizes, rank = [], 0
    judged.last_line = judged.layout.tail_line
    for number, kind, line in tail_lines(judged):
        judged.last_line = number + 1
        if kind == "seal":
            _early_seal(judged, number, line)
        elif kind in ("entry", "") or _KINDS.index(kind) < rank:
            judged.findings.add("line_place", Place(number), kind=kind)
        else:
            rank = _KINDS.index(kind)
        if found := _SIZE.match(line):
            sizes.append(int(found[1]))
    return sizes


def _early_seal(judged: Judged, number: int, line: bytes) -> None:
    """A seal that is not the last line: something stands after it, or it was cut in two."""
    judged.early_seal = True
    try:
        strict(line)
        judged.findings.add("line_after_seal", Place(number + 1))
    except Misread as error:
        judged.findings.add("seal_shape", Place(number), why=error.code)


def listed_leaves(judged: Judged, signed_size: int, tell: bool) -> Iterator[Listed]:
    """The listed hashes in order; None for those whose line cannot be read or is not there."""
    most, due, full = judged.layout.tail_line + WINDOW, 0, True
    for number, kind, line in tail_lines(judged):
        if kind != "leaves":
            continue
        try:
            start, found = _leaves(line)
        except Misread as error:
            _tell(judged, tell, "leaves_shape", number, why=error.code)
            continue
        if start != due or not full or not 0 < len(found) <= IN_LEAVES_LINE:
            _tell(judged, tell, "leaves_from", number, found=start, due=due, count=len(found))
        if start >= due:
            yield from repeat(None, min(start, most) - min(due, most))
            yield from found
            due, full = start + len(found), len(found) == IN_LEAVES_LINE
    if not due:  # no list at all: nothing can be said of a single entry
        signed_size = max(signed_size, judged.layout.tail_line - judged.first_line + (not judged.layout.ended))
    if due < signed_size:
        _tell(judged, tell, "leaves_missing", judged.layout.tail_line, found=due, due=signed_size)
        yield from repeat(None, min(signed_size, most) - min(due, most))


def _leaves(line: bytes) -> tuple[int, list[bytes]]:
    """Number of the first, and the hashes. Raises Misread."""
    inner = inside(strict(line), "leaves", LEAVES)
    return inner["from"], hashes(inner["hashes"])


def _tell(judged: Judged, tell: bool, code: str, number: int, **facts: object) -> None:
    if tell:
        judged.findings.add(code, Place(number), **facts)
