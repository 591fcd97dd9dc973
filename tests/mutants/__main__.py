"""`python -m tests.mutants [PACKAGE …]`: a sample of mistakes, which of them the tests find, and the share found.

GODZINY_MUTANTS: how many, over all packages; GODZINY_MUTANTS_SEED: which. Less than nine of ten found: exit status 1.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from random import Random
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory
from typing import TypeVar

from tests.mutants.choosing import Reached, function_at
from tests.mutants.mistakes import Mistake, mistakes
from tests.mutants.reach import OUTPUT
from tests.mutants.rooms import ROOMS, Room

Answer = TypeVar("Answer")
ROOT = Path(__file__).parents[2]
LEAST_SHARE = 0.9
SPARE_SECONDS, TIMES_AS_LONG = 60.0, 3.0
LEFT_OUT = ignore_patterns(".*", "__pycache__", "*.egg-info", "mutants.log")


@dataclass(frozen=True)
class Mutant:
    """A mistake in a file of a room."""

    room: Room
    file: Path
    mistake: Mistake

    def told(self) -> str:
        text = (ROOT / self.file).read_text("utf-8")
        before = text.encode()[self.mistake.start : self.mistake.end].decode()
        return f"{self.file}:{self.mistake.line}: {' '.join(before.split())}  →  {self.mistake.instead}"


class House:
    """A copy of the project in which one file at a time is wrong."""

    def __init__(self, place: Path) -> None:
        self.place = Path(copytree(ROOT, place, ignore=LEFT_OUT))

    def reach(self, folder: str) -> Path:
        """What the tests of a folder run without any mistake; they must pass."""
        output = self.place / f"{folder.replace('/', '-')}.json"
        if not self._pass(["-p", "tests.mutants.reach", folder], None, {OUTPUT: str(output)}):
            sys.exit(f"The tests of {folder} fail as it is.")
        return output

    def finds(self, mutant: Mutant, reached: Reached) -> bool:
        """Whether a test fails, or takes far longer than all of them should."""
        file = self.place / mutant.file
        text = file.read_text("utf-8")
        tests = reached.chosen(mutant.file, function_at(text, mutant.mistake.line), mutant.room.tests)
        file.write_text(mutant.mistake.made_in(text), "utf-8")
        try:
            seconds = SPARE_SECONDS + TIMES_AS_LONG * reached.seconds(tests)
            return bool(tests) and not self._pass(tests, seconds, {})
        finally:
            file.write_text(text, "utf-8")

    def _pass(self, tests: list[str], seconds: float | None, more: dict[str, str]) -> bool:
        command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *tests]
        surroundings = {**os.environ, "PYTHONPATH": str(self.place), **more}
        pipe = subprocess.DEVNULL
        with subprocess.Popen(
            command, cwd=self.place, env=surroundings, stdout=pipe, stderr=pipe, start_new_session=True
        ) as run:
            try:
                return run.wait(seconds) == 0
            except subprocess.TimeoutExpired:
                _stop(run)
                return False


def _stop(run: "subprocess.Popen[bytes]") -> None:
    """As from the keyboard, so that the tests put away their servers; then by force."""
    run.send_signal(signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        run.wait(SPARE_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)


def sample(rooms: list[Room], size: int, seed: int) -> list[Mutant]:
    """As many of each room, as far as it has them."""
    dice = Random(seed)
    shares = [size // len(rooms) + (at < size % len(rooms)) for at in range(len(rooms))]
    return [one for room, share in zip(rooms, shares, strict=True) for one in _some(room, share, dice)]


def _some(room: Room, share: int, dice: Random) -> list[Mutant]:
    every = [
        Mutant(room, file, mistake)
        for file in room.files(ROOT)
        for mistake in mistakes((ROOT / file).read_text("utf-8"))
    ]
    return dice.sample(every, min(share, len(every)))


def found(mutants: list[Mutant], places: Path) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant, and whether the tests of its room found it; as many at a time as there are processors."""
    several = os.cpu_count() or 1
    houses: SimpleQueue[House] = SimpleQueue()
    for number in range(several):
        houses.put(House(places / str(number)))
    folders = sorted({folder for one in mutants for folder in one.room.tests})
    with ThreadPoolExecutor(several) as crew:
        reached = Reached.read(crew.map(lambda folder: _lent(houses, lambda house: house.reach(folder)), folders))
        hits = crew.map(lambda mutant: _lent(houses, lambda house: house.finds(mutant, reached)), mutants)
        yield from zip(mutants, hits, strict=True)


def _lent(houses: "SimpleQueue[House]", use: Callable[[House], Answer]) -> Answer:
    house = houses.get()
    try:
        return use(house)
    finally:
        houses.put(house)


def main() -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that no run of tests and no copy stays behind
    names = sys.argv[1:]
    rooms = [room for room in ROOMS if not names or room.package in names]
    seed = int(os.environ.get("GODZINY_MUTANTS_SEED", "1"))
    mutants = sample(rooms, int(os.environ.get("GODZINY_MUTANTS", "60")), seed)
    print(f"{len(mutants)} mistakes, seed {seed}", flush=True)
    hits = dict.fromkeys(rooms, 0)
    with TemporaryDirectory(prefix="godziny-mutants-") as places:
        for mutant, hit in found(mutants, Path(places)):
            hits[mutant.room] += hit
            print(f"{'found' if hit else 'NOT FOUND'}: {mutant.told()}", flush=True)
    for room, count in hits.items():
        print(f"{room.package}: {count} of {sum(one.room == room for one in mutants)} found")
    share = sum(hits.values()) / len(mutants) if mutants else 0.0
    print(f"found: {share:.1%}; at least {LEAST_SHARE:.0%} are asked for")
    sys.exit(share < LEAST_SHARE)


if __name__ == "__main__":
    main()
