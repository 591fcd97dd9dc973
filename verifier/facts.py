"""What the entries say, one after another: their shape and the balances that follow. `python -m verifier.facts` is a
process of its own for a big file, beside the one that counts and hashes: they share nothing but the file.
"""

import gc
import os
import pickle
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from verifier.accounts import Account
from verifier.findings import Findings
from verifier.folding import Balances
from verifier.grammar import Command, Event, entry_of
from verifier.reading import lines, open_regular
from verifier.syntax import Misread
from verifier.verdict import Place

WORTH_A_PROCESS = 32 << 20
_START = re.compile(rb'\{"entry":([0-9]{1,15}),"(event|command)":([0-9]{1,15}),')


@dataclass
class Facts:
    """accounts: by unit and edition."""

    findings: Findings = field(default_factory=Findings)
    accounts: dict[tuple[str, str], Account] = field(default_factory=dict)


def read_facts(path: Path, end: int, first_line: int) -> Facts:
    """Of the entries before the byte `end`, from the line `first_line`. Raises Misread at a line that is too long."""
    walk = _Walk()
    with open_regular(path) as file:
        for number, line in enumerate(lines(file, 0, end), 1):
            if number >= first_line:
                walk.take(number, line)
    return Facts(walk.findings, walk.balances.accounts)


class _Walk:
    """command_id: of the last command; None where it could not be read."""

    def __init__(self) -> None:
        self.findings, self.balances = Findings(), Balances()
        self.command_id: str | None = None

    def take(self, number: int, line: bytes) -> None:
        try:
            came = entry_of(line)
        except Misread as error:
            self._unread(number, line, error)
            return
        if isinstance(came, Command):
            self.command_id = came.command_id
        else:
            self._event(number, line, came)

    def _unread(self, number: int, line: bytes, error: Misread) -> None:
        place, kind = place_of(number, line)
        self.findings.add("shape", place, why=error.code)
        if kind != "event":
            self.command_id = None

    def _event(self, number: int, line: bytes, event: Event) -> None:
        if self.command_id is not None and event.state["command_id"] != self.command_id:
            place, _ = place_of(number, line)
            self.findings.add("command_other", place, found=event.state["command_id"])
        try:
            self.balances.fold(event)
        except Misread as error:
            code = "settlement_total" if error.code == "total_differs" else "state_shape"
            place, _ = place_of(number, line)
            self.findings.add(code, place, topic=event.topic, name=event.name, why=error.code)


def place_of(number: int, line: bytes) -> tuple[Place, str]:
    """The place of a line, as far as it says itself which entry it is, and what it seems to be: event, command, ""."""
    found = _START.match(line)
    if not found:
        return Place(number), ""
    kind = found[2].decode()
    return Place(number, int(found[1]), int(found[3]) if kind == "event" else 0), kind


class Reader:
    """Reads the facts of a big file in another process, those of a small one when they are asked for."""

    def __init__(self, path: Path, end: int, first_line: int) -> None:
        self.asked = (path, end, first_line)
        self.process = self._start() if end >= WORTH_A_PROCESS else None

    def _start(self) -> "subprocess.Popen[bytes] | None":
        """None where no process can be started."""
        surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}
        command = (sys.executable, "-m", "verifier.facts", *map(str, self.asked))
        try:
            null = subprocess.DEVNULL
            return subprocess.Popen(command, env=surroundings, stdin=null, stdout=subprocess.PIPE, stderr=null)
        except (OSError, ValueError):
            return None

    def facts(self) -> Facts:
        """Raises Misread."""
        if self.process is not None:
            told, _ = self.process.communicate()
            if not self.process.returncode:
                facts: Facts = pickle.loads(told)
                return facts
        return read_facts(*self.asked)

    def stop(self) -> None:
        """Nobody will ask."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.communicate()


if __name__ == "__main__":
    from verifier import facts  # what is pickled is to be known by that name

    gc.disable()  # nothing here is in a circle
    found = facts.read_facts(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    sys.stdout.buffer.write(pickle.dumps(found))
