"""Whether a folder is a home, or may become one: nothing of anybody else's is renamed, written over or given away."""

import re
import stat
from pathlib import Path

# What lies in a home: of this version, and of the first, which had the data alone.
HOME = re.compile(
    r"(lock|users|running|password|postmaster|pg_hba\.conf|log|postgresql|run|run-elsewhere)(\.new)?"
    r"|log\.old|keys|postgresql\.unfinished-\d+"
)
FILES = ("lock", "users", "running", "password", "postmaster", "pg_hba.conf")
DATA = re.compile(r"PG_VERSION|base|global|pg_\w+(\.\w+)?|postgresql(\.\w+)*\.conf|postmaster\.\w+|log|\..*")
SOCKETS = re.compile(r"\.s\.PGSQL\.\d+(\.lock)?")
MOST_NAMES = 5


def foreign(folder: Path) -> list[str]:
    """What lies there and is no part of a home; nothing where the folder is a home already, whatever else is in it."""
    names = sorted(one.name for one in folder.iterdir())
    if _made_by_us(folder):
        return []
    found = [name for name in names if not HOME.fullmatch(name)]
    found += [name for name in FILES if name in names and not _is_file(folder / name)]
    found += _strange(folder, "run", SOCKETS) + _strange(folder, "postgresql", DATA)
    return found[:MOST_NAMES]


def _made_by_us(folder: Path) -> bool:
    """A password is written only beside data that were made whole."""
    return _is_file(folder / "password") and _is_file(folder / "lock") and (folder / "postgresql").is_dir()


def _strange(folder: Path, name: str, known: re.Pattern[str]) -> list[str]:
    inside = folder / name
    if not stat.S_ISDIR(_mode(inside)):
        return [name] if _mode(inside) else []
    return [f"{name}/{one.name}" for one in sorted(inside.iterdir()) if not known.fullmatch(one.name)]


def _is_file(path: Path) -> bool:
    return stat.S_ISREG(_mode(path))


def _mode(path: Path) -> int:
    """0 where nothing is."""
    try:
        return path.lstat().st_mode
    except FileNotFoundError:
        return 0
