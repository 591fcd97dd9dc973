"""What all commands of the command line share: language, exit statuses, refusals, progress."""

import os
import sys
import traceback
from collections.abc import Callable
from functools import update_wrapper
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from api.cli.outputs import Output, check_called, force_option
from api.words.allocation_verdict import show_findings
from api.words.messages import LANGUAGES, Speaker, default_language
from api.words.refusals import show_refusal, show_refused, show_wrong
from api.words.roster_verdict import show_broken_rules, show_roster_verdict
from planner.solver.allocation.check.verdict import AllocationVerdict
from planner.solver.disagreement import CheckerDisagrees
from planner.solver.roster.check.verdict import RosterVerdict
from planner.terms.refusals import BreaksRules, InputRefused, Refused

DONE, WRONG, BAD_INPUT, NO_ANSWER, NOT_BEST = range(5)
UNFORESEEN = 70  # as sysexits.h has it
EXIT_OF_OUTCOME = {"ok": DONE, "impossible": DONE, "unlawful": WRONG, "not_best": NOT_BEST, "false_statements": WRONG}
EXIT_OF_STATUS = {"optimal": DONE, "feasible": NOT_BEST, "infeasible": WRONG, "unknown": NO_ANSWER}

lang_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), default=default_language, help="Język / language; by default the locale's."
)


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def json_option(what: str, kind: str = "answer") -> Decorator:
    """`--json F`: the same answer for machines, of a kind of api/cli/outputs; and `--force`."""
    text = f"{what} (- to ekran / - is the screen)."
    option = click.option("--json", "json_file", type=Output(kind), metavar="F", help=text)
    return lambda command: option(force_option(command))


def _time_limit(_context: click.Context, _option: click.Parameter, seconds: float) -> float:
    """FloatRange lets NaN pass."""
    if seconds != seconds:
        raise click.BadParameter("nan")
    return seconds


PATH = click.Path(path_type=Path)
case_argument = click.argument("case", type=PATH)
change_option = click.option("--change", "changes", multiple=True, metavar="C", help="Zmiana / a change: key=value.")
programme_option = click.option(
    "--programme", metavar="P", help="Program jako jednostka/edycja / as unit/edition, when there are several."
)
actor_option = click.option("--actor", help="Kto to robi / who acts; by default GODZINY_ACTOR or the user.")
command_id_option = click.option(
    "--command-id", metavar="ID", help="Ten sam ID nie zadziała drugi raz / the same id never acts twice."
)
seconds_option = click.option(
    "--seconds",
    type=click.FloatRange(min=0),
    default=float("inf"),
    callback=_time_limit,
    help="Najdłużej tyle / time limit.",
)


def called_as() -> str:
    """The command as the user can type it again."""
    return os.path.relpath(sys.argv[0]) if os.sep in sys.argv[0] and sys.argv[0].endswith("godziny") else "godziny"


def refusing(command: Callable[..., Any]) -> Callable[..., Any]:
    """Bad input, or nowhere to print to, ends with the reason on standard error and exit status 2."""

    def run(*arguments: Any, lang: str, **options: Any) -> None:
        speaker = Speaker(lang, called_as())
        try:
            check_called(click.get_current_context())
            command(*arguments, speaker=speaker, **options)
            if sys.stdout is not None:  # closed by the shell
                sys.stdout.flush()
        except BrokenPipeError:
            raise
        except (InputRefused, Refused, ValidationError, CheckerDisagrees, OSError) as error:
            _stop(*_said(error, speaker))
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:  # a mistake of the program, or a record that was changed past it
            click.echo(_unforeseen(error, speaker), err=True)
            raise SystemExit(UNFORESEEN) from error

    return update_wrapper(run, command)


def _unforeseen(error: Exception, speaker: Speaker) -> str:
    """Where it happened, which is never personal, as what an error says may be."""
    frames = [one for one in traceback.extract_tb(error.__traceback__) if "site-packages" not in one.filename]
    where = ", ".join(f"{Path(one.filename).name}:{one.lineno}" for one in frames[-3:])
    return speaker.say("unforeseen", {"kind": type(error).__name__, "where": where})


def _said(error: Exception, speaker: Speaker) -> tuple[str, int]:
    """The sentence and the exit status."""
    match error:
        case InputRefused():
            return show_refusal(error, speaker), BAD_INPUT
        case Refused():
            return "\n".join([show_refused(error, speaker), *_broken_rules(error, speaker)]), BAD_INPUT
        case ValidationError():
            return show_wrong(error, speaker), BAD_INPUT
        case CheckerDisagrees():
            return "\n".join([speaker.say("checker_disagrees"), *_findings(error, speaker)]), WRONG
    return speaker.say("output_failed", {"detail": getattr(error, "strerror", "")}), BAD_INPUT


def _broken_rules(refusal: Refused, speaker: Speaker) -> list[str]:
    return show_broken_rules(refusal.findings, speaker) if isinstance(refusal, BreaksRules) else []


def _findings(disagreement: CheckerDisagrees, speaker: Speaker) -> list[str]:
    verdict = disagreement.verdict
    if isinstance(verdict, RosterVerdict):
        return [show_roster_verdict(verdict, speaker)]
    assert isinstance(verdict, AllocationVerdict)
    return show_findings(verdict, speaker)


def _stop(sentence: str, status: int) -> None:
    click.echo(sentence, err=True)
    sys.exit(status)
