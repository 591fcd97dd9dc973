"""`check` and `check-roster`: any plan, any roster, judged by files or against the record."""

import sys
from pathlib import Path
from typing import Any

import click

from api.cli.files import case_in, read_document
from api.cli.notes import note_other_assistants, note_other_documents
from api.cli.options import DONE, EXIT_OF_OUTCOME, PATH, WRONG, json_option, lang_option, programme_option, refusing
from api.cli.outputs import write_texts
from api.cli.rostering import around, asked_of, used_in
from api.words.allocation_verdict import show_judged, show_verdict
from api.words.messages import Speaker
from api.words.roster_verdict import show_roster_verdict
from planner.documents.digests import digest_version
from planner.rules.eligibility import inputs_of
from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.check.verdict import AllocationVerdict
from planner.solver.allocation.digest import digests_of_version
from planner.solver.allocation.made_with import check_made_with
from planner.solver.roster.check.verdict import RosterVerdict
from planner.solver.roster.proven import judged
from planner.terms.refusals import Fault, InputRefused, Refused

Paths = tuple[Path, ...]

recorded_option = click.option(
    "--recorded", is_flag=True, help="Według zapisu, bez folderu / against the record, without a folder."
)


@click.command("check")
@click.argument("documents", nargs=-1, type=PATH, metavar="FOLDER PLAN")
@recorded_option
@programme_option
@json_option("Zapisz ocenę jako JSON / the verdict as JSON", "verdict")
@lang_option
@refusing
def check_command(documents: Paths, recorded: bool, speaker: Speaker, **options: Any) -> None:
    """Oceń dowolny plan, także zrobiony ręcznie / judge any plan, also a hand-made one."""
    if recorded:
        verdict, text = _recorded_plan(_named(documents, "check", (0, 1)), options["programme"], speaker)
    else:
        verdict, text = _plan(*_named(documents, "check", (2,)), speaker=speaker)
    _tell(verdict, text, options["json_file"])
    sys.exit(EXIT_OF_OUTCOME[verdict.outcome])


def _plan(case: Path, plan: Path, *, speaker: Speaker) -> tuple[AllocationVerdict, str]:
    document = read_document(plan)
    if isinstance(document, dict) and document.keys() & {"replan_policy", "at"}:
        raise InputRefused([Fault(plan.name, 0, "replan_policy", "replan_to_check")])
    given = case_in(case, speaker)
    check_made_with(document)
    verdict = judge(given, document)
    now = digests_of_version(digest_version(document), inputs_of(given)).get("all")
    others = [] if document.get("inputs_digest") in (None, now) else [speaker.say("check_other_inputs")]
    return verdict, "\n".join([show_verdict(verdict, speaker), *others])


def _recorded_plan(plans: Paths, programme: str | None, speaker: Speaker) -> tuple[AllocationVerdict, str]:
    """The plan in force unless one is named, as a file or as it is called in the record."""
    from api.cli.opening import opened, scope_named  # a database takes longer to load than the answer
    from projections.door import ReadDoor

    with opened() as app:
        scope, door = scope_named(app, programme, speaker), ReadDoor(app)
        name = str(plans[0]) if plans else door.programme(scope)["current"]
        if name is None:
            raise Refused("nothing_announced", scope=scope)
        document = read_document(plans[0]) if plans and plans[0].exists() else door.plan(scope, name)
        found = door.judged_plan(scope, document)
    return found.verdict, show_judged(found, speaker)


@click.command("check-roster")
@click.argument("documents", nargs=-1, type=PATH, metavar="FOLDER PLAN GRAFIK")
@around
@recorded_option
@programme_option
@json_option("Zapisz ocenę jako JSON / the verdict as JSON", "verdict")
@lang_option
@refusing
def check_roster_command(documents: Paths, recorded: bool, speaker: Speaker, **options: Any) -> None:
    """Oceń dowolny grafik i policz jego punkty / judge any roster and print its score."""
    if recorded:
        verdict = _recorded_roster(_named(documents, "check-roster", (1,))[0], options, speaker)
    else:
        verdict = _roster(*_named(documents, "check-roster", (3,)), options=options, speaker=speaker)
    _tell(verdict, show_roster_verdict(verdict, speaker), options["json_file"])
    sys.exit(DONE if verdict.outcome == "ok" else WRONG)


def _roster(case: Path, plan: Path, roster: Path, *, options: dict[str, Any], speaker: Speaker) -> RosterVerdict:
    given, document, judged_one = case_in(case, speaker), read_document(plan), read_document(roster)
    asked = asked_of(given, None, options, plan_document=document)
    note_other_assistants(given, document, speaker)
    note_other_documents(judged_one, asked, speaker)
    return judged(given, document, asked, judged_one)


def _recorded_roster(roster: Path, options: dict[str, Any], speaker: Speaker) -> RosterVerdict:
    """A file, or a draft as it is called in the record."""
    from api.cli.opening import act, opened, scope_named
    from projections.door import ReadDoor

    given = {name: read_document(options[name]) for name in ("keep", "before") if options[name] is not None}
    given |= {} if options["used"] is None else {"used": used_in(options["used"])}
    with opened() as app:
        scope, door = scope_named(app, options["programme"], speaker), ReadDoor(app)
        document = read_document(roster) if roster.exists() else door.draft(scope, str(roster))
        found = door.judged_roster(scope, document, act(None, None).actor, given)
    if found.others:
        click.echo(speaker.say("roster_made_with_others", {"options": ", ".join(found.others)}), err=True)
    return found.verdict


def _named(documents: Paths, command: str, counts: tuple[int, ...]) -> Paths:
    """Raises Refused when there are too few or too many."""
    if len(documents) not in counts:
        raise Refused(f"{command.replace('-', '_')}_documents", count=len(documents))
    return documents


def _tell(verdict: AllocationVerdict | RosterVerdict, text: str, json_file: str | None) -> None:
    if json_file:
        write_texts({json_file: verdict.as_json_text()})
    if json_file != "-":
        click.echo(text)
