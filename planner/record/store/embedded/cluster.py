"""The data folder: made whole or not at all, taken over from the first version, its password set."""

import os
import secrets
import shutil
import time
from pathlib import Path

from planner.record.store.embedded import postmaster
from planner.record.store.embedded.home import Home, text_of
from planner.record.store.embedded.programs import DATABASE, MAJOR, SUPERUSER, run
from planner.record.store.embedded.sockets import SOCKET, answers
from planner.terms.refusals import Refused

ACCESS = "local all all scram-sha-256\n"  # nothing else: no network, nobody without the password
MADE = ["-U", SUPERUSER, "--encoding=UTF8", "--locale=C", "--auth=reject", "--no-instructions"]


def prepare(home: Home, running: int) -> None:
    """Have a data folder that a server can start on. The caller holds `running`: no server of ours is there.

    Raises Refused when a server of somebody else's may be there, or the data are of another version.
    """
    shutil.rmtree(home.half_made, ignore_errors=True)
    home.write(home.access, ACCESS, mode=0o644)
    if os.path.lexists(home.data):
        _evict(home)
        _put_aside(home)
    if not home.data.exists():
        _make(home, running)
    _take_over(home)
    if not home.password.exists():
        _set_password(home, home.data, running)


def _make(home: Home, running: int) -> None:
    """Beside, and renamed when whole: a kill in the middle leaves nothing that looks like data."""
    home.folder_for_server(home.half_made)
    run(home, "initdb", "-D", str(home.half_made), *MADE, keep=running)
    _set_password(home, home.half_made, running)
    home.half_made.rename(home.data)
    home.settle()  # no mutants: only a power failure would tell


def _set_password(home: Home, data: Path, running: int) -> None:
    """In single-user mode, on standard input: neither a command line nor a server without a password."""
    password = secrets.token_hex(32)
    options = ["-c", "exit_on_error=on", "-c", "password_encryption=scram-sha-256", "-c", "log_min_messages=fatal"]
    statement = f"ALTER ROLE {SUPERUSER} PASSWORD '{password}'\n"
    run(home, "postgres", "--single", *options, "-D", str(data), DATABASE, keep=running, given=statement)
    home.write(home.password, f"*:*:*:{SUPERUSER}:{password}\n")


def _put_aside(home: Home) -> None:
    """What the first version left of a first start that was killed: no server ever ran on it.

    Nothing that holds data is put aside: a password beside it says that it was made whole, the options of a
    server that one ran.
    """
    if home.password.exists() or (home.data / "postmaster.opts").exists():
        return
    home.data.rename(home.folder / f"postgresql.unfinished-{time.time_ns()}")
    home.settle()


def _evict(home: Home) -> None:
    """Stop a server that the first version left running; forget a pid file that means nobody any more."""
    claimed = postmaster.written(home)
    stopped = postmaster.stop(home)
    if claimed and not stopped and claimed.sockets and answers(Path(claimed.sockets, SOCKET)):
        raise Refused("server_elsewhere", folder=home.folder)
    (home.data / postmaster.FILE).unlink(missing_ok=True)


def _take_over(home: Home) -> None:
    """Data of the right version; root's own go to the server's account. The folder itself comes last."""
    found = text_of(home.data / "PG_VERSION").strip()
    if found != MAJOR:
        raise Refused("data_of_other_version", folder=home.folder, found=found, known=MAJOR)
    before = home.data.stat().st_uid
    if before == home.account.uid:
        return
    if not home.account.other:
        raise Refused("home_of_another", "GODZINY_HOME", folder=home.data, owner=before)
    for _, folders, files, inside in os.fwalk(home.data, topdown=False):
        for name in (*folders, *files):
            if os.stat(name, dir_fd=inside, follow_symlinks=False).st_uid == before:
                os.chown(name, home.account.uid, home.account.gid, dir_fd=inside, follow_symlinks=False)
    home.account.own(home.data)
