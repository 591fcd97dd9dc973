"""`timesheet`, `record-visit`, `entries`, `confirm`, `accept`, `reject`, `correct`: visits as they happened."""

from pathlib import Path
from typing import Any

import click

from api.cli.answering import answer
from api.cli.doing import do_and_tell, doing, looking, recording
from api.cli.files import timesheet_rows
from api.cli.opening import opened, scope_named
from api.cli.outputs import Output, write_told
from api.cli.rostering import month_named
from api.words.messages import Speaker
from api.words.served import show_entries
from planner.commands.entries import AcceptEntry, ConfirmEntry, CorrectEntry, ReinstateEntry, RejectEntry
from planner.commands.timesheets import RecordTimesheet, RecordVisit
from planner.record.told_entries import STATES
from planner.terms.calendar import Month
from planner.terms.refusals import Refused
from projections.door import ReadDoor


@click.command("timesheet")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--corrects", default="", metavar="M", help="Zamknięty miesiąc, który to uzupełnia / a closed month.")
@click.option("--template", metavar="M", help="Zapisz zaplanowane wizyty miesiąca do wypełnienia / write a month's.")
@click.option("--to", type=Output("template"), metavar="F", help="Dokąd: XLSX albo .csv / where the template goes.")
@recording
def timesheet_command(
    file: Path | None, corrects: str, template: str | None, to: str | None, speaker: Speaker, **options: Any
) -> None:
    """Zapisz wizyty, jak się odbyły (CSV, XLSX); wszystko albo nic / record visits as they happened, all or nothing.

    --template 2026-03 --to F zapisuje zaplanowane wizyty do wypełnienia / writes the planned visits to fill in.
    """
    if (file is None) == (template is None) or (template is None) != (to is None):
        raise Refused("timesheet_or_template")
    if file is None:
        _write_template(month_named(str(template)), str(to), options["programme"], speaker)
        return
    if corrects:
        month_named(corrects)
    command = RecordTimesheet(rows=timesheet_rows(file, speaker), name=file.name, corrects=corrects)
    do_and_tell("timesheet", command, options, speaker)


def _write_template(month: Month, to: str, programme: str | None, speaker: Speaker) -> None:
    from api.tables.timesheet import template_csv, template_xlsx

    with opened() as app:
        visits = ReadDoor(app).visits(scope_named(app, programme, speaker), month=str(month))
    if not visits:
        raise Refused("nothing_planned", month=month)
    made = template_csv if to.lower().endswith(".csv") else template_xlsx
    write_told({to: made(visits, speaker)}, speaker)


@doing("record-visit", RecordVisit, arguments=["application", "assistant"])
def record_visit_command() -> None:
    """Zapisz jedną wizytę, jak się odbyła / record one visit as it happened."""


@click.command("entries")
@click.option("--month", help="Miesiąc / month, 2026-03; by default all.")
@click.option("--assistant", help="Tego asystenta / of this assistant.")
@click.option("--application", help="Tej osoby / of this person.")
@click.option("--state", type=click.Choice(STATES), multiple=True, help="Tylko takie / only these.")
@looking
def entries_command(
    month: str | None,
    state: tuple[str, ...],
    speaker: Speaker,
    programme: str | None,
    json_file: str | None,
    **asked: Any,
) -> None:
    """Wizyty, jak się odbyły: potwierdzone, sporne, rozliczone / visits done: confirmed, disputed, settled."""
    with opened() as app:
        scope = scope_named(app, programme, speaker)
        rows = ReadDoor(app).entries(scope, str(month_named(month)) if month else None, state, **asked)
    document = {"programme": str(scope), "entries": [one.model_dump() for one in rows]}
    answer(json_file, document, show_entries(rows, speaker))


@doing("confirm", ConfirmEntry, arguments=["entry"])
def confirm_command() -> None:
    """Potwierdź wizytę / confirm a visit."""


@doing("accept", AcceptEntry, arguments=["entry"])
def accept_command() -> None:
    """Uznaj mimo innej usługi w tej godzinie (R-34) / accept it in spite of another service."""


@doing("reject", RejectEntry, arguments=["entry"])
def reject_command() -> None:
    """Nie uznawaj wizyty / reject a visit."""


@doing("reinstate-visit", ReinstateEntry, arguments=["entry"])
def reinstate_visit_command() -> None:
    """Odrzucenie było pomyłką / the rejection was a mistake."""


@doing("correct", CorrectEntry, arguments=["entry"])
def correct_command() -> None:
    """Popraw wizytę, także w zamkniętym miesiącu / correct a visit, also of a closed month."""
