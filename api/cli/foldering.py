"""`folder`: the programme as a case folder, as it is or as it was, for anybody to solve again."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from api.cli.answering import answer
from api.cli.doing import looking
from api.cli.opening import act, opened, scope_named
from api.cli.options import actor_option
from api.cli.progress import progress
from api.cli.replaying import known_option
from api.words.messages import Speaker
from api.words.past import show_folder
from planner.case.reader import read_case
from planner.documents.digests import inputs_digest
from planner.documents.writing import write_folder
from planner.record.application import Godziny
from planner.record.folder.folder import FolderTexts, folder_texts
from planner.record.past.moment import then_of
from planner.record.past.record import PastRecord
from planner.record.readable import Readable
from planner.record.reading import Reading
from planner.rules.eligibility import inputs_of
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from projections.past_door import PastDoor


@dataclass
class Checked:
    """What is read of the folder before it takes its place."""

    digest: str = field(default="")

    def read(self, folder: Path) -> None:
        self.digest = inputs_digest(inputs_of(read_case(folder)))


@click.command("folder")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--at", metavar="T", help="Dzień (jego koniec) albo chwila; domyślnie teraz / a day or a moment; now.")
@known_option
@click.option("--personal", is_flag=True, help="Także nazwiska, numery, adresy / names, numbers, addresses too.")
@actor_option
@looking
def folder_command(
    folder: Path, at: str | None, known: bool, speaker: Speaker, programme: str | None, **options: Any
) -> None:
    """Zapisz program jako folder, jak import go czyta / write the programme as a folder, as import reads it."""
    _may_be_made(folder)
    acting, checked = act(options["actor"], None), Checked()
    with progress(speaker) as shown, opened() as app:
        shown.tell("past")
        scope = scope_named(app, programme, speaker)
        record = _record(app, scope, at, known=known)
        texts = folder_texts(
            Reading(record.streams, record.personal, scope), acting.actor, personal=options["personal"]
        )
        number = record.journal.number(scope)
    _written(folder, texts, checked)
    told = {"folder": str(folder), "applications": texts.applications, "assistants": texts.assistants}
    document = {"programme": str(scope), "at": at, "known": known, "number": number, **told}
    further = {"derived": list(texts.derived), "left": list(texts.left), "inputs_digest": checked.digest}
    answer(options["json_file"], {**document, **further}, show_folder(folder, texts, speaker))


def _record(app: Godziny, scope: Scope, at: str | None, *, known: bool) -> Readable:
    """As it is or as it was. Raises Refused where nothing was there then."""
    if at is None:
        ReadDoor(app).check(scope)
        return app
    past = PastRecord(app, scope, then_of(at, known=known))
    PastDoor(past).check(scope)
    return past


def _may_be_made(folder: Path) -> None:
    """Raises Refused before anything is read. What is hidden is there too."""
    if folder.is_dir() and any(folder.iterdir()):
        raise Refused("folder_not_empty", folder=folder)
    if folder.exists() and not folder.is_dir():
        raise Refused("folder_not_empty", folder=folder)


def _written(folder: Path, texts: FolderTexts, checked: Checked) -> None:
    try:
        write_folder(folder, texts.files, checked.read)
    except OSError as error:
        raise Refused("answer_not_written", file=folder, detail=error.strerror or "") from error
