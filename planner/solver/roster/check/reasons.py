"""Whether a reason for an unfilled wish is true. Each answers None, or the counterexample ("-": there is none)."""

from collections.abc import Callable, Iterable, Iterator

from planner.documents.roster import Entry
from planner.solver.roster.check.board import Board
from planner.solver.roster.check.chances import Chances, Servers
from planner.solver.roster.check.facts import Occurrence
from planner.solver.roster.check.score import Added
from planner.terms.case import AssistantTerms
from planner.terms.clock import shown

Contrary = Callable[[Chances], str | None]
NONE = "-"


class Reasons:
    """Remembers what it found, because equal wishes and reasons come again."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._servers = Servers(board)
        self._longest = board.facts.homes.longest
        self._chances: dict[Occurrence, Chances] = {}
        self._known: dict[tuple[Occurrence, str], str | None] = {}

    def contrary(self, wish: Occurrence, reason: str) -> str | None:
        """None when the reason is true for this wish, else what speaks against it."""
        if (wish, reason) not in self._known:
            self._known[wish, reason] = REASONS[reason](self._of(wish))
        return self._known[wish, reason]

    def figures(self, wish: Occurrence, entry: Entry) -> Iterator[tuple[str, object, object]]:
        """What the entry states besides its reasons: name, found, expected."""
        chances = self._of(wish)
        if entry.left is not None and "grant_used" in entry.reasons:
            yield "minutes_left", entry.left, max(0, wish.minutes - chances.over_grant)
        if "window_too_short" in entry.reasons:
            if entry.missing is not None:
                yield "minutes_missing", entry.missing, chances.minutes_missing
            if entry.cut_by is not None:
                yield "cut_by", _listed(entry.cut_by), _listed(chances.cut_by)

    def _of(self, wish: Occurrence) -> Chances:
        if wish not in self._chances:
            self._chances[wish] = Chances(self.board, self._servers, wish, self._longest)
        return self._chances[wish]


def nobody_may_serve(chances: Chances) -> str | None:
    """False when an assistant may serve the person on that date. Source: R-40 to R-42."""
    return chances.servers[0].id if chances.servers else None


def window_too_short(chances: Chances) -> str | None:
    """False when a start leaves room for the visit, were nobody else visiting. Source: R-33, R-34, R-46."""
    return shown(chances.open_starts[0]) if chances.open_starts else None


def parallel_service(chances: Chances) -> str | None:
    """False when a start keeps clear of other services and of the person's own visits, or without these none does.

    Source: R-34.
    """
    if chances.starts:
        return shown(chances.starts[0])
    return None if chances.present_starts else NONE


def nobody_available(chances: Chances) -> str | None:
    """False without starts, without anybody who may serve, or when one of these is there for a whole visit."""
    if not chances.starts or not chances.servers:
        return NONE
    for assistant, starts in chances.available():
        return _way(assistant, starts[0])
    return None


def grant_used(chances: Chances) -> str | None:
    """False when the person's limit has room; answers the minutes that stay."""
    return None if chances.over_grant > 0 else str(-chances.over_grant)


def first_kept_by(reason: str) -> Contrary:
    """True when nobody who is there could take the visit, and this is what first keeps at least one of them."""

    def contrary(chances: Chances) -> str | None:
        obstacles, taker = chances.kept_by
        if taker is not None:
            return _way(*taker)
        return None if reason in obstacles else NONE

    return contrary


def costs_more(chances: Chances) -> str | None:
    """True when somebody could take the visit, all rules kept, and every way leaves the score or raises it."""
    if chances.over_grant > 0:
        return NONE
    added, possible = Added(chances.board, chances.wish), False
    for assistant, start in chances.ways():
        possible, cost = True, added.cost(assistant.id, start)
        if cost < 0:
            return f"{_way(assistant, start)} ({cost})"
    return None if possible else NONE


def past(_chances: Chances) -> str | None:
    """Never false here: when a roster was made, the documents that are judged do not say."""
    return None


REASONS: dict[str, Contrary] = {
    "window_too_short": window_too_short,
    "grant_used": grant_used,
    "nobody_may_serve": nobody_may_serve,
    "nobody_available": nobody_available,
    "assistants_busy": first_kept_by("assistants_busy"),
    "twelve_hours": first_kept_by("twelve_hours"),
    "assistant_hours": first_kept_by("assistant_hours"),
    "parallel_service": parallel_service,
    "costs_more": costs_more,
    "past": past,
}


def _listed(names: Iterable[str]) -> str:
    return " ".join(sorted(names)) or NONE


def _way(assistant: AssistantTerms, start: int) -> str:
    return f"{assistant.id} {shown(start)}"
