"""Settlements and the year's statement as workbooks: amounts are amounts, hours are hours."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from api.tables.workbook import Sheet, workbook
from api.words.messages import Speaker
from planner.documents.shapes.settlement import SettlementDocument, StatementDocument

SUMS = ("received", "pay", "travel", "insurance", "other", "admin", "returned_task", "returned_admin", "interest")
PARTS = {"people": ("application", "category"), "assistants": ("assistant",), "categories": ("category", "people")}
CORRECTION = ("month", "application", "assistant")
Row = list[Any]


def settlement_xlsx(found: SettlementDocument, speaker: Speaker) -> bytes:
    """A sheet each for people, assistants, categories and, where there are any, corrections."""
    document: Mapping[str, Any] = {**found}
    sheets = [_sheet(part, names, document[part], document["total"], speaker) for part, names in PARTS.items()]
    return workbook(*sheets, *_corrections(document.get("corrections", ()), speaker))


def statement_xlsx(found: StatementDocument, speaker: Speaker) -> bytes:
    """The account line by line; people and hours; months; corrections."""
    document: Mapping[str, Any] = {**found}
    sums = [[speaker.say(f"statement_{name}"), _money(document[name])] for name in SUMS]
    own = [[speaker.say(f"own_{name}"), _money(value)] for name, value in document["own_contribution"].items()]
    say = speaker.say
    account = Sheet(say("sheet_statement"), [f"{found['unit']}, {found['edition']}", say("column_cost")], [*sums, *own])
    served = [_cells(one, ("category", "people"), speaker) for one in document["categories"]]
    hours = Sheet(say("sheet_hours"), _header(("category", "people"), speaker)[:3], [row[:3] for row in served])
    months = [_cells(one, ("month",), speaker) for one in document["months"]]
    by_month = Sheet(say("sheet_months"), _header(("month",), speaker), months)
    return workbook(account, hours, by_month, *_corrections(document["corrections"], speaker))


def _sheet(part: str, names: tuple[str, ...], rows: Sequence[Any], total: Mapping[str, Any], speaker: Speaker) -> Sheet:
    """With the total of the month, corrections included, below."""
    last = [speaker.say("balance_total"), *[""] * (len(names) - 1), _hours(total["minutes"]), _money(total["cost"])]
    return Sheet(
        speaker.say(f"sheet_{part}"), _header(names, speaker), [*(_cells(one, names, speaker) for one in rows), last]
    )


def _corrections(rows: Sequence[Any], speaker: Speaker) -> Iterator[Sheet]:
    if rows:
        told = [_cells(one, CORRECTION, speaker) for one in rows]
        yield Sheet(speaker.say("sheet_corrections"), _header(CORRECTION, speaker), told)


def _header(names: tuple[str, ...], speaker: Speaker) -> Row:
    return [*(speaker.say(f"column_{name}") for name in names), speaker.say("column_time"), speaker.say("column_cost")]


def _cells(one: Mapping[str, Any], names: tuple[str, ...], speaker: Speaker) -> Row:
    first = [speaker.say(one[name]) if name == "category" else one[name] for name in names]
    return [*first, _hours(one["minutes"]), _money(one.get("cost"))]


def _hours(minutes: int) -> timedelta | str:
    """Below zero as text: a spreadsheet shows no negative times."""
    return timedelta(minutes=minutes) if minutes >= 0 else f"-{-minutes // 60}:{-minutes % 60:02d}"


def _money(text: str | None) -> Decimal | str:
    return "" if text is None else Decimal(text)
