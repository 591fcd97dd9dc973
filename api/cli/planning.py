"""`replan` and `check-replan`: a plan from a month on, from files alone."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import click

from api.cli.files import case_in, document_json, read_document, read_rows, rows_of
from api.cli.options import (
    EXIT_OF_OUTCOME,
    EXIT_OF_STATUS,
    PATH,
    Decorator,
    actor_option,
    case_argument,
    change_option,
    command_id_option,
    json_option,
    lang_option,
    programme_option,
    refusing,
    seconds_option,
)
from api.cli.outputs import write_texts, write_told
from api.cli.progress import progress
from api.cli.repeating import Repeating
from api.cli.rostering import month_named
from api.words.allocation_verdict import show_verdict
from api.words.messages import Speaker
from api.words.replan import show_policies, show_replan
from planner.case.used import read_leavers, read_used
from planner.documents.plan_in_force import read_plan_in_force
from planner.scenarios.apply import applied
from planner.scenarios.change import parse_changes
from planner.solver.allocation.run import Run
from planner.solver.replan.check.judge import judge
from planner.solver.replan.check.request import request_faults
from planner.solver.replan.proven import proven_replan
from planner.terms.case import Case
from planner.terms.refusals import Fault, InputRefused
from planner.terms.replanning import REPLAN_POLICIES, Reason, Replanning


def request_options(command: Any) -> Any:
    """What a re-plan is asked for."""
    options: list[Decorator] = [
        click.option("--at", "at", required=True, metavar="M", help="Od którego miesiąca / first month, 2026-06."),
        click.option("--used", type=PATH, metavar="F", help="Wykorzystane godziny / used hours (used.csv)."),
        click.option("--leavers", type=PATH, metavar="F", help="Kto odchodzi / who leaves (leavers.csv)."),
        click.option("--policy", type=click.Choice(REPLAN_POLICIES), default=REPLAN_POLICIES[0], show_default=True),
        click.option("--allow-lower", multiple=True, metavar="A", help="Komu wolno obniżyć / who may get less."),
        change_option,
    ]
    for option in reversed(options):
        command = option(command)
    return command


@click.command("replan", cls=Repeating)
@click.argument("case", type=PATH, required=False)
@click.argument("plan", type=PATH, required=False)
@request_options
@click.option("--reason", type=click.Choice(get_args(Reason)), default="other", help="Dlaczego / why (record only).")
@click.option("--dry-run", is_flag=True, help="Tylko pokaż / only show (record only).")
@programme_option
@actor_option
@command_id_option
@click.option("--compare", is_flag=True, help="Wszystkie cztery zasady obok siebie / all four policies side by side.")
@json_option("Zapisz plan jako JSON / the plan as JSON", "plan")
@seconds_option
@lang_option
@refusing
def replan_command(case: Path | None, plan: Path | None, speaker: Speaker, **options: Any) -> None:
    """Ułóż plan na nowo od miesiąca, z obietnicami / plan anew from a month on, keeping what was promised.

    Z folderem i planem: same pliki. Bez nich: z bazy / of a folder and a plan: files alone; without: of the record.
    """
    if case is None or plan is None:
        if case is not None:
            raise click.UsageError(speaker.say("replan_needs_both"))
        from api.cli.replanning import replan_recorded  # a database takes longer to load than the answer

        replan_recorded(speaker, options)
        return
    given, old = changed_case(case, options["changes"], speaker), read_document(plan)
    request = request_of(given, old, options)
    with progress(speaker) as shown:
        policies = REPLAN_POLICIES if options["compare"] else (request.policy,)
        runs = {policy: Run(options["seconds"], shown.tell) for policy in policies}
        asked = {policy: replace(request, policy=policy) for policy in policies}
        found = {policy: proven_replan(given, old, asked[policy], run) for policy, run in runs.items()}
    chosen = found[request.policy]
    if options["json_file"]:
        write_told({options["json_file"]: document_json(chosen.as_json())}, speaker)
    if options["json_file"] != "-":
        click.echo(show_policies(found, speaker) if options["compare"] else show_replan(given, old, chosen, speaker))
    sys.exit(EXIT_OF_STATUS[chosen.status])


@click.command("check-replan", cls=Repeating)
@case_argument
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@request_options
@json_option("Zapisz ocenę jako JSON / the verdict as JSON", "verdict")
@lang_option
@refusing
def check_replan_command(case: Path, old: Path, new: Path, speaker: Speaker, **options: Any) -> None:
    """Oceń dowolne przeplanowanie, także zrobione ręcznie / judge any re-plan, also a hand-made one."""
    given, before, document = changed_case(case, options["changes"], speaker), read_document(old), read_document(new)
    verdict = judge(given, before, document, request_of(given, before, options))
    if options["json_file"]:
        write_texts({options["json_file"]: verdict.as_json_text()})
    if options["json_file"] != "-":
        click.echo(show_verdict(verdict, speaker))
    sys.exit(EXIT_OF_OUTCOME[verdict.outcome])


def changed_case(folder: Path, changes: tuple[str, ...], speaker: Speaker) -> Case:
    """The case of the folder with the changes. Raises InputRefused."""
    case = case_in(folder, speaker)
    return applied(case, parse_changes(changes, rows_of)) if changes else case


def request_of(case: Case, old: Any, options: dict[str, Any]) -> Replanning:
    """What is asked, from the options. Raises InputRefused with every fault of files and options."""
    plan, faults = read_plan_in_force(old), list[Fault]()
    at = max(month_named(options["at"]), case.programme.months[0])
    of_the_plan = {*plan.admitted, *plan.gone}
    known = of_the_plan | {one.id for one in case.applications}
    used = read_rows(
        options["used"],
        faults,
        lambda text, found: read_used(text, of_the_plan.__contains__, found, before=at, stranger="used_of_stranger"),
    )
    leavers = read_rows(options["leavers"], faults, lambda text, found: read_leavers(text, known.__contains__, found))
    lowered = frozenset(options["allow_lower"])
    request = Replanning(at, options["policy"], {} if faults else used, {} if faults else leavers, lowered)
    try:
        request_faults(case, old, request)
    except InputRefused as refused:
        faults += refused.faults
    if faults:
        raise InputRefused(faults)
    return request
