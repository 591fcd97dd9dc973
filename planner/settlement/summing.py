"""Minutes and money of what was done, by person and assistant: settled, to be settled, waiting, disputed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from planner.settlement.account import in_grosze
from planner.settlement.line import Line
from planner.settlement.pay import Share, paid

Document = Mapping[str, Any]


class Pair(NamedTuple):
    application: str
    assistant: str


class Amount(NamedTuple):
    """grosze: as far as rates are known."""

    minutes: int = 0
    grosze: int = 0


class Done(NamedTuple):
    """settled: of months that are closed. confirmed: would be settled if its month was closed. waiting: for a
    confirmation. Together they are all that was done."""

    settled: Amount = Amount()
    confirmed: Amount = Amount()
    waiting: Amount = Amount()
    disputed: Amount = Amount()

    @property
    def open(self) -> Amount:
        """Neither settled nor disputed."""
        return _together((self.confirmed, self.waiting))

    @property
    def all(self) -> Amount:
        return _together(self)


NOTHING = Done()


def open_month(lines: Iterable[Line]) -> dict[Pair, Done]:
    """Of a month that nobody closed: what is confirmed costs what its settlement would say."""
    listed = list(lines)
    confirmed, waiting, disputed = (_amounts(listed, kind) for kind in (_settled, _open, _disputed))
    return {
        pair: Done(confirmed=confirmed[pair], waiting=waiting[pair], disputed=disputed[pair]) for pair in _pairs(listed)
    }


def closed_month(first: Iterable[Line], now: Iterable[Line], corrections: Iterable[Document]) -> dict[Pair, Done]:
    """first: lines as the month was closed with, whose pay stands. now: as they are today. corrections: of the month.

    The money settled is that of its settlement and of its corrections, to the grosz.
    """
    listed = list(now)
    minutes = _minutes(listed, _settled)
    waiting, disputed = _amounts(listed, _open), _amounts(listed, _disputed)
    grosze = defaultdict(int, {pair: one.grosze for pair, one in _amounts(first, _settled).items()})
    for one in corrections:
        grosze[Pair(one["application"], one["assistant"])] += in_grosze(one["cost"])
    return {
        pair: Done(Amount(minutes[pair], grosze[pair]), Amount(), waiting[pair], disputed[pair])
        for pair in {**_pairs(listed), **dict.fromkeys(grosze)}
    }


def summed(cells: Iterable[Done]) -> Done:
    kinds = list(zip(*cells, strict=True))
    return Done(*map(_together, kinds)) if kinds else NOTHING


def _together(amounts: Iterable[Amount]) -> Amount:
    minutes, grosze = zip(*amounts, strict=True)
    return Amount(sum(minutes), sum(grosze))


def _open(line: Line) -> int:
    return line.open


def _disputed(line: Line) -> int:
    return line.disputed


def _settled(line: Line) -> int:
    return line.settled


def _pairs(lines: Iterable[Line]) -> dict[Pair, None]:
    return {Pair(one.application, one.assistant): None for one in lines if one.minutes}


def _minutes(lines: Iterable[Line], counted: Callable[[Line], int]) -> dict[Pair, int]:
    found: dict[Pair, int] = defaultdict(int)
    for one in lines:
        if count := counted(one):
            found[Pair(one.application, one.assistant)] += count
    return found


def _amounts(lines: Iterable[Line], counted: Callable[[Line], int]) -> dict[Pair, Amount]:
    """Pay is rounded once for each assistant and rate, as in a settlement."""
    listed = [(one, count) for one in lines if (count := counted(one))]
    minutes = _minutes((one for one, _ in listed), counted)
    shares = (Share(one.application, one.assistant, one.rate, count) for one, count in listed if one.rate is not None)
    cost = paid(shares)
    return defaultdict(Amount, {pair: Amount(count, cost.get(pair, 0)) for pair, count in minutes.items()})
