"""Rules on one visit alone: names, month, quarter hour, wish, other services, who may serve, who is there."""

from collections.abc import Iterator

from planner.documents.finding import Finding, finding
from planner.documents.visit import StatedVisit
from planner.editions.roster import TERMS
from planner.solver.roster.check.board import Board
from planner.solver.roster.check.clock import last_day
from planner.solver.roster.check.facts import Occurrence, is_away
from planner.solver.roster.check.hours import shortfall
from planner.solver.roster.check.serving import objections
from planner.terms.clock import shown


def visit_faults(board: Board) -> Iterator[Finding]:
    """Every rule on each visit. One of another month is judged only by its names, its times and its neighbours."""
    for visit in board.visits:
        yield from unknown_names(board, visit)
        yield from off_the_clock(visit)
        if not board.in_month(visit):
            yield finding("outside_month", "R-51", **visit.facts(month=board.facts.month))
    for number, visit in enumerate(board.ours):
        yield from without_wish(board, visit, board.fulfilled[number])
        yield from after_the_last_day(board, visit)
        yield from while_away(board, visit)
        yield from beside_other_services(board, visit)
        yield from by_whom(board, visit)


def unknown_names(board: Board, visit: StatedVisit) -> Iterator[Finding]:
    """Names that the case does not know; without a file of assistants it knows none."""
    if visit.application not in board.facts.people:
        yield finding("unknown_application", "", **visit.facts())
    if visit.assistant not in board.facts.assistants:
        yield finding("unknown_assistant", "", **visit.facts())


def off_the_clock(visit: StatedVisit) -> Iterator[Finding]:
    """Visits start on a quarter hour and have full minutes."""
    if not visit.whole:
        yield finding("part_minute", "R-33", **visit.facts(end=shown(visit.end)))
    late = visit.start % TERMS.grid_minutes
    if late:
        yield finding("off_grid", "", **visit.facts(minutes=late, grid=TERMS.grid_minutes))


def without_wish(board: Board, visit: StatedVisit, fulfilled: int | None) -> Iterator[Finding]:
    """Each visit fulfils a wish of its own: of its weekday or date, exactly its minutes, inside its window.

    That whoever is away wishes nothing is told by `while_away`.
    """
    if fulfilled is not None or visit.application not in board.facts.people:
        return
    if visit.application not in board.facts.limits:
        yield finding("not_admitted", "R-14", **visit.facts())
        return
    if is_away(board.facts.away.get(visit.application, ()), visit.day):
        return
    wishes = board.by_date.get((visit.application, visit.day), [])
    same = [one for one in wishes if one.minutes == visit.minutes]
    if not wishes:
        yield _no_wish(board, visit)
    elif not same:
        yield _wrong_minutes(visit, wishes)
    elif not board.fulfils[visit]:
        yield _outside_window(visit, same)
    else:
        yield finding("wish_taken", "", **visit.facts(wishes=len(same), minutes=visit.minutes))


def _no_wish(board: Board, visit: StatedVisit) -> Finding:
    """No wish on that date, or the person cannot be served then: R-03, R-06, the programme."""
    service = board.facts.services[visit.application]
    days = max((service.first - visit.day).days, (visit.day - service.last).days)
    if days <= 0:
        return finding("no_wish", "", **visit.facts(day=visit.day))
    rule = service.rule if visit.day > service.last else ""
    dates = {"first": service.first, "last": service.last, "days": days}
    return finding("outside_service", rule, **visit.facts(**dates))


def _wrong_minutes(visit: StatedVisit, wishes: list[Occurrence]) -> Finding:
    """Measured against the wish with the nearest length. Source: R-33."""
    wished = min((one.minutes for one in wishes), key=lambda minutes: (abs(minutes - visit.minutes), minutes))
    difference = visit.minutes - wished
    return finding("wrong_minutes", "R-33", **visit.facts(minutes=visit.minutes, wished=wished, difference=difference))


def _outside_window(visit: StatedVisit, wishes: list[Occurrence]) -> Finding:
    """Measured against the nearest window; minutes: of the visit that are not in it."""

    def away(wish: Occurrence) -> int:
        return max(wish.start - visit.start, 0) + max(visit.end - wish.end, 0)

    wish = min(wishes, key=lambda one: (away(one), one.start))
    inside = max(min(visit.end, wish.end) - max(visit.start, wish.start), 0)
    window = {"window_from": shown(wish.start), "window_to": shown(wish.end)}
    return finding("outside_window", "", **visit.facts(**window, minutes=visit.minutes - inside))


def after_the_last_day(board: Board, visit: StatedVisit) -> Iterator[Finding]:
    """No minute after 24:00 of the person's last day of service; a visit on a later day is told of already. R-46."""
    service = board.facts.services.get(visit.application)
    if service is not None and visit.day <= service.last and visit.end > service.over:
        yield finding("after_last_day", "R-46", **visit.facts(last=service.last, minutes=visit.end - service.over))


def while_away(board: Board, visit: StatedVisit) -> Iterator[Finding]:
    """No minute on a day on which the person is away, in hospital or travelling."""
    minutes = board.absences(visit.application).minutes_in(visit.start, visit.end)
    if minutes:
        yield finding("person_away", "", **visit.facts(minutes=minutes))


def beside_other_services(board: Board, visit: StatedVisit) -> Iterator[Finding]:
    """Not at the same hour as another service. Source: R-34."""
    services = board.other_services(visit.application)
    minutes = services.spans.minutes_in(visit.start, visit.end)
    if minutes:
        names = ", ".join(services.names(visit.start, visit.end))
        yield finding("blocked", "R-34", **visit.facts(services=names, minutes=minutes))


def by_whom(board: Board, visit: StatedVisit) -> Iterator[Finding]:
    """The assistant may serve the person through every date that the visit touches, and is there."""
    assistant = board.facts.assistants.get(visit.assistant)
    if assistant is None:
        return
    person = board.facts.people.get(visit.application)
    if person is not None:
        yield from objections(assistant, person, visit)
    presence = board.presence(assistant)
    missing = shortfall(presence.spans, visit.start, visit.end)
    if missing:
        facts = visit.facts(minutes=missing)
        away = presence.away(visit.day, last_day(visit.end))
        yield finding("absent", "", **facts) if away else finding("not_available", "", **facts)
