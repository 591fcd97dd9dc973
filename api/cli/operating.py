"""`serve`, `backup`, `restore`, `rebuild`: running and keeping the record."""

import asyncio
import logging
import os
import signal
import socket
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import click

from api.cli.answering import answer
from api.cli.opening import opened
from api.cli.options import json_option, lang_option, refusing
from api.cli.outputs import Output
from api.cli.progress import progress
from api.words.auditing import show_import
from api.words.messages import Speaker
from api.words.recorded import show_done
from planner.record.log.importing import bring_in, is_export, key_in
from planner.record.store.backup import backup, restore
from planner.record.store.key_store import key_store
from planner.record.store.server import database_url, stop_using
from planner.terms.refusals import Refused
from projections.engine.rebuilding import rebuild_all
from projections.views.catalogue import PROJECTIONS

LOOPBACK = "127.0.0.1"
CONNECTIONS = 8  # one of them listens
GRACE_SECONDS = 5  # for requests that are half there when the service is to stop


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@lang_option
@refusing
def serve_command(port: int, speaker: Speaker) -> None:
    """Usługa HTTP, tylko dla tego komputera / the HTTP service, for this computer only until there is login."""
    import uvicorn

    from api.http.app import create_app

    with opened(CONNECTIONS) as app, _bound(port) as listener:
        address = f"http://{LOOPBACK}:{listener.getsockname()[1]}"
        click.echo(speaker.say("serving", {"address": address}), err=True)
        logging.getLogger("uvicorn.error").addFilter(_without_values)
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # the database is to stop too
        config = uvicorn.Config(create_app(app), log_level="warning", timeout_graceful_shutdown=GRACE_SECONDS)
        with suppress(KeyboardInterrupt):  # not `run`, which would wait for every thread that still computes
            asyncio.new_event_loop().run_until_complete(uvicorn.Server(config).serve([listener]))
    click.echo(speaker.say("served"), err=True)
    _leave()


def _leave() -> None:
    """Nobody waits any more for what is still being computed; it ends with us, recorded whole or not at all."""
    current = threading.current_thread()
    if any(one is not current and not one.daemon for one in threading.enumerate()):
        stop_using()  # what else waits for the end of the process would wait for them
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def _without_values(record: logging.LogRecord) -> bool:
    """An error's text may hold personal data; where it happened is logged by api/http/problems."""
    record.exc_info = record.exc_text = None
    return True


def _bound(port: int) -> socket.socket:
    """Raises Refused when somebody else listens there."""
    try:
        listener = socket.create_server((LOOPBACK, port))
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # handed on to what it accepts
        return listener
    except OSError as error:
        raise Refused("port_taken", "port", port=str(port), detail=error.strerror) from None


@click.command("backup")
@click.argument("file", type=Output("backup"))
@json_option("Zapisz opis jako JSON / the manifest as JSON", "manifest")
@lang_option
@refusing
def backup_command(file: str, json_file: str | None, speaker: Speaker) -> None:
    """Cały zapis do pliku; dane osobowe zaszyfrowane / the whole record to a file, personal data as ciphertext."""
    with progress(speaker) as shown, opened():
        shown.tell("backup")
        manifest = backup(database_url(), Path(file))
    answer(json_file, manifest, show_done("backup", {**manifest, "file": file}, speaker))


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--key", metavar="F", help="Eksport: klucz, którym ma być podpisany / an export: the key that signed it.")
@json_option("Zapisz opis jako JSON / the manifest as JSON", "manifest")
@lang_option
@refusing
def restore_command(file: Path, key: str | None, json_file: str | None, speaker: Speaker) -> None:
    """Z kopii albo z eksportu do pustego zapisu / from a backup or an export into an empty record.

    Eksport jest najpierw sprawdzany / an export is verified first.
    """
    with progress(speaker) as shown, opened():
        shown.tell("restore")
        if _is_export(file):
            _check_export(file, key, speaker)
            told = asdict(bring_in(database_url(), file, key_store))
            text = show_import(told, file, speaker)
        else:
            told = restore(database_url(), file)
            text = show_done("restore", {**told, "file": str(file)}, speaker)
    answer(json_file, told, text)


def _check_export(file: Path, key: str | None, speaker: Speaker) -> None:
    """Without a key, that it is whole in itself. What is altered is told, with the verifier's exit status."""
    from verifier.judging import verify
    from verifier.words import show_verdict

    verdict = verify(file, key or key_in(file))
    if verdict.status:
        click.echo(show_verdict(verdict, speaker.language))
        sys.exit(verdict.status)


def _is_export(file: Path) -> bool:
    """What cannot be read is told by whoever reads backups."""
    try:
        return file.is_file() and is_export(file)
    except OSError:
        return False


@click.command("rebuild")
@click.argument("view", type=click.Choice(sorted(PROJECTIONS)), required=False)
@lang_option
@refusing
def rebuild_command(view: str | None, speaker: Speaker) -> None:
    """Zbuduj widoki od nowa obok żywych / build the read models anew beside the live ones."""
    with progress(speaker) as shown, opened():
        shown.tell("rebuild")
        for name, position in rebuild_all(database_url(), [view] if view else sorted(PROJECTIONS)):
            click.echo(speaker.say("done_rebuild", {"view": name, "position": position}))
