"""A coordinator who never tires: tries commands for ever, and writes down each before and after.

Killed and started again, it first repeats the command whose answer it never got, with the same id.
Arguments: url, number of the writer, file of its notes.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from planner.commands.announcing import Announce
from planner.commands.applications import AssessApplication
from planner.commands.closing import CloseMonth
from planner.commands.costs import RecordCost
from planner.commands.leaving import ReinstateApplication, WithdrawApplication
from planner.commands.places import CallUp
from planner.commands.planning import ComputePlan
from planner.commands.timesheets import RecordVisit
from planner.record.application import Godziny
from planner.record.command import Command
from planner.terms.refusals import InputRefused, Refused
from planner.terms.scope import Scope
from tests.worlds.cases import application
from tests.worlds.recorded import DAY, by, receiving

SCOPE = Scope("gmina-pod-obciazeniem", "2026")

COMMANDS: dict[str, Callable[[dict[str, Any]], Command]] = {
    "receive": lambda given: receiving(application(given["name"], points=given["points"], requested_hours=40)),
    "assess": lambda given: AssessApplication(application=given["name"], points=given["points"]),
    "withdraw": lambda given: WithdrawApplication(application=given["name"], last_day=DAY, used_hours=given["used"]),
    "reinstate": lambda given: ReinstateApplication(application=given["name"]),
    "call_up": lambda given: CallUp(application=given["name"], hours=given["hours"]),
    "compute": lambda _: ComputePlan(),
    "announce": lambda _: Announce(),
    "visit": lambda given: RecordVisit(
        application=given["name"], assistant=given["assistant"], start=given["start"], end=given["end"]
    ),
    "cost": lambda given: RecordCost(kind="travel", amount=str(given["hours"])),
    "close": lambda given: CloseMonth(month=given["start"][:7]),
}
WEIGHTS = {
    "receive": 3,
    "assess": 8,
    "withdraw": 3,
    "reinstate": 2,
    "call_up": 3,
    "compute": 2,
    "announce": 2,
    "visit": 8,
    "cost": 1,
    "close": 1,
}
FIRST = datetime(2026, 2, 1, 6, tzinfo=UTC)


def main(url: str, number: str, notes: Path) -> None:
    lines = [json.loads(line) for line in notes.read_text().splitlines()] if notes.exists() else []
    file = os.open(notes, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    chance = random.Random(f"{number} {len(lines)}")
    open_command = lines[-1] if lines and "answer" not in lines[-1] else None
    names = [line["given"]["name"] for line in lines if line["what"] == "receive"]
    count, last = len(lines), ""
    app = connected(url)
    while True:
        command = open_command or invented(chance, number, count, names, last)
        if open_command is None:
            note(file, command)
        try:
            answered = answer(app, command)
            note(file, {**command, "answer": answered})
            open_command, last, count = None, answered.get("next") or command["what"], count + 1
        except Unanswered:  # the database is away: the same command again
            open_command = command
            app.close()
            app = connected(url)


class Unanswered(Exception):
    """Nobody knows whether the command was done."""


def answer(app: Godziny, command: dict[str, Any]) -> dict[str, Any]:
    try:
        doing = COMMANDS[command["what"]](command["given"])
        done = app.do(doing, SCOPE, by(command_id=command["id"])).model_dump()
    except InputRefused as refused:
        return {"refused": refused.faults[0].code}
    except Refused as refused:
        if refused.code in ("store_busy", "overtaken"):
            raise Unanswered from None
        return {"refused": refused.code, "next": refused.facts.get("next")}
    except Exception as error:
        raise Unanswered from error
    return {"done": done}


def invented(chance: random.Random, number: str, count: int, names: list[str], last: str) -> dict[str, Any]:
    """The next command; a plan just computed is announced, whoever is next on the list is called up."""
    what = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0] if names else "receive"
    what = "announce" if last == "compute" else what
    if what == "receive":
        names.append(f"A-{number}-{count}")
    given = {"points": chance.randrange(1, 90), "used": chance.choice([0, 0, 5]), "hours": chance.randrange(1, 41)}
    start = FIRST + timedelta(
        days=count // 3 % 240, hours=count % 3 * 2
    )  # an hour that this writer's assistant has free
    times = {"start": start.isoformat(), "end": (start + timedelta(hours=1)).isoformat()}
    given |= {"assistant": f"S-{number}", **times}
    name = names[-1] if what == "receive" else chance.choice(names)
    if last.startswith("A-"):
        what, name = "call_up", last
    return {"what": what, "id": f"{number}-{count}", "given": {"name": name, **given}}


def note(file: int, line: dict[str, Any]) -> None:
    """One write, so that no line is half there."""
    os.write(file, (json.dumps(line) + "\n").encode())


def connected(url: str) -> Godziny:
    while True:
        try:
            return Godziny(url, 2)
        except Exception:
            time.sleep(0.1)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
