"""What is disputed, and how many minutes count."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from examples.reckoning.facts import Helper, Person, Visit, clock, on_clock

DAY, TWELVE_HOURS = 24 * 60, 12 * 60


@dataclass(frozen=True)
class Line:
    """A visit's minutes; what is neither settled nor disputed is open."""

    visit: Visit
    minutes: int = 0
    disputed: int = 0
    settled: int = 0
    rules: tuple[str, ...] = ()


@dataclass
class Judging:
    """step: to which minutes are rounded. asked: who has to confirm. grants: minutes.

    months: of the programme. frozen: by closed month, the grants it was closed with.
    """

    people: Mapping[str, Person]
    helpers: Mapping[str, Helper]
    step: int = 1
    asked: frozenset[str] = frozenset({"assistant", "participant"})
    hourly: Decimal | None = None
    grants: dict[str, int] = field(default_factory=dict)
    visits: list[Visit] = field(default_factory=list)
    months: tuple[str, ...] = ()
    frozen: dict[str, dict[str, int]] = field(default_factory=dict)

    def find(self, application: str, assistant: str, start: int) -> Visit:
        """Of the visits that nobody rejected."""
        key = (application, assistant, start)
        return next(
            one for one in self.visits if (one.application, one.assistant, one.start) == key and not one.rejected
        )

    def tell(self, *rows: Visit) -> None:
        """The same row again only adds confirmations."""
        known = {one.key: one for one in self.visits}
        for row in rows:
            if row.key in known:
                self.change(known[row.key], confirmed=known[row.key].confirmed | row.confirmed)
            else:
                self.visits.append(row)
                known[row.key] = row

    def change(self, visit: Visit, **fields: Any) -> None:
        """Confirmed, accepted, rejected or corrected: what stands against it is looked at anew."""
        if all(getattr(visit, name) == value for name, value in fields.items()):
            return
        for name, value in fields.items():
            setattr(visit, name, value)
        visit.static = None

    # What is disputed

    def lines(self) -> list[Line]:
        """Of every visit, by start."""
        ordered = sorted(self.visits, key=lambda one: (one.start, one.end))
        long = set(self._too_long(one for one in ordered if one.served and one.month in self.months))
        held: dict[str, int] = defaultdict(int)
        return [self._line(one, id(one) in long, held) for one in ordered]

    def _too_long(self, visits: Iterable[Visit]) -> Iterator[int]:
        """A doba opens at the first start after the one before it ended; it is 24 elapsed hours. R-31.

        Visits of other months than the programme's are disputed anyway, and open none.
        """
        opened: dict[str, int] = {}
        served: dict[str, int] = {}
        for one in visits:
            if one.assistant not in opened or one.start >= opened[one.assistant] + DAY:
                opened[one.assistant], served[one.assistant] = one.start, 0
            served[one.assistant] += min(one.end, opened[one.assistant] + DAY) - one.start
            if served[one.assistant] > TWELVE_HOURS:
                yield id(one)

    def _line(self, one: Visit, long: bool, held: dict[str, int]) -> Line:
        if not one.served:
            return Line(one)
        static = self.against(one) if one.static is None else one.static
        rules = (*static, *(["R-31"] if long else []))
        if rules:
            return Line(one, one.end - one.start, one.end - one.start, 0, rules)
        return self._within_grant(one, held)

    def _within_grant(self, one: Visit, held: dict[str, int]) -> Line:
        """Rounded before it is held against the grant; the elapsed minutes after it is reached are disputed."""
        grant = self.frozen.get(one.month, self.grants).get(one.application, 0)
        left, elapsed = max(0, grant - held[one.application]), one.end - one.start
        inside, over = self._rounded(elapsed), 0
        if inside > left:
            over = max(0, elapsed - left)
            inside = self._rounded(elapsed - over)
        held[one.application] += inside
        settled = inside if self.asked <= one.confirmed else 0
        return Line(one, inside + over, over, settled, ("R-24",) if over else ())

    def _rounded(self, minutes: int) -> int:
        whole, rest = divmod(minutes, self.step)
        return (whole + (2 * rest >= self.step)) * self.step

    def against(self, one: Visit) -> tuple[str, ...]:
        """R-03, R-06 and R-46 are one here: outside the days of service."""
        return tuple(self._against(one, self.people[one.application], self.helpers[one.assistant]))

    def _against(self, one: Visit, person: Person, helper: Helper) -> Iterator[str]:
        last_day = on_clock(one.end - 1).date()
        if one.day < person.first or last_day > person.last:
            yield "R-46"
        if not one.accepted and self._beside_services(one, person):
            yield "R-34"
        if helper.only is not None and one.application not in helper.only:
            yield "R-40"
        if one.application in helper.family:
            yield "R-41"
        if person.category == "child" and (one.application not in helper.accepted or helper.cleared < last_day):
            yield "R-42"

    def _beside_services(self, one: Visit, person: Person) -> bool:
        days = [one.day + timedelta(days=more) for more in (-1, 0, 1)]
        times = ((clock(day, a), clock(day, b)) for day in days for at, a, b in person.busy if day.weekday() == at)
        return any(begin < one.end and one.start < end for begin, end in times)
