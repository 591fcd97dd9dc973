"""Which PostgreSQL: the one of DATABASE_URL, or an embedded one in the user's data folder."""

import atexit
import os
import subprocess
import threading
from contextlib import suppress
from pathlib import Path

import psutil
from psycopg import Error as DatabaseError
from psycopg import pq
from psycopg.conninfo import conninfo_to_dict

from planner.record.store.embedded.supervisor import Embedded
from planner.record.store.embedded.where import home
from planner.terms.refusals import Refused

URL = "DATABASE_URL"
FAILING = (Refused, OSError, subprocess.SubprocessError, psutil.Error)
_used: dict[Path, Embedded] = {}
_guard = threading.Lock()


def database_url() -> str:
    """A libpq connection string of a running server. Starts the embedded one when it has to. Raises Refused."""
    given = os.environ.get(URL)
    return _checked(given) if given else _embedded(home().absolute())


def stop_using(*folders: Path) -> None:
    """This process uses the embedded servers there, or any, no longer; one that nobody else uses stops."""
    with _guard:
        for folder in folders or list(_used):
            with suppress(*FAILING):
                if folder in _used:
                    _used.pop(folder).close()


def revive(url: str) -> bool:
    """After a failed connection: whether the url is of an embedded server of this process, and it runs again."""
    host = conninfo_to_dict(url).get("host")
    for one in list(_used.values()):
        if str(one.sockets) == host:
            with suppress(*FAILING):
                one.ensure()
                return True
    return False


def _embedded(folder: Path) -> str:
    """The server stops with the last process that uses it; after a kill the next one takes it over."""
    with _guard:
        if folder not in _used:
            _forget_other_servers()
            server = Embedded(folder)
            server.open()
            _used[folder] = server
        return _used[folder].url


def _forget_other_servers() -> None:
    """PGPASSWORD, PGHOSTADDR and the like are of other servers; libpq would prefer them."""
    for option in pq.Conninfo.get_defaults():
        if option.envvar:
            os.environ.pop(option.envvar.decode(), None)


def _checked(url: str) -> str:
    """Raises Refused, without a word of the url: what libpq cannot read may hold the password anywhere."""
    try:
        conninfo_to_dict(url)
    except (DatabaseError, UnicodeError, ValueError):
        raise Refused("bad_url", URL) from None
    return url


atexit.register(stop_using)
