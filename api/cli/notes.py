"""Notes beside an answer, on standard error: what a roster and its plan rest on, and what was given."""

from typing import Any

import click

from api.words.messages import Speaker
from planner.solver.roster.made_with import check_made_with
from planner.solver.roster.proven import same_case
from planner.solver.roster.request import Asked
from planner.terms.case import Case


def note_other_assistants(case: Case, plan: Any, speaker: Speaker) -> None:
    """Says when the plan was made with other assistants. Raises InputRefused for a plan of another case."""
    if not same_case(case, plan):
        click.echo(speaker.say("roster_other_assistants"), err=True)


def note_other_documents(roster: Any, asked: Asked, speaker: Speaker) -> None:
    """Says when the roster was made with other documents than these. Raises InputRefused when one is missing."""
    if others := check_made_with(roster, asked):
        click.echo(speaker.say("roster_made_with_others", {"options": ", ".join(others)}), err=True)
