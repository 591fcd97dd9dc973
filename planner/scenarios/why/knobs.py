"""What could be changed for one person, kind by kind, from the least change on. Values are whole steps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count, takewhile
from math import ceil, floor

from planner.rules.eligibility import applicant_of, ranking_key
from planner.solver.allocation.conflict import budget_changes
from planner.solver.allocation.plan import Allocation
from planner.terms.case import ApplicationCard, AssistantTerms, Case
from planner.terms.natural import natural

Changes = tuple[str, ...]
MOST_STAFF = 6
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Knob:
    """One kind of change. values: how much, the least first; changes: what that is in the case's keys."""

    kind: str
    of: str
    values: Callable[[], Iterator[int]]
    changes: Callable[[int], Changes]


def knobs(case: Case, plan: Allocation, application: str) -> Iterator[Knob]:
    """Every kind that could matter for the person, in the order in which a coordinator could act."""
    card = next(one for one in case.applications if one.id == application)
    yield from _programme(case, plan, card)
    yield from _card(case, plan, card)
    yield from _staff(case, plan, card)


def _programme(case: Case, plan: Allocation, card: ApplicationCard) -> Iterator[Knob]:
    rules, step = case.programme, case.programme.step_hours
    admitted = any(one.application == card.id for one in plan.admitted)
    yield Knob("budget", "", _from(step, step), lambda more: budget_changes(rules, rules.budget_hours + more))
    for section in ("pools", "ceilings"):
        now = getattr(rules, section).get(card.category)
        if now is not None:
            yield Knob(section, card.category, _from(step, step), _key(f"{section}.{card.category}", now))
    if rules.monthly_limit is not None:
        yield Knob("monthly_limit", "", _from(step, step), _key("split.monthly_limit", rules.monthly_limit))
    if not admitted:
        if rules.places is not None:
            yield Knob("places", "", _from(1, 1), _key("places.total", rules.places))
        seats = rules.category_places.get(card.category)
        if seats is not None:
            yield Knob("category_places", card.category, _from(1, 1), _key(f"places.{card.category}", seats))


def _card(case: Case, plan: Allocation, card: ApplicationCard) -> Iterator[Knob]:
    step = case.programme.step_hours
    admitted = any(one.application == card.id for one in plan.admitted)
    if card.requested_hours is not None:
        yield Knob("requested", card.id, _from(step, step), _key(f"{card.id}.requested_hours", card.requested_hours))
    if card.max_hours is not None:
        yield Knob("commission", card.id, _from(step, step), _key(f"{card.id}.max_hours", card.max_hours))
    if not admitted or case.programme.policy == "points":
        values = _from(1, 1) if case.programme.policy == "points" else _places_by_points(case, card)
        yield Knob("points", card.id, values, _key(f"{card.id}.points", card.points))
    if not admitted:
        yield _received(case, card)


def _places_by_points(case: Case, card: ApplicationCard) -> Callable[[], Iterator[int]]:
    """So many points more that the place in the ranking changes; between these nothing does. Source: R-11."""
    ahead = {one.points - card.points for one in case.applications}
    values = sorted(more for less in ahead for more in {less, less + 1} if more > 0)
    return lambda: iter(dict.fromkeys(values))


def _received(case: Case, card: ApplicationCard) -> Knob:
    """So many minutes earlier that the deadline is kept, or somebody who ranks alike is passed. Source: R-05, R-11."""
    mine, until = ranking_key(applicant_of(case.programme, card)), case.programme.applications_until
    alike = [one for one in case.applications if ranking_key(applicant_of(case.programme, one))[:2] == mine[:2]]
    minutes = {
        _minutes_to(card, one.received_at, or_equal=card.id < one.id)
        for one in alike
        if one.received_at <= until and one.id != card.id
    }
    minutes.add(_minutes_to(card, until, or_equal=True))
    late = max(0, _minutes_to(card, until, or_equal=True))

    def changes(less: int) -> Changes:
        return (f"{card.id}.received_at={(card.received_at - less * MINUTE).isoformat()}",)

    return Knob("received", card.id, lambda: iter(sorted(one for one in minutes if one >= max(1, late))), changes)


def _minutes_to(card: ApplicationCard, moment: datetime, *, or_equal: bool) -> int:
    """The least whole minutes by which the card must come earlier to be before the moment, or at it."""
    exact = (card.received_at - moment) / MINUTE
    return ceil(exact) if or_equal else floor(exact) + 1


def _staff(case: Case, plan: Allocation, card: ApplicationCard) -> Iterator[Knob]:
    """More hours of those who limit the person; a clearance or a consent where it is missing. Source: R-40 to R-42."""
    step, staff = case.programme.step_hours, case.assistants or ()
    for one in _limiting(case, plan, card):
        key = _key(f"{one.id}.max_hours_month", one.max_hours_month)
        yield Knob("assistant_hours", one.id, _from(step, step), key)
    if card.category == "child":
        for one in sorted(staff, key=lambda one: natural(one.id)):
            lacking = _lacking(case, card, one)
            if lacking:
                yield _clearance(one.id, lacking)


def _limiting(case: Case, plan: Allocation, card: ApplicationCard) -> list[AssistantTerms]:
    """The assistants without free hours whom a step more would need; of somebody who waits, all who may serve."""
    grant = next((one for one in plan.admitted if one.application == card.id), None)
    places = () if grant is None else grant.limits
    named = {name for place in places for name in plan.limits[place].assistants}
    if grant is None and any("assistants" in one.reasons for one in plan.waiting if one.application == card.id):
        named = {one.id for one in case.assistants or ()}
    staff = [one for one in case.assistants or () if one.id in named and card.id not in one.family_of]
    return sorted(staff, key=lambda one: natural(one.id))[:MOST_STAFF]


def _clearance(assistant: str, lacking: Changes) -> Knob:
    """Each alone, then all together: a clearance that ends early may do, once there is a consent. Value: the way."""
    ways = [*dict.fromkeys([*((one,) for one in lacking), lacking])]
    return Knob("clearance", assistant, lambda: iter(range(1, len(ways) + 1)), lambda way: ways[way - 1])


def _lacking(case: Case, card: ApplicationCard, one: AssistantTerms) -> Changes:
    """What this assistant lacks to serve the child until the end."""
    if card.id in one.family_of or (one.basis == "indicated" and card.id not in one.indicated_by):
        return ()
    until, last = one.child_clearance_until, case.programme.last
    lacking = [f"{one.id}.child_clearance_until={last}"] if until is None or until < last else []
    if card.id not in one.accepted_for:
        lacking.append(f"{one.id}.accepted_for={' '.join(sorted({*one.accepted_for, card.id}))}")
    return tuple(lacking)


def _from(first: int, step: int) -> Callable[[], Iterator[int]]:
    return lambda: takewhile(lambda value: value <= 100_000, count(first, step))


def _key(key: str, now: int) -> Callable[[int], Changes]:
    return lambda more: (f"{key}={now + more}",)
