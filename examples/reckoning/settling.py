"""Months closed, their corrections, hours and money."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from examples.reckoning.judging import Judging
from examples.reckoning.money import exactly, grosze, pay, shared, zloty

Shares = dict[tuple[str, Decimal], dict[str, int]]  # by assistant and rate, minutes by person
Row = dict[str, Any]
Counted = tuple[int, int]  # minutes, grosze


@dataclass
class Year(Judging):
    """settled: by closed month, what settlements until now say."""

    settled: dict[str, Shares] = field(default_factory=dict)
    documents: dict[str, Row] = field(default_factory=dict)

    def month(self, month: str, *, closed: bool = False) -> Row:
        """As it was closed; else as it would be, corrections in the first month that is open."""
        if month in self.documents:
            return self.documents[month]
        corrections = self.corrections() if month == self.following else []
        return self._document(month, self._shares().get(month, {}), corrections, closed=closed)

    @property
    def following(self) -> str | None:
        """The next to be closed."""
        return next((one for one in self.months if one not in self.documents), None)

    def close(self, month: str) -> Row:
        """With those before it that are open; nothing was done in them. Frozen, with the grants."""
        while month not in self.documents:
            self._close(self.following or "")
        return self.documents[month]

    def _close(self, month: str) -> None:
        self.documents[month] = self.month(month, closed=True)
        now = self._shares()
        self.settled = {one: now.get(one, {}) for one in (*self.settled, month)}
        self.frozen[month] = dict(self.grants)
        for visit in self.visits:
            if visit.static is None and visit.month in self.frozen:
                visit.static = self.against(visit)

    def _shares(self) -> dict[str, Shares]:
        """By month, what is settled as things are."""
        found: dict[str, Shares] = {}
        for line in self.lines():
            one = line.visit
            rate = self.helpers[one.assistant].rate(one.day, self.hourly)
            if line.settled and rate is not None:
                people = found.setdefault(one.month, {}).setdefault((one.assistant, rate), defaultdict(int))
                people[one.application] += line.settled
        return found

    def corrections(self) -> list[Row]:
        """What closed months owe or get back since they were settled, or settled anew."""
        now = self._shares()
        return [row for month in sorted(self.settled) for row in self._corrections(month, now.get(month, {}))]

    def _corrections(self, month: str, now: Shares) -> Iterator[Row]:
        was = self.settled[month]
        minutes: dict[tuple[str, str], int] = defaultdict(int)
        money: dict[tuple[str, str], int] = defaultdict(int)
        for assistant, rate in sorted({*was, *now}):
            old, new = was.get((assistant, rate), {}), now.get((assistant, rate), {})
            more = {one: new.get(one, 0) - old.get(one, 0) for one in {*old, *new} if new.get(one) != old.get(one)}
            total = pay(sum(new.values()), rate) - pay(sum(old.values()), rate)
            for person, cost in shared(total, {one: exactly(count, rate) for one, count in more.items()}).items():
                minutes[person, assistant] += more[person]
                money[person, assistant] += cost
        for person, assistant in sorted(minutes):
            key = (person, assistant)
            if (minutes[key], money[key]) != (0, 0):
                who = {"month": month, "application": person, "assistant": assistant}
                yield {**who, "minutes": minutes[key], "cost": zloty(money[key])}

    def _document(self, month: str, shares: Shares, corrections: list[Row], *, closed: bool) -> Row:
        people, helpers, categories = _counted(shares, 1), _counted(shares, 0), defaultdict(list)
        for person, counted in people.items():
            categories[self.people[person].category].append(counted)
        corrected = [(one["minutes"], grosze(one["cost"])) for one in corrections]
        return {
            "month": month,
            "closed": closed,
            "people": [{**self._who(one), **_sum([people[one]])} for one in sorted(people)],
            "assistants": [{"assistant": one, **_sum([helpers[one]])} for one in sorted(helpers)],
            "categories": [{"category": one, "people": len(of), **_sum(of)} for one, of in sorted(categories.items())],
            **({"corrections": corrections} if corrections else {}),
            "total": _sum([*people.values(), *corrected]),
        }

    def _who(self, person: str) -> Row:
        return {"application": person, "category": self.people[person].category}


def _counted(shares: Shares, place: int) -> dict[str, Counted]:
    """Minutes and grosze by assistant (0) or person (1)."""
    found: dict[str, Counted] = {}
    for (assistant, rate), minutes in shares.items():
        cost = shared(pay(sum(minutes.values()), rate), {p: exactly(m, rate) for p, m in minutes.items()})
        for person, count in minutes.items():
            name = (assistant, person)[place]
            before = found.get(name, (0, 0))
            found[name] = (before[0] + count, before[1] + cost[person])
    return found


def _sum(counted: Iterable[Counted]) -> Row:
    listed = list(counted)
    return {"minutes": sum(one[0] for one in listed), "cost": zloty(sum(one[1] for one in listed))}
