"""`keys`: the keys that seal personal data, their master key, and their backups apart from the record's."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from api.cli.answering import answer
from api.cli.options import PATH, Decorator, json_option, lang_option, refusing
from api.words.keys import say_keys, show_backups, show_keys
from api.words.messages import Speaker
from planner.keys.masters import Master
from planner.keys.sources import KeyFile, keys_folder, master_source
from planner.keys.store import Info, KeyStore
from planner.record.store.embedded.where import home
from planner.terms.refusals import Refused

SHARED: tuple[Decorator, ...] = (
    json_option("Zapisz wynik jako JSON / the result as JSON", "keys"),
    lang_option,
    refusing,
)
SURE: tuple[Decorator, ...] = (
    click.option("--dry-run", is_flag=True, help="Pokaż, co by się stało / only show what it would do."),
    click.option("--yes", is_flag=True, help="Bez pytania / do not ask."),
)


def shared(command: Any, *more: Decorator) -> Any:
    """The options of every command here."""
    for decorate in reversed((*more, *SHARED)):
        command = decorate(command)
    return command


def for_good(command: Any) -> Any:
    """The options of one that cannot be undone."""
    return shared(command, *SURE)


@contextmanager
def keys_opened() -> Iterator[KeyStore]:
    """The store of this home, or of GODZINY_KEYS. Raises Refused."""
    folder = keys_folder(home())
    with KeyStore.open(folder, master_source(folder)) as store:
        yield store


@click.group("keys")
def keys_command() -> None:
    """Klucze danych osobowych i ich kopie / the keys of personal data and their backups."""


@keys_command.command("show")
@shared
def show_command(json_file: str | None, speaker: Speaker) -> None:
    """Gdzie leżą, ile ich jest, jakie mają kopie / where they lie, how many there are, which backups they have."""
    with keys_opened() as store:
        info = store.info()
    answer(json_file, as_json(info), show_keys(info, speaker))


@keys_command.command("backup")
@click.argument("file", type=PATH)
@shared
def backup_command(file: Path, json_file: str | None, speaker: Speaker) -> None:
    """Klucze, nadal zamknięte, do pliku / the keys, still wrapped, to a file, apart from the record's backup."""
    with keys_opened() as store:
        store.backup(file)
        info = store.info()
    answer(json_file, as_json(info), say_keys("done_keys_backup", {"file": str(file), "master": info.master}, speaker))


@keys_command.command("restore")
@click.argument("file", type=PATH)
@shared
def restore_command(file: Path, json_file: str | None, speaker: Speaker) -> None:
    """Z kopii do pustego folderu / from a backup into an empty folder; the master key has to be there."""
    with keys_opened() as store:
        count = store.restore(file)
        info = store.info()
    answer(json_file, as_json(info), say_keys("done_keys_restore", {"file": str(file), "count": count}, speaker))


@keys_command.command("rotate")
@click.option(
    "--to", "key_file", type=PATH, metavar="FILE", help="Plik nowego klucza / of the new key; made if missing."
)
@for_good
def rotate_command(key_file: Path | None, speaker: Speaker, json_file: str | None, **sure: bool) -> None:
    """Zamknij wszystko nowym kluczem głównym / wrap everything by a new master key; nobody has to stop."""
    with keys_opened() as store:
        new = _newest_in(key_file)
        name = new.name if new else store.next_master() if key_file is None else ""
        before = {**_counted(store.info()), "new": name or speaker.say("keys_new_master")}
        if _agreed(say_keys("keys_would_rotate", before, speaker), speaker, **sure):
            name = store.rotate(new or _made_in(key_file))
            info = store.info()
            done = {**_counted(info), "old": ", ".join(one for one in info.given if one != name) or "none"}
            answer(json_file, as_json(info), say_keys("done_keys_rotate", done, speaker))


@keys_command.command("finish-erasing")
@click.argument("moved", nargs=-1, type=PATH)
@click.option("--gone", multiple=True, type=PATH, metavar="FILE", help="Tej kopii już nie ma / it exists no longer.")
@for_good
def finish_erasing_command(
    moved: tuple[Path, ...], gone: tuple[Path, ...], speaker: Speaker, json_file: str | None, **sure: bool
) -> None:
    """Zniszcz usunięte klucze w kopiach, do których nie było dostępu / destroy erased keys in backups out of reach.

    MOVED: gdzie leżą kopie przeniesione / where backups are that were moved.
    """
    with keys_opened() as store:
        would = "\n".join(show_backups(store.info().behind, speaker)) if store.info().behind else ""
        facts = {"count": len(store.info().behind), "moved": len(moved), "gone": len(gone)}
        preview = "\n".join(filter(None, (say_keys("keys_would_finish", facts, speaker), would)))
        if _agreed(preview, speaker, **sure):
            for file in gone:
                store.forget_backup(file)
            left = store.finish_erasing(*moved)
            info = store.info()
            lines = [say_keys("done_keys_finish", {"count": len(left)}, speaker), *show_backups(left, speaker)]
            answer(json_file, as_json(info), "\n".join(lines if left else lines[:1]))


def as_json(info: Info) -> dict[str, Any]:
    return {**asdict(info), "given": list(info.given), "backups": [asdict(one) for one in info.backups]}


def _counted(info: Info) -> dict[str, Any]:
    count = info.persons + info.units + info.signing
    return {"count": count, "master": info.master, "source": info.source}


def _agreed(preview: str, speaker: Speaker, *, dry_run: bool, yes: bool) -> bool:
    """Whoever sits at a terminal is asked; anybody else has to say `--yes`. Raises Refused."""
    if dry_run:
        click.echo(preview)
        return False
    if not yes:
        click.echo(preview, err=True)
        if not sys.stdin.isatty():
            raise Refused("keys_need_yes")
        click.confirm(speaker.say("keys_sure"), abort=True, err=True)
    return True


def _newest_in(key_file: Path | None) -> Master | None:
    known = None if key_file is None else KeyFile(key_file).read()
    return known.newest if known else None


def _made_in(key_file: Path | None) -> Master | None:
    if key_file is None:
        return None
    KeyFile(key_file).add(Master.made())
    return _newest_in(key_file)
