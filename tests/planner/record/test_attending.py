"""The list of a day is read from the record, and changes with every command that changes what is worth a call."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from planner.commands.assistants import AddAbsence
from planner.commands.closing import CloseMonth
from planner.commands.costs import RecordCost, VoidCost
from planner.commands.drafts import FileDraft, PublishRoster
from planner.commands.entries import ConfirmEntry, RejectEntry
from planner.commands.leaving import WithdrawApplication
from planner.commands.programmes import ChangeRules
from planner.commands.visits import CancelVisit
from planner.record.application import Godziny
from planner.terms.case import Case, Window, Wish
from planner.terms.scope import Scope
from planner.terms.settling import Settling
from projections.door import ReadDoor
from tests.worlds.cases import application, assistant, case
from tests.worlds.recorded import announced, brought, by, imported, now, of
from tests.worlds.recorded_month import MONDAY, TUESDAY, month, roster, visit
from tests.worlds.served import done, told

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


def published(app: Godziny, unit: str, given: Case | None = None) -> Scope:
    """Three visits: on Monday at both people, on Tuesday at A-1."""
    scope = announced(app, unit, given or month())
    visits = (visit("A-1", "S-1", MONDAY), visit("A-2", "S-2", MONDAY), visit("A-1", "S-1", TUESDAY))
    draft = app.do(FileDraft(document=roster(*visits)), scope, by()).draft
    app.do(PublishRoster(draft=draft), scope, by())
    return scope


def listed(app: Godziny, scope: Scope, day: date) -> dict[str, list[dict[str, Any]]]:
    """The facts of each, by code."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in ReadDoor(app).today(scope, day, "jan"):
        who = one.application or one.assistant or one.month
        found.setdefault(one.code, []).append({"of": who, "due": one.due, **one.facts})
    return found


def codes(app: Godziny, scope: Scope, day: date) -> dict[str, list[str]]:
    return {code: [one["of"] for one in found] for code, found in listed(app, scope, day).items()}


def test_before_anything_is_announced_nothing_is_worth_a_call(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, month())

    assert codes(app, scope, date(2026, 2, 1)) == codes(app, scope, date(2026, 6, 1)) == {}


