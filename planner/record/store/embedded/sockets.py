"""Where the server's socket lies: in the home, or, when its path is too long for a socket, in a short folder
with a random name that only the server's account may enter, remembered in the home."""

import os
import socket
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from planner.record.store.embedded.home import OTHERS_WRITE, Home
from planner.record.store.embedded.passage import let_through
from planner.terms.refusals import Refused

PORT = 5432  # of the socket's name; nothing listens on the network
SOCKET = f".s.PGSQL.{PORT}"
LONGEST = 107 if sys.platform == "linux" else 103  # bytes of sun_path without its end
ANSWER_SECONDS = 1.0
PLACES = ("/tmp", "/var/tmp")


def socket_folder(home: Home) -> Path | None:
    """The folder of a server that runs, or None when nobody knows of a good one."""
    inside = _inside(home)
    folder = inside if _usable(inside) else _remembered(home)
    return folder if folder and _private(home, folder) else None


def make_socket_folder(home: Home) -> Path:
    """The folder for a server that is to start, with no socket in it. Raises Refused when there is no safe place."""
    inside = _inside(home)
    folder = home.folder_for_server(inside) if _usable(inside) else _again(home) or _new(home)
    for left in (SOCKET, f"{SOCKET}.lock"):  # of a killed server; its pid may mean somebody else by now
        (folder / left).unlink(missing_ok=True)
    return folder


def _again(home: Home) -> Path | None:
    """The folder that is remembered, also when it was swept away; None when somebody else has it."""
    folder = _remembered(home)
    if folder is None:
        return None
    with suppress(OSError):
        folder.mkdir(mode=0o700)
        home.account.own(folder)
    return folder if _private(home, folder) else None


def answers(path: Path) -> bool:
    """Whether somebody listens at the socket."""
    with socket.socket(socket.AF_UNIX) as client, suppress(OSError):
        client.settimeout(ANSWER_SECONDS)
        client.connect(str(path))
        return True
    return False


def forget_socket_folder(home: Home) -> None:
    """Remove the short folder of a server that has stopped."""
    remembered = _remembered(home)
    if remembered and _private(home, remembered):
        with suppress(OSError):
            remembered.rmdir()
            _memory(home).unlink()


def _inside(home: Home) -> Path:
    return home.folder / "run"


def _memory(home: Home) -> Path:
    return home.folder / "run-elsewhere"


def _usable(folder: Path) -> bool:
    """libpq takes a comma for the end of a host's name."""
    return len(os.fsencode(folder / SOCKET)) <= LONGEST and "," not in str(folder)


def _remembered(home: Home) -> Path | None:
    with suppress(OSError, ValueError):
        folder = Path(_memory(home).read_text("utf-8").strip())
        return folder if folder.is_absolute() and _usable(folder) and _safe(folder.parent) else None
    return None


def _new(home: Home) -> Path:
    for place in (tempfile.gettempdir(), *PLACES):
        above = Path(os.path.realpath(place))
        if above.is_dir() and _safe(above) and _usable(above / "godziny-12345678"):
            let_through(above, home.account)
            folder = Path(tempfile.mkdtemp(prefix="godziny-", dir=above))
            home.account.own(folder)
            home.write(_memory(home), str(folder))
            return folder
    raise Refused("home_too_long", "GODZINY_HOME", folder=home.folder)


def _safe(above: Path) -> bool:
    """Whether nobody may rename what others put there."""
    with suppress(OSError):
        found = above.stat()
        mine = found.st_uid in (0, os.geteuid())
        return mine and bool(found.st_mode & stat.S_ISVTX or not found.st_mode & OTHERS_WRITE)
    return False


def _private(home: Home, folder: Path) -> bool:
    with suppress(OSError):
        found = folder.lstat()
        return stat.S_ISDIR(found.st_mode) and found.st_uid == home.account.uid and not found.st_mode & 0o077
    return False
