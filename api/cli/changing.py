"""`correct-application`, `withdraw`, `call-up`, `absence` and the like: one application or assistant changes."""

from typing import Any

import click

from api.cli.doing import do_and_tell, doing, recording
from api.words.messages import Speaker
from planner.case.applications import COLUMNS
from planner.case.single import read_single
from planner.commands.applications import NotifyApplicant
from planner.commands.assistants import AddAbsence, AssistantLeaves, AssistantReturns
from planner.commands.correcting import CorrectApplication
from planner.commands.leaving import ReinstateApplication, WithdrawApplication
from planner.commands.places import CallUp
from planner.commands.wishing import AddPersonAbsence, AddWish, BlockHours
from planner.terms.refusals import Faults, InputRefused

CORRECTED = {name: one for name, one in COLUMNS.items() if name != "id"}


@click.command("correct-application")
@click.argument("application")
@click.argument("columns", nargs=-1, required=True, metavar="KOLUMNA=WARTOŚĆ…")
@click.option("--same-person", is_flag=True, help="To ta sama osoba (R-45) / it is the same person.")
@recording
def correct_application_command(
    application: str, columns: tuple[str, ...], same_person: bool, speaker: Speaker, **options: Any
) -> None:
    """Popraw wniosek; planu to nie liczy / correct an application, by columns of applications.csv; computes no plan."""
    faults = Faults(application)
    given = read_single(columns, CORRECTED, faults)
    if faults.found:
        raise InputRefused(faults.found)
    command = CorrectApplication.model_validate({"application": application, "same_person": same_person, **given})
    do_and_tell("correct-application", command, options, speaker)


def who_is_next(speaker: Speaker, options: dict[str, Any]) -> None:
    """Who could have the place; loaded when it is asked, for the solver takes a while."""
    from api.cli.replanning import tell_proposal

    tell_proposal(speaker, options)


@doing("withdraw", WithdrawApplication, arguments=["application"], effective=True, then=who_is_next)
def withdraw_command() -> None:
    """Rezygnacja; godziny wracają do rezerwy / a person leaves, the hours return to the reserve."""


@doing("reinstate", ReinstateApplication, arguments=["application"], effective=True)
def reinstate_command() -> None:
    """Cofnij rezygnację / undo a withdrawal."""


@doing("call-up", CallUp, arguments=["application"], effective=True)
def call_up_command() -> None:
    """Następna osoba z listy rezerwowej dostaje godziny / the next of the waiting list gets hours.

    Kto i ile: replan --dry-run / who and how many hours: replan --dry-run.
    """


@doing("notify", NotifyApplicant, arguments=["application"], effective=True)
def notify_command() -> None:
    """Zapisz, że osobę zawiadomiono / record that the person was told."""


@doing("absence", AddAbsence, arguments=["assistant"])
def absence_command() -> None:
    """Asystenta nie będzie; planu to nie liczy / an assistant is away; computes no plan."""


@doing("assistant-leaves", AssistantLeaves, arguments=["assistant"])
def assistant_leaves_command() -> None:
    """Asystent odchodzi; planu to nie liczy / an assistant leaves; computes no plan."""


@doing("assistant-returns", AssistantReturns, arguments=["assistant"])
def assistant_returns_command() -> None:
    """Cofnij odejście asystenta / undo an assistant's leaving."""


@doing("person-absence", AddPersonAbsence, arguments=["application"])
def person_absence_command() -> None:
    """Osoby nie będzie (szpital, wyjazd); godziny zostają / a person is away, the hours stay theirs."""


@doing("wish", AddWish, arguments=["application"])
def wish_command() -> None:
    """Dopisz jedno życzenie, także jednorazowe / one more wish, also once."""


@doing("block", BlockHours, arguments=["application"])
def block_command() -> None:
    """W tych godzinach jest inna usługa (R-34) / another service is there at these hours."""
