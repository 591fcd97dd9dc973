"""`key`, `export`: what somebody who trusts nobody needs; the judge is `verify`."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from api.cli.answering import answer
from api.cli.opening import opened
from api.cli.options import WRONG, json_option, lang_option, refusing
from api.cli.outputs import Output
from api.cli.progress import progress
from api.words.auditing import show_export
from api.words.messages import Speaker
from planner.record.log.checkpointing import begin_anew, newest_checkpoint, public_key
from planner.record.log.export import export
from planner.record.store.key_store import key_store
from planner.record.store.server import database_url
from planner.terms.refusals import Refused
from projections.door import ReadDoor
from projections.published import published


@click.command("key")
@click.option(
    "--renew", is_flag=True, help="Klucz przepadł: nowy dziennik z nowym kluczem / the key is lost: a new log."
)
@click.option("--yes", is_flag=True, help="Bez pytania / do not ask.")
@json_option("Zapisz jako JSON / as JSON")
@lang_option
@refusing
def key_command(renew: bool, yes: bool, json_file: str | None, speaker: Speaker) -> None:
    """Klucz publiczny zapisu, jedna linia / the record's public key, one line, for whoever is to verify an export."""
    with opened():
        if renew and not yes:
            raise Refused("renewing_needs_yes", "yes")
        key = (begin_anew if renew else public_key)(database_url(), key_store())
    answer(json_file, {"recorded": "key", "key": key}, key)
    click.echo(speaker.say("key_told"), err=True)


@click.command("checkpoint")
@json_option("Zapisz jako JSON / as JSON")
@lang_option
@refusing
def checkpoint_command(json_file: str | None, speaker: Speaker) -> None:
    """Ostatni podpisany punkt kontrolny, do przechowania poza urzędem / the newest checkpoint, to be kept elsewhere."""
    with opened():
        signed = newest_checkpoint(database_url(), key_store())
    document = {"recorded": "checkpoint", "number": signed.number, "size": signed.size, "note": signed.note}
    answer(json_file, document, signed.note.rstrip("\n"))
    click.echo(speaker.say("checkpoint_told"), err=True)


@click.command("export")
@click.argument("file", type=Output("export"))
@json_option("Zapisz opis jako JSON / a description as JSON", "exported")
@lang_option
@refusing
def export_command(file: str, json_file: str | None, speaker: Speaker) -> None:
    """Cała historia do pliku, który każdy może sprawdzić / the whole history to a file that anybody can verify.

    Dane osobowe są w nim zaszyfrowane / personal data are ciphertext in it.
    """
    with progress(speaker) as shown, opened() as app:
        shown.tell("export")
        told = export(database_url(), Path(file), key_store(), lambda: published(ReadDoor(app)))
    answer(json_file, {**asdict(told), "file": file}, show_export(told, file, speaker))
    if not told.whole:
        sys.exit(WRONG)
