"""The rules of a month of few wishes for the engine: one function each. What is fixed is never judged by itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from planner.solver.roster.clock import DAY
from planner.solver.roster.engine import Binary
from planner.solver.roster.exact_month import ExactMonth
from planner.solver.roster.instance import Visit


def by_one(month: ExactMonth) -> None:
    """One assistant makes a visit, at a start that is this assistant's too."""
    for wish in month.wishes:
        given, by = month.given(wish), month.by[wish]
        month.model.rules.add(sum(by.values()) == month.done[wish])
        if given.fixed:
            month.model.rules.add(month.done[wish] == 1)
        for assistant, starts in given.servers.items():
            if len(starts) < len(month.starts[wish]):
                own = [start - month.instance.start for start in starts]
                month.model.among(month.start[wish], own, when=by[assistant])


def one_visit_at_a_time(month: ExactMonth) -> None:
    """Of each person, whoever comes."""
    for one, other in month.pairs():
        if month.given(one).person == month.given(other).person and _may_clash(month, one, other):
            _apart(month, one, other, [month.done[one], month.done[other]])


def time_for_the_way(month: ExactMonth) -> None:
    """Between two visits of one assistant. Source: R-35."""
    for one, other in month.pairs():
        others = month.given(one).person != month.given(other).person
        if others and month.shared(one, other) and _may_clash(month, one, other):
            _apart(month, one, other, [month.same(one, other)])


def _may_clash(month: ExactMonth, one: int, other: int) -> bool:
    gap = month.travel(one, other)
    return not (month.must_follow(one, other, gap) or month.must_follow(other, one, gap))


def _apart(month: ExactMonth, one: int, other: int, when: list[Binary]) -> None:
    """One after the other, in whatever order is possible, if all of `when` are true."""
    gap, rules = month.travel(one, other), month.model.rules
    for earlier, later in ((one, other), (other, one)):
        order = month.order(earlier, later)
        if order is False:
            continue
        after = month.start[later] >= month.start[earlier] + month.minutes(earlier) + gap
        rules.add(after).only_enforce_if(*when, *([] if order is True else [order]))
    if not (month.can_follow(one, other, gap) or month.can_follow(other, one, gap)):
        rules.add_bool_or([~literal for literal in when])


def twelve_hours(month: ExactMonth) -> None:
    """In the 24 hours from every start of an assistant at most 12 hours of service. Source: R-32."""
    most = month.instance.doba_minutes
    for wish in month.wishes:
        others = [other for other in month.wishes if other != wish and _may_add(month, wish, other)]
        own = month.minutes(wish)
        if own + _most_near(month, wish, others) <= most:
            continue
        fixed = [other for other in others if month.given(wish).fixed and month.given(other).fixed]
        own += sum(_overlap(month, wish, other) for other in fixed)
        served = [_served_after(month, wish, other) for other in others if other not in fixed]
        month.model.rules.add(sum(served) <= max(0, most - own)).only_enforce_if(month.done[wish])
        if own > most and not month.given(wish).fixed:
            month.model.rules.add(month.done[wish] == 0)


def _may_add(month: ExactMonth, wish: int, other: int) -> bool:
    return bool(month.near(wish, other) and month.shared(wish, other))


def _most_near(month: ExactMonth, wish: int, others: Iterable[int]) -> int:
    """The most minutes that one assistant could add in those 24 hours."""
    minutes = dict.fromkeys(month.by[wish], 0)
    for other in others:
        for assistant in month.shared(wish, other):
            minutes[assistant] += month.minutes(other)
    return max(minutes.values(), default=0)


def _overlap(month: ExactMonth, wish: int, other: int) -> int:
    """Of two fixed visits by one assistant: minutes of the other in the 24 hours from the start of the wish."""
    start, begin = month.earliest(wish), month.earliest(other)
    return max(0, min(begin + month.minutes(other), start + DAY) - begin) if begin >= start else 0


def _served_after(month: ExactMonth, wish: int, other: int) -> Any:
    """Minutes of `other` in the 24 hours from the start of `wish`, where one assistant makes both in this order."""
    order = month.order(wish, other)
    if order is False:
        return 0
    when = [month.same(wish, other), *([] if order is True else [order])]
    now = month.order_now(wish, other) and month.same_now(wish, other)
    return _inside(month, other, Doba(month.start[wish], month.starts[wish], month.start_now(wish)), when, now=now)


