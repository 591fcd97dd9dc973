"""Which folder is the home of the embedded database. Needs no library of a database."""

import os
from contextlib import suppress
from pathlib import Path

import platformdirs

from planner.record.store.embedded.ours import HOME as NAMES

HOME = "GODZINY_HOME"


def home() -> Path:
    """GODZINY_HOME overrides the user's data folder."""
    return Path(os.environ.get(HOME) or _data_folder())


def is_of_home(file: Path) -> bool:
    """Whether the file, resolved, is or would be a part of the home: a lock, the data, a key."""
    folder = Path(os.path.realpath(home()))
    inside = file.relative_to(folder).parts if file.is_relative_to(folder) else ()
    return bool(inside) and bool(NAMES.fullmatch(inside[0]))


def _data_folder() -> Path:
    with suppress(OSError, RuntimeError):
        before = Path.home() / ".godziny"  # where the first version went when the data folder's name had a blank
        if (before / "postgresql").exists():
            return before
    return Path(platformdirs.user_data_dir("godziny"))
