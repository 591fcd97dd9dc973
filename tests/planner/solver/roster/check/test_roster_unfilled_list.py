"""Which wishes a roster says it leaves."""

from datetime import date
from typing import Any

import pytest

from tests.worlds.cases import application
from tests.worlds.roster_world import (
    LAST,
    MON,
    MONDAY,
    TUE,
    blocked,
    entry,
    holds,
    plan,
    stated,
    told,
    visit,
    wish,
    world,
)


def test_the_list_holds_each_wish_that_no_visit_fulfils() -> None:
    given = world([wish(), wish(TUE), wish(TUE, minutes=60)], staff=[], **LAST)
    all_three = [
        entry("nobody_may_serve"),
        *(entry("nobody_may_serve", day="2026-03-03", minutes=m) for m in (60, 120)),
    ]

    assert stated(given, all_three).outcome == "ok"
    code, _, facts = told(stated(given, all_three[1:]).statements[0])
    assert (code, facts) == (
        "unfilled_missing",
        {"application": "A-1", "date": MONDAY, "minutes": "120", "count": "1"},
    )
    twice = stated(given, [*all_three, all_three[0]]).statements
    assert [one.code for one in twice] == ["unfilled_extra"]


def test_a_fulfilled_wish_is_not_in_the_list() -> None:
    given = world(**LAST)

    assert stated(given, [], visit(f"{MONDAY} 10:00")).outcome == "ok"
    found = stated(given, [entry("grant_used")], visit(f"{MONDAY} 10:00"))
    assert [one.code for one in found.statements] == ["unfilled_extra"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"who": "A-2"},
        {"who": "A-9"},
        {"day": "2026-03-03"},
        {"minutes": 121},
    ],
)
def test_an_entry_that_is_no_wish_is_one_too_many(wrong: dict[str, Any]) -> None:
    found = stated(world(**LAST), [entry("costs_more", **wrong)])

    assert {one.code for one in found.statements} == {"unfilled_extra", "unfilled_missing"}


def test_wishes_outside_the_service_days_or_of_people_not_admitted_are_not_unfilled() -> None:
    ended = application("A-1", certificate_valid_until=date(2026, 3, 1))

    assert stated(world(people=[ended]), []).outcome == "ok"
    assert stated(world(), [], plan=plan("A-2")).outcome == "ok"


def test_an_entry_gives_a_true_reason() -> None:
    given = world(staff=[], **LAST)

    assert [one.code for one in stated(given, [entry()]).statements] == ["no_reasons"]
    unknown = stated(given, [entry("nobody_may_serve", "holiday")]).statements
    assert told(unknown[0])[0] == "unknown_reason"
    assert told(unknown[0])[2]["reason"] == "holiday"


def test_every_reason_of_several_must_be_true() -> None:
    given = world(staff=[], **LAST)

    assert stated(given, [entry("nobody_may_serve", "grant_used")], hours=1).outcome == "ok"
    (one,) = stated(given, [entry("nobody_may_serve", "grant_used")], hours=2).statements
    assert told(one)[2]["reason"] == "grant_used"


def test_any_of_several_equal_wishes_may_be_the_one_that_is_left() -> None:
    """One visit fits both windows; the early wish is the one that is rightly left as blocked."""
    wishes = [wish(hours="08:00-14:00"), wish(hours="10:00-16:00")]
    given = world(wishes, others=[blocked(MON, "12:30-16:00")], **LAST)
    fits_both, only_early = visit(f"{MONDAY} 10:00"), visit(f"{MONDAY} 08:00")

    assert holds(given, "parallel_service", fits_both)
    assert not holds(given, "parallel_service", only_early)
    assert holds(world(list(reversed(wishes)), others=list(given.blocked), **LAST), "parallel_service", fits_both)


def test_two_entries_alike_need_two_wishes_for_which_they_are_true() -> None:
    wishes = [wish(hours="08:00-10:00"), wish(hours="12:00-14:00"), wish(hours="08:00-16:00")]
    given = world(wishes, others=[blocked(MON, "08:00-10:00"), blocked(MON, "12:00-14:00")], **LAST)
    only_wide = visit(f"{MONDAY} 10:00")

    assert stated(given, [entry("parallel_service")] * 2, only_wide).outcome == "ok"
    mixed = stated(given, [entry("parallel_service"), entry("costs_more")], only_wide).statements
    assert [told(one)[2]["reason"] for one in mixed] == ["costs_more"]


def test_reasons_are_not_asked_of_an_unlawful_roster() -> None:
    given = world([wish(), wish(TUE)], **LAST)
    found = stated(given, [entry("nobody_may_serve")], visit("2026-03-03 10:01"))

    assert (found.outcome, found.statements) == ("unlawful", ())
