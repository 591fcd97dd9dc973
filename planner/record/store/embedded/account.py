"""As whom the server runs: as whoever runs the program; for root, as whom PostgreSQL refuses to run, as an
account of its own that owns nothing else and cannot log in."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner.record.store.embedded.locks import alone
from planner.terms.refusals import Refused

ACCOUNT = "godziny-db"
PATHS = "/usr/sbin:/sbin:/usr/bin:/bin"
ACCOUNTS = Path("/etc/shadow")  # which nobody but root can open, and so lock
MAKING_SECONDS = 60.0


@dataclass(frozen=True)
class Account:
    """Whom the server's files and processes belong to; `other`: somebody else than who runs the program."""

    uid: int
    gid: int
    other: bool = False

    @property
    def running(self) -> dict[str, Any]:
        """Options of subprocess: no right of root is left."""
        return {"user": self.uid, "group": self.gid, "extra_groups": ()} if self.other else {}

    def own(self, path: Any) -> None:
        """Hand over what was just made for the server."""
        if self.other:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def server_account() -> Account:
    """Raises Refused when root cannot have an account made for the server."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    found = _found() or _made_alone()
    if found is None or found.uid == 0:
        raise Refused("no_server_account", account=ACCOUNT)
    return found


def _found() -> Account | None:
    import pwd

    try:
        entry = pwd.getpwnam(ACCOUNT)
    except KeyError:
        return None
    return Account(entry.pw_uid, entry.pw_gid, other=True)


def _made_alone() -> Account | None:
    """Two useradd at once would make it twice, the second with another number in the place of the first."""
    if not ACCOUNTS.exists():
        return _made()
    with alone(ACCOUNTS, MAKING_SECONDS, made=False):
        return _found() or _made()


def _made() -> Account | None:
    program = shutil.which("useradd", path=PATHS)
    nologin = shutil.which("nologin", path=PATHS) or "/bin/false"
    what = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", nologin, ACCOUNT]
    if program:
        subprocess.run([program, *what], capture_output=True, check=False, stdin=subprocess.DEVNULL)
    return _found()
