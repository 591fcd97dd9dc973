"""The record as a case folder: whoever solves it gets the same admission and the same grants."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.case.reader import read_case
from planner.commands.announcing import Announce
from planner.commands.applications import AssessApplication
from planner.commands.correcting import CorrectApplication
from planner.commands.leaving import WithdrawApplication
from planner.commands.planning import ComputePlan
from planner.commands.replanning import ComputeReplan
from planner.documents.digests import inputs_digest
from planner.documents.writing import write_folder
from planner.record.application import Godziny
from planner.record.folder.folder import FolderTexts, folder_texts
from planner.record.past.moment import then_of
from planner.record.past.record import PastRecord
from planner.record.reading import Reading
from planner.rules.eligibility import inputs_of
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.terms.case import Blocked, Case, PersonAbsence, Window, Wish
from planner.terms.refusals import InputRefused
from planner.terms.scope import PersonalData, Scope
from tests.worlds.cases import application, assistant, case
from tests.worlds.places import EXAMPLES
from tests.worlds.recorded import announced, by, found, imported, now

BORN = date(2010, 3, 10)  # 16 in March 2026
SECRET = {"name": "Zofia Zalewska", "pesel": "60050512344", "phone": "600700800", "address": "Polna 1"}


def written(app: Godziny, scope: Scope, folder: Path, *, personal: bool = False) -> tuple[Case, FolderTexts]:
    texts = folder_texts(Reading(app.streams, app.personal, scope), "anna", personal=personal)
    write_folder(folder, texts.files, lambda _: None)
    return read_case(folder), texts


def forget(app: Godziny, scope: Scope) -> None:
    """Everything personal of the programme's people and assistants."""
    with app.datastore.get_connection() as connection, connection.transaction():
        connection.execute(
            b"DELETE FROM godziny.personal WHERE unit = %s AND edition = %s", (scope.unit, scope.edition)
        )


def solved(given: Case) -> Any:
    return proven(inputs_of(given), Run()).as_json()


@pytest.mark.parametrize("forgotten", [False, True])
@pytest.mark.parametrize("example", ["krasocin-2026", "kroscienko-2024"])
def test_a_folder_of_the_record_gives_the_recorded_plan(
    app: Godziny, unit: str, tmp_path: Path, example: str, forgotten: bool
) -> None:
    scope = announced(app, unit, read_case(EXAMPLES / example))
    if forgotten:
        forget(app, scope)
    given, texts = written(app, scope, tmp_path / "out")
    plan = found(app, Plan, scope, "P-1")

    assert inputs_digest(inputs_of(given)) == plan.inputs_digest
    assert (len(texts.derived) == len(given.applications)) is forgotten
    again = solved(given)
    assert [again[key] for key in ("admitted", "waiting", "refused")] == [
        plan.document[key] for key in ("admitted", "waiting", "refused")
    ]


def whole() -> Case:
    """With everything that a folder may say."""
    people = [
        application("A-1", lat=50.5, lon=20.5, contact=tuple(SECRET.items()), birth_date=date(1960, 5, 5)),
        application("A-2", category="child", birth_date=date(2010, 3, 10), requested_hours=None),
        application("A-3", commission="admit", min_hours=20, max_hours=90, commission_reason="=sam(1) w domu"),
        application("A-4", missing_documents=("card", "statement"), documents_complete=False, resident=False),
        application("A-5", category="moderate", lives_alone=True, certificate_valid_until=date(2026, 3, 5)),
    ]
    nights, day = Window(22 * 60, 30 * 60), Window(8 * 60, 12 * 60)
    weeks = (((day, nights), (), (day,), (), (), (), (Window(0, 30 * 60),)), ((), (day,), (day,), (), (), (), ()))
    staff = [
        assistant("S-1", windows=weeks[0], indicated_by=frozenset({"A-1"}), family_of=frozenset({"A-2", "A-3"})),
        assistant("S-2", windows=weeks[1], rate=Decimal("48.50"), pay=Decimal(40), basis="experience"),
        assistant("S-3", absences=((date(2026, 2, 3), date(2026, 2, 5)),), child_clearance_until=date(2026, 12, 31)),
    ]
    given = case(people, staff, pools={"child": 500}, averages={"severe": Decimal("383.5")}, places=4)
    return replace(
        given,
        wishes=(Wish("A-1", 0, nights, 120), Wish("A-1", 1, day, 60, date(2026, 3, 3))),
        blocked=(Blocked("A-1", 2, day, "usługi opiekuńcze"),),
        person_absences=(PersonAbsence("A-1", date(2026, 3, 1), date(2026, 3, 9)),),
    )


def test_everything_that_a_folder_may_say_comes_back(app: Godziny, unit: str, tmp_path: Path) -> None:
    given = whole()
    scope = imported(app, unit, given)
    read, texts = written(app, scope, tmp_path / "out", personal=True)

    assert texts.derived == ()
    assert read.programme == replace(given.programme, unit=unit)
    assert read.applications == tuple(
        replace(one, commission_reason="'=sam(1) w domu") if one.id == "A-3" else one for one in given.applications
    )
    plain = [replace(one, contact=()) for one in given.assistants or ()]
    assert list(read.assistants or ()) == plain
    assert (read.wishes, read.blocked, read.person_absences) == (given.wishes, given.blocked, given.person_absences)


