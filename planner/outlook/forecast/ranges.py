"""The ranges of one forecast: what varied in the months gone, and how much of it lies ahead."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import accumulate

from planner.outlook.forecast.ahead import Coming, Expecting
from planner.outlook.forecast.given import PersonYear
from planner.outlook.forecast.spread import Spread, Unused, around, half_width, variance_ahead
from planner.terms.calendar import Month, days_in_common

DAY = 24 * 60
Minutes = Mapping[Month, int]
Spreads = tuple[Spread | None, Spread | None]


class Ranges:
    """Of everybody, and of all together at the end of each month."""

    def __init__(self, expecting: Expecting, coming: Mapping[str, Coming]) -> None:
        self.expecting, self.year, self.coming = expecting, expecting.year, coming
        self.expected, self.of, self.possible = Counter[Month](), Counter[Month](), Counter[Month]()
        for person in self.year.people:
            self.expected.update(coming[person.application].minutes)
            self.of.update(coming[person.application].of)
            self.possible.update(self._possible(person))

    def of_person(self, person: PersonYear) -> Unused:
        """A person's months vary as those of all persons do."""
        plan, grant, name = self.expecting.plan, self.expecting.grant, person.application
        known = (plan.months_known(name), grant.months_known(name))
        wide = self._wide(self.coming[name].of, (plan.own_spread, grant.own_spread), known)
        possible = max(self._possible(person).values(), default=0)
        return around(person.left - self.coming[name].expected, wide, person.left - possible, person.left)

    def of_all(self, until: Month) -> Unused:
        """Of all grants, at the end of the month. What may be reported late makes a range of months gone too."""
        plan, grant = self.expecting.plan, self.expecting.grant
        left = sum(one.left_after(until) for one in self.year.people)
        expected = left - sum(minutes for month, minutes in self.expected.items() if month <= until)
        known = (len(plan.common_months), len(grant.common_months))
        of = {month: minutes for month, minutes in self.of.items() if month <= until}
        wide = self._wide(of, (plan.common_spread, grant.common_spread), known)
        return around(expected, wide, left - self.possible[until], left)

    def _possible(self, person: PersonYear) -> dict[Month, int]:
        """Minutes of the grant that may still be used or reported until the end of each month."""
        months, now, closed = self.year.months, self.year.now, self.year.closed
        late = (
            0
            if month in closed
            else person.open(month)
            if month < now
            else DAY * days_in_common(month, person.first_day, person.last_day)
            for month in months
        )
        return {month: min(person.left, most) for month, most in zip(months, accumulate(late), strict=True)}

    def _wide(self, of: Minutes, spreads: Spreads, known: tuple[int, int]) -> int | None:
        """Minutes to either side; None where something lies ahead and nothing tells how it varies.

        of: what is expected is a share of these minutes, of the planned in months with a roster, else of grants. Where
        nothing tells how planned visits vary, they do as grants.
        """
        (of_plan, of_grant), (months_plan, months_grant) = spreads, known
        if of_plan is None:
            of_plan, months_plan = of_grant, months_grant
        planned, granted = (self._part(of, published=published) for published in (True, False))
        return _together([(planned, of_plan, months_plan), (granted, of_grant, months_grant)])

    def _part(self, of: Minutes, *, published: bool) -> list[int]:
        return [minutes for month, minutes in of.items() if minutes and (month in self.year.published) == published]


def _together(parts: Iterable[tuple[list[int], Spread | None, int]]) -> int | None:
    """minutes by month, how these vary, and from how many months their share is known."""
    variance, freedoms = 0.0, list[int]()
    for minutes, found, months in parts:
        if minutes and found is None:
            return None
        if minutes and found is not None:
            variance += variance_ahead(found, minutes, months)
            freedoms.append(found.freedom)
    return half_width(variance, min(freedoms)) if freedoms else 0
