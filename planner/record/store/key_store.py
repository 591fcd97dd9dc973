"""The keys of this computer's record: beside the embedded database by default, never inside a database."""

import os
import threading

from planner.keys.sources import COMMAND, FILE, FOLDER, KEY, keys_folder, master_source
from planner.keys.store import KeyStore
from planner.record.store.embedded.where import HOME, home

NAMES = (HOME, FOLDER, KEY, FILE, COMMAND)
_opened: dict[tuple[str | None, ...], KeyStore] = {}
_guard = threading.Lock()


def key_store() -> KeyStore:
    """The one that the environment names, opened when it is needed first. Raises Refused."""
    place = tuple(os.environ.get(name) for name in NAMES)
    with _guard:
        if place not in _opened:
            folder = keys_folder(home())
            _opened[place] = KeyStore.open(folder, master_source(folder))
        return _opened[place]
