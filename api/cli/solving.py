"""`solve`, `check` and `demo`: nothing but files."""

import shutil
import sys
from pathlib import Path
from typing import Any

import click

from api.cli.files import case_in, plan_json, read_document
from api.cli.options import DONE, EXIT_OF_STATUS, NOT_BEST, WRONG, json_option, lang_option, refusing, seconds_option
from api.cli.outputs import Output, check_outputs, marked, write_texts, write_told
from api.cli.progress import progress
from api.words.allocation import show_plan
from api.words.allocation_verdict import show_verdict
from api.words.messages import Speaker
from api.words.person import show_person
from planner.documents.digests import digest_version
from planner.rules.eligibility import inputs_of
from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.digest import digests_of_version
from planner.solver.allocation.plan import Allocation
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.terms.case import Case
from planner.terms.refusals import Fault, InputRefused
from planner.terms.scope import Scope

EXIT_OF_OUTCOME = {"ok": DONE, "impossible": DONE, "unlawful": WRONG, "not_best": NOT_BEST, "false_statements": WRONG}
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "krasocin-2026"

case_argument = click.argument("case", type=click.Path(path_type=Path))


@click.command("solve")
@case_argument
@json_option("Zapisz plan jako JSON / the plan as JSON", "plan")
@click.option("--svg", "svg_file", type=Output("picture"), metavar="F", help="Rysunek planu / a picture.")
@click.option("--person", metavar="ID", help="Pokaż tylko tę osobę, całymi zdaniami / one person's story.")
@click.option("--months", is_flag=True, help="Pokaż też miesiące / show the months too.")
@seconds_option
@lang_option
@refusing
def solve_command(case: Path, speaker: Speaker, **options: Any) -> None:
    """Podziel godziny i wyjaśnij podział / allocate, check and explain; stores nothing."""
    given = case_in(case, speaker)
    plan = solved(given, speaker, options["seconds"])
    write_outputs(given, plan, speaker, options["json_file"], options["svg_file"])
    if options["person"]:
        click.echo(show_person(given, plan, options["person"], speaker))
    elif "-" not in (options["json_file"], options["svg_file"]):
        click.echo(show_plan(given, plan, speaker, months=options["months"]))
    sys.exit(EXIT_OF_STATUS[plan.status])


@click.command("check")
@case_argument
@click.argument("plan", type=click.Path(path_type=Path))
@json_option("Zapisz ocenę jako JSON / the verdict as JSON", "verdict")
@lang_option
@refusing
def check_command(case: Path, plan: Path, json_file: str | None, speaker: Speaker) -> None:
    """Oceń dowolny plan, także zrobiony ręcznie / judge any plan, also a hand-made one."""
    document = read_document(plan)
    if isinstance(document, dict) and document.keys() & {"replan_policy", "at"}:
        raise InputRefused([Fault(plan.name, 0, "replan_policy", "replan_to_check")])
    given = case_in(case, speaker)
    verdict = judge(given, document)
    if json_file:
        write_texts({json_file: verdict.as_json_text()})
    if json_file != "-":
        click.echo(show_verdict(verdict, speaker))
        if document.get("inputs_digest") not in (
            None,
            digests_of_version(digest_version(document), inputs_of(given)).get("all"),
        ):
            click.echo(speaker.say("check_other_inputs"))
    sys.exit(EXIT_OF_OUTCOME[verdict.outcome])


@click.command("demo")
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), help="Folder na wyniki / for results.")
@lang_option
@refusing
def demo_command(out: Path, speaker: Speaker) -> None:
    """Pokaż główne zadanie na przykładzie Krasocina / the main job on the example of Krasocin."""
    folder = out / EXAMPLE.name
    if not folder.exists():
        shutil.copytree(EXAMPLE, folder)
    files = {"json": str(out / "plan.json"), "svg": str(out / "plan.svg")}
    check_outputs([(files["json"], "plan")], [folder])
    check_outputs([(files["svg"], "picture")], [folder], force=Path(files["json"]).exists())
    given = case_in(folder, speaker)
    plan = solved(given, speaker)
    write_outputs(given, plan, speaker, files["json"], files["svg"], quiet=True)
    click.echo(show_plan(given, plan, speaker))
    click.echo(f"\n{_stored(given, speaker)}")
    facts = {**files, "html": str(out / "2026-03.html"), "case": str(folder), "command": speaker.godziny}
    click.echo(f"\n{speaker.say('next_title')}\n{speaker.say('next_demo', facts)}")
    sys.exit(EXIT_OF_STATUS[plan.status])


def _stored(case: Case, speaker: Speaker) -> str:
    """The example in the record, unless somebody has gone on with it there already."""
    from api.cli.opening import act, opened, where  # a database takes longer to load than the answer
    from planner.commands.importing import ImportCase
    from projections.door import ReadDoor

    scope = Scope.of(case.programme.unit, case.programme.edition.name)
    with opened() as app:
        known = scope in ReadDoor(app).programmes(scope.unit)
        if not known:
            app.do(ImportCase(case=case), scope, act(None, None))
    return speaker.say("demo_known" if known else "demo_stored", {"programme": str(scope), "where": where()})


def solved(case: Case, speaker: Speaker, seconds: float = float("inf")) -> Allocation:
    """The plan of the case, confirmed by the checker, without which no plan is shown."""
    with progress(speaker) as shown:
        return proven(case, Run(seconds, shown.tell))


def write_outputs(
    case: Case, plan: Allocation, speaker: Speaker, json_file: str | None, svg_file: str | None, *, quiet: bool = False
) -> None:
    """The files that were asked for, all or none. There is no picture of an answer without a plan."""
    texts = {json_file: plan_json(plan)} if json_file else {}
    if svg_file and plan.stages and plan.conflict is None:
        from api.pictures.allocation import plan_svg  # Matplotlib takes as long to load as the whole answer

        texts[svg_file] = marked(plan_svg(case, plan, speaker))
    if quiet:
        write_texts(texts)
    else:
        write_told(texts, speaker)
