"""One person's time: other services, one visit at a time, the hours of the month."""

from tests.worlds.cases import assistant
from tests.worlds.roster_world import (
    MON,
    MONDAY,
    SUN,
    TUE,
    blocked,
    codes,
    fault,
    plan,
    visit,
    week,
    wish,
    world,
)

ALWAYS = [assistant("S-1", windows=week("00:00-24:00")), assistant("S-2", windows=week("00:00-24:00"))]


def test_a_visit_may_touch_other_services_and_not_overlap_them() -> None:
    given = world(others=[blocked(MON, "08:00-10:00"), blocked(MON, "12:00-13:00")])

    assert codes(given, visit(f"{MONDAY} 10:00")) == []
    code, rule, facts = fault(given, visit(f"{MONDAY} 09:45"))
    assert (code, rule, facts["services"], facts["minutes"]) == ("blocked", "R-34", "care_services", "15")
    assert fault(world(others=[blocked(MON, "08:00-10:01")]), visit(f"{MONDAY} 10:00"))[2]["minutes"] == "1"


def test_services_of_the_day_before_block_after_midnight() -> None:
    def until(hour: str) -> list[str]:
        given = world([wish(hours="00:00-08:00")], staff=ALWAYS, others=[blocked(SUN, f"22:00-{hour}")])
        return codes(given, visit(f"{MONDAY} 02:00"))

    assert until("02:00") == []
    assert until("02:01") == ["blocked"]


def test_services_of_the_next_day_block_a_night() -> None:
    def given(hours: str) -> list[str]:
        night = world([wish(MON, "22:00-06:00", 480)], staff=ALWAYS, others=[blocked(TUE, hours)])
        return codes(night, visit(f"{MONDAY} 22:00", 480))

    assert given("06:00-08:00") == []
    assert given("05:59-08:00") == ["blocked"]


def test_services_of_another_person_block_nothing() -> None:
    assert codes(world(others=[blocked(MON, "08:00-20:00", who="A-2")]), visit(f"{MONDAY} 10:00")) == []


def test_one_person_has_one_visit_at_a_time() -> None:
    given = world([wish(), wish()])

    assert codes(given, visit(f"{MONDAY} 10:00"), visit(f"{MONDAY} 12:00", by="S-2")) == []
    code, rule, facts = fault(given, visit(f"{MONDAY} 10:00"), visit(f"{MONDAY} 11:45", by="S-2"))
    assert (code, rule, facts["minutes"], facts["other_assistant"]) == ("person_overlap", "R-34", "15", "S-1")


def test_a_long_visit_is_not_forgotten_behind_a_short_one() -> None:
    given = world([wish(minutes=240), wish(minutes=15), wish(minutes=60)], staff=[*ALWAYS, assistant("S-3")])
    visits = [
        visit(f"{MONDAY} 10:00", 240),
        visit(f"{MONDAY} 10:15", 15, by="S-2"),
        visit(f"{MONDAY} 12:00", 60, by="S-3"),
    ]

    assert codes(given, *visits) == ["person_overlap", "person_overlap"]


def test_a_month_holds_what_the_plan_gives_to_the_minute() -> None:
    given = world([wish(minutes=120), wish(TUE, minutes=121)])
    visits = [visit(f"{MONDAY} 10:00"), visit("2026-03-03 10:00", 121)]

    assert codes(given, visits[0], hours=2) == []
    code, rule, facts = fault(given, *visits, hours=4)
    assert (code, rule, facts["over"]) == ("above_grant", "R-24", "1")


def test_hours_that_were_not_used_may_be_used_later() -> None:
    given, visits = world(), [visit("2026-03-02 10:00"), visit("2026-03-09 10:00")]
    saved = plan("A-1", hours=2, before={"2026-02": 5})

    assert codes(given, *visits, plan=saved) == ["above_grant"]
    assert codes(given, *visits, plan=saved, used={"A-1": {"2026-02": 3}}) == []
    assert fault(given, *visits, plan=saved, used={"A-1": {"2026-02": 4}})[2]["over"] == "60"
    assert codes(given, *visits, plan=saved, used={}) == []
    assert codes(given, *visits, plan=saved, used={"A-1": {"2026-02": 9}}) == ["above_grant"]
    assert codes(given, *visits, plan=saved, used={"A-1": {"2026-03": 9}, "A-2": {"2026-02": 9}}) == []


def test_the_same_visit_twice_is_two_visits() -> None:
    found = codes(world(), visit(f"{MONDAY} 10:00"), visit(f"{MONDAY} 10:00"))

    assert found == ["wish_taken", "assistant_overlap", "person_overlap"]
