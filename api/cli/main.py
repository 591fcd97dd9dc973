"""The command line. Commands are loaded when they are called, so that none waits for the others' libraries."""

import sys
from functools import partial
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from api.cli.calling import run_told

COMMANDS = {
    "solve": "solving",
    "check": "checking",
    "demo": "solving",
    "roster": "rostering",
    "check-roster": "checking",
    "who": "rostering",
    "tomorrow": "rostering",
    "what-if": "scenarios",
    "scenario": "scenario",
    "why": "exploring",
    "sweep": "exploring",
    "compare-plans": "exploring",
    "capacity": "outlook",
    "forecast": "outlook",
    "replan": "planning",
    "check-replan": "planning",
    "import": "recording",
    "announce": "recording",
    "balances": "recording",
    "ranking": "recording",
    "history": "history",
    "journal": "journal",
    "rederive": "rederiving",
    "replay": "replaying",
    "folder": "foldering",
    "draft": "months",
    "drafts": "months",
    "compare": "months",
    "publish": "months",
    "visits": "months",
    "book": "months",
    "move": "months",
    "reassign": "months",
    "cancel": "months",
    "correct-application": "changing",
    "withdraw": "changing",
    "reinstate": "changing",
    "call-up": "changing",
    "notify": "changing",
    "absence": "changing",
    "assistant-leaves": "changing",
    "assistant-returns": "changing",
    "person-absence": "changing",
    "wish": "changing",
    "block": "changing",
    "timesheet": "served",
    "record-visit": "served",
    "entries": "served",
    "confirm": "served",
    "accept": "served",
    "reject": "served",
    "reinstate-visit": "served",
    "correct": "served",
    "close": "settling",
    "settlement": "settling",
    "statement": "settling",
    "cost": "settling",
    "costs": "settling",
    "void-cost": "settling",
    "today": "attending",
    "own-data": "personal",
    "erase": "personal",
    "access": "personal",
    "key": "auditing",
    "checkpoint": "auditing",
    "export": "auditing",
    "serve": "operating",
    "backup": "operating",
    "restore": "operating",
    "rebuild": "operating",
    "keys": "keys",
    "verify": "verifying",
}


class Commands(click.Group):
    """Finds a command in its module; says in the user's language what is wrong with a call."""

    def main(self, args: Any = None, prog_name: Any = None, **options: Any) -> Any:  # type: ignore[override]
        run = partial(super().main, args, prog_name)
        if not options.pop("standalone_mode", True):
            return run(standalone_mode=False, **options)
        return run_told(partial(run, standalone_mode=False, **options), sys.argv[1:] if args is None else list(args))

    def list_commands(self, _: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"api.cli.{COMMANDS[name]}")
        command: click.Command = getattr(module, f"{name.replace('-', '_')}_command")
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="godziny", prog_name="godziny")
def main() -> None:
    """Godziny: podział godzin asystencji osobistej, udowodniony i wyjaśniony.

    Hours of personal assistance, split by law and fairly, proven and explained.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
