"""The server's first process: known by its data folder and by when it started, never by a pid alone.

A pid from an old file may belong to anybody by now. Nobody is signalled who is not proven to be our server.
"""

import os
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from planner.record.store.embedded.home import Home, text_of
from planner.terms.refusals import Refused

FILE = "postmaster.pid"  # PostgreSQL's: pid, data folder, second of the start, port, socket's folder, …, status
NEAR_SECONDS = 3.0
STOPPING_SECONDS = (30.0, 10.0)  # politely, then at once; the next start recovers
PAUSE_SECONDS = 0.01


@dataclass(frozen=True)
class Written:
    """What the pid file says, whoever wrote it and whenever."""

    pid: int
    started: float
    sockets: str
    ready: bool


def written(home: Home) -> Written | None:
    """None when there is no pid file, or none that PostgreSQL has finished."""
    with suppress(OSError, ValueError, IndexError):
        lines = text_of(home.data / FILE).splitlines()
        ready = len(lines) > 7 and lines[7].strip() == "ready"
        return Written(int(lines[0]), float(lines[2]), lines[4].strip(), ready)
    return None


def remember(home: Home, pid: int) -> None:
    """Note when the process started, in a measure that no change of the clock touches."""
    home.write(home.postmaster, f"{pid} {_start(pid)}\n")


def proven(home: Home) -> psutil.Process | None:
    """The server of this home as a process, or None when there is none that is proven to be it."""
    claimed = written(home)
    with suppress(psutil.Error, OSError):
        if claimed and _pids_are_ours():
            process = psutil.Process(claimed.pid)
            if _serves(process, home) and _same_start(home, process, claimed):
                return process
    return None


def _serves(process: psutil.Process, home: Home) -> bool:
    """A PostgreSQL of the right account that lives in the data folder."""
    lives = Path(f"/proc/{process.pid}/cwd")
    there = (lives if lives.exists() else Path(process.cwd())).stat()
    right = process.uids().real in (home.account.uid, home.data.stat().st_uid)
    named = Path(process.exe()).name == "postgres" and process.status() != psutil.STATUS_ZOMBIE
    return bool(named and right) and os.path.samestat(there, home.data.stat())


def _same_start(home: Home, process: psutil.Process, claimed: Written) -> bool:
    with suppress(OSError, ValueError):
        pid, start = text_of(home.postmaster).split(" ", 1)
        if int(pid) == process.pid and start.strip() == _start(process.pid):
            return True
    # Its starter was killed, or was the first version.
    return bool(abs(process.create_time() - claimed.started) < NEAR_SECONDS)


def _start(pid: int) -> str:
    """Ticks since the machine started and which start of it; elsewhere the second by the clock."""
    with suppress(OSError, IndexError):
        stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2]  # no mutants: without it the clock tells
        ticks = stat.split()[19]
        return f"{ticks} {Path('/proc/sys/kernel/random/boot_id').read_text().strip()}"
    return repr(psutil.Process(pid).create_time())


def _pids_are_ours() -> bool:
    """Whether /proc is of our own pid namespace."""
    itself = Path("/proc/self")
    return not itself.exists() or str(itself.readlink()) == str(os.getpid())


def stop(home: Home) -> bool:
    """Stop the server and wait until it is gone; False when it is not proven to be ours, and was left alone."""
    for how, seconds in zip((signal.SIGINT, signal.SIGQUIT), STOPPING_SECONDS, strict=True):
        process = _signalled(home, how)
        if process is None:
            return False
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if _gone(process):
                return True
            time.sleep(PAUSE_SECONDS)
    raise Refused("server_stays", folder=home.folder)


def _gone(process: psutil.Process) -> bool:
    """Also when whoever started it has not noticed yet."""
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def _signalled(home: Home, how: signal.Signals) -> psutil.Process | None:
    """Between the proof and the signal the pid cannot come to mean somebody else."""
    claimed = written(home)
    if claimed is None:
        return None
    if not hasattr(os, "pidfd_open"):
        process = proven(home)
        if process:
            process.send_signal(how)
        return process
    return _signalled_by_handle(home, claimed.pid, how)


def _signalled_by_handle(home: Home, pid: int, how: signal.Signals) -> psutil.Process | None:
    try:
        handle = os.pidfd_open(pid)
    except OSError:
        return None
    try:
        process = proven(home)
        if process is None or process.pid != pid:
            return None
        signal.pidfd_send_signal(handle, how)
        return process
    except ProcessLookupError:
        return None
    finally:
        os.close(handle)
