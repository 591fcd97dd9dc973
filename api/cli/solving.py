"""`solve` and `demo`: nothing but files."""

import shutil
import sys
from pathlib import Path
from typing import Any

import click

from api.cli.files import case_in, plan_json
from api.cli.options import EXIT_OF_STATUS, case_argument, json_option, lang_option, refusing, seconds_option
from api.cli.outputs import Output, check_outputs, marked, write_texts, write_told
from api.cli.progress import progress
from api.words.allocation import show_plan
from api.words.messages import Speaker
from api.words.person import show_person
from planner.solver.allocation.plan import Allocation
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.terms.case import Case
from planner.terms.scope import Scope

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "krasocin-2026"


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
