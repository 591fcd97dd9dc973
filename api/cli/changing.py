"""`withdraw`, `reinstate`, `call-up`, `notify`, `absence`: one application or assistant changes."""

from typing import Any

from api.cli.doing import doing
from api.words.messages import Speaker
from planner.commands.applications import NotifyApplicant
from planner.commands.assistants import AddAbsence
from planner.commands.leaving import ReinstateApplication, WithdrawApplication
from planner.commands.places import CallUp
from planner.commands.wishing import AddPersonAbsence, AddWish, BlockHours


def who_is_next(speaker: Speaker, options: dict[str, Any]) -> None:
    """Who could have the place; loaded when it is asked, for the solver takes a while."""
    from api.cli.replanning import tell_proposal

    tell_proposal(speaker, {**options, "json_file": None})


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


@doing("person-absence", AddPersonAbsence, arguments=["application"])
def person_absence_command() -> None:
    """Osoby nie będzie (szpital, wyjazd); godziny zostają / a person is away, the hours stay theirs."""


@doing("wish", AddWish, arguments=["application"])
def wish_command() -> None:
    """Dopisz jedno życzenie, także jednorazowe / one more wish, also once."""


@doing("block", BlockHours, arguments=["application"])
def block_command() -> None:
    """W tych godzinach jest inna usługa (R-34) / another service is there at these hours."""