def test_no_more_is_told_of_people_than_solving_needs(app: Godziny, unit: str, tmp_path: Path) -> None:
    scope = imported(app, unit, whole())
    _, texts = written(app, scope, tmp_path / "out")
    told = "".join(texts.files.values())

    assert not [text for text in (*SECRET.values(), "sam(1)", "opiekuńcze") if text in told]
    assert "1960-05-05" in told


def test_personal_data_that_do_not_give_what_is_recorded_are_not_told(app: Godziny, unit: str, tmp_path: Path) -> None:
    scope = imported(app, unit, whole())
    (otherwise,) = app.personal.sealing.sealed(
        scope, [PersonalData("application", "A-2", {"birth_date": "2009-01-01"})]
    )
    with app.datastore.get_connection() as connection:
        connection.execute(
            b"UPDATE godziny.personal SET value = to_jsonb(%s::text)"
            b" WHERE unit = %s AND name = 'A-2' AND field = 'birth_date'",
            (otherwise.facts["birth_date"], scope.unit),
        )
    read, texts = written(app, scope, tmp_path / "out")

    assert texts.derived == ("A-2",)
    assert inputs_digest(inputs_of(read)) == inputs_digest(now(app, scope).inputs())


def test_who_withdrew_is_not_in_it_and_who_is_to_leave_is_until_then(app: Godziny, unit: str, tmp_path: Path) -> None:
    staff = [assistant("S-1", indicated_by=frozenset({"A-1", "A-2"}))]
    scope = announced(app, unit, case([application(f"A-{number}") for number in (1, 2, 3)], staff))
    app.do(WithdrawApplication(application="A-1", last_day=date(2026, 2, 1), used_hours=0), scope, by())
    asked = ComputeReplan(at="2026-03", leavers={"A-2": date(2026, 3, 10)})
    app.do(asked, scope, by())
    app.do(Announce(confirm="yes"), scope, by())
    read, texts = written(app, scope, tmp_path / "out")

    last = {one.id: one.last_service_day for one in inputs_of(read).applicants}
    assert last == {"A-2": date(2026, 3, 10), "A-3": date(2026, 3, 31)}
    assert [one.indicated_by for one in read.assistants or ()] == [{"A-2"}]
    assert texts.derived == ("A-2",)


def test_the_hours_of_who_left_are_named_because_a_folder_cannot_tell_them(
    app: Godziny, unit: str, tmp_path: Path
) -> None:
    scope = announced(app, unit, case([application("A-1"), application("A-2")]))
    app.do(WithdrawApplication(application="A-1", last_day=date(2026, 2, 20), used_hours=7), scope, by())
    _, texts = written(app, scope, tmp_path / "out")

    assert texts.left == ("A-1",)
    assert found(app, Programme, scope).held["A-1"].hours == 7


def test_a_folder_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    def refuse(_: Path) -> None:
        raise InputRefused([])

    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").write_text("mine")
    (tmp_path / "empty").mkdir()

    with pytest.raises(InputRefused):
        write_folder(tmp_path / "new", {"a.csv": "a"}, refuse)
    with pytest.raises(OSError, match="not empty"):
        write_folder(tmp_path / "full", {"a.csv": "a"}, lambda _: None)
    write_folder(tmp_path / "empty", {"a.csv": "ą"}, lambda _: None)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["empty", "full"]
    assert (tmp_path / "empty" / "a.csv").read_text("utf-8") == "ą"
    assert (tmp_path / "empty" / "a.csv").stat().st_mode & 0o77 == 0


def test_a_folder_of_a_moment_gives_the_plan_of_that_moment(app: Godziny, unit: str, tmp_path: Path) -> None:
    scope = imported(app, unit, case([application("A-1"), application("A-2", category="child", birth_date=BORN)]))
    then = datetime.now(UTC)
    grown = CorrectApplication(application="A-2", birth_date=date(2010, 2, 20), same_person=True)
    for command in (AssessApplication(application="A-1", points=99), grown, ComputePlan()):
        app.do(command, scope, by())

    past = PastRecord(app, scope, then_of(then.isoformat(), known=True))
    texts = folder_texts(Reading(past.streams, past.personal, scope), "anna", personal=False)
    write_folder(tmp_path / "then", texts.files, lambda _: None)
    today, _ = written(app, scope, tmp_path / "now")

    assert inputs_digest(inputs_of(read_case(tmp_path / "then"))) == found(app, Plan, scope, "P-1").inputs_digest
    assert texts.derived == ()  # the birth date is told as it was known then
    assert inputs_digest(inputs_of(today)) == found(app, Plan, scope, "P-2").inputs_digest
