"""The command line: `godziny solve`, `check`, `demo`."""

import os
import shutil
import sys
from functools import update_wrapper
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from api.errors import show_refusal
from api.files import plan_json, read_document, write_texts
from api.messages import LANGUAGES, Speaker, default_language
from api.progress import progress
from api.show import show_findings, show_plan, show_verdict
from api.story import show_person
from planner.case.model import Case
from planner.case.reader import read_case
from planner.eligibility import inputs_of
from planner.errors import InputRefused
from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.check.verdict import Verdict
from planner.solver.allocation.digest import inputs_digest
from planner.solver.allocation.plan import Plan
from planner.solver.allocation.solve import Run, solve

DONE, WRONG, BAD_INPUT, NO_ANSWER, NOT_BEST = range(5)
EXIT_OF_STATUS = {"optimal": DONE, "feasible": NOT_BEST, "infeasible": WRONG, "unknown": NO_ANSWER}
EXIT_OF_OUTCOME = {"ok": DONE, "impossible": DONE, "unlawful": WRONG, "not_best": NOT_BEST, "false_statements": WRONG}
EXAMPLE = Path(__file__).parent.parent / "examples" / "krasocin-2026"

case_argument = click.argument("case", type=click.Path(path_type=Path))
lang_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), default=default_language, help="Język / language; by default the locale's."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("godziny"), prog_name="godziny")
def main() -> None:
    """Godziny: podział godzin asystencji osobistej, udowodniony i wyjaśniony.

    Hours of personal assistance, split by law and fairly, proven and explained.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def refusing(command: Any) -> Any:
    """Bad input, or nowhere to print to, ends with the reason on standard error and exit status 2."""

    def run(*arguments: Any, lang: str, **options: Any) -> None:
        speaker = Speaker(lang)
        try:
            command(*arguments, speaker=speaker, **options)
            sys.stdout.flush()
        except InputRefused as refusal:
            click.echo(show_refusal(refusal, speaker), err=True)
            sys.exit(BAD_INPUT)
        except BrokenPipeError:
            raise
        except OSError as error:
            click.echo(speaker.say("output_failed", {"detail": error.strerror}), err=True)
            sys.exit(BAD_INPUT)

    return update_wrapper(run, command)


def _time_limit(_context: click.Context, _option: click.Parameter, seconds: float) -> float:
    """FloatRange lets NaN pass."""
    if seconds != seconds:
        raise click.BadParameter("nan")
    return seconds


@main.command("solve")
@case_argument
@click.option("--json", "json_file", metavar="F", help="Zapisz plan jako JSON (- to ekran) / the plan as JSON.")
@click.option("--svg", "svg_file", metavar="F", help="Rysunek planu / a picture.")
@click.option("--person", metavar="ID", help="Pokaż tylko tę osobę, całymi zdaniami / one person's story.")
@click.option("--months", is_flag=True, help="Pokaż też miesiące / show the months too.")
@click.option(
    "--seconds",
    type=click.FloatRange(min=0),
    default=float("inf"),
    callback=_time_limit,
    help="Najdłużej tyle / time limit.",
)
@lang_option
@refusing
def solve_command(case: Path, speaker: Speaker, **options: Any) -> None:
    """Podziel godziny i wyjaśnij podział / allocate, check and explain; stores nothing."""
    given = read_case(case)
    plan = solved(given, speaker, options["seconds"])
    write_outputs(given, plan, speaker, options["json_file"], options["svg_file"])
    if options["person"]:
        click.echo(show_person(given, plan, options["person"], speaker))
    elif "-" not in (options["json_file"], options["svg_file"]):
        click.echo(show_plan(given, plan, speaker, months=options["months"]))
    sys.exit(EXIT_OF_STATUS[plan.status])


@main.command("check")
@case_argument
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--json", "json_file", metavar="F", help="Zapisz ocenę jako JSON (- to ekran) / the verdict as JSON.")
@lang_option
@refusing
def check_command(case: Path, plan: Path, json_file: str | None, speaker: Speaker) -> None:
    """Oceń dowolny plan, także zrobiony ręcznie / judge any plan, also a hand-made one."""
    given, document = read_case(case), read_document(plan)
    verdict = judge(given, document)
    if json_file:
        write_texts({json_file: verdict.as_json_text()})
    if json_file != "-":
        click.echo(show_verdict(verdict, speaker))
        if document.get("inputs_digest") not in (
            None,
            inputs_digest(inputs_of(given)),
        ):
            click.echo(speaker.say("check_other_inputs"))
    sys.exit(EXIT_OF_OUTCOME[verdict.outcome])


@main.command("demo")
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), help="Folder na wyniki / for results.")
@lang_option
@refusing
def demo_command(out: Path, speaker: Speaker) -> None:
    """Pokaż główne zadanie na przykładzie Krasocina / the main job on the example of Krasocin."""
    given = read_case(EXAMPLE)
    folder = out / EXAMPLE.name
    if not folder.exists():
        shutil.copytree(EXAMPLE, folder)
    plan = solved(given, speaker)
    files = {"json": str(out / "plan.json"), "svg": str(out / "plan.svg")}
    write_outputs(given, plan, speaker, files["json"], files["svg"], quiet=True)
    click.echo(show_plan(given, plan, speaker))
    command = os.path.relpath(sys.argv[0]) if os.sep in sys.argv[0] else "godziny"
    click.echo(
        f"\n{speaker.say('next_title')}\n{speaker.say('next_demo', {**files, 'case': str(folder), 'command': command})}"
    )
    sys.exit(EXIT_OF_STATUS[plan.status])


def solved(case: Case, speaker: Speaker, seconds: float = float("inf")) -> Plan:
    """The plan of the case, confirmed by the checker, without which no plan is shown."""
    with progress(speaker) as shown:
        plan = solve(case, Run(seconds, shown.tell))
        if plan.status != "unknown":
            shown.tell("check")
            _confirm(plan, judge(case, plan.as_json()), speaker)
    return plan


def _confirm(plan: Plan, verdict: Verdict, speaker: Speaker) -> None:
    unproven = plan.status == "feasible" and verdict.outcome == "not_best"
    if verdict.outcome not in ("ok", "impossible") and not unproven:
        click.echo("\n".join([speaker.say("checker_disagrees"), *show_findings(verdict, speaker)]), err=True)
        sys.exit(WRONG)


def write_outputs(
    case: Case, plan: Plan, speaker: Speaker, json_file: str | None, svg_file: str | None, *, quiet: bool = False
) -> None:
    """The files that were asked for, all or none. There is no picture of an answer without a plan."""
    texts = {json_file: plan_json(plan)} if json_file else {}
    if svg_file and plan.stages and plan.conflict is None:
        from api.charts import plan_svg  # Matplotlib takes as long to load as the whole answer

        texts[svg_file] = plan_svg(case, plan, speaker)
    write_texts(texts)
    for file in texts:
        if file != "-" and not quiet:
            click.echo(speaker.say("written", {"file": file}), err=True)
