"""Commands that several processes begin at the same moment."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from planner.terms.scope import Scope
from tests.worlds.places import ROOT

# Imports once. For each line of its standard input: a process for each expression, all let go together, and a line
# with what they say.
PROGRAM = """
import json, os, sys
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from planner.case.reader import read_case
from planner.commands.announcing import Announce
from planner.commands.applications import AssessApplication
from planner.commands.assistants import Absence, SetAbsences
from planner.commands.closing import CloseMonth
from planner.commands.importing import ImportCase
from planner.commands.places import CallUp
from planner.commands.timesheets import RecordVisit
from planner.commands.visits import BookVisit, CancelVisit
from planner.record.application import Godziny
from planner.terms.refusals import InputRefused, Refused
from planner.terms.scope import Act, Scope
from tests.worlds.cases import application
from tests.worlds.recorded import by, of, receiving


def told(app, scope, what):
    do = lambda command, act=None: app.do(command, scope, act or by()).model_dump(mode="json")
    try:
        return {"done": eval(what, {**globals(), "app": app, "do": do})}
    except Refused as refused:
        return {"refused": refused.code, **refused.facts}
    except InputRefused as refused:
        return {"refused": refused.faults[0].code}


def one(url, scope, what, start, end):
    app = Godziny(url)
    app.journal.number(scope)
    start.wait(60)
    end.send(told(app, scope, what))
    os._exit(0)


here = get_context("fork")
for line in sys.stdin:
    url, unit, edition, *whats = json.loads(line)
    start, ends = here.Barrier(len(whats)), [here.Pipe() for _ in whats]
    for what, (_, end) in zip(whats, ends, strict=True):
        here.Process(target=one, args=(url, Scope(unit, edition), what, start, end)).start()
    assert all(mine.poll(60) for mine, _ in ends)
    print(json.dumps([mine.recv() for mine, _ in ends]), flush=True)
"""


class AtOnce(Protocol):
    """For each expression what came of it."""

    def __call__(self, scope: Scope, *whats: str) -> list[dict[str, Any]]: ...


@contextmanager
def racing(url: str) -> Iterator[AtOnce]:
    """Lets expressions begin at once, each in a process of its own, over the record at the url."""
    command = [sys.executable, "-c", PROGRAM]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    with subprocess.Popen(command, **pipes) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        def at_once(scope: Scope, *whats: str) -> list[dict[str, Any]]:
            process.stdin.write(json.dumps([url, scope.unit, scope.edition, *whats]) + "\n")
            process.stdin.flush()
            answers: list[dict[str, Any]] = json.loads(process.stdout.readline())
            return answers

        yield at_once
        process.stdin.close()