@dataclass(frozen=True)
class Doba:
    """24 hours from a start: when it is, when it can be, ascending, and when it is now."""

    start: Any
    starts: Sequence[int]
    now: int


def _inside(month: ExactMonth, wish: int, doba: Doba, when: list[Binary], *, now: bool) -> Any:
    """Minutes of a visit that starts in the doba and may end after it, if all of `when` are true."""
    minutes, rules = month.minutes(wish), month.model.rules
    left = doba.now + DAY - month.start_now(wish)
    served = month.model.count(minutes, max(0, min(minutes, left)) if now else 0)
    if month.latest(wish) + minutes <= doba.starts[0] + DAY:
        rules.add(served >= minutes).only_enforce_if(*when)
        return served
    whole = month.model.truth(minutes <= left)
    rules.add(served >= minutes).only_enforce_if(*when, whole)
    rules.add(served >= doba.start + DAY - month.start[wish]).only_enforce_if(*when, ~whole)
    return served


def after_the_month_before(month: ExactMonth) -> None:
    """The way from its last visits, and 12 hours in the 24 from their starts. Source: R-32, R-35."""
    for assistant, visits in sorted(month.instance.before.items()):
        for at, visit in enumerate(visits):
            _way_from(month, assistant, visit)
            _twelve_hours_from(month, assistant, visits[at:])


def _way_from(month: ExactMonth, assistant: int, visit: Visit) -> None:
    for wish in month.of_assistant.get(assistant, ()):
        ready = visit.end - month.instance.start + month.instance.travel[visit.person][month.given(wish).person]
        if not month.given(wish).fixed and month.earliest(wish) < ready:
            month.model.rules.add(month.start[wish] >= ready).only_enforce_if(month.by[wish][assistant])


def _twelve_hours_from(month: ExactMonth, assistant: int, visits: Sequence[Visit]) -> None:
    """visits: of the month before, from the one that opens the 24 hours on."""
    start = visits[0].start - month.instance.start
    end, served, fixed = start + DAY, list[Any](), 0
    gone = sum(max(0, min(one.end - month.instance.start, end) - (one.start - month.instance.start)) for one in visits)
    for wish in month.of_assistant.get(assistant, ()):
        if month.earliest(wish) >= end:
            continue
        if month.given(wish).fixed:
            fixed += min(month.earliest(wish) + month.minutes(wish), end) - month.earliest(wish)
        else:
            now = month.by_now(wish, assistant) and month.start_now(wish) < end
            when = [month.by[wish][assistant]]
            served.append(_inside(month, wish, Doba(start, [start], start), when, now=now))
    if served:
        month.model.rules.add(sum(served) <= max(0, month.instance.doba_minutes - gone - fixed))


def hours_of_assistants(month: ExactMonth) -> None:
    """Visits that start in the month are within max_hours_month; what is fixed is not judged."""
    for assistant, wishes in month.of_assistant.items():
        fixed = sum(month.minutes(wish) for wish in wishes if month.given(wish).fixed)
        minutes = [month.minutes(wish) * month.by[wish][assistant] for wish in wishes if not month.given(wish).fixed]
        month.model.rules.add(sum(minutes) <= max(0, month.instance.assistants[assistant].max_minutes - fixed))


def hours_of_people(month: ExactMonth) -> None:
    """A person's month is within the plan's hours; what is fixed is not judged."""
    for person, wishes in month.of_person.items():
        fixed = sum(month.minutes(wish) for wish in wishes if month.given(wish).fixed)
        minutes = [month.minutes(wish) * month.done[wish] for wish in wishes if not month.given(wish).fixed]
        month.model.rules.add(sum(minutes) <= max(0, month.instance.people[person].limit - fixed))


RULES: tuple[Callable[[ExactMonth], None], ...] = (
    by_one,
    one_visit_at_a_time,
    time_for_the_way,
    twelve_hours,
    after_the_month_before,
    hours_of_assistants,
    hours_of_people,
)
