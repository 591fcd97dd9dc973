"""Each rule of a re-plan alone: allowed exactly at the limit, refused one unit past it."""

from datetime import date
from typing import Any

import pytest

from tests.worlds.cases import assistant
from tests.worlds.replan_by_hand import APRIL, asked, codes, first, grant, promised, second, used, verdict, world
from tests.worlds.replan_documents import document


def hours(new: dict[str, Any]) -> dict[str, int]:
    return {one["application"]: one["hours"] for one in new["admitted"]}


def promises(new: dict[str, Any]) -> dict[str, int]:
    return {one["application"]: one["promised"] for one in new["admitted"]}


@pytest.mark.parametrize(("april", "code"), [(25, []), (24, ["below_promise"]), (26, ["above_promise"])])
def test_who_stays_gets_the_promise_and_no_more(april: int, code: list[str]) -> None:
    given = world()

    assert codes(given, grant(document(given), "A-1", april, 25)) == code


def test_with_share_it_is_the_ceiling_that_ends_it() -> None:
    given = world(first(requested_hours=120), request=asked("share"))

    new = document(given)

    assert hours(new) == {"A-1": 120}
    assert codes(given, new) == []
    assert codes(given, grant(new, "A-1", 36, 35)) == ["above_most"]


def test_hours_used_above_the_ceiling_stay() -> None:
    given = world(first(requested_hours=40))

    new = document(given)

    assert (hours(new), promises(new)) == ({"A-1": 50}, {"A-1": 50})
    assert new["warnings"] == [{"code": "promise_lowered", "applications": ["A-1"]}]
    assert codes(given, new) == []


@pytest.mark.parametrize(
    ("months", "code"), [((25, 25), []), ((26, 25), ["called_up_above"]), ((7, 7), ["called_up_below"])]
)
def test_who_is_called_up_gets_from_the_reduced_minimum_to_the_highest_promise_for_its_weight(
    months: tuple[int, int], code: list[str]
) -> None:
    """Half of the year is left: of a minimum of 30 hours 15, of a promise of 100 at most 50."""
    given = world(first(), second(), minimum_hours=30)

    assert codes(given, grant(document(given), "A-2", *months)) == code


def test_of_a_minimum_of_31_hours_half_is_16() -> None:
    given = world(first(), second(), minimum_hours=31)

    assert codes(given, grant(document(given), "A-2", 8, 7)) == ["called_up_below"]
    assert codes(given, grant(document(given), "A-2", 8, 8)) == ["could_gain"]


@pytest.mark.parametrize(("budget", "called"), [(115, ["A-2"]), (114, [])])
def test_a_reduced_minimum_must_fit_what_is_left_of_the_budget(budget: int, called: list[str]) -> None:
    given = world(first(), second(), minimum_hours=30, hours=budget)

    new = document(given)

    assert new["called_up"] == called
    assert codes(given, new) == []
    if not called:
        assert codes(given, grant(new, "A-2", 8, 7)) == ["set_budget", "above_budget"]


@pytest.mark.parametrize(("pool", "called"), [(115, ["A-2"]), (114, [])])
def test_and_the_pool_of_the_category(pool: int, called: list[str]) -> None:
    given = world(first(), second(), minimum_hours=30, pools={"severe": pool})

    new = document(given)

    assert new["called_up"] == called
    assert codes(given, new) == []
    if not called:
        assert codes(given, grant(new, "A-2", 8, 7)) == ["set_pool", "above_pool"]


def test_hours_of_the_gone_count_against_the_budget() -> None:
    request = asked(used=used(A_1=50, A_9=20))
    given = world(first(), second(), old=[promised(), promised("A-9", 80)], request=request, hours=130)

    new = document(given)

    assert new["gone"] == [{"application": "A-9", "category": "severe", "hours": 20}]
    assert (hours(new), new["totals"]["reserve"]) == ({"A-1": 100, "A-2": 10}, 0)
    assert codes(given, grant(new, "A-2", 6, 5)) == ["above_budget"]


def test_what_assistants_cannot_serve_of_promises_is_kept_all_the_same_and_nothing_beyond() -> None:
    given = world(first(requested_hours=120), staff=[assistant("S-1", max_hours_month=20)], request=asked("share"))

    new = document(given)

    assert hours(new) == {"A-1": 100}
    short = {"code": "assistants_short", "applications": ["A-1"], "months": ["2026-04", "2026-05"], "hours": 10}
    assert new["warnings"] == [short]
    assert codes(given, new) == []
    assert codes(given, grant(new, "A-1", 26, 25)) == ["promises_not_served"]


