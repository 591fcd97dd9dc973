"""Real processes: run at once, killed at a chosen step of their Python or after a while."""

import os
import pickle
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

ENDED_WELL, ENDED_BADLY = 0, 1


def steps_of(work: Callable[[], object]) -> int:
    """How many calls the work makes, in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        counted = [0]
        sys.setprofile(lambda *_: counted.__setitem__(0, counted[0] + 1))
        _end(work)
        sys.setprofile(None)
        os.write(writing, str(counted[0]).encode())
        os._exit(ENDED_WELL)
    assert os.waitpid(child, 0)[1] == ENDED_WELL
    os.close(writing)
    with os.fdopen(reading) as told:
        return int(told.read())


def killed_at(step: int, work: Callable[[], object]) -> None:
    """Run the work in a process that kills itself at that call or return."""
    child = os.fork()
    if not child:
        left = [step]

        def count(_frame: FrameType, _event: str, _argument: object) -> None:
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(count)
        _end(work)
        os._exit(ENDED_WELL)
    os.waitpid(child, 0)


def killed_after(seconds: float, work: Callable[[], object]) -> None:
    """Run the work and kill it then, also inside the libraries' own code."""
    child = os.fork()
    if not child:
        _end(work)
        os._exit(ENDED_WELL)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def moments(work: Callable[[], object], many: int, seed: int = 1) -> Iterator[Callable[[Callable[[], object]], None]]:
    """Ways to kill the work: at steps all over it, the first and last too, and after random times."""
    began = time.monotonic()
    steps = steps_of(work)
    whole, chance = time.monotonic() - began, random.Random(seed)
    for number in range(many):
        step = 1 + number * (steps - 1) // (many - 1)
        yield lambda again, step=step: killed_at(step, again)  # type: ignore[misc]
        seconds = chance.uniform(0, whole)
        yield lambda again, seconds=seconds: killed_after(seconds, again)  # type: ignore[misc]


def at_once(works: list[Callable[[], Any]]) -> list[Any]:
    """What each gives, run in processes of their own that start together."""
    pipes, children = [], []
    ready, go = os.pipe()
    for work in works:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.read(ready, 1)
            result = _end(work)
            with os.fdopen(writing, "wb") as out:
                pickle.dump(result, out)
            os._exit(ENDED_WELL)
        os.close(writing)
        pipes.append(reading)
        children.append(child)
    os.write(go, b"." * len(works))
    found = [pickle.loads(_whole(one)) for one in pipes]
    assert [os.waitpid(child, 0)[1] for child in children] == [ENDED_WELL] * len(works)
    for one in (ready, go):
        os.close(one)
    return found


def _whole(reading: int) -> bytes:
    with os.fdopen(reading, "rb") as said:
        return said.read()


def _end(work: Callable[[], Any]) -> Any:
    """Without what pytest would do of a failure in a forked process."""
    try:
        return work()
    except BaseException as error:
        sys.setprofile(None)
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
        os._exit(ENDED_BADLY)


def put(template: Path, place: Path) -> None:
    """What lies in the place is replaced by a copy of the template."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(template, place)
    place.chmod(template.stat().st_mode & 0o777)
