"""The moment asked about: days are Warsaw's and whole, moments exact, and nothing is known of the future."""

from datetime import UTC, datetime, timedelta

import pytest

from planner.record.past.moment import then_of
from planner.terms.refusals import Refused
from planner.terms.scope import today


@pytest.mark.parametrize(
    ("text", "until", "day"),
    [
        ("2026-02-10", "2026-02-10T22:59:59.999999+00:00", "2026-02-10"),
        ("10.02.2026", "2026-02-10T22:59:59.999999+00:00", "2026-02-10"),
        ("2026-03-29", "2026-03-29T21:59:59.999999+00:00", "2026-03-29"),  # 23 hours long
        ("2026-10-25", "2026-10-25T22:59:59.999999+00:00", "2026-10-25"),  # 25 hours long
        ("2026-02-10T12:00:00.5+01:00", "2026-02-10T11:00:00.500000+00:00", "2026-02-10"),
        ("2026-02-10T23:30:00Z", "2026-02-10T23:30:00+00:00", "2026-02-11"),
        ("2026-02-10 12:00", "2026-02-10T11:00:00+00:00", "2026-02-10"),
        ("2026-03-29 02:30", "2026-03-29T01:00:00+00:00", "2026-03-29"),  # does not exist: the end of the gap
        ("2026-10-25 02:30", "2026-10-25T00:30:00+00:00", "2026-10-25"),  # exists twice: the first
    ],
)
def test_a_day_is_its_end_in_warsaw_and_a_moment_is_exact(text: str, until: str, day: str) -> None:
    then = then_of(text, known=False)

    assert (then.until, str(then.day)) == (datetime.fromisoformat(until), day)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2026-02-30", "31.02.2026", "2026-02", "1850-01-01", "2026-02-10T25:00"]
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        then_of(text, known=False)

    assert refused.value.code == "bad_at"


def test_of_the_future_nothing_is_known_but_something_may_be_true() -> None:
    later = str(today() + timedelta(days=1))

    with pytest.raises(Refused) as refused:
        then_of(later, known=True)

    assert refused.value.code == "not_known_yet"
    assert str(then_of(later, known=False).day) == later


def test_of_today_is_known_what_is_known_until_now() -> None:
    then = then_of(str(today()), known=True)

    assert datetime.now(UTC) - then.until < timedelta(minutes=1)
