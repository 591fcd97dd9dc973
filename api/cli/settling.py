"""`close`, `settlement`, `statement`, `cost`, `costs`, `void-cost`: months closed, and money."""

from typing import Any

import click

from api.cli.answering import answer
from api.cli.doing import doing, looking, recording
from api.cli.opening import act, opened, scope_named
from api.cli.outputs import Output, write_told
from api.cli.rostering import month_named
from api.words.messages import Speaker
from api.words.settling import show_closed, show_costs, show_settlement, show_statement
from planner.commands.closing import CloseMonth
from planner.commands.costs import RecordCost, VoidCost, cost_now
from projections.door import ReadDoor

xlsx_option = click.option("--xlsx", "xlsx_file", type=Output("workbook"), metavar="F", help="Skoroszyt / a workbook.")


@click.command("close")
@click.argument("month")
@click.option("--dry-run", is_flag=True, help="Pokaż, co by się zamknęło / only show what it would freeze.")
@recording
def close_command(
    month: str, dry_run: bool, speaker: Speaker, programme: str | None, json_file: str | None, **options: Any
) -> None:
    """Zamknij miesiąc; odtąd zmienia go tylko korekta / close a month; only a correction changes it then."""
    command, acting = CloseMonth(month=str(month_named(month))), act(options["actor"], options["command_id"])
    with opened() as app:
        scope = scope_named(app, programme, speaker)
        found = ReadDoor(app).closing(scope, command.month, acting) if dry_run else app.do(command, scope, acting)
    done = found.model_dump()
    answer(json_file, done, show_closed(done, speaker, dry_run=dry_run))


@click.command("settlement")
@click.argument("month")
@xlsx_option
@looking
def settlement_command(
    month: str, xlsx_file: str | None, speaker: Speaker, programme: str | None, json_file: str | None
) -> None:
    """Rozliczenie miesiąca: godziny i pieniądze / a month's settlement: hours and money."""
    named = month_named(month)
    with opened() as app:
        found = ReadDoor(app).year(scope_named(app, programme, speaker)).settlement(named)
    if xlsx_file:
        from api.tables.settlement import settlement_xlsx

        write_told({xlsx_file: settlement_xlsx(found, speaker)}, speaker)
    answer(json_file, found, show_settlement(found, speaker))


@click.command("statement")
@xlsx_option
@looking
def statement_command(xlsx_file: str | None, speaker: Speaker, programme: str | None, json_file: str | None) -> None:
    """Sprawozdanie z roku, co do grosza / the year's account, to the grosz."""
    with opened() as app:
        found = ReadDoor(app).year(scope_named(app, programme, speaker)).statement()
    if xlsx_file:
        from api.tables.settlement import statement_xlsx

        write_told({xlsx_file: statement_xlsx(found, speaker)}, speaker)
    answer(json_file, found, show_statement(found, speaker))


@doing("cost", RecordCost, arguments=["kind", "amount"], effective=True)
def cost_command() -> None:
    """Zapisz koszt: travel, insurance, other; albo interest, returned_admin / record a cost, or bank interest."""


@doing("void-cost", VoidCost, arguments=["cost"])
def void_cost_command() -> None:
    """Koszt był pomyłką / a cost was a mistake."""


@click.command("costs")
@looking
def costs_command(speaker: Speaker, programme: str | None, json_file: str | None) -> None:
    """Koszty i odsetki / costs and interest."""
    with opened() as app:
        scope = scope_named(app, programme, speaker)
        found = [cost_now(one).model_dump() for one in ReadDoor(app).year(scope).costs]
    answer(json_file, {"programme": str(scope), "costs": found}, show_costs(found, speaker))
