"""What a roster costs: the counts of each part, worked out from its visits. Source: formats.md."""

from bisect import bisect_left
from itertools import pairwise

from planner.documents.visit import StatedVisit
from planner.editions.roster import TERMS
from planner.solver.roster.check.board import Board
from planner.solver.roster.check.facts import Occurrence


def counts(board: Board) -> dict[str, int]:
    """Minutes, assistants and visits of each part, unweighted."""
    return {
        "uncovered_minute": uncovered_minutes(board),
        "extra_assistant": extra_assistants(board),
        "travel_minute": travel_minutes(board),
        "other_than_indicated": sum(by_someone_else(board, one.application, one.assistant) for one in board.visits),
        "changed_visit": 0 if board.kept is None else sum(one.key not in board.kept for one in board.visits),
    }


def uncovered_minutes(board: Board) -> int:
    """Σ over the admitted of what grant and wishes both allow and nobody serves."""
    return sum(max(0, board.uncovered(person)) for person in board.facts.limits)


def extra_assistants(board: Board) -> int:
    """Σ over people of the different assistants after the first."""
    return sum(len(names) - 1 for names in board.visited_by.values())


def travel_minutes(board: Board) -> int:
    """Between consecutive visits of an assistant that start on the same local day."""
    travel = board.facts.homes.travel
    return sum(
        travel(one.application, other.application)
        for diary in board.diaries.values()
        for one, other in pairwise(visit for visit in diary.visits if not visit.earlier)
        if one.day == other.day
    )


def by_someone_else(board: Board, person: str, assistant: str) -> bool:
    """The person indicated somebody, and not this assistant."""
    indicated = board.facts.indicated.get(person)
    return indicated is not None and assistant not in indicated


class Added:
    """What one visit more for this wish would change in the score."""

    def __init__(self, board: Board, wish: Occurrence) -> None:
        self.board, self.wish = board, wish
        self.covered = min(wish.minutes, max(0, board.uncovered(wish.application)))

    def cost(self, assistant: str, start: int) -> int:
        """Weighted points; negative when the roster would be better with it."""
        person = self.wish.application
        others = self.board.visited_by.get(person, set())
        return (
            TERMS.extra_assistant * bool(others and assistant not in others)
            + TERMS.other_than_indicated * by_someone_else(self.board, person, assistant)
            + TERMS.changed_visit * self._changed(assistant, start)
            + TERMS.travel_minute * self._detour(assistant, start)
            - TERMS.uncovered_minute * self.covered
        )

    def _changed(self, assistant: str, start: int) -> bool:
        return self.board.kept is not None and (self.wish.application, assistant, start) not in self.board.kept

    def _detour(self, assistant: str, start: int) -> int:
        """Minutes of travel to the person and on, less the way that they replace."""
        diary = self.board.diary(assistant)
        after = bisect_left(diary.starts, start)
        before, next_one = diary.visits[:after][-1:], diary.visits[after : after + 1]
        near = [one.application for one in before + next_one if self._same_day(one)]
        travel = self.board.facts.homes.travel
        direct = travel(*near) if len(near) == 2 else 0
        return sum(travel(self.wish.application, other) for other in near) - direct

    def _same_day(self, visit: StatedVisit) -> bool:
        return visit.day == self.wish.day and not visit.earlier
