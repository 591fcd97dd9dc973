"""What is wrong with an application card in itself, and in the light of a programme. Source: R-03, R-17, formats."""

from collections.abc import Iterator

from planner.rules.eligibility import applicant_of
from planner.rules.split import split_faults
from planner.terms.case import ApplicationCard, ProgrammeRules
from planner.terms.refusals import Fault


def card_faults(programme: ProgrammeRules, file: str, line: int, card: ApplicationCard) -> list[Fault]:
    """Every fault; file and line: to blame."""
    return [
        *(Fault(file, line, *fault) for fault in inconsistencies(card)),
        *split_faults(programme, [(file, line, applicant_of(programme, card))]),
    ]


def inconsistencies(card: ApplicationCard) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Column, code and facts of each contradiction within the card."""
    if card.birth_date > card.received_at.date():
        yield "birth_date", "born_later", (("value", str(card.birth_date)),)
    decided = card.commission or card.min_hours is not None or card.max_hours is not None
    if decided and not card.commission_reason:
        yield "commission_reason", "reason_missing", ()
