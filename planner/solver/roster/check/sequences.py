"""Rules on several visits together: of one assistant, of one person."""

from collections.abc import Iterator
from itertools import repeat

from planner.documents.finding import Finding, finding
from planner.documents.visit import StatedVisit
from planner.solver.roster.check.board import Board
from planner.solver.roster.check.clock import DOBA
from planner.solver.roster.check.diary import Diary, rivals
from planner.terms.clock import shown


def sequence_faults(board: Board) -> Iterator[Finding]:
    """Every rule on the visits of each known assistant and each known person."""
    for name in board.facts.assistants:
        if name in board.diaries:
            yield from too_close(board, board.diaries[name])
            yield from too_long_in_a_doba(board, name)
            yield from too_long_in_the_month(board, name)
    for name in board.facts.people:
        if name in board.with_person:
            yield from at_once(board.with_person[name])
            yield from above_grant(board, name)


def too_close(board: Board, diary: Diary) -> Iterator[Finding]:
    """No other visit overlaps, or is closer than the travel time. Source: R-35.

    Also over midnight and over the month's edge; two visits of the month before are not judged.
    """
    homes = board.facts.homes
    for before, after in rivals(diary.visits, (visit.application in homes for visit in diary.visits)):
        overlap = before.overlap(after)
        travel = homes.travel(before.application, after.application)
        other = _other(before)
        if overlap > 0:
            yield finding("assistant_overlap", "R-35", **after.facts(**other, minutes=overlap))
        elif travel + overlap > 0:
            way = {"travel": travel, "gap": -overlap, "missing": travel + overlap}
            yield finding("travel_too_short", "R-35", **after.facts(**other, **way))


def too_long_in_a_doba(board: Board, assistant: str) -> Iterator[Finding]:
    """From every start on, at most 12 hours of service in 24. Source: R-32.

    Starts of the month before count when a visit of this roster lies in their 24 hours.
    """
    diary, most = board.diaries[assistant], board.facts.minutes_in_doba
    for start in sorted(set(diary.starts)):
        minutes = diary.service(start, start + DOBA)
        if minutes > most and any(not visit.earlier for visit in diary.near(start, start + DOBA)):
            times = {"start": shown(start), "until": shown(start + DOBA)}
            over = {"minutes": minutes, "most": most, "over": minutes - most}
            yield finding("twelve_hours", "R-32", assistant=assistant, **times, **over)


def too_long_in_the_month(board: Board, assistant: str) -> Iterator[Finding]:
    """The assistant's visits that start in the month keep to max_hours_month."""
    minutes, most = board.worked[assistant], 60 * board.facts.assistants[assistant].max_hours_month
    if minutes > most:
        over = {"minutes": minutes, "most": most, "over": minutes - most}
        yield finding("assistant_hours", "", assistant=assistant, month=board.facts.month, **over)


def at_once(visits: list[StatedVisit]) -> Iterator[Finding]:
    """One person has one visit at a time. Source: R-34, the other visit is a service of the same Fund."""
    for before, after in rivals(visits, repeat(False, len(visits))):
        overlap = before.overlap(after)
        if overlap > 0:
            yield finding("person_overlap", "R-34", **after.facts(**_other(before), minutes=overlap))


def above_grant(board: Board, person: str) -> Iterator[Finding]:
    """A person's month is at most what the plan gives. Source: R-24."""
    minutes, most = board.served[person], board.facts.limits.get(person)
    if most is not None and minutes > most:
        over = {"minutes": minutes, "most": most, "over": minutes - most}
        yield finding("above_grant", "R-24", application=person, month=board.facts.month, **over)


def _other(visit: StatedVisit) -> dict[str, object]:
    """The other visit of a pair, for a finding."""
    times = {"other_start": shown(visit.start), "other_end": shown(visit.end)}
    return {"other_application": visit.application, "other_assistant": visit.assistant, **times}
