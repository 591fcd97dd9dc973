"""A month is closed in order and for good; what changes afterwards stands in the next settlement."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.commands.closing import CloseMonth
from planner.commands.costs import RecordCost
from planner.commands.entries import AcceptEntry, ConfirmEntry, CorrectEntry, ReinstateEntry, RejectEntry
from planner.commands.leaving import WithdrawApplication
from planner.commands.replanning import ComputeReplan
from planner.commands.visits import BookVisit
from planner.record.application import Godziny
from planner.terms.case import AssistantRate, Blocked, Window, Wish
from planner.terms.refusals import InputRefused, Refused
from planner.terms.settling import Settling
from projections.door import ReadDoor
from tests.worlds.cases import application, assistant, case
from tests.worlds.recorded import by, events_of
from tests.worlds.served import closed, done, faults, opened, settled, told, year

CARE = (Blocked("A-1", 0, Window(8 * 60, 9 * 60), "care"),)


def corrections(found: dict) -> list[tuple[str, str, int, str]]:
    return [(one["month"], one["application"], one["minutes"], one["cost"]) for one in found["corrections"]]


def test_pay_is_rounded_once_per_assistant_and_rate_and_split_by_largest_remainders(app: Godziny, unit: str) -> None:
    """Three times 20 minutes at 50.01: 50.01 in all, 16.67 each; at 60.01 from 20 March on."""
    people = [application(f"A-{number}") for number in (1, 2, 3)]
    given = replace(
        case(people, [assistant("S-1", rate=Decimal("50.01"))]),
        rates=(AssistantRate("S-1", date(2026, 3, 20), Decimal("60.01")),),
    )
    scope = opened(app, unit, given)
    rows = [done(f"03-02 {8 + number:02d}:00", f"03-02 {8 + number:02d}:20", f"A-{number}") for number in (1, 2, 3)]
    told(app, scope, *rows, done("03-20 08:00", "03-20 08:01", "A-3"))

    answer = settled(app, scope, "2026-03")

    assert [one["cost"] for one in answer["people"]] == ["16.67", "16.67", "17.67"]
    assert answer["assistants"] == [{"assistant": "S-1", "minutes": 61, "cost": "51.01"}]
    assert answer["total"] == {"minutes": 61, "cost": "51.01"}


def test_visits_are_rounded_half_up_before_they_are_held_against_the_grant(app: Godziny, unit: str) -> None:
    given = year(Settling(round_minutes=15), applications=(application("A-1", requested_hours=2), application("A-2")))
    scope = opened(app, unit, given)
    told(app, scope, done("03-02 08:00", "03-02 09:07"), done("03-03 08:00", "03-03 09:08"))

    answer = settled(app, scope, "2026-03")

    assert answer["total"]["minutes"] == 120  # 67 is 60, 68 would be 75: 8 minutes are disputed
    told(app, scope, done("03-04 08:00", "03-04 08:08", "A-2"), done("03-05 08:00", "03-05 08:07", "A-2"))
    assert settled(app, scope, "2026-03")["total"]["minutes"] == 135


def test_only_what_the_unit_asks_for_has_to_be_confirmed(app: Godziny, unit: str) -> None:
    scope = opened(app, unit, year(Settling(confirmed_by=("assistant",))))
    told(
        app,
        scope,
        done("03-02 08:00", "03-02 09:00", confirmed_by=("assistant",)),
        done("03-03 08:00", "03-03 09:00", confirmed_by=("participant",)),
        done("03-04 08:00", "03-04 09:00", confirmed_by=()),
    )

    assert settled(app, scope, "2026-03")["total"]["minutes"] == 60


def test_elapsed_minutes_count_over_both_changes_of_the_clock(app: Godziny, unit: str) -> None:
    scope = opened(app, unit, year(programme=replace(year().programme, last=date(2026, 10, 31))))
    told(
        app,
        scope,
        done("2026-03-28T22:00:00+01:00", "2026-03-29T06:00:00+02:00"),
        done("2026-10-24T22:00:00+02:00", "2026-10-25T06:00:00+01:00"),
    )

    assert settled(app, scope, "2026-03")["total"]["minutes"] == 7 * 60
    assert settled(app, scope, "2026-10")["total"]["minutes"] == 9 * 60


def test_every_planned_visit_is_matched_or_explained_first(app: Godziny, unit: str) -> None:
    wishes = tuple(Wish("A-1", day, Window(8 * 60, 12 * 60), 120) for day in range(5))
    scope = opened(app, unit, replace(year(), wishes=wishes))
    for day in (2, 3, 4):
        start, end = (f"2026-03-{day:02d}T{hour:02d}:00:00+01:00" for hour in (8, 10))
        app.do(BookVisit(application="A-1", assistant="S-1", start=start, end=end), scope, by())
    told(app, scope, done("03-02 09:00", "03-02 11:00", "A-1", "S-2"))
    told(app, scope, done("03-03 08:00", "03-03 10:00", outcome="no_show"))

    with pytest.raises(InputRefused) as refused:
        closed(app, scope, "2026-03")
    told(app, scope, done("03-04 08:00", "03-04 10:00", outcome="cancelled", reason="ill"))

    assert [(one.code, dict(one.facts)["start"][8:10]) for one in refused.value.faults] == [
        ("planned_unexplained", "04")
    ]
    assert closed(app, scope, "2026-03")["total"]["minutes"] == 120


def test_months_are_closed_in_order_and_empty_ones_with_the_next(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    told(app, scope, done("02-02 08:00", "02-02 10:00"))

    with pytest.raises(Refused, match="close_in_order"):
        closed(app, scope, "2026-03")
    closed(app, scope, "2026-02")
    closed(app, scope, "2026-03")

    other = opened(app, f"{unit} B")
    answer = app.do(CloseMonth(month="2026-03"), other, by())
    assert answer.model_dump()["also"] == ["2026-02"]


def test_closing_again_changes_nothing(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    first = closed(app, scope, "2026-02")
    before = len(events_of(app, scope))

    assert closed(app, scope, "2026-02") == first
    assert len(events_of(app, scope)) == before


def test_a_month_that_is_not_over_or_not_of_the_programme_cannot_be_closed(app: Godziny, unit: str) -> None:
    scope = opened(app, unit, year(programme=replace(year().programme, last=date(2099, 12, 31))))

    with pytest.raises(Refused, match="month_not_over"):
        closed(app, scope, "2099-12")
    with pytest.raises(Refused, match="month_outside"):
        closed(app, scope, "2026-01")


def test_an_assistant_without_any_rate_is_a_fault(app: Godziny, unit: str) -> None:
    scope = opened(app, unit, case([application("A-1")], [assistant("S-1"), assistant("S-2")]))
    told(app, scope, done("03-02 08:00", "03-02 10:00"), done("03-02 12:00", "03-02 13:00", assistant="S-2"))

    with pytest.raises(InputRefused) as refused:
        closed(app, scope, "2026-03")

    assert [(one.code, one.column) for one in refused.value.faults] == [("no_rate", "S-1"), ("no_rate", "S-2")]


def test_what_is_decided_after_closing_stands_in_the_next_settlement(app: Godziny, unit: str) -> None:
    scope = opened(app, unit, replace(year(), blocked=CARE))
    rows = (
        done("02-02 08:00", "02-02 10:00"),  # beside care services
        done("02-03 08:00", "02-03 10:00", confirmed_by=("assistant",)),
        done("02-04 08:00", "02-04 10:00", "A-2"),
        done("02-05 08:00", "02-05 10:00", "A-2"),
    )
    blocked, waiting, wrong, long = told(app, scope, *rows).entries
    assert closed(app, scope, "2026-02")["total"] == {"minutes": 240, "cost": "192.00"}

    app.do(AcceptEntry(entry=blocked, reason="two were needed"), scope, by())
    app.do(ConfirmEntry(entry=waiting, by=("participant",)), scope, by())
    app.do(RejectEntry(entry=wrong, reason="was not there"), scope, by())
    app.do(CorrectEntry(entry=long, assistant="S-2", end="2026-02-05T09:00:00+01:00", reason="misread"), scope, by())
    after = closed(app, scope, "2026-03")

    names = ("month", "application", "assistant", "minutes", "cost")
    assert [tuple(one[name] for name in names) for one in after["corrections"]] == [
        ("2026-02", "A-1", "S-1", 240, "192.00"),
        ("2026-02", "A-2", "S-1", -240, "-192.00"),
        ("2026-02", "A-2", "S-2", 60, "60.00"),
    ]
    assert after["total"] == {"minutes": 60, "cost": "60.00"}


def test_a_correction_to_somebody_without_a_rate_is_a_fault_too(app: Godziny, unit: str) -> None:
    given = case([application("A-1")], [assistant("S-1", rate=Decimal(48)), assistant("S-2")])
    scope = opened(app, unit, given)
    entry = told(app, scope, done("02-02 08:00", "02-02 10:00")).entries[0]
    closed(app, scope, "2026-02")
    app.do(CorrectEntry(entry=entry, assistant="S-2", reason="misread"), scope, by())

    with pytest.raises(InputRefused) as refused:
        closed(app, scope, "2026-03")

    assert [(one.code, one.column) for one in refused.value.faults] == [("no_rate", "S-2")]


def test_a_correction_of_a_closed_month_moves_the_twelve_hours_and_the_grant_too(app: Godziny, unit: str) -> None:
    """Ten hours and three: the three are over 12. The ten were eight: then nothing is."""
    given = year(applications=(application("A-1", requested_hours=12), application("A-2")))
    scope = opened(app, unit, given)
    ten, _, later = told(
        app,
        scope,
        done("02-02 08:00", "02-02 18:00"),
        done("02-02 19:00", "02-02 22:00", "A-2"),
        done("02-09 08:00", "02-09 12:00"),
    ).entries
    assert closed(app, scope, "2026-02")["total"]["minutes"] == 720

    app.do(CorrectEntry(entry=ten, end="2026-02-02T16:00:00+01:00", reason="misread"), scope, by())

    assert corrections(settled(app, scope, "2026-03")) == [("2026-02", "A-2", 180, "144.00")]
    assert later


def test_a_dispute_that_is_not_of_other_services_alone_cannot_be_accepted(app: Godziny, unit: str) -> None:
    scope = opened(
        app, unit, replace(year(), blocked=CARE, assistants=(assistant("S-1", family_of=frozenset(["A-1"])),))
    )
    both = told(app, scope, done("03-02 08:00", "03-02 10:00")).entries[0]
    kin = told(app, scope, done("03-03 08:00", "03-03 10:00")).entries[0]

    with pytest.raises(Refused, match="only_reject_or_correct"):
        app.do(AcceptEntry(entry=both, reason="x"), scope, by())
    with pytest.raises(Refused, match="nothing_to_accept"):
        app.do(AcceptEntry(entry=kin, reason="x"), scope, by())


def test_a_visit_rejected_by_mistake_counts_again_unless_its_time_is_taken(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    entry = told(app, scope, done("03-02 08:00", "03-02 10:00")).entries[0]
    app.do(RejectEntry(entry=entry, reason="another day"), scope, by())
    assert told(app, scope, done("03-02 08:00", "03-02 10:00")).unchanged == 1

    app.do(ReinstateEntry(entry=entry, reason="it was that day"), scope, by())
    assert settled(app, scope, "2026-03")["total"]["minutes"] == 120
    app.do(RejectEntry(entry=entry, reason="once more"), scope, by())
    told(app, scope, done("03-02 09:00", "03-02 11:00", "A-2"))

    with pytest.raises(InputRefused) as refused:
        app.do(ReinstateEntry(entry=entry, reason="too late"), scope, by())
    assert faults(refused.value) == ["done_assistant_overlap"]


def test_whoever_leaves_has_used_the_begun_hours_of_the_visits(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    told(app, scope, done("02-02 08:00", "02-02 10:01"), done("02-03 08:00", "02-03 09:00", outcome="no_show"))

    app.do(WithdrawApplication(application="A-1", last_day=date(2026, 2, 20)), scope, by())

    assert ReadDoor(app).balances(scope).people[0]["granted"] == 3


def test_a_re_plan_stands_on_the_visits_done_where_they_are_told_of(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    told(app, scope, done("02-02 08:00", "02-02 10:30"))

    answer = app.do(ComputeReplan(at="2026-03", leavers={}), scope, by()).model_dump()

    assert answer["assumed"] is False
    plan = dict(ReadDoor(app).plan(scope, answer["plan"]))
    assert {one["application"]: one["used"] for one in plan["admitted"]} == {"A-1": 3, "A-2": 0}  # begun hours


def test_costs_of_the_own_contribution_need_one_and_only_kinds_that_are_admitted_are_paid(
    app: Godziny, unit: str
) -> None:
    scope = opened(app, unit, year(Settling(costs=("travel",))))

    with pytest.raises(Refused, match="no_own_contribution"):
        app.do(RecordCost(kind="travel", amount="5", own=True), scope, by())
    with pytest.raises(Refused, match="cost_not_admitted"):
        app.do(RecordCost(kind="insurance", amount="5"), scope, by())

    app.do(RecordCost(kind="travel", amount="5,50"), scope, by())
    assert ReadDoor(app).year(scope).statement()["travel"] == "5.50"
