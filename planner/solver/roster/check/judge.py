"""The verdict on a month's roster: unlawful, lawful with false statements, or ok."""

from collections.abc import Iterator
from typing import Any

from planner.documents.finding import Finding
from planner.solver.roster.check.board import Board
from planner.solver.roster.check.documents import Documents, read_documents
from planner.solver.roster.check.facts import Used, facts
from planner.solver.roster.check.score import counts
from planner.solver.roster.check.sequences import sequence_faults
from planner.solver.roster.check.statements import Unfilled, wrong_numbers
from planner.solver.roster.check.verdict import RosterVerdict, score_object
from planner.solver.roster.check.visits import visit_faults
from planner.terms.case import RosterCase


def judge(
    case: RosterCase, plan: Any, roster: Any, *, keep: Any = None, before: Any = None, used: Used | None = None
) -> RosterVerdict:
    """Judge a roster document against the case and the plan document.

    keep, before: roster documents, None without one. used: hours by application and month ("2026-03") before
    this month. Raises InputRefused, with every fault of every document, when one of them is not of its shape.
    """
    documents = read_documents(case.programme, plan, roster, keep, before)
    board = Board(facts(case, documents.plan, documents.month, used), documents)
    faults = (*visit_faults(board), *sequence_faults(board))
    counted = counts(board)
    score = score_object(counted)
    statements = tuple(_statements(board, documents, score, lawful=not faults))
    outcome = "unlawful" if faults else "false_statements" if statements else "ok"
    return RosterVerdict(outcome, faults, statements, score, counted)


def broken_rules(case: RosterCase, plan: Any, roster: Any, before: Any = None) -> tuple[Finding, ...]:
    """The faults alone, without counting a score. Raises InputRefused as `judge`."""
    documents = read_documents(case.programme, plan, roster, None, before)
    board = Board(facts(case, documents.plan, documents.month, None), documents)
    return (*visit_faults(board), *sequence_faults(board))


def _statements(board: Board, documents: Documents, score: dict[str, int], *, lawful: bool) -> Iterator[Finding]:
    """Why a wish stays unfilled is asked only of a lawful roster."""
    yield from wrong_numbers(documents.roster, score)
    if documents.roster.unfilled is None:
        return
    unfilled = Unfilled(board, documents.roster.unfilled)
    yield from unfilled.wrong_list()
    yield from unfilled.no_reason()
    if lawful:
        yield from unfilled.false_reasons()
