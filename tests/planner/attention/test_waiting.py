"""What waits for somebody: visits without a word, confirmations, disputes, months, and visits that break a rule."""

from datetime import date

import pytest

from planner.attention.entries import disputed, unconfirmed
from planner.attention.months import months_to_close
from planner.attention.visits import visits_broken, visits_untold
from tests.worlds.attention import (
    FEBRUARY,
    MARCH,
    against,
    broken,
    by_month,
    line,
    only,
    planned,
    seen,
    told,
    waiting,
)

DAY = date(2026, 3, 10)


@pytest.mark.parametrize(("minutes", "count"), [(120, 1), (121, 0)])
def test_a_visit_is_without_a_word_once_it_ended_before_the_day(minutes: int, count: int) -> None:
    late = planned("2026-03-09T22:00:00+01:00", minutes)

    assert len(list(visits_untold(seen(DAY, unmatched=(late,))))) == count


def test_the_day_begins_at_midnight_also_where_the_clock_changes() -> None:
    night = planned("2026-03-28T23:00:00+01:00", 60)

    assert len(list(visits_untold(seen(date(2026, 3, 29), unmatched=(night,))))) == 1


def test_visits_without_a_word_are_one_call_for_each_assistant_and_month() -> None:
    visits = (
        planned("2026-02-27T08:00:00+01:00", 60),
        planned("2026-03-02T08:00:00+01:00", 60),
        planned("2026-03-03T08:00:00+01:00", 90),
        planned("2026-03-03T08:00:00+01:00", 90, assistant="S-2"),
    )

    found = list(visits_untold(seen(DAY, unmatched=visits)))

    assert [(one.month, one.assistant, one.facts["count"], one.facts["minutes"]) for one in found] == [
        ("2026-02", "S-1", 1, 60),
        ("2026-03", "S-1", 2, 150),
        ("2026-03", "S-2", 1, 90),
    ]
    assert [one.facts["day"] for one in found] == ["2026-02-27", "2026-03-02", "2026-03-03"]
    assert [one.due for one in found] == [date(2026, 3, 10), date(2026, 4, 10), date(2026, 4, 10)]


@pytest.mark.parametrize(("day", "count"), [(date(2026, 3, 9), 0), (date(2026, 3, 10), 1)])
def test_a_confirmation_is_asked_for_after_seven_whole_days(day: date, count: int) -> None:
    lines = {MARCH: (waiting(date(2026, 3, 2)),)}

    assert len(list(unconfirmed(seen(day, lines=lines)))) == count


def test_confirmations_are_asked_of_the_assistant_with_the_oldest_day() -> None:
    lines = {
        FEBRUARY: (waiting(date(2026, 2, 20), 30), line(date(2026, 2, 21))),
        MARCH: (waiting(date(2026, 3, 1), 45), waiting(date(2026, 3, 9), 45)),
    }

    found = only(unconfirmed(seen(DAY, lines=lines)))

    assert found.facts == {"count": 2, "minutes": 75, "day": "2026-02-20"}
    assert (found.assistant, found.due) == ("S-1", date(2026, 2, 27))


def test_a_dispute_is_about_the_assistant_or_the_person_as_its_rule_is() -> None:
    lines = {
        MARCH: (
            against("R-31", date(2026, 3, 2)),
            against("R-31", date(2026, 3, 3)),
            against("R-24", date(2026, 3, 4)),
            line(date(2026, 3, 5)),
        )
    }

    found = list(disputed(seen(DAY, lines=lines)))

    assert [(one.rule, one.application, one.assistant, one.facts["count"]) for one in found] == [
        ("R-31", "", "S-1", 2),
        ("R-24", "A-1", "", 1),
    ]
    assert found[0].due == date(2026, 4, 10)


def test_what_happens_on_the_day_or_later_waits_for_nobody_yet() -> None:
    lines = {MARCH: (against("R-31", DAY),)}

    assert told(disputed(seen(DAY, lines=lines))) == []


@pytest.mark.parametrize(("day", "months"), [(date(2026, 2, 28), []), (date(2026, 3, 1), ["2026-02"])])
def test_a_month_is_to_be_closed_from_the_day_after_its_last(day: date, months: list[str]) -> None:
    assert [one.month for one in months_to_close(seen(day))] == months


def test_the_leap_day_belongs_to_february() -> None:
    leap = {"rules": {"first": date(2024, 1, 1), "last": date(2024, 12, 31)}, "closed": frozenset()}

    assert [one.month for one in months_to_close(seen(date(2024, 2, 29), **leap))] == ["2024-01"]
    assert [one.due for one in months_to_close(seen(date(2024, 3, 1), **leap))][1] == date(2024, 3, 10)


def test_a_month_says_what_hinders_closing_it() -> None:
    visit = planned("2026-03-02T08:00:00+01:00", 60)
    lines = {
        FEBRUARY: (line(date(2026, 2, 2)),),
        MARCH: (line(date(2026, 3, 3), rate=None), line(date(2026, 3, 4), rate=None)),
    }

    found = list(months_to_close(seen(date(2026, 4, 1), lines=lines, planned=by_month(visit), unmatched=(visit,))))

    assert [dict(one.facts) for one in found] == [
        {"untold": 0, "no_rate": 0, "earlier": "none"},
        {"untold": 1, "no_rate": 1, "earlier": "2026-02"},
    ]


def test_closed_months_and_programmes_without_a_plan_have_nothing_to_close() -> None:
    assert told(months_to_close(seen(date(2026, 3, 9), closed=frozenset({FEBRUARY})))) == []
    assert told(months_to_close(seen(date(2026, 3, 9), announced=False))) == []


def test_visits_that_break_a_rule_are_one_call_for_each_assistant_and_cause() -> None:
    visits = (
        broken("2026-03-09T08:00:00+01:00", "absent"),
        broken("2026-03-10T08:00:00+01:00", "absent"),
        broken("2026-03-11T08:00:00+01:00", "absent", application="A-2"),
        broken("2026-03-11T08:00:00+01:00", "after_last_day", assistant="S-2"),
    )

    found = list(visits_broken(seen(DAY, broken=visits)))

    assert [(one.assistant, one.application, one.facts["count"], one.due) for one in found] == [
        ("S-1", "", 2, date(2026, 3, 10)),
        ("S-2", "A-1", 1, date(2026, 3, 11)),
    ]
    assert found[0].visit == "V-2026-03-10T08:00"