def test_nobody_called_up_may_lack_an_assistant() -> None:
    given = world(first(), second(), staff=[assistant("S-1", max_hours_month=20)])

    new = document(given)

    assert new["called_up"] == []
    assert codes(given, new) == []
    assert codes(given, grant(new, "A-2", 1, 0))[:1] == ["set_assistants"]


@pytest.mark.parametrize(
    ("last", "promise"),
    [(date(2026, 3, 31), None), (date(2026, 4, 1), 74), (date(2026, 4, 2), 98), (date(2026, 4, 3), 100)],
)
def test_a_last_day_in_the_month_or_later_leaves_room_until_then(last: date, promise: int | None) -> None:
    for given in (world(request=asked(leavers={"A-1": last})), world(first(certificate_valid_until=last))):
        new = document(given)

        assert promises(new) == ({} if promise is None else {"A-1": promise})
        assert new["gone"] == ([{"application": "A-1", "category": "severe", "hours": 50}] if promise is None else [])
        assert codes(given, new) == []


def test_more_than_the_days_until_then_is_above_the_room() -> None:
    given = world(request=asked(leavers={"A-1": date(2026, 4, 1)}))

    assert codes(given, grant(document(given), "A-1", 25, 0)) == ["above_promise", "above_room"]


@pytest.mark.parametrize(
    ("months", "code"),
    [
        ({"2026-03": 25, "2026-04": 25}, "month_before"),
        ({"2026-07": 25, "2026-04": 25}, "unknown_month"),
        ({"2026-04": 26, "2026-05": 24}, "uneven"),
        ({"2026-04": 25, "2026-05": 26}, "replan_sum"),
    ],
)
def test_months_are_from_the_month_on_and_even_and_make_the_hours(months: dict[str, int], code: str) -> None:
    given, new = world(), document(world())

    new["admitted"][0]["months"] = months

    assert codes(given, new) == [code]


@pytest.mark.parametrize(("hours_used", "promise"), [("50", 50), ("50.01", 51), ("99/2", 50)])
def test_what_was_used_is_rounded_up(hours_used: str, promise: int) -> None:
    given = world(old=[promised(hours=10)], request=asked(used=used(A_1=hours_used)))

    new = document(given)

    assert promises(new) == {"A-1": promise}
    assert codes(given, new) == []


def test_a_weight_once_reduced_stays_reduced() -> None:
    old = [promised(hours=40), promised("A-2", 10, weight_share="1/2")]
    given = world(first(), second(), old=old, request=asked("share", used={}), hours=90)

    new = document(given)

    assert hours(new) == {"A-1": 60, "A-2": 30}
    assert codes(given, new) == []
    assert codes(given, grant(grant(new, "A-1", 29, 30), "A-2", 15, 16)) == ["could_move"]


def test_the_category_of_today_counts_for_the_pool_and_the_plans_where_there_is_no_row() -> None:
    pools = {"severe_multiple": 100, "severe": 20}
    request = asked(used=used(A_1=50, A_9=20))
    old = [promised(), promised("A-9", 80)]
    given = world(first(category="severe_multiple"), old=old, request=request, pools=pools)

    assert verdict(given, document(given)).outcome == "ok"
    for name in pools:
        less = world(*given.case.applications, old=old, request=request, pools={**pools, name: pools[name] - 1})
        assert document(less)["status"] == "infeasible"
        assert verdict(less, document(less)).outcome == "impossible"


def test_a_call_up_before_the_programme_is_one_of_the_whole_year() -> None:
    given = world(first(), second(), request=asked(at=APRIL.before().before().before(), used={}), step_hours=4)

    new = document(given)

    assert new["at"] == "2026-02"
    assert "weight_share" not in new["admitted"][1]
    assert hours(new) == {"A-1": 100, "A-2": 100}
    assert codes(given, new) == []


def test_hours_without_an_assistant_are_told_in_hours() -> None:
    """Of 50 new hours the assistant serves 40; the 2 that are shared beside have nobody."""
    staff, request = [assistant("S-1", max_hours_month=20)], asked("share")
    given = world(first(requested_hours=120), staff=staff, request=request, step_hours=2)

    (found,) = verdict(given, grant(document(given), "A-1", 26, 26)).faults

    facts = dict(found.facts)
    assert (found.code, facts["hours"], facts["most"]) == ("promises_not_served", "12", "10")
