"""Minutes and money of what was done, by person and assistant: settled, to be settled, waiting, disputed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from planner.settlement.account import in_grosze
from planner.settlement.line import Line
from planner.settlement.pay import Share, paid

Document = Mapping[str, Any]


class Pair(NamedTuple):
    application: str
    assistant: str


@dataclass(frozen=True)
class Amount:
    """grosze: as far as rates are known."""

    minutes: int = 0
    grosze: int = 0

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.minutes + other.minutes, self.grosze + other.grosze)


@dataclass(frozen=True)
class Done:
    """settled: of months that are closed. confirmed: would be settled if its month was closed. waiting: for a
    confirmation. Together they are all that was done."""

    settled: Amount = field(default_factory=Amount)
    confirmed: Amount = field(default_factory=Amount)
    waiting: Amount = field(default_factory=Amount)
    disputed: Amount = field(default_factory=Amount)

    @property
    def open(self) -> Amount:
        """Neither settled nor disputed."""
        return self.confirmed + self.waiting

    @property
    def all(self) -> Amount:
        return self.settled + self.open + self.disputed

    def __add__(self, other: "Done") -> "Done":
        return Done(
            self.settled + other.settled,
            self.confirmed + other.confirmed,
            self.waiting + other.waiting,
            self.disputed + other.disputed,
        )


def open_month(lines: Iterable[Line]) -> dict[Pair, Done]:
    """Of a month that nobody closed: what is confirmed costs what its settlement would say."""
    listed = list(lines)
    confirmed, waiting, disputed = _kinds(listed)
    return {
        pair: Done(confirmed=confirmed[pair], waiting=waiting[pair], disputed=disputed[pair]) for pair in _pairs(listed)
    }


def closed_month(first: Iterable[Line], now: Iterable[Line], corrections: Iterable[Document]) -> dict[Pair, Done]:
    """first: lines as the month was closed with, whose pay stands. now: as they are today. corrections: of the month.

    The money settled is that of its settlement and of its corrections, to the grosz.
    """
    listed = list(now)
    settled, waiting, disputed = _kinds(listed)
    grosze = defaultdict(int, {pair: one.grosze for pair, one in _amounts(first, _settled).items()})
    for one in corrections:
        grosze[Pair(one["application"], one["assistant"])] += in_grosze(one["cost"])
    return {
        pair: Done(Amount(settled[pair].minutes, grosze[pair]), Amount(), waiting[pair], disputed[pair])
        for pair in {**_pairs(listed), **dict.fromkeys(grosze)}
    }


def summed(cells: Iterable[Done]) -> Done:
    return sum(cells, Done())


def _kinds(lines: list[Line]) -> tuple[dict[Pair, Amount], dict[Pair, Amount], dict[Pair, Amount]]:
    """Settled or to be settled, waiting, disputed."""
    return _amounts(lines, _settled), _amounts(lines, lambda one: one.open), _amounts(lines, lambda one: one.disputed)


def _settled(line: Line) -> int:
    return line.settled


def _pairs(lines: Iterable[Line]) -> dict[Pair, None]:
    return {Pair(one.application, one.assistant): None for one in lines if one.minutes}


def _amounts(lines: Iterable[Line], counted: Callable[[Line], int]) -> dict[Pair, Amount]:
    """Pay is rounded once for each assistant and rate, as in a settlement."""
    minutes: dict[Pair, int] = defaultdict(int)
    priced = []
    for one in lines:
        if count := counted(one):
            minutes[Pair(one.application, one.assistant)] += count
            if one.rate is not None:
                priced.append(Share(one.application, one.assistant, one.rate, count))
    cost = paid(priced)
    return defaultdict(Amount, {pair: Amount(count, cost.get(pair, 0)) for pair, count in minutes.items()})
