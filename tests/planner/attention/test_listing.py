"""One list: the earliest due day first, then what has none; urgency follows from the day it is looked at."""

from datetime import date, timedelta

import pytest

from planner.attention.attention import Attention, by_urgency
from planner.attention.listing import attentions
from tests.worlds.attention import FEBRUARY, MARCH, against, broken, line, person, seen, waiting

DAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("days", "urgency"), [(-1, "overdue"), (0, "now"), (1, "now"), (2, "week"), (7, "week"), (8, "later")]
)
def test_urgency_counts_the_days_that_are_left(days: int, urgency: str) -> None:
    assert Attention("x", "R-01", due=DAY + timedelta(days=days)).urgency(DAY) == urgency


def test_what_has_no_due_day_is_open_and_last() -> None:
    never, soon = Attention("a", ""), Attention("b", "", due=DAY)

    assert by_urgency([never, soon]) == [soon, never]
    assert never.urgency(DAY) == "open"


def test_names_are_in_their_natural_order() -> None:
    listed = [Attention("x", "", application=name) for name in ("A-10", "A-2")]

    assert [one.application for one in by_urgency(listed)] == ["A-2", "A-10"]


def test_a_day_with_nothing_to_do_has_an_empty_list() -> None:
    assert attentions(seen(date(2026, 2, 1))) == []


def test_everything_of_a_day_is_one_list_by_deadline() -> None:
    lines = {
        FEBRUARY: (waiting(date(2026, 2, 16)), line(date(2026, 2, 17), 1300)),
        MARCH: (against("R-31", date(2026, 3, 2)),),
    }
    people = (person(), person("A-2", last_service_day=date(2026, 3, 20)))
    visits = (broken("2026-03-12T08:00:00+01:00", "absent"),)

    found = attentions(seen(DAY, lines=lines, people=people, broken=visits))

    assert [(one.code, one.urgency(DAY)) for one in found] == [
        ("unconfirmed", "overdue"),
        ("month_to_close", "now"),
        ("visits_broken", "week"),
        ("certificate_ends", "later"),
        ("disputed", "later"),
        ("over_use", "open"),
        ("under_use", "open"),
    ]
