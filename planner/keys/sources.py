"""Where master keys come from: a file, the environment, or a command, such as one of a key management service."""

import os
import shlex
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from planner.keys.masters import Master, Masters, parse_masters
from planner.keys.private import FOLDER_ITSELF, MOST_BYTES, locked, read_private, write_private
from planner.terms.refusals import Refused

FOLDER = "GODZINY_KEYS"
KEY, FILE, COMMAND = "GODZINY_MASTER_KEY", "GODZINY_MASTER_KEY_FILE", "GODZINY_MASTER_KEY_COMMAND"
COMMAND_SECONDS = 20.0


class MasterSource(Protocol):
    """Gives the master keys, anew at each reading; keeps new ones if it can."""

    @property
    def where(self) -> str:
        """For people: a file, or the name of a variable; never what is in it."""

    @property
    def own(self) -> bool:
        """Whether it is of one store alone: the first key is made here, and old ones are dropped."""

    @property
    def keeps(self) -> bool:
        """Whether a key can be added."""

    def read(self) -> Masters | None:
        """None when nothing is there. Raises Refused."""

    def add(self, key: Master) -> None:
        """Behind the others, unless it is there. Raises Refused("master_key_read_only")."""

    def drop_older(self, key: Master) -> None:
        """Than this one, where it is `own`; elsewhere they may open other stores, and nothing is done."""


@dataclass(frozen=True)
class KeyFile:
    """A key file."""

    file: Path
    own: bool = False
    keeps = True

    @property
    def where(self) -> str:
        return str(self.file)

    def read(self) -> Masters | None:
        text = read_private(self.file)
        return None if text is None else parse_masters(text, self.where)

    def add(self, key: Master) -> None:
        with locked(self.file.absolute().parent, FOLDER_ITSELF):
            known = self.read()
            before = () if known is None else known.keys
            if key not in before:
                self._write(Masters((*before, key)))

    def drop_older(self, key: Master) -> None:
        if not self.own:
            return
        with locked(self.file.absolute().parent, FOLDER_ITSELF):
            known = self.read()
            if known is not None and key in known.keys[1:]:
                self._write(Masters(known.keys[known.keys.index(key) :]))

    def _write(self, keys: Masters) -> None:
        write_private(self.file, keys.text().encode())


@dataclass(frozen=True)
class Given:
    """A key of the environment."""

    variable: str
    environment: Mapping[str, str] = field(repr=False)
    own = keeps = False

    @property
    def where(self) -> str:
        return self.variable

    def read(self) -> Masters | None:
        return parse_masters(self.environment[self.variable], self.variable)

    def add(self, key: Master) -> None:
        _read_only(self, key)

    def drop_older(self, _: Master) -> None:
        pass


@dataclass(frozen=True)
class Told:
    """What a command prints: a key file's text. It is run without a shell, and nothing it says is kept or logged."""

    command: str = field(repr=False)
    seconds: float = COMMAND_SECONDS
    own = keeps = False
    where = COMMAND

    def read(self) -> Masters | None:
        try:
            words = shlex.split(self.command)
            options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
            process = subprocess.Popen(words, start_new_session=True, **options)  # type: ignore[call-overload]
        except (OSError, ValueError, IndexError):
            raise Refused("master_key_command_failed", status="-") from None
        return parse_masters(_said(process, self.seconds), self.where)

    def add(self, key: Master) -> None:
        _read_only(self, key)

    def drop_older(self, _: Master) -> None:
        pass


def _said(process: "subprocess.Popen[bytes]", seconds: float) -> str:
    """Its output when it ended well in time; otherwise it and its children are ended."""
    try:
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)  # not waited for yet, so the number is still its own
        raise Refused("master_key_command_slow", seconds=round(seconds)) from None
    finally:
        assert process.stdout is not None
        process.stdout.close()
        process.wait()
    if process.returncode:
        raise Refused("master_key_command_failed", status=str(process.returncode))
    return str(said[:MOST_BYTES].decode("utf-8-sig", "replace"))


def _read_only(source: MasterSource, key: Master) -> None:
    known = source.read()
    if known is None or key not in known.keys:
        raise Refused("master_key_read_only", where=source.where, master=key.name)


def keys_folder(home: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """GODZINY_KEYS, or a folder in the home; the same when the process goes to another folder."""
    return Path(environment.get(FOLDER) or home / "keys").absolute()


def master_source(folder: Path, environment: Mapping[str, str] = os.environ) -> MasterSource:
    """The one that is set, or a file of the folder's own. Raises Refused when more than one is set."""
    named = [name for name in (KEY, FILE, COMMAND) if environment.get(name)]
    if len(named) > 1:
        raise Refused("master_key_twice", names=", ".join(named))
    match named:
        case ["GODZINY_MASTER_KEY"]:
            return Given(KEY, environment)
        case ["GODZINY_MASTER_KEY_FILE"]:
            return KeyFile(Path(environment[FILE]).absolute())
        case ["GODZINY_MASTER_KEY_COMMAND"]:
            return Told(environment[COMMAND])
    return KeyFile(folder / "master.key", own=True)
