"""`replan` of the record: filed as a plan, announced like one; and who would be next on the waiting list."""

from typing import Any

import click

from api.cli.answering import answer
from api.cli.doing import do_and_tell
from api.cli.files import read_rows
from api.cli.opening import opened, scope_named
from api.cli.progress import progress
from api.words.messages import Speaker
from api.words.replan import show_proposal, show_rows
from planner.case.used import read_leavers, read_used
from planner.commands.replanning import ComputeReplan
from planner.record.application import Godziny
from planner.terms.calendar import Month
from planner.terms.refusals import Fault, InputRefused, Refused
from planner.terms.replanning import REPLAN_POLICIES
from planner.terms.scope import Scope, today
from projections.door import ReadDoor

Document = dict[str, Any]


def replan_recorded(speaker: Speaker, options: dict[str, Any]) -> None:
    """File the re-plan of what is recorded; or, to compare or with a dry run, only show it."""
    asked = _asked(options)
    with progress(speaker) as shown:
        if options["compare"] or options["dry_run"]:
            policies = REPLAN_POLICIES if options["compare"] else (asked.policy,)
            with opened() as app:
                found = ReadDoor(app).replans(scope_named(app, options["programme"], speaker), asked, policies)
            answer(options["json_file"], found, show_rows(found, speaker))
            return
        do_and_tell("replan", asked, options, speaker, shown.tell)


def _asked(options: dict[str, Any]) -> ComputeReplan:
    if options["changes"]:
        raise InputRefused([Fault("--change", 1, "", "changes_are_recorded")])
    faults: list[Fault] = []
    used = read_rows(options["used"], faults, lambda text, found: read_used(text, _anybody, found))
    leavers = read_rows(options["leavers"], faults, lambda text, found: read_leavers(text, _anybody, found))
    if faults:
        raise InputRefused(faults)
    fields = {name: options[name] for name in ("at", "policy", "allow_lower", "reason", "seconds")}
    return ComputeReplan(**fields, leavers=leavers, used=None if options["used"] is None else _exact(used))


def _anybody(_: str) -> bool:
    """Who is unknown is found when it is held against the record."""
    return True


def _exact(used: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Hours as a command takes them, such as 12 or 1/3: three times 20 minutes are one hour."""
    return {name: {str(month): str(hours) for month, hours in months.items()} for name, months in used.items()}


def tell_proposal(speaker: Speaker, options: dict[str, Any]) -> None:
    """Who would be next on the waiting list from the coming month on, with how many hours and why.

    Nothing where there is nobody to propose: no plan is in force, or the programme is over by then.
    """
    with opened() as app:
        scope = scope_named(app, options["programme"], speaker)
        try:
            document = proposal(app, scope)
        except (Refused, InputRefused):
            return
    click.echo(show_proposal(document, speaker))


def proposal(app: Godziny, scope: Scope) -> Document:
    """The re-plan of the coming month by the default policy; nothing is recorded. Raises Refused, InputRefused."""
    coming = Month.of_day(today()).next()
    asked = ComputeReplan(at=str(coming), policy="waiting-list", leavers={})
    return ReadDoor(app).replans(scope, asked, ("waiting-list",))["waiting-list"]
