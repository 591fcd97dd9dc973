"""Who may join, for how long, and who goes first: exactly at each limit and one past it."""

from datetime import date, timedelta
from typing import Any

import pytest

from planner.editions import edition
from planner.rules.eligibility import applicant_of, last_service_day, ranking_key, refusal_reasons, tier
from planner.terms.calendar import birthday
from tests.worlds.cases import DEADLINE, application, programme


def reasons(start: date = date(2026, 2, 1), year: str = "2026", **changes: Any) -> tuple[str, ...]:
    given = programme(first=start, edition=edition(year))
    return refusal_reasons(given, applicant_of(given, application("A-1", **changes)))


def test_the_deadline_itself_is_in_time_and_a_second_later_is_late() -> None:
    assert reasons(received_at=DEADLINE) == ()
    assert reasons(received_at=DEADLINE + timedelta(seconds=1)) == ("late",)


def test_a_certificate_that_ends_on_the_first_day_is_valid() -> None:
    assert reasons(certificate_valid_until=date(2026, 2, 1)) == ()
    assert reasons(certificate_valid_until=date(2026, 1, 31)) == ("certificate_expired",)


@pytest.mark.parametrize(
    ("born", "year", "expected"),
    [
        (date(2010, 2, 2), "2026", ()),
        (date(2010, 2, 1), "2026", ("age",)),
        (date(2024, 2, 1), "2026", ()),
        (date(2024, 2, 2), "2026", ("age",)),
        (date(2024, 2, 2), "2024", ()),
    ],
)
def test_a_child_is_at_least_2_and_under_16_on_the_first_day(born: date, year: str, expected: tuple[str, ...]) -> None:
    assert reasons(category="child", birth_date=born, year=year) == expected


def test_the_age_of_an_adult_is_not_asked() -> None:
    assert reasons(birth_date=date(2012, 1, 1)) == ()


def test_someone_born_on_29_february_reaches_16_on_28_february_of_a_common_year() -> None:
    assert birthday(date(2012, 2, 29), 15) == date(2027, 2, 28)
    assert birthday(date(2012, 2, 29), 16) == date(2028, 2, 29)


def test_all_reasons_are_given_in_one_order() -> None:
    found = reasons(
        received_at=DEADLINE + timedelta(days=1),
        resident=False,
        missing_documents=("card",),
        certificate_valid_until=date(2020, 1, 1),
        category="child",
        birth_date=date(2000, 1, 1),
        commission="refuse",
    )

    assert found == ("late", "not_resident", "documents_missing", "certificate_expired", "age", "commission")


def test_a_child_is_served_to_the_day_before_the_16th_birthday() -> None:
    child = application("A-1", category="child", birth_date=date(2010, 3, 10))

    assert last_service_day(programme(), child) == date(2026, 3, 9)


def test_the_last_day_of_a_certificate_is_a_day_of_service() -> None:
    assert last_service_day(programme(), application("A-1", certificate_valid_until=date(2026, 3, 9))) == date(
        2026, 3, 9
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"category": "severe"}, 1),
        ({"category": "severe_multiple"}, 1),
        ({"category": "severe", "equivalent": True, "lives_alone": True}, 2),
        ({"category": "moderate", "lives_alone": True}, 3),
        ({"category": "child", "lives_alone": True}, 3),
        ({"category": "moderate_multiple"}, 4),
    ],
)
def test_tiers_follow_certificate_then_living_alone(changes: dict[str, Any], expected: int) -> None:
    assert tier(application("A-1", **changes)) == expected


def test_within_a_tier_points_then_receipt_then_id_decide() -> None:
    early, late = DEADLINE - timedelta(days=2), DEADLINE - timedelta(days=1)
    people = [
        application("A-4", points=5, received_at=late),
        application("A-3", points=5, received_at=early),
        application("A-2", points=5, received_at=early),
        application("A-1", points=9, received_at=late),
    ]
    applicants = [applicant_of(programme(), one) for one in people]

    assert [one.id for one in sorted(applicants, key=ranking_key)] == ["A-1", "A-2", "A-3", "A-4"]
