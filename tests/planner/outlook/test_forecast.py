"""What is expected of a year in which some months have gone, and what is never said whatever happened."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.outlook.forecast.forecast import Forecast, PersonForecast, forecast
from planner.outlook.forecast.given import PersonYear, Year
from planner.terms.calendar import Month, months_between

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
MONTHS = months_between(FIRST, LAST)
JAN, FEB, MAR, APR, MAY, JUN = MONTHS
NEVER = Month(2026, 7)


def person(name: str = "A-1", *, monthly: int = 600, done: tuple[int, ...] = (), **changes: object) -> PersonYear:
    """The same grant each month, nothing planned; done in the first months."""
    grant = dict.fromkeys(MONTHS, monthly)
    happened = dict(zip(MONTHS, done, strict=False))
    plain = PersonYear(name, "severe", 6 * monthly, grant, {}, happened, {}, FIRST, LAST)
    return replace(plain, **changes)  # type: ignore[arg-type]


def year(now: Month, *people: PersonYear, **changes: object) -> Year:
    """Everything of months gone was reported."""
    gone = frozenset(month for month in MONTHS if month < now)
    return replace(Year(MONTHS, now, people, closed=gone), **changes)  # type: ignore[arg-type]


def told(found: Forecast, name: str = "A-1") -> PersonForecast:
    return next(one for one in found.people if one.application == name)


def test_what_took_place_of_grants_so_far_is_expected_of_those_to_come() -> None:
    found = forecast(year(APR, person(done=(300, 300, 300))))

    assert told(found).ahead == 900
    assert found.unused.expected == 3600 - 900 - 900


def test_a_persons_few_months_are_held_against_those_of_all() -> None:
    idle, busy = person("A-1", done=(0,)), person("A-2", done=(600,))

    found = forecast(year(FEB, idle, busy))

    assert told(found, "A-1").ahead == 5 * 200  # one month of nothing beside two months of a half
    assert told(found, "A-2").ahead == 5 * 400


def test_planned_visits_count_as_far_as_planned_visits_took_place() -> None:
    one = person(planned={JAN: 500, FEB: 500}, done=(400,), cancelled={JAN: 100})

    found = forecast(year(FEB, one, published=frozenset({JAN, FEB})))

    assert told(found).ahead == 400 + 4 * 400


def test_somebody_without_a_visit_in_a_published_month_gets_nothing_in_it() -> None:
    one = person(planned={JAN: 600}, done=(600,))

    assert told(forecast(year(FEB, one, published=frozenset({JAN, FEB})))).ahead == 4 * 600


def test_visits_that_nobody_reported_yet_are_expected_until_their_month_is_closed() -> None:
    one = person(planned={JAN: 600, FEB: 600}, done=(600, 300))
    published = frozenset({JAN, FEB})

    late = forecast(year(MAR, one, published=published, closed=frozenset({JAN})))
    closed = forecast(year(MAR, one, published=published))

    assert told(late).ahead == 300 + 4 * 600
    assert told(closed).ahead < 4 * 600


def test_a_no_show_of_this_month_is_expected_no_more() -> None:
    one = person(planned={JAN: 600, FEB: 600}, done=(600, 100), cancelled={FEB: 200})

    found = forecast(year(FEB, one, published=frozenset({JAN, FEB})))

    assert told(found).ahead == 300 + 4 * 600


def test_nobody_is_expected_to_get_more_than_the_grant_and_the_month_in_which_it_ends_is_named() -> None:
    found = forecast(year(APR, person(done=(1000, 1000, 1000))))

    assert (told(found).ahead, found.unused.expected) == (600, 0)
    assert (told(found).step, told(found).runs_out) == ("runs_out", APR)


def test_nothing_is_expected_after_the_last_day_of_service() -> None:
    gone = forecast(year(APR, person(done=(600, 600, 300), last_day=date(2026, 3, 15))))
    leaving = forecast(year(APR, person(done=(600, 600, 600), last_day=date(2026, 4, 30))))

    assert (told(gone).ahead, told(gone).step) == (0, "gone")
    assert told(leaving).ahead == 600


def test_a_month_that_is_cut_short_counts_by_its_days() -> None:
    cut = person(done=(600, 600, 600), last_day=date(2026, 4, 3))
    planned_so = replace(cut, granted_by_month={JAN: 600, FEB: 600, MAR: 600, APR: 60}, granted=1860)

    assert told(forecast(year(APR, cut))).ahead == 64  # three days, of the densest month's 600 in 28
    assert told(forecast(year(APR, planned_so))).ahead == 60


def test_who_starts_late_is_not_held_against_months_before() -> None:
    late = person(
        granted_by_month=dict.fromkeys((MAR, APR, MAY, JUN), 600),
        granted=2400,
        done=(0, 0, 600),
        first_day=date(2026, 3, 1),
    )

    assert told(forecast(year(APR, late))).ahead == 3 * 600


def test_as_long_as_no_month_has_gone_everything_granted_is_expected_and_nothing_is_sure() -> None:
    found = forecast(year(JAN, person()))

    assert (found.unused.low, found.unused.expected, found.unused.high) == (0, 0, 3600)


def test_one_month_does_not_tell_how_months_vary() -> None:
    found = forecast(year(FEB, person(done=(300,)), person("A-2", done=(500,))))

    assert (found.unused.low, found.unused.high) == (0, 7200 - 800)


def test_months_alike_leave_no_doubt_and_months_that_vary_do() -> None:
    alike = forecast(year(APR, person(done=(300, 300, 300))))
    varied = forecast(year(APR, person(done=(100, 300, 500))))

    assert alike.unused.expected == varied.unused.expected == 1800
    assert (alike.unused.low, alike.unused.high) == (1800, 1800)
    assert varied.unused.low < 1800 < varied.unused.high


def test_the_more_lies_ahead_the_wider_the_range() -> None:
    ranges = [one.left for one in forecast(year(APR, person(done=(100, 300, 500)))).months]

    widths = [one.high - one.low for one in ranges]
    assert widths[:3] == [0, 0, 0]
    assert 0 < widths[3] < widths[4] < widths[5]


def test_who_is_worth_a_telephone_call_stands_first() -> None:
    people = (
        person("A-1", done=(600, 600, 600)),
        person("A-2", done=(300, 300, 300)),
        person("A-3", done=(1000, 1000, 1000)),
        person("A-10", done=(100, 100, 100)),
        person("A-4", done=(300, 300, 300), last_day=date(2026, 3, 31)),
    )

    found = forecast(year(APR, *people))

    assert [(one.application, one.step) for one in found.people] == [
        ("A-10", "call"),
        ("A-2", "call"),
        ("A-4", "gone"),
        ("A-3", "runs_out"),
        ("A-1", "nothing"),
    ]


def test_hours_that_nobody_was_granted_stand_beside_the_forecast() -> None:
    found = forecast(year(APR, person(done=(300, 300, 300)), reserve=90))

    assert (found.reserve, found.unused.expected) == (90, 1800)


@pytest.mark.parametrize("now", [JAN, APR, NEVER])
def test_a_programme_without_people_has_nothing_unused(now: Month) -> None:
    found = forecast(year(now))

    assert found.as_json()["unused"] == {"low": 0, "expected": 0, "high": 0}


minutes = st.integers(0, 900)
by_month = st.dictionaries(st.sampled_from(MONTHS), minutes)


@st.composite
def people(draw: st.DrawFn) -> list[PersonYear]:
    found = []
    for number in range(draw(st.integers(1, 4))):
        planned, grant = draw(by_month), draw(by_month)
        cancelled = {month: draw(st.integers(0, most)) for month, most in planned.items()}
        first, last = sorted(draw(st.lists(st.dates(FIRST, LAST), min_size=2, max_size=2)))
        granted = sum(grant.values()) + draw(st.sampled_from([0, 0, 300]))
        name = f"A-{number}"
        found.append(PersonYear(name, "severe", granted, grant, planned, draw(by_month), cancelled, first, last))
    return found


@st.composite
def years(draw: st.DrawFn) -> Year:
    """Any mixture of months published and closed, on any month, also before and after all."""
    now = draw(st.sampled_from([*MONTHS, NEVER, Month(2025, 12)]))
    closed = frozenset(month for month in draw(st.frozensets(st.sampled_from(MONTHS))) if month < now)
    found = tuple(replace(one, done=_until(one.done, now)) for one in draw(people()))
    return Year(MONTHS, now, found, draw(st.frozensets(st.sampled_from(MONTHS))), closed)


def _until(done: object, now: Month) -> dict[Month, int]:
    return {month: count for month, count in done.items() if month <= now}  # type: ignore[attr-defined]


@given(years())
def test_what_was_used_and_what_is_expected_never_exceed_the_grant(found: Year) -> None:
    for one in forecast(found).people:
        assert one.done + one.ahead <= max(one.granted, one.done)
        assert one.unused.expected == max(0, one.granted - one.done) - one.ahead


@given(years())
def test_every_range_holds_what_is_expected_and_is_possible(found: Year) -> None:
    told = forecast(found)

    for one in told.people:
        assert 0 <= one.unused.low <= one.unused.expected <= one.unused.high <= max(0, one.granted - one.done)
    for month in told.months:
        assert 0 <= month.left.low <= month.left.expected <= month.left.high
    assert told.unused == told.months[-1].left
    assert told.unused.expected == sum(one.unused.expected for one in told.people)
    assert told.unused.low >= sum(max(0, p.left - 1440 * 181 - sum(p.planned.values())) for p in found.people)


@given(years(), st.data())
def test_more_done_never_leaves_more_unused(found: Year, data: st.DataObject) -> None:
    past = [month for month in MONTHS if month <= found.now]
    if not past:
        return
    number = data.draw(st.integers(0, len(found.people) - 1))
    month, more = data.draw(st.sampled_from(past)), data.draw(st.integers(1, 400))
    one = found.people[number]
    busier = replace(one, done={**one.done, month: one.done.get(month, 0) + more})
    then = replace(found, people=(*found.people[:number], busier, *found.people[number + 1 :]))

    before, after = ({one.application: one.unused.expected for one in forecast(y).people} for y in (found, then))

    assert all(after[name] <= before[name] for name in before)


@given(people())
def test_a_year_that_is_over_and_closed_is_known_exactly(given_people: list[PersonYear]) -> None:
    over = forecast(Year(MONTHS, NEVER, tuple(given_people), frozenset(MONTHS), frozenset(MONTHS)))

    left = sum(one.left for one in given_people)
    assert (over.unused.low, over.unused.expected, over.unused.high) == (left, left, left)
    assert all(one.unused.low == one.unused.high for one in over.people)


@given(years())
def test_the_order_of_people_changes_nothing(found: Year) -> None:
    assert forecast(replace(found, people=found.people[::-1])).as_json() == forecast(found).as_json()
