"""What a correction of a closed month leaves to the months after it, what it costs, and what it does not move."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from planner.commands.correcting import CorrectApplication
from planner.commands.costs import RecordCost
from planner.commands.entries import AcceptEntry, CorrectEntry, RejectEntry
from planner.record.application import Godziny
from planner.record.reading import Reading
from planner.record.year import Year
from planner.terms.case import Blocked, Window
from planner.terms.refusals import InputRefused, Refused
from planner.terms.scope import Scope
from tests.worlds.cases import application, assistant, programme
from tests.worlds.recorded import brought, by, of
from tests.worlds.served import books, closed, disputed, done, opened, settled, told, year


def year_of(app: Godziny, scope: Scope) -> Year:
    return Year.read(Reading(app.streams, app.personal, scope))


def test_whose_only_visit_is_rejected_has_the_whole_grant_again(app: Godziny, unit: str) -> None:
    scope = opened(app, unit, year(applications=(application("A-1", requested_hours=4), application("A-2"))))
    (only,) = told(app, scope, done("02-02 08:00", "02-02 12:00")).entries
    closed(app, scope, "2026-02")
    app.do(RejectEntry(entry=only, reason="nobody was there"), scope, by())
    told(app, scope, done("03-02 08:00", "03-02 12:00"))

    assert disputed(app, scope) == {}
    assert settled(app, scope, "2026-03")["people"][0]["minutes"] == 240


def test_a_rejected_visit_leaves_no_doba_to_the_next_month(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    (late,) = told(app, scope, done("02-28 12:00", "02-28 23:00")).entries
    closed(app, scope, "2026-02")
    told(app, scope, done("03-01 08:00", "03-01 11:00"))
    assert list(disputed(app, scope).values()) == [("R-31",)]

    app.do(RejectEntry(entry=late, reason="nobody was there"), scope, by())

    assert disputed(app, scope) == {}


def test_a_dispute_of_services_is_accepted_once_the_visit_before_it_is_rejected(app: Godziny, unit: str) -> None:
    care = (Blocked("A-1", 6, Window(8 * 60, 9 * 60), "care"),)
    scope = opened(app, unit, year(blocked=care))
    (late,) = told(app, scope, done("02-28 12:00", "02-28 23:00")).entries
    closed(app, scope, "2026-02")
    (early,) = told(app, scope, done("03-01 08:00", "03-01 11:00")).entries
    with pytest.raises(Refused, match="only_reject_or_correct"):
        app.do(AcceptEntry(entry=early, reason="two were needed"), scope, by())

    app.do(RejectEntry(entry=late, reason="nobody was there"), scope, by())
    app.do(AcceptEntry(entry=early, reason="two were needed"), scope, by())

    assert disputed(app, scope) == {}


def test_a_dispute_of_a_closed_month_is_accepted_also_when_the_service_was_never_there(app: Godziny, unit: str) -> None:
    scope = opened(app, unit, year(blocked=(Blocked("A-1", 0, Window(8 * 60, 9 * 60), "care"),)))
    (entry,) = told(app, scope, done("02-02 08:00", "02-02 10:00")).entries
    closed(app, scope, "2026-02")
    brought(app, of(unit, year()), by())
    assert books(app, scope).pending == []

    app.do(AcceptEntry(entry=entry, reason="care was never there"), scope, by())

    assert [(one["minutes"], one["cost"]) for one in books(app, scope).pending] == [(120, "96.00")]


def test_a_no_show_without_a_rate_that_took_place_after_all_has_the_rate_of_today(app: Godziny, unit: str) -> None:
    given = year(assistants=(assistant("S-1"), assistant("S-2", rate=Decimal(60))))
    scope = opened(app, unit, given)
    (entry,) = told(app, scope, done("02-02 08:00", "02-02 12:00", outcome="no_show")).entries
    closed(app, scope, "2026-02")
    app.do(CorrectEntry(entry=entry, outcome="done", reason="misread"), scope, by())
    brought(app, of(unit, replace(given, assistants=(assistant("S-1", rate=Decimal(50)), given.assistants[1]))), by())

    assert [(one["minutes"], one["cost"]) for one in books(app, scope).pending] == [(240, "200.00")]
    assert closed(app, scope, "2026-03")["total"]["cost"] == "200.00"


def test_the_statement_of_a_closed_year_keeps_the_categories_of_its_last_closing(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    told(app, scope, done("02-02 08:00", "02-02 12:00"))
    closed(app, scope, "2026-02")
    closed(app, scope, "2026-03")
    before = year_of(app, scope).statement()

    app.do(CorrectApplication(application="A-1", category="moderate"), scope, by())

    assert year_of(app, scope).statement() == before


def test_a_closed_month_stays_in_the_statement_when_the_programme_begins_later(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    told(app, scope, done("02-02 08:00", "02-02 12:00"), done("03-02 08:00", "03-02 12:00"))
    closed(app, scope, "2026-02")

    brought(app, of(unit, year(programme=programme(first=date(2026, 3, 1)))), by())

    now = year_of(app, scope)
    assert (now.statement()["pay"], now.statement()["minutes"]) == ("384.00", 480)
    assert [one["month"] for one in now.statement()["months"]] == ["2026-02", "2026-03"]
    assert now.done_by.total.settled.minutes == 240


def test_who_served_is_known_also_where_no_assistants_limit_the_plan_any_more(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    told(app, scope, done("02-02 08:00", "02-02 12:00"))

    brought(app, of(unit, year(assistants=None)), by(), withdraw_missing=True)

    assert settled(app, scope, "2026-02")["total"]["cost"] == "192.00"
    told(app, scope, done("02-03 08:00", "02-03 12:00"))
    assert closed(app, scope, "2026-02")["total"]["cost"] == "384.00"


def test_no_correction_makes_two_entries_of_the_same_people_and_times(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    rows = (done("02-02 08:00", "02-02 10:00", outcome="no_show"), done("02-02 10:00", "02-02 12:00"))
    first, second = told(app, scope, *rows).entries
    early = {"start": "2026-02-02T08:00:00+01:00", "end": "2026-02-02T10:00:00+01:00", "reason": "misread"}

    with pytest.raises(InputRefused) as refused:
        app.do(CorrectEntry(entry=second, **early), scope, by())
    assert [one.code for one in refused.value.faults] == ["known_as_other_entry"]

    app.do(RejectEntry(entry=first, reason="it was the other one"), scope, by())
    app.do(CorrectEntry(entry=second, **early), scope, by())
    assert told(app, scope, done("02-02 08:00", "02-02 10:00")).unchanged == 1


@pytest.mark.parametrize(
    ("said", "amount"), [("1 000,00", "1000.00"), ("12\u00a0345,6", "12345.60"), (" 5 ", "5.00"), ("0,01", "0.01")]
)
def test_an_amount_may_be_written_as_offices_write_it(said: str, amount: str) -> None:
    assert RecordCost(kind="travel", amount=said).amount == amount


@pytest.mark.parametrize(
    "said", ["10 50", "1 00", "1 0000", "1000 000", "0", "-1", "1e3", "NaN", "0.001", "1,000.00", "1\n000"]
)
def test_what_may_mean_two_amounts_is_none(said: str) -> None:
    with pytest.raises(ValidationError):
        RecordCost(kind="travel", amount=said)
