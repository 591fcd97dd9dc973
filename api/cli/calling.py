"""A command that was called wrongly, in the user's language: which option, what is allowed, where the help is."""

import re
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import click

from api.words.messages import LANGUAGES, Speaker, default_language
from api.words.refusals import printable

_VALUE = re.compile(r"'?(.*?)'? (?:is not|does not)", re.DOTALL)
HIDDEN = "…"
NONE = "none"  # as the sentences call what is not there


class PersonalOption(click.Option):
    """What is given to it is in no message."""


def run_told(run: Callable[[], Any], arguments: Sequence[str]) -> None:
    """Run the command line; what Click refuses is told in the language of the call. Exits with the status."""
    try:
        status = run()
    except click.Abort:
        click.echo(f"\n{_speaker(arguments).say('call_aborted')}", err=True)
        sys.exit(1)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        click.echo(show_bad_call(error, _speaker(arguments)), err=True)
        sys.exit(error.exit_code)
    sys.exit(status if isinstance(status, int) else 0)


def show_bad_call(error: click.ClickException, speaker: Speaker) -> str:
    """What is wrong, and how to see what is allowed."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    lines = [printable(_sentence(error, speaker))]
    if context is not None:
        lines.append(speaker.say("call_help", {"command": context.command_path}))
    return "\n".join(lines)


def _sentence(error: click.ClickException, speaker: Speaker) -> str:
    match error:
        case click.NoSuchOption():
            near = ", ".join(error.possibilities or ()) or NONE
            return speaker.say("call_no_such_option", {"option": error.option_name, "near": near})
        case click.exceptions.NoSuchCommand():
            near = ", ".join(error.possibilities or ()) or NONE
            return speaker.say("call_no_such_command", {"name": error.command_name, "near": near})
        case click.MissingParameter():
            return speaker.say(f"call_missing_{_kind(error.param)}", {"option": _name(error)})
        case click.BadParameter():
            return _bad_value(error, speaker)
        case click.BadOptionUsage():
            takes = "flag" if "does not take" in error.message else "value"
            return speaker.say(f"call_{takes}", {"option": error.option_name})
    code = "call_extra" if "unexpected extra" in error.message else "call_wrong"
    return speaker.say(code, {"names": error.message.partition("(")[2].rstrip(")"), "detail": error.message})


def _bad_value(error: click.BadParameter, speaker: Speaker) -> str:
    found = _VALUE.match(error.message)
    value = HIDDEN if isinstance(error.param, PersonalOption) else found[1] if found else error.message
    told = {"option": _name(error), "value": value}
    return speaker.say("call_bad_value", {**told, "allowed": allowed_by(error.param, speaker)})


def allowed_by(parameter: click.Parameter | None, speaker: Speaker) -> str:
    """What the parameter may be."""
    kind = None if parameter is None else parameter.type
    match kind:
        case click.Choice():
            return ", ".join(map(str, kind.choices))
        case click.IntRange() | click.FloatRange():
            least, most = ("" if one is None else str(one) for one in (kind.min, kind.max))
            whole = "whole" if isinstance(kind, click.IntRange) else "number"
            return speaker.say(f"call_{whole}", {"least": least or NONE, "most": most or NONE})
        case click.DateTime():
            return speaker.say("call_day")
        case click.types.IntParamType():
            return speaker.say("call_whole", {"least": NONE, "most": NONE})
    return speaker.say("call_other")


def _name(error: click.BadParameter) -> str:
    """As the user writes it: `--month`, or the argument's name."""
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return "" if error.param is None else error.param.make_metavar(error.ctx or click.Context(click.Command("")))


def _kind(parameter: click.Parameter | None) -> str:
    return "option" if isinstance(parameter, click.Option) else "argument"


def _speaker(arguments: Sequence[str]) -> Speaker:
    """The language that was asked for, as far as it can be known of a call that is wrong."""
    given = [value for name, value in pairwise(arguments) if name == "--lang"]
    given += [one.partition("=")[2] for one in arguments if one.startswith("--lang=")]
    return Speaker(next((one for one in given if one in LANGUAGES), default_language()))