def test_visits_that_an_absence_breaks_are_a_call_until_their_day_is_over(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    assert "visits_broken" not in codes(app, scope, MARCH)

    app.do(AddAbsence(assistant="S-1", first=date(2026, 3, 2), last=date(2026, 3, 3)), scope, by())

    (found,) = listed(app, scope, MARCH)["visits_broken"]
    assert (found["of"], found["count"], found["codes"], found["due"]) == ("A-1", 2, "absent", date(2026, 3, 2))
    assert listed(app, scope, date(2026, 3, 3))["visits_broken"][0]["count"] == 1
    assert "visits_broken" not in codes(app, scope, date(2026, 3, 4))


def test_a_planned_visit_is_asked_for_until_somebody_tells_or_calls_it_off(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    assert "visits_untold" not in codes(app, scope, date(2026, 3, 2))
    assert codes(app, scope, APRIL)["visits_untold"] == ["S-1", "S-2"]

    told(app, scope, done("03-02 08:00", "03-02 10:00"), done("03-03 08:15", "03-03 10:00"))
    app.do(CancelVisit(visit="V-2026-03-2", reason="person_ill"), scope, by())

    assert "visits_untold" not in codes(app, scope, APRIL)


def test_an_entry_that_was_rejected_explains_no_visit(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    told(app, scope, done("03-02 08:00", "03-02 10:00"))
    assert listed(app, scope, APRIL)["visits_untold"][0]["count"] == 1

    entry = next(iter(ReadDoor(app).year(scope).by_month.popitem()[1]))
    app.do(RejectEntry(entry=entry, reason="omyłka"), scope, by())

    assert listed(app, scope, APRIL)["visits_untold"][0]["count"] == 2


def test_a_confirmation_is_asked_for_also_in_a_closed_month(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case([application("A-1")], [assistant("S-1", rate=Decimal(48))]))
    told(app, scope, done("02-02 08:00", "02-02 10:00", confirmed_by=("assistant",)))
    app.do(CloseMonth(month="2026-02"), scope, by())

    assert "unconfirmed" not in codes(app, scope, date(2026, 2, 9))
    assert codes(app, scope, date(2026, 2, 10))["unconfirmed"] == ["S-1"]
    (line,) = ReadDoor(app).year(scope).by_month[now(app, scope).programme.rules.months[0]]
    app.do(ConfirmEntry(entry=line), scope, by())
    assert "unconfirmed" not in codes(app, scope, date(2026, 2, 10))


def test_a_month_is_to_be_closed_until_it_is(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case([application("A-1")], [assistant("S-1")]))
    told(app, scope, done("02-02 08:00", "02-02 10:00"))

    (found,) = listed(app, scope, MARCH)["month_to_close"]
    assert (found["of"], found["untold"], found["no_rate"], found["earlier"]) == ("2026-02", 0, 1, "none")

    priced = announced(app, f"{unit} 2", case([application("A-1")], [assistant("S-1", rate=Decimal(48))]))
    told(app, priced, done("02-02 08:00", "02-02 10:00"))
    app.do(CloseMonth(month="2026-02"), priced, by())
    assert "month_to_close" not in codes(app, priced, MARCH)


def test_a_certificate_is_told_until_the_person_has_left(app: Godziny, unit: str) -> None:
    ending = application("A-1", certificate_valid_until=date(2026, 3, 20))
    scope = announced(app, unit, case([ending, application("A-2")], [assistant("S-1")]))
    assert codes(app, scope, MARCH)["certificate_ends"] == ["A-1"]
    assert codes(app, scope, date(2026, 3, 21))["service_over"] == ["A-1"]

    app.do(WithdrawApplication(application="A-1", last_day=date(2026, 3, 1), used_hours=0), scope, by())

    assert not {"certificate_ends", "service_over"} & set(codes(app, scope, date(2026, 3, 21)))


def test_a_child_and_a_clearance_end_on_days_that_the_record_knows_without_birth_dates(app: Godziny, unit: str) -> None:
    child = application("A-1", category="child", birth_date=date(2010, 3, 15))
    helper = assistant("S-1", child_clearance_until=date(2026, 3, 10), accepted_for=frozenset({"A-1"}))
    scope = announced(app, unit, case([child], [helper]))

    found = listed(app, scope, MARCH)

    assert [one["due"] for one in found["child_ends"]] == [date(2026, 3, 14)]
    assert [(one["of"], one["due"]) for one in found["clearance_ends"]] == [("S-1", date(2026, 3, 10))]


def test_pay_and_costs_are_held_against_the_rules_as_they_are_now(app: Godziny, unit: str) -> None:
    given = case([application("A-1")], [assistant("S-1", pay=Decimal("50.01"))])
    scope = announced(app, unit, given)
    cost = app.do(RecordCost(kind="travel", amount="12.50"), scope, by()).cost
    assert codes(app, scope, date(2026, 2, 1)) == {"pay_above_cap": ["S-1"]}

    rules = replace(given.programme, unit=unit, settling=Settling(costs=()))
    app.do(ChangeRules(rules=rules), scope, by())
    assert listed(app, scope, date(2026, 2, 1))["cost_not_admitted"][0]["amount"] == "12.50"

    app.do(VoidCost(cost=cost, reason="omyłka"), scope, by())
    assert "cost_not_admitted" not in codes(app, scope, date(2026, 2, 1))


def test_wishes_and_use_follow_from_visits_planned_and_done(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    app.do(CancelVisit(visit="V-2026-03-2", reason="person_ill"), scope, by())

    assert codes(app, scope, MARCH)["wish_never_filled"] == ["A-2"]

    told(app, scope, done("02-02 08:00", "02-02 10:00", application="A-2", assistant="S-2"))
    found = codes(app, scope, MARCH)
    assert "wish_never_filled" not in found
    assert found["under_use"] == ["A-1", "A-2"]
    assert "under_use" not in codes(app, scope, APRIL)  # the programme is over


def test_the_year_is_read_once_for_each_state_of_the_record(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    door = ReadDoor(app)

    door.today(scope, MARCH, "jan")
    year = door.year(scope)
    door.today(scope, APRIL, "anna")

    assert door.year(scope) is year


NIGHT = Window(20 * 60, 28 * 60)


def at_the_edge(app: Godziny, unit: str) -> Scope:
    """S-1 is with A-1 until the end of March, and next door with A-2 when April begins."""
    people = [application(name, lat=50.0, lon=20.0) for name in ("A-1", "A-2")]
    staff = [assistant("S-1", windows=((Window(0, 24 * 60),),) * 7)]
    wishes = (Wish("A-1", 1, NIGHT, 60), Wish("A-2", 2, Window(0, 4 * 60), 60))
    given = replace(case(people, staff, last=date(2026, 4, 30)), wishes=wishes)
    scope = announced(app, unit, given)
    for month_name, start, end, name in (
        ("2026-03", "2026-03-31T23:00:00+02:00", "2026-04-01T00:00:00+02:00", "A-1"),
        ("2026-04", "2026-04-01T00:00:00+02:00", "2026-04-01T01:00:00+02:00", "A-2"),
    ):
        facts = {"application": name, "assistant": "S-1", "start": start, "end": end}
        document = {"month": month_name, "visits": [facts]}
        app.do(PublishRoster(draft=app.do(FileDraft(document=document), scope, by()).draft), scope, by())
    moved = (people[0], replace(people[1], lat=50.2))
    brought(app, of(unit, replace(given, applications=moved)), by())
    return scope


def test_what_breaks_over_the_months_edge_is_seen_from_both_sides(app: Godziny, unit: str) -> None:
    scope = at_the_edge(app, unit)
    assert [one.visit for one in ReadDoor(app).broken(scope, "jan")] == ["V-2026-04-1"]

    for day in (MARCH, APRIL):
        (found,) = listed(app, scope, day)["visits_broken"]
        assert (found["codes"], found["due"]) == ("travel_too_short", APRIL)


def test_the_list_of_a_state_and_a_day_is_made_once(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    door = ReadDoor(app)
    first = door.today(scope, MARCH, "jan")

    assert door.today(scope, MARCH, "anna") is first
    assert door.today(scope, APRIL, "jan") is not first
    app.do(CancelVisit(visit="V-2026-03-2", reason="person_ill"), scope, by())
    assert door.today(scope, MARCH, "jan") != first
