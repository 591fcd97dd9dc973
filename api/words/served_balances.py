"""Balances of what was done on 80 columns: by month and by assistant, hours and money."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from api.words.allocation import wrapped
from api.words.messages import Speaker
from projections.balances import BalancesView

MINUTES = ("done_minutes", "settled_minutes", "disputed_minutes", "open_minutes")
WIDTHS = (9, 9, 9, 9, 9, 12)


def show_served(view: BalancesView, speaker: Speaker) -> Iterator[str]:
    """Nothing where nothing was done."""
    if not view.total["done_minutes"]:
        return
    months = [(one["month"], dict(one)) for one in view.months]
    assistants = [(one["assistant"], dict(one)) for one in view.assistants if one["done_minutes"]]
    total = (speaker.say("balance_total"), dict(view.total))
    yield from _table("column_month", [*months, total], speaker)
    yield from _table("column_assistant", [*assistants, total], speaker)
    yield ""
    yield wrapped(speaker.say("balances_clock"))


def _table(first: str, rows: Sequence[tuple[str, Mapping[str, Any]]], speaker: Speaker) -> Iterator[str]:
    names = ("balance_planned", *(f"balance_{name}" for name in MINUTES), "balance_done_cost")
    yield ""
    yield _columns(speaker.say(first), [speaker.say(name) for name in names])
    for name, one in rows:
        clock = [_clock(one[column]) for column in ("planned_minutes", *MINUTES)]
        yield _columns(name, [*clock, one["done_cost"]])


def _clock(minutes: int) -> str:
    """Hours and minutes."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def _columns(first: str, cells: list[str]) -> str:
    return f"  {first:12} " + " ".join(f"{cell:>{width}}" for cell, width in zip(cells, WIDTHS, strict=True))
