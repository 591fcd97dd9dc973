"""One process's use of an embedded server: started when needed, started again when it died, stopped by the last."""

import os
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO
from urllib.parse import quote, urlencode

from psycopg import pq

from planner.record.store.embedded import locks, postmaster
from planner.record.store.embedded.cluster import prepare
from planner.record.store.embedded.home import Home, claim
from planner.record.store.embedded.programs import DATABASE, SUPERUSER, last_words, program, surroundings, why
from planner.record.store.embedded.sockets import (
    PORT,
    SOCKET,
    forget_socket_folder,
    make_socket_folder,
    socket_folder,
)
from planner.terms.refusals import Refused

STARTING_SECONDS = 120.0  # recovery after a power failure takes its time
PAUSE_SECONDS = 0.01
ANSWER_SECONDS = 2  # no mutants: how long is waited
MOST_LOG_BYTES = 5_000_000  # no mutants: about so much
# Nothing that libpq would otherwise take from the surroundings may lead elsewhere.
CONNECTING = {
    "sslmode": "disable",
    "gssencmode": "disable",
    "channel_binding": "disable",
    "require_auth": "scram-sha-256",
}


class Embedded:
    """The server in one folder, as one process uses it. Threads may share it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = os.getpid()
        self._guard = threading.RLock()
        self._users: int | None = None
        self._started: subprocess.Popen[bytes] | None = None
        self.sockets = Path()

    def open(self) -> str:
        """Use the server; the libpq url of its own database. Raises Refused when it cannot start."""
        with self._guard:
            try:
                self.home = claim(self.folder)
                self.ensure()
            except BaseException as error:
                self.close()
                if isinstance(error, OSError | subprocess.SubprocessError):
                    raise Refused("server_failed", "GODZINY_HOME", folder=self.folder, detail=why(error)) from None
                raise
            return self.url

    @property
    def url(self) -> str:
        """Without the password, which libpq finds in its file."""
        given = {"host": self.sockets, "port": PORT, "passfile": self.home.password, **CONNECTING}
        return f"postgresql://{SUPERUSER}@/{DATABASE}?{urlencode(given, quote_via=quote)}"

    def ensure(self) -> None:
        """Have the server running: at once when it does, else started again. Raises Refused when it cannot."""
        with self._guard, locks.alone(self.home.lock, STARTING_SECONDS):
            if self._users is None:
                self._users = locks.opened(self.home.users)
                locks.taken(self._users, shared=True)
            self._up()

    def close(self) -> None:
        """Use it no longer; whoever is the last stops it."""
        with self._guard:
            if self._users is None or os.getpid() != self.process:
                return
            with locks.alone(self.home.lock, STARTING_SECONDS):
                if locks.taken(self._users):
                    self._down()
                os.close(self._users)
                self._users = None

    def _up(self) -> None:
        until = time.monotonic() + STARTING_SECONDS
        while time.monotonic() < until:
            if self._start_if_gone() or self._answers():
                return
            time.sleep(PAUSE_SECONDS)
        raise Refused("server_failed", "GODZINY_HOME", folder=self.folder, detail=f"{STARTING_SECONDS:.0f} s")

    def _start_if_gone(self) -> bool:
        """Whether no process of a server was left, and it was started."""
        running = locks.opened(self.home.running)
        try:
            if not locks.taken(running):
                return False
            if self.home.password.exists() and self._answers():  # a file system that loses locks
                return True  # no mutants: who hears False asks the server once more, and it answers
            prepare(self.home, running)
            self._start(running)
            return True
        finally:
            os.close(running)  # the server has it, too, as long as any of its processes lives

    def _start(self, running: int) -> None:
        self.sockets = make_socket_folder(self.home)
        with self._log() as log:
            said_before = log.tell()
            self._started = subprocess.Popen(
                [program(self.home, "postgres"), "-D", str(self.home.data), *_settings(self.home, self.sockets)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is meant for the command, not for the server
                **surroundings(self.home, running),
            )
        postmaster.remember(self.home, self._started.pid)
        self._wait_until_ready(self._started, said_before)

    def _wait_until_ready(self, started: subprocess.Popen[bytes], said_before: int) -> None:
        until = time.monotonic() + STARTING_SECONDS
        while time.monotonic() < until:
            claimed = postmaster.written(self.home)
            if claimed and claimed.ready and claimed.pid == started.pid:
                return
            if started.poll() is not None:
                break
            time.sleep(PAUSE_SECONDS)
        said = self.home.log.read_bytes()[said_before:].decode(errors="replace")
        detail = last_words(said) or ("…" if started.returncode is None else f"exit status {started.returncode}")
        raise Refused("server_failed", "GODZINY_HOME", folder=self.folder, detail=detail)

    def _log(self) -> IO[bytes]:
        """Opened by us: the server's account may write into it, not choose where it lies."""
        with suppress(FileNotFoundError):
            if self.home.log.lstat().st_size > MOST_LOG_BYTES:
                self.home.log.replace(self.home.log.with_name("log.old"))
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW
        return os.fdopen(os.open(self.home.log, flags, 0o600), "ab")

    def _answers(self) -> bool:
        """Whether a server that somebody else started takes connections. One whose socket was swept away is stopped."""
        claimed, folder = postmaster.written(self.home), socket_folder(self.home)
        if not claimed or not claimed.ready:
            return False
        if folder is None or not (folder / SOCKET).exists():
            postmaster.stop(self.home)
            return False
        self.sockets = folder
        return pq.PGconn.ping(f"{self.url}&connect_timeout={ANSWER_SECONDS}".encode()) == pq.Ping.OK

    def _down(self) -> None:
        stopped = postmaster.stop(self.home)
        if self._started and stopped:
            with suppress(subprocess.TimeoutExpired):
                self._started.wait(ANSWER_SECONDS)
        if stopped:
            forget_socket_folder(self.home)


def _settings(home: Home, sockets: Path) -> list[str]:
    """Stronger than anything in the data folder."""
    quoted = str(sockets).replace('"', '""')
    settings = {
        "listen_addresses": "",
        "port": str(PORT),
        "unix_socket_directories": f'"{quoted}"',
        "unix_socket_permissions": "0700",
        "hba_file": str(home.access),
        "password_encryption": "scram-sha-256",
        "dynamic_shared_memory_type": "mmap",  # in the data folder: a killed server leaves nothing in /dev/shm
        "log_destination": "stderr",
        "logging_collector": "off",
        "log_error_verbosity": "terse",  # the log is never erased from, so it holds nobody's data
        "log_min_error_statement": "panic",
    }
    return [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
