"""`godziny serve` as a process of its own, over an embedded server in a home of its own."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from tests.worlds.embedded import IMPORTS

GODZINY = [sys.executable, "-c", "from api.cli.main import main; main()"]
SERVE = [*GODZINY, "serve", "--port", "0", "--lang", "en"]


@contextmanager
def serving(home: Path, log: list[str] | None = None) -> Iterator[str]:
    """The address; ended by SIGTERM, as a service manager does. log: gets what it printed by then."""
    process = subprocess.Popen(SERVE, env=surrounded(home), stderr=subprocess.PIPE, text=True, cwd="/")
    assert process.stderr is not None
    try:
        said = process.stderr.readline()
        assert "http://" in said, said + process.stderr.read()
        yield "http://" + said.partition("http://")[2].split()[0].rstrip(".")
    finally:
        process.terminate()
        printed = process.communicate(timeout=60)
        if log is not None:
            log += [text for text in printed if text]


def surrounded(home: Path) -> dict[str, str]:
    """The surroundings of a process whose record is there."""
    surroundings = {**os.environ, "GODZINY_HOME": str(home), "PYTHONPATH": IMPORTS}
    surroundings.pop("DATABASE_URL", None)
    return surroundings


def asked(address: str, path: str, body: Any = None) -> tuple[int, Any]:
    """Status and document; 0 when nobody answers in time."""
    request = Request(address + path, None if body is None else json.dumps(body).encode())
    request.add_header("Content-Type", "application/json")
    try:
        with urlopen(request, timeout=10) as answer:
            return answer.status, json.load(answer)
    except HTTPError as error:
        return error.code, json.load(error)
    except (URLError, TimeoutError):
        return 0, None


def seconds_until_well(address: str, limit: float = 30.0) -> float:
    """How long /health has not been 200; infinite beyond the limit."""
    began = time.monotonic()
    while time.monotonic() - began < limit:
        with suppress(ConnectionError):
            if asked(address, "/health")[0] == 200:
                return time.monotonic() - began
        time.sleep(0.05)
    return float("inf")
