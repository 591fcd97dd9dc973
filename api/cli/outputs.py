"""Where answers go: never onto an input, and onto a file only where it is an earlier answer of the same kind."""

import json
import os
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from errno import EACCES, EISDIR, ENOENT
from os import strerror
from pathlib import Path
from typing import Any

import click

from api.words.messages import Speaker
from planner.case.reader import FILES, MOST_PATH
from planner.case.text import read_text
from planner.documents.writing import real, replaceable, write_all
from planner.record.store.embedded.where import is_of_home
from planner.terms.refusals import Fault, Faults, InputRefused, shortened

SCREEN = "-"
TABLE = "name,status,people,"  # how a table of plans begins
MARK = "<!-- godziny -->"
FORCE = "godziny.force"
# What an earlier answer has at its top, by kind; an answer about the record has any of the last.
KEYS = {
    "plan": {"status", "admitted", "stages"},
    "verdict": {"outcome", "faults"},
    "roster": {"month", "visits", "score"},
    "candidates": {"visit", "could", "cannot"},
    "what-if": {"base", "scenarios"},
    "sweep": {"key", "points", "turns"},
    "comparison": {"plans", "people"},
    "manifest": {"made_at", "digest"},
    "exported": {"origin", "key", "digest"},
    "capacity": {"needed_by", "capacity", "lifts"},
    "forecast": {"now", "unused", "months"},
    "keys": {"folder", "master", "backups"},
    "verified": {"status", "found", "findings"},
}
ANSWER = {
    *("programme", "application", "assistant", "visit", "plan", "draft", "drafts"),
    *("recorded", "entry", "settlement", "closed", "received", "cost"),
}

Wanted = tuple[str, str]


class Output(click.ParamType):  # type: ignore[type-arg]
    """The name of a file that a command writes, and what kind of answer it will hold."""

    name = "file"

    def __init__(self, kind: str) -> None:
        self.kind = kind


def force_option(command: Any) -> Any:
    """`--force`: write over files that are no earlier answers."""

    def keep(context: click.Context, _: click.Parameter, value: bool) -> None:
        context.meta[FORCE] = value

    text = "Zapisz także na pliku, który nie jest wcześniejszym wynikiem / write over other files too."
    return click.option("--force", is_flag=True, expose_value=False, callback=keep, help=text)(command)


def check_called(context: click.Context) -> None:
    """The outputs of a command as it was called, against its inputs. Raises InputRefused before any work is done."""
    given = [(one, context.params.get(one.name or "")) for one in context.command.params]
    wanted = [(str(value), one.type.kind) for one, value in given if isinstance(one.type, Output) and value]
    inputs = [path for _, value in given for path in _paths(value)]
    check_outputs(wanted, inputs, force=context.meta.get(FORCE, False))


def check_outputs(wanted: Iterable[Wanted], inputs: Iterable[Path], *, force: bool = False) -> None:
    """Raises InputRefused with every output (file, kind) that could not or must not be written."""
    wanted = list(wanted)
    times = Counter(SCREEN if file == SCREEN else str(real(Path(file))) for file, _ in wanted)
    protected = {real(one) for path in inputs for one in _files_of(path)} if wanted else set()
    faults = [Fault(_shown(file), 0, "", "file_named_twice") for file, count in times.items() if count > 1]
    for file, kind in wanted:
        if file != SCREEN:
            faults += _faults(Path(file), kind, protected, force)
    if faults:
        raise InputRefused(faults)


def write_texts(texts: Mapping[str, str | bytes]) -> None:
    """Write each text to its file, all of them or none; `-` is standard output, written last.

    Raises InputRefused when a file cannot be written.
    """
    try:
        write_all([(Path(name), _bytes(text)) for name, text in texts.items() if name != SCREEN])
    except OSError as error:
        detail = (("detail", str(error.strerror)),)
        raise InputRefused([Fault(_shown(error.filename), 0, "", "not_writable", detail)]) from None
    if SCREEN in texts:
        shown = texts[SCREEN]
        sys.stdout.write(shown if isinstance(shown, str) else shown.decode("latin-1"))


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def write_told(texts: Mapping[str, str | bytes], speaker: Speaker) -> None:
    """The same, and on standard error which files were written."""
    write_texts(texts)
    for file in texts:
        if file != SCREEN:
            click.echo(speaker.say("written", {"file": file}), err=True)


def marked(picture: str) -> str:
    """A picture or page that is known again as an answer of this program."""
    return f"{picture.rstrip()}\n{MARK}\n"


def _faults(file: Path, kind: str, protected: set[Path], force: bool) -> Iterator[Fault]:
    target = real(file)
    folder = target.parent
    if file.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        detail = strerror(EISDIR if file.is_dir() else EACCES if folder.is_dir() else ENOENT)
        yield Fault(_shown(file), 0, "", "not_writable", (("detail", detail),))
    elif is_of_home(target):
        yield Fault(_shown(file), 0, "", "output_in_home")
    elif target in protected or (target.exists() and any(_same(target, one) for one in protected)):
        yield Fault(_shown(file), 0, "", "output_is_input")
    elif not force and target.is_file() and target.stat().st_size and not _is_earlier(target, kind):
        yield Fault(_shown(file), 0, "", "output_exists")


def _files_of(path: Path) -> list[Path]:
    """The input itself; of a case folder the files that are read from it, also those that are not there yet."""
    return [path / name for name in FILES] if path.is_dir() else [path]


def _same(target: Path, other: Path) -> bool:
    return other.exists() and target.samefile(other)


def _paths(value: Any) -> Iterator[Path]:
    """Of an option's or argument's value, also the files whose rows a change adds."""
    for one in value if isinstance(value, tuple) else (value,):
        if isinstance(one, Path):
            yield one
        elif isinstance(one, str) and one.strip().startswith("add:") and "\0" not in one:
            yield Path(one.strip().removeprefix("add:").rpartition("=")[2].strip())


def _is_earlier(file: Path, kind: str) -> bool:
    if kind == "template":  # somebody may have filled it in
        return False
    if kind in OF_A_KIND:
        return OF_A_KIND[kind](file)
    text = read_text(file, Faults(file.name))
    if text is None or not replaceable(file):
        return False
    if kind == "table":
        return text.startswith(TABLE)
    return text.rstrip().endswith(MARK) if kind == "picture" else _is_answer(text, kind)


def _is_answer(text: str, kind: str) -> bool:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return False
    keys = set(document) if isinstance(document, dict) else set()
    if kind in KEYS:
        return keys >= KEYS[kind]
    return bool(keys & ANSWER) and not any(keys >= other for other in KEYS.values())


def _is_workbook(file: Path) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            return b"<dc:creator>Godziny</dc:creator>" in archive.read("docProps/core.xml")
    except (OSError, zipfile.BadZipFile, ValueError, KeyError):
        return False


def _is_backup(file: Path) -> bool:
    from planner.record.store.backup import MANIFEST  # the database's library takes a while to load

    try:
        with zipfile.ZipFile(file) as archive:
            return MANIFEST in archive.namelist()
    except (OSError, zipfile.BadZipFile, ValueError):
        return False


def _is_export(file: Path) -> bool:
    from planner.record.log.importing import is_export

    try:
        return is_export(file)
    except OSError:
        return False


OF_A_KIND = {"backup": _is_backup, "workbook": _is_workbook, "export": _is_export}


def _shown(file: object) -> str:
    return shortened(file, MOST_PATH)
