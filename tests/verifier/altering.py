"""What is done to an export, and what the verifier says of it."""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from tests.worlds.exports import OFFICE, text
from verifier.judging import verify
from verifier.verdict import ALTERED, UNREADABLE, Verdict


@dataclass
class Bench:
    """A file that is written anew for each change. lines: of the export as it was."""

    file: Path
    lines: list[bytes]
    whole: bytes = field(init=False)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.whole = text(self.lines)
        self.starts = list(accumulate((len(one) + 1 for one in self.lines), initial=0))

    def judged(self, changed: bytes | list[bytes], key: str = OFFICE.vkey) -> Verdict:
        self.file.write_bytes(changed if isinstance(changed, bytes) else text(changed))
        return verify(self.file, key)

    def flipped(self, at: int, to: int) -> Verdict:
        """Another byte at a position."""
        return self.judged(self.whole[:at] + bytes([to]) + self.whole[at + 1 :])

    def line_of(self, at: int) -> int:
        """The number of the line in which a byte stands."""
        return bisect_right(self.starts, at)


def dropped(lines: list[bytes], at: int) -> list[bytes]:
    return lines[:at] + lines[at + 1 :]


def doubled(lines: list[bytes], at: int) -> list[bytes]:
    return lines[: at + 1] + lines[at:]


def swapped(lines: list[bytes], at: int) -> list[bytes]:
    """With the next."""
    return [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]


def refused_at(verdict: Verdict, *lines: int) -> bool:
    """Whether it is refused, and the most telling finding names one of the lines."""
    return verdict.status == UNREADABLE or (verdict.status == ALTERED and verdict.findings[0].place.line in lines)
