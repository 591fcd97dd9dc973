"""What a correction of a closed month leaves to the months after it, what it costs, and what it does not move."""

from dataclasses import replace
from decimal import Decimal

from planner.commands.correcting import CorrectApplication
from planner.commands.entries import CorrectEntry, RejectEntry
from planner.record.application import Godziny
from planner.record.reading import Reading
from planner.record.year import Year
from planner.terms.scope import Scope
from tests.worlds.cases import application, assistant
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


def test_who_served_is_known_also_where_no_assistants_limit_the_plan_any_more(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    told(app, scope, done("02-02 08:00", "02-02 12:00"))

    brought(app, of(unit, year(assistants=None)), by(), withdraw_missing=True)

    assert settled(app, scope, "2026-02")["total"]["cost"] == "192.00"
    told(app, scope, done("02-03 08:00", "02-03 12:00"))
    assert closed(app, scope, "2026-02")["total"]["cost"] == "384.00"
