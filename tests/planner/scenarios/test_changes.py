"""Changes as people write them: what they mean, and that all that is wrong is said at once."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from planner.scenarios.apply import applied
from planner.scenarios.change import Add, Cell, Remove, Setting, Unread, parse_changes
from planner.scenarios.what_if import what_if
from planner.solver.allocation.run import Run
from planner.terms.case import AssistantRate, Blocked, Case, Money, PersonAbsence, Window, Wish
from planner.terms.refusals import InputRefused
from tests.worlds.cases import application, assistant, case

HEADER = "id,received_at,category,equivalent,lives_alone,birth_date,certificate_valid_until,requested_hours,points,"
NEW = f"{HEADER}documents_complete\nA-9,2026-01-10 12:00,znaczny,nie,nie,1970-01-01,,120,3,tak\n"
PESEL = "70010100001"
Codes = list[tuple[str, int, str, str]]


def given_case(**changes: object) -> Case:
    return case([application("A-1"), application("A-2"), application("Z.3")], [assistant("S-1")], **changes)


def changed(given: Case, *texts: str, rows: str = "") -> Case:
    return applied(given, parse_changes(texts, lambda _: rows))


def refused(given: Case, *texts: str, rows: str = "") -> Codes:
    with pytest.raises(InputRefused) as found:
        changed(given, *texts, rows=rows)
    return [(one.file, one.line, one.column, one.code) for one in found.value.faults]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("budget.hours=15000", Setting("budget.hours", "15000")),
        (" split.policy = equal ", Setting("split.policy", "equal")),
        ("pools.severe=", Setting("pools.severe", "")),
        ("edition=2025", Setting("edition", "2025")),
        ("hours=3", Setting("hours", "3")),
        ("A-1.requested_hours=400", Cell("A-1", "requested_hours", "400")),
        ("Z.3.points=1", Cell("Z.3", "points", "1")),
        ("A-1.name=a=b", Cell("A-1", "name", "a=b")),
        ("remove:A-1", Remove("A-1")),
        ("remove: A-1 ", Remove("A-1")),
        ("add:applications=spring.csv", Add("applications", "rows", "spring.csv")),
        ("add:there/applications.csv", Add("applications", "rows", "there/applications.csv")),
        ("add:absences-march.csv", Add("absences", "rows", "absences-march.csv")),
        ("add:applications", Add("applications", "rows", "applications")),
    ],
)
def test_a_change_means_what_it_says(text: str, means: object) -> None:
    assert parse_changes([text], lambda _: "rows") == (means,)


@pytest.mark.parametrize(
    "text", ["", "=", "A-1", "budget", "remove:", "budget.=3", ".x=1", "A-1.=4", "add:", "add:x.csv"]
)
def test_what_means_nothing_is_kept_unread_with_its_number(text: str) -> None:
    (found,) = parse_changes([text], lambda _: "rows", 7)

    assert isinstance(found, Unread)
    assert [(one.file, one.line) for one in found.faults] == [("--change", 7)]


def test_all_faults_of_all_changes_are_told_with_their_numbers() -> None:
    found = refused(
        given_case(),
        *("what", "budget.hours=much", "A-7.points=1", "A-1.colour=red", "A-1.points=-3", "remove:S-9", "A-2.pesel=1"),
    )

    assert found == [
        ("--change", 1, "", "no_change"),
        ("--change", 2, "budget.hours", "not_whole"),
        ("--change", 3, "A-7", "nobody_of_id"),
        ("--change", 4, "A-1.colour", "no_column"),
        ("--change", 5, "A-1.points", "not_whole"),
        ("--change", 6, "S-9", "nobody_of_id"),
        ("--change", 7, "pesel", "pesel_digits"),
    ]


def test_the_faults_of_all_scenarios_are_told_with_their_changes_numbered_through() -> None:
    scenarios = [parse_changes(["places.total=x", "places.severe=3"], str), parse_changes(["A-7.points=1"], str, 3)]

    with pytest.raises(InputRefused) as found:
        what_if(given_case(), scenarios, Run())

    assert [(one.line, one.code) for one in found.value.faults] == [(1, "not_whole"), (3, "nobody_of_id")]


@pytest.mark.parametrize("texts", [("budget=5", "budget.hours=3"), ("split=x", "split.policy="), ("pools=3",)])
def test_a_section_is_no_value(texts: tuple[str, ...]) -> None:
    assert "not_a_table" in [code for *_, code in refused(given_case(), *texts)]


def test_a_second_line_in_a_value_is_no_second_key() -> None:
    assert refused(given_case(), "places.total=3\nx = 4") == [("--change", 1, "places.total", "not_whole")]


def test_an_empty_value_lifts_a_setting() -> None:
    given = given_case(places=2, pools={"severe": 100}, monthly_limit=40)

    found = changed(given, "places.total=", "pools.severe=", "split.monthly_limit=").programme

    assert (found.places, found.pools, found.monthly_limit) == (None, {}, None)


def test_a_whole_section_is_lifted() -> None:
    assert changed(given_case(pools={"severe": 100, "child": 3}), "pools=").programme.pools == {}


def test_settings_are_written_as_in_the_file_or_as_an_office_does() -> None:
    texts = ("averages.severe=383,5", "averages.child=10.5", "to=30.04.2026", "applications_until=20.01.2026 15:00")

    found = changed(given_case(), *texts).programme

    assert found.averages == {"severe": Decimal("383.5"), "child": Decimal("10.5")}
    assert found.last == date(2026, 4, 30)
    assert found.applications_until == datetime.fromisoformat("2026-01-20T15:00:00+01:00")


def test_money_keeps_every_digit() -> None:
    money = Money(Decimal("1000.00"), Decimal("0.0000000"), Decimal("48.000000000000"))

    assert changed(given_case(money=money), "places.total=3").programme.money == money


def test_money_that_was_half_given_stays_half_given() -> None:
    given = given_case(money_incomplete=True)

    assert changed(given, "places.total=3").programme.money_incomplete
    assert not changed(given, "budget.total=1000", "budget.hourly_cost=48").programme.money_incomplete


def test_the_figures_of_a_recorded_edition_stay_in_force() -> None:
    given = given_case()
    figures = given.programme.edition.figures
    raised = replace(figures["ceilings.severe"], value=900)
    edition = replace(given.programme.edition, figures={**figures, "ceilings.severe": raised})
    recorded = replace(given, programme=replace(given.programme, edition=edition))

    assert changed(recorded, "places.total=3").programme.edition == edition
    assert changed(recorded, "edition=2025").programme.edition.name == "2025"


def test_a_fault_that_many_share_is_told_once() -> None:
    assert refused(given_case(), "places.total=3", "split.policy=average") == [
        ("--change", 2, "averages.severe", "average_needed")
    ]


def test_a_cell_is_read_as_in_its_file() -> None:
    given = given_case()
    texts = (
        "A-1.requested_hours=1 200",
        "A-1.category=umiarkowany",
        "A-1.points=",
        "A-2.certificate_valid_until=3.03.2026",
    )

    one, two, _ = changed(given, *texts, "S-1.rate=48,50 zł", "S-1.indicated_by=A-1 A-2").applications

    assert (one.requested_hours, one.category, one.points) == (1200, "moderate", 0)
    assert two.certificate_valid_until == date(2026, 3, 3)


def test_contact_data_stand_in_the_order_of_the_file() -> None:
    found = changed(given_case(), "A-1.phone=600", "A-1.name=Jan", "A-1.email=", "S-1.name=Ewa")

    assert found.applications[0].contact == (("name", "Jan"), ("phone", "600"))
    assert found.assistants is not None
    assert found.assistants[0].contact == (("name", "Ewa"),)


@pytest.mark.parametrize("text", ["A-1.name==1+1", "A-1.pesel==1", "A-1.commission_reason=@x"])
def test_a_formula_is_no_cell_and_nothing_private_is_shown(text: str) -> None:
    with pytest.raises(InputRefused) as found:
        changed(given_case(), text)

    assert [(one.code, dict(one.facts)["value"]) for one in found.value.faults] == [("formula_cell", "…")]


def test_an_assistants_place_needs_both_coordinates() -> None:
    assert refused(given_case(), "S-1.lat=50.5") == [("--change", 1, "S-1.lon", "half_a_place")]
    assert changed(given_case(), "S-1.lat=50.5", "S-1.lon=20").assistants is not None


def test_the_days_and_hours_of_an_assistant_change_one_by_one() -> None:
    found = changed(given_case(), "S-1.days=pn wt", "S-1.from=22:00", "S-1.to=6:00").assistants

    assert found is not None
    assert found[0].windows == ((Window(1320, 1800),),) * 2 + ((),) * 5


def test_different_hours_on_different_days_are_not_replaced_by_one() -> None:
    given = case([application("A-1")], [assistant("S-1", windows=((Window(0, 60),), (Window(0, 90),), *[()] * 5))])

    assert [code for *_, code in refused(given, "S-1.from=3:00")] == ["hours_not_one"]


def test_whom_an_assistant_serves_is_asked_only_where_that_changes() -> None:
    given = case([application("A-1")], [assistant("S-1", indicated_by=frozenset({"A-gone"}))])

    assert changed(given, "S-1.max_hours_month=50").assistants is not None
    assert [code for *_, code in refused(given, "S-1.family_of=A-7")] == ["unknown_application"]


def test_removing_a_person_drops_what_refers_to_them() -> None:
    given = replace(
        case([application("A-1"), application("A-2")], [assistant("S-1", family_of=frozenset({"A-1", "A-2"}))]),
        wishes=tuple(Wish(name, 0, Window(480, 600), 60) for name in ("A-1", "A-2")),
        blocked=tuple(Blocked(name, 0, Window(480, 600), "care") for name in ("A-1", "A-2")),
        person_absences=tuple(PersonAbsence(name, date(2026, 2, 1), date(2026, 2, 2)) for name in ("A-1", "A-2")),
    )

    found = changed(given, "remove:A-1")

    assert [one.id for one in found.applications] == ["A-2"]
    assert found.assistants is not None
    assert found.assistants[0].family_of == {"A-2"}
    assert {one.application for one in (*found.wishes, *found.blocked, *found.person_absences)} == {"A-2"}


def test_removing_an_assistant_drops_their_rates() -> None:
    rates = tuple(AssistantRate(name, date(2026, 2, 1), Decimal(48)) for name in ("S-1", "S-2"))
    given = replace(case([application("A-1")], [assistant("S-1"), assistant("S-2")]), rates=rates)

    found = changed(given, "remove:S-1")

    assert [one.assistant for one in found.rates] == ["S-2"]


def test_an_id_of_both_is_told_apart_by_the_column_or_refused() -> None:
    given = case([application("7")], [assistant("7")])

    found = changed(given, "7.points=4", "7.max_hours_month=9")

    assert found.applications[0].points == 4
    assert found.assistants is not None
    assert found.assistants[0].max_hours_month == 9
    for text in ("remove:7", "7.lat=50"):
        assert refused(given, text) == [("--change", 1, "7", "id_of_two")]


def test_added_rows_are_told_with_their_file_and_line() -> None:
    day, child = "A-1,2026-01-10,znaczny,nie,nie,1970-01-01", "A-1,2026-01-10 8:00,znaczny,nie,nie,2020-01-01"
    rows = f"{NEW}{day},,120,3,tak\n{child},,120,3,tak\n"

    found = refused(given_case(), "add:applications=new.csv", rows=rows)

    assert found == [
        ("new.csv", 3, "received_at", "not_moment"),
        ("new.csv", 4, "category", "child_as_adult"),
        ("new.csv", 4, "id", "duplicate_id"),
        ("new.csv", 4, "id", "known_already"),
    ]


def test_the_fault_of_an_added_row_is_told_once() -> None:
    rows = NEW.replace("1970-01-01", "2027-01-01").replace("znaczny", "dziecko")

    assert refused(given_case(), "add:applications=new.csv", rows=rows) == [("new.csv", 2, "birth_date", "born_later")]


def test_the_same_pesel_under_two_ids_is_refused_without_being_shown() -> None:
    born = application("A-1", birth_date=date(1970, 1, 1), contact=(("pesel", PESEL),))
    given = case([born, application("A-2", birth_date=date(1970, 1, 1))])

    with pytest.raises(InputRefused) as found:
        changed(given, f"A-2.pesel={PESEL}")

    (fault,) = found.value.faults
    assert (fault.line, fault.code, dict(fault.facts)) == (1, "same_person_already", {"value": "A-2", "other": "A-1"})


def test_assistants_are_added_where_there_was_no_file() -> None:
    header = "id,days,from,to,max_hours_month,basis,indicated_by,family_of,child_clearance_until,accepted_for"
    rows = f"{header}\nS-9,pn,8:00,9:00,9,kwalifikacje,,,,\n"

    found = changed(case([application("A-1")]), "add:assistants=s.csv", rows=rows).assistants

    assert found is not None
    assert [one.id for one in found] == ["S-9"]
    assert changed(case([application("A-1")]), "add:assistants=s.csv").assistants == ()


def test_absences_are_added_to_those_there_are() -> None:
    away = (date(2026, 2, 10), date(2026, 2, 11))
    given = case(
        [application("A-1")], [assistant("S-1", absences=(away, away)), assistant("S-2", absences=(away, away))]
    )

    found = changed(given, "add:absences=a.csv", rows="assistant,from,to\nS-1,2026-02-01,2026-02-02\n").assistants

    assert found is not None
    assert [one.absences for one in found] == [((date(2026, 2, 1), date(2026, 2, 2)), away, away), (away, away)]


def test_a_week_of_availability_replaces_an_assistants_own() -> None:
    rows = "assistant,day,from,to\nS-1,wt,8:00,9:00\nS-1,wt,9:00,10:00\n"

    found = changed(given_case(), "add:availability=a.csv", rows=rows).assistants

    assert found is not None
    assert found[0].windows == ((), (Window(480, 600),), *[()] * 5)


def test_rates_stay_in_order_and_one_a_day() -> None:
    rates = (AssistantRate("S-1", date(2026, 3, 1), Decimal(48)),)
    given = replace(given_case(), rates=rates)

    found = changed(given, "add:rates=r.csv", rows="assistant,from,rate\nS-1,2026-02-01,40\n").rates

    assert [one.since.month for one in found] == [2, 3]
    again = refused(given, "add:rates=r.csv", rows="assistant,from,rate\nS-1,2026-03-01,40\n")
    assert [code for *_, code in again] == ["known_already"]


@pytest.mark.parametrize("file", ["wishes", "blocked", "person_absences", "absences", "availability", "rates"])
def test_rows_of_somebody_unknown_are_refused(file: str) -> None:
    rows = {
        "wishes": "application,day,from,to,minutes\nA-7,mon,8:00,9:00,60\n",
        "blocked": "application,day,from,to,service\nA-7,mon,8:00,9:00,care\n",
        "person_absences": "application,from,to\nA-7,2026-02-01,2026-02-01\n",
        "absences": "assistant,from,to\nS-7,2026-02-01,2026-02-01\n",
        "availability": "assistant,day,from,to\nS-7,mon,8:00,9:00\n",
        "rates": "assistant,from,rate\nS-7,2026-02-01,40\n",
    }

    found = refused(given_case(), f"add:{file}=f.csv", rows=rows[file])

    assert [code for *_, code in found] == ["unknown_assistant" if "assistant" in rows[file] else "unknown_application"]


def test_the_rows_of_a_case_are_checked_again_under_other_rules() -> None:
    given = case([application("A-1", requested_hours=50), application("A-2", max_hours=30, commission_reason="x")])

    found = refused(given, "split.step_hours=60")

    assert sorted(code for *_, code in found) == ["below_step", "max_below_step"]


def test_a_late_application_is_taken_with_a_later_deadline() -> None:
    late = application("A-1", received_at=datetime.fromisoformat("2026-01-20T12:00:00+01:00"))

    later = parse_changes(["applications_until=2026-01-31T12:00:00+01:00"], str)

    (outcome,) = what_if(case([late]), [later], Run()).scenarios

    assert outcome.difference.admitted == ("A-1",)
    assert late.received_at - applied(case([late]), later).programme.applications_until < timedelta(0)
