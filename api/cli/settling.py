"""`close`, `settlement`, `statement`, `cost`, `costs`, `void-cost`: months closed, and money."""

from typing import Any

import click

from api.cli.answering import answer
from api.cli.doing import doing, looking, recording
from api.cli.opening import act, opened, scope_named
from api.cli.rostering import month_named
from api.words.messages import Speaker
from api.words.settling import show_closed, show_costs, show_settlement, show_statement
from planner.commands.closing import CloseMonth
from planner.commands.costs import RecordCost, VoidCost, cost_now
from projections.door import ReadDoor


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
@looking
def settlement_command(month: str, speaker: Speaker, programme: str | None, json_file: str | None) -> None:
    """Rozliczenie miesiąca: godziny i pieniądze / a month's settlement: hours and money."""
    named = month_named(month)
    with opened() as app:
        found = ReadDoor(app).year(scope_named(app, programme, speaker)).settlement(named)
    answer(json_file, found, show_settlement(found, speaker))


@click.command("statement")
@looking
def statement_command(speaker: Speaker, programme: str | None, json_file: str | None) -> None:
    """Sprawozdanie z roku, co do grosza / the year's account, to the grosz."""
    with opened() as app:
        found = ReadDoor(app).year(scope_named(app, programme, speaker)).statement()
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
