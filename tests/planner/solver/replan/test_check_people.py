"""Who may, must and may not be in a re-plan: places, quota, the gone, leavers, strangers."""

from datetime import date
from typing import Any

import pytest

from tests.worlds.cases import application
from tests.worlds.replan_by_hand import asked, codes, first, grant, promised, second, used, world
from tests.worlds.replan_documents import Written, brute, document


@pytest.mark.parametrize(("places", "called"), [({"places": 2}, True), ({"places": 1}, False), ({"places": 0}, False)])
def test_places_bind_the_called_up_and_never_those_who_stay(places: dict[str, int], called: bool) -> None:
    given = world(first(), second(), **places)

    new = document(given)

    assert new["called_up"] == (["A-2"] if called else [])
    assert codes(given, new) == []
    if not called:
        assert codes(given, grant(new, "A-2", 25, 25)) == ["set_places"]


@pytest.mark.parametrize(("most", "called"), [(2, True), (1, False), (0, False)])
def test_places_of_a_category_too(most: int, called: bool) -> None:
    given = world(first(), second(), category_places={"severe": most})

    assert document(given)["called_up"] == (["A-2"] if called else [])
    assert codes(given, document(given)) == []
    if not called:
        assert codes(given, grant(document(given), "A-2", 25, 25)) == ["set_category_places"]


@pytest.mark.parametrize(("last_used", "called"), [(1, True), (0, False)])
def test_the_quota_counts_the_gone_who_used_something(last_used: int, called: bool) -> None:
    """Seven of ten served this year, with the one called up; one of the seven used an hour, or nothing."""
    high = [promised(f"B-{number}") for number in range(6)]
    low = [promised(f"C-{number}", category="moderate") for number in range(2)]
    some = dict.fromkeys([one["application"].replace("-", "_") for one in (*high, *low)], 1)
    request = asked(used=used(A_1=50, **{**some, "B_0": last_used}))
    given = world(first(), second(category="moderate"), gone=[*high, *low], request=request)

    new = document(given)

    assert new["called_up"] == (["A-2"] if called else [])
    assert codes(given, new) == []
    if not called:
        assert "set_quota" in codes(given, grant(new, "A-2", 25, 25))


def test_where_nobody_called_up_lacks_high_support_the_quota_only_warns() -> None:
    given = world(first(category="moderate"), second())

    new = document(given)

    assert new["called_up"] == ["A-2"]
    assert new["warnings"] == [{"code": "quota_missed"}]
    assert codes(given, new) == []


def test_the_same_people_who_were_gone_stay_gone() -> None:
    given = world(first(), second(), gone=[promised("A-2", 30)])

    new = document(given)

    assert (new["called_up"], new["waiting"]) == ([], [])
    assert codes(given, new) == []
    assert codes(given, grant(new, "A-2", 25, 25)) == ["admitted_gone"]


@pytest.mark.parametrize(
    ("person", "request_changes", "code"),
    [
        ({"certificate_valid_until": date(2026, 3, 31)}, {}, "called_up_without_room"),
        ({}, {"leavers": {"A-2": date(2026, 5, 10)}}, "called_up_leaver"),
        ({}, {"policy": "reserve"}, "called_up_by_policy"),
        ({}, {"policy": "share"}, "called_up_by_policy"),
        ({"commission": "refuse"}, {}, "admitted_ineligible"),
    ],
)
def test_who_may_not_be_called_up(person: dict[str, Any], request_changes: dict[str, Any], code: str) -> None:
    given = world(first(), second(**person), request=asked(**request_changes))

    new = document(given)

    assert codes(given, new) == []
    assert codes(given, grant(new, "A-2", 10, 10)) == [code]


def test_who_stays_must_be_in_the_plan_once_and_strangers_must_not() -> None:
    given = world(first(), application("A-3"), old=[promised(), promised("A-3")], request=asked())
    new = document(given)
    one, other = new["admitted"]
    rest = {key: value for key, value in new.items() if key not in ("totals", "waiting")}

    assert "staying_missing" in codes(given, {**rest, "admitted": [one]})
    assert "named_twice" in codes(given, {**rest, "admitted": [one, other, other]})
    stranger = {**other, "application": "X-1"}
    assert "unknown_application" in codes(given, {**rest, "admitted": [one, other, stranger]})


@pytest.mark.parametrize(("places", "called"), [(4, ["A-2", "A-3", "A-4"]), (3, ["A-3", "A-4"])])
def test_who_lacks_high_support_is_called_up_exactly_where_enough_others_can_be_too(
    places: int, called: list[str]
) -> None:
    """One stays; with one of low support the quota needs two more of high support, who rank lower."""
    low = second(category="moderate")
    high = [application(name, category="moderate_multiple", points=5) for name in ("A-3", "A-4")]
    given = world(first(), low, *high, places=places, hours=130, minimum_hours=20)

    new = document(given)

    assert new["called_up"] == called
    assert codes(given, new) == []


def test_leaving_out_who_lacks_high_support_is_found_where_others_could_make_the_quota() -> None:
    low = second(category="moderate")
    high = [application(name, category="moderate_multiple", points=5) for name in ("A-3", "A-4")]
    given = world(first(), low, *high, places=4, hours=130, minimum_hours=20)
    others = tuple(one for one in brute(given).waiting if one.candidate.high)

    assert codes(given, Written(given, called_up=others).document()) == ["not_called_up"]
