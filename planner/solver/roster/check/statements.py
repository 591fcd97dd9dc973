"""What a roster says besides its visits: score, bound, and the wishes it leaves unfilled."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from planner.documents.finding import Finding, finding
from planner.documents.roster import Entry, RosterRead
from planner.solver.roster.check.board import Board
from planner.solver.roster.check.facts import Occurrence
from planner.solver.roster.check.matching import largest_matching
from planner.solver.roster.check.reasons import REASONS, Reasons

Key = tuple[object, ...]


def wrong_numbers(roster: RosterRead, score: Mapping[str, int]) -> Iterator[Finding]:
    """Parts of the stated score that differ, and a bound that is none: the true total is below it."""
    for part, found in (roster.score or {}).items():
        if found != score[part]:
            yield finding("wrong_score", "", part=part, found=found, expected=score[part])
    if roster.bound is not None and roster.bound > score["total"]:
        over = roster.bound - score["total"]
        yield finding("bound_above_score", "", bound=roster.bound, total=score["total"], over=over)


class Unfilled:
    """The wishes that a roster calls unfilled, held against those that no visit fulfils.

    A visit fits only wishes of exactly its minutes, so every largest matching leaves the same number
    unfilled of each person, date and length; which of several windows is left may differ.
    """

    def __init__(self, board: Board, entries: tuple[Entry, ...]) -> None:
        self.board = board
        self.entries: dict[Key, list[Entry]] = defaultdict(list)
        for entry in entries:
            self.entries[entry.application, entry.day, entry.minutes].append(entry)
        pairs = zip(board.fulfilled, board.ours, strict=True)
        self.taken = {number: visit for number, visit in pairs if number is not None}
        self.left: dict[Key, list[int]] = {
            key: [number for number in numbers if number not in self.taken] for key, numbers in board.by_key.items()
        }
        self.reasons = Reasons(board)

    def wrong_list(self) -> Iterator[Finding]:
        """Unfilled wishes that are missing from the list, and entries that are none."""
        stated = Counter({key: len(entries) for key, entries in self.entries.items()})
        true = Counter({key: len(numbers) for key, numbers in self.left.items()})
        for code, counter in (("unfilled_missing", true - stated), ("unfilled_extra", stated - true)):
            for (application, day, minutes), count in counter.items():
                facts = {"application": application, "date": day, "minutes": minutes, "count": count}
                yield finding(code, "", **facts)

    def no_reason(self) -> Iterator[Finding]:
        """Entries without any reason, or with one that is not in the list."""
        for entries in self.entries.values():
            for entry in entries:
                if not entry.reasons:
                    yield finding("no_reasons", "", **_who(entry))
                for reason in _unknown(entry):
                    yield finding("unknown_reason", "", **_who(entry), reason=reason)

    def false_reasons(self) -> Iterator[Finding]:
        """Stated reasons that do not hold. Has a meaning only in a lawful roster, where the list is right."""
        for key, entries in self.entries.items():
            left = self.left.get(key, [])
            if len(left) == len(entries):
                found = [one for pair in zip(entries, left, strict=True) for one in self._against(*pair)]
                yield from [] if found and self._true_otherwise(key) else found

    def _against(self, entry: Entry, number: int) -> Iterator[Finding]:
        for reason in entry.reasons:
            contrary = self.reasons.contrary(self._wish(number), reason) if reason in REASONS else None
            if contrary is not None:
                yield finding("false_reason", "", **_who(entry), reason=reason, contrary=contrary)
        for part, found, expected in self.reasons.figures(self._wish(number), entry):
            if found != expected:
                yield finding(
                    "wrong_figure", "", **_who(entry), part=part, found=found or "-", expected=expected or "-"
                )

    def _true_otherwise(self, key: Key) -> bool:
        """Whether other wishes of this person, date and length could be the unfilled ones, so that all is true.

        Visits and entries together must get a wish each, every visit one that it fulfils, every entry one of
        which its reasons are true.
        """
        wishes, entries = self.board.by_key[key], self.entries[key]
        if len(wishes) == len(entries):
            return False
        place = {number: at for at, number in enumerate(wishes)}
        visits = [self.taken[number] for number in wishes if number in self.taken]
        rows = [[place[number] for number in self.board.fulfils[visit]] for visit in visits]
        rows += [[place[one] for one in wishes if not any(self._against(entry, one))] for entry in entries]
        edges = [(row, column) for row, columns in enumerate(rows) for column in columns]
        return None not in largest_matching(edges, len(rows), len(wishes))

    def _wish(self, number: int) -> Occurrence:
        return self.board.facts.occurrences[number]


def _who(entry: Entry) -> dict[str, object]:
    return {"application": entry.application, "date": entry.day, "minutes": entry.minutes}


def _unknown(entry: Entry) -> list[str]:
    return [reason for reason in entry.reasons if reason not in REASONS]
