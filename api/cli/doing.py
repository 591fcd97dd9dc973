"""Commands of the command line that are one command of the record: its class says which options there are."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import annotated_types
import click
from pydantic.fields import FieldInfo

from api.cli.answering import answer
from api.cli.calling import PersonalOption
from api.cli.opening import act, opened, scope_named
from api.cli.options import Decorator, actor_option, command_id_option, json_option, lang_option, programme_option
from api.cli.options import refusing as refusing_command
from api.words.messages import Speaker
from api.words.recorded import show_done
from planner.record.command import Command, Personal
from planner.terms.scope import today

Then = Callable[[Speaker, dict[str, Any]], None] | None
COMMON = ("programme", "actor", "command_id", "json_file", "effective")


def doing(
    name: str,
    command: type[Command],
    *,
    arguments: Sequence[str] = (),
    effective: bool = False,
    then: Then = None,
    skip: Sequence[str] = (),
) -> Callable[[Callable[..., None]], click.Command]:
    """A click command that does the record's command; the decorated function's docstring is its help.

    arguments: fields that are given by position. effective: whether `--effective` is asked for. then: what is told
    after it, unless the answer takes the screen. skip: fields without an option.
    """

    def decorate(described: Callable[..., None]) -> click.Command:
        def run(speaker: Speaker, **given: Any) -> None:
            common = {
                key: given.pop(key, None) for key in ("programme", "actor", "command_id", "json_file", "effective")
            }
            fields = {key: _plain(value) for key, value in given.items() if value not in (None, ())}
            do_and_tell(name, command.model_validate(fields), common, speaker)
            if then is not None and common["json_file"] != "-":
                then(speaker, common)

        made: Callable[..., Any] = run
        made.__doc__ = described.__doc__
        made.__name__ = described.__name__
        options = [*(options_of(command, arguments, skip)), *((effective_option,) if effective else ())]
        for option in reversed([click.command(name), *options, *RECORDING]):
            made = option(made)
        assert isinstance(made, click.Command)
        return made

    return decorate


def do_and_tell(name: str, command: Command, common: dict[str, Any], speaker: Speaker, tell: Any = None) -> None:
    """Do it in the programme named, and say what was done. tell: see Godziny.do."""
    with opened() as app:
        acting = act(common["actor"], common["command_id"], _plain(common.get("effective")))
        more = {} if tell is None else {"tell": tell}
        done = app.do(command, scope_named(app, common["programme"], speaker), acting, **more).model_dump()
    said = name.replace("-", "_") + _variant(done)
    answer(common["json_file"], done, show_done(said, done, speaker))


def _variant(done: dict[str, Any]) -> str:
    """Which sentence is true: of somebody who is back, of a correction that changes nothing."""
    if "changes" in done and not (done["changes"] or done["personal"]):
        return "_unchanged"
    if done.get("grant_restored", done.get("had_grant", True)):
        return ""
    return "_without_grant" if done["had_grant"] else "_waiting"


RECORDING: tuple[Decorator, ...] = (
    programme_option,
    actor_option,
    command_id_option,
    json_option("Zapisz wynik jako JSON / the result as JSON"),
    lang_option,
    refusing_command,
)


def recording(command: Any) -> Any:
    """The options of everything that records."""
    for decorate in reversed(RECORDING):
        command = decorate(command)
    return command


def looking(command: Any) -> Any:
    """The options of everything that only reads."""
    shared: tuple[Decorator, ...] = (
        refusing_command,
        lang_option,
        json_option("Zapisz jako JSON / as JSON"),
        programme_option,
    )
    for decorate in shared:
        command = decorate(command)
    return command


effective_option = click.option(
    "--effective",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Od kiedy obowiązuje / effective from; by default today.",
)


def options_of(command: type[Command], arguments: Sequence[str] = (), skip: Sequence[str] = ()) -> list[Decorator]:
    """Click's options and arguments for the fields of the command. A day that has to be said is today by default."""
    named = {name: one for name, one in command.model_fields.items() if name not in (*arguments, *skip)}
    positional = [click.argument(name, required=command.model_fields[name].is_required()) for name in arguments]
    return [*positional, *(_option(name, one) for name, one in named.items())]


def _option(name: str, field: FieldInfo) -> Decorator:
    called = f"--{(field.alias or name).replace('_', '-')}"
    if bool in _types(field.annotation):
        return click.option(called, name, is_flag=True, help=field.description)
    if listed := _listed(field):
        return click.option(called, name, type=click.Choice(listed), multiple=True, help=field.description)
    kind, is_day = _click_type(field), date in _types(field.annotation)
    more: dict[str, Any] = {"required": field.is_required() and not is_day, "help": field.description}
    if is_day and field.is_required():
        more["default"] = lambda: str(today())
    if any(isinstance(one, Personal) for one in field.metadata):
        more["cls"] = PersonalOption
    return click.option(called, name, type=kind, **more)


def _listed(field: FieldInfo) -> list[str]:
    """The words that may be given, where the field is a list of some of them."""
    lists = [one for one in _types(field.annotation) if get_origin(one) is tuple]
    inner = [each for one in lists for each in _types(get_args(one)[0])]
    return [str(value) for one in inner if get_origin(one) is Literal for value in get_args(one)]


def _click_type(field: FieldInfo) -> click.ParamType[Any]:
    types = _types(field.annotation)
    choices = (field.json_schema_extra or {}).get("enum") if isinstance(field.json_schema_extra, dict) else None
    literals = [value for one in types if get_origin(one) is Literal for value in get_args(one)]
    if choices or literals:
        return click.Choice([str(one) for one in (choices or literals)])  # type: ignore[union-attr]
    if date in types:
        return click.DateTime(["%Y-%m-%d"])
    if int in types:
        return click.IntRange(*_bounds(field))
    return click.STRING


def _types(annotation: Any) -> list[Any]:
    """The annotation without Annotated and Optional."""
    if get_origin(annotation) is Annotated:
        return _types(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [one for part in get_args(annotation) for one in _types(part)]
    return [annotation]


def _bounds(field: FieldInfo) -> tuple[int | None, int | None]:
    found = [
        *field.metadata,
        *(one for part in get_args(field.annotation) for one in getattr(part, "__metadata__", ())),
    ]
    for one in list(found):
        found += getattr(one, "metadata", [])
    least = [one.ge for one in found if isinstance(one, annotated_types.Ge)]
    most = [one.le for one in found if isinstance(one, annotated_types.Le)]
    return (int(str(least[0])) if least else None), (int(str(most[0])) if most else None)


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value
