"""Visits as they happened: what a row of a timesheet says of one. Source: R-31, R-33, R-44, R-51, R-57."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

OUTCOMES = ("done", "no_show", "cancelled")
AREAS = ("self_care", "household", "mobility", "participation")
SIDES = ("assistant", "participant")
LONGEST = 24 * 60  # elapsed minutes of a visit


@dataclass(frozen=True)
class DoneRow:
    """start, end: instants (whole minutes since 1970, planner/terms/clock.py). confirmed_by: some of SIDES, in order.

    What did not take place (`no_show`, `cancelled`) counts no minutes. line: of the file, 0 where there is none.
    reason, note: free text, personal.
    """

    application: str
    assistant: str
    start: int
    end: int
    outcome: str = "done"
    areas: tuple[str, ...] = ()
    confirmed_by: tuple[str, ...] = SIDES
    reason: str = ""
    note: str = ""
    line: int = 0

    @property
    def minutes(self) -> int:
        """Elapsed."""
        return self.end - self.start

    @property
    def key(self) -> tuple[str, str, int, int]:
        """By which it is known."""
        return self.application, self.assistant, self.start, self.end


def merged(rows: Iterable[DoneRow]) -> tuple[DoneRow, ...]:
    """Rows of one visit are one row: confirmations and areas add up, the last reason and note that say anything stay.

    Rows of one visit that say different outcomes stay apart.
    """
    found: dict[object, DoneRow] = {}
    for row in rows:
        known = found.get((row.key, row.outcome))
        found[row.key, row.outcome] = row if known is None else together(known, row)
    return tuple(found.values())


def together(one: DoneRow, other: DoneRow) -> DoneRow:
    """Two rows of one visit as one."""
    return replace(
        one,
        areas=tuple(area for area in AREAS if area in {*one.areas, *other.areas}),
        confirmed_by=tuple(side for side in SIDES if side in {*one.confirmed_by, *other.confirmed_by}),
        reason=other.reason or one.reason,
        note=other.note or one.note,
    )
