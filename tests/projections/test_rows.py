"""Every column that a reader sees, of a small story with a plan, visits and people who leave."""

from datetime import date
from typing import Any

from planner.commands.announcing import Announce
from planner.commands.applications import AssessApplication, NotifyApplicant
from planner.commands.drafts import FileDraft, PublishRoster
from planner.commands.leaving import WithdrawApplication
from planner.commands.planning import ComputePlan
from planner.commands.visits import CancelVisit, MoveVisit
from planner.record.application import Godziny
from planner.terms.scope import Scope
from projections.door import ReadDoor
from tests.worlds.cases import application, case
from tests.worlds.recorded import announced, by, imported
from tests.worlds.recorded_month import MONDAY, TUESDAY, ready, roster, visit

PEOPLE = [
    application("A-1", points=30),
    application("A-2", points=20, category="severe_multiple"),
    application("A-3", points=10),
    application("A-4", points=5, resident=False),
]
HOURS = ("ceiling", "granted", "planned", "planned_minutes", "performed", "settled", "remaining")


def decided(app: Godziny, unit: str) -> Scope:
    """Two of four have 60 hours each; A-1 leaves with 20 used, and a second plan is computed, not announced."""
    scope = announced(app, unit, case(PEOPLE, places=2, hours=120, ceilings={"severe": 70}))
    app.do(NotifyApplicant(application="A-2", how="by_telephone", on=date(2026, 2, 3)), scope, by())
    app.do(WithdrawApplication(application="A-1", last_day=date(2026, 2, 28), used_hours=20), scope, by())
    app.do(ComputePlan(), scope, by("ola"))
    return scope


def month(app: Godziny, unit: str) -> Scope:
    """Two drafts of a month; the second is in force, and of its three visits one moved and one was cancelled."""
    scope = ready(app, unit)
    visits = [visit("A-1", "S-1", MONDAY), visit("A-2", "S-2", MONDAY), visit("A-1", "S-1", TUESDAY)]
    for document in (roster(*visits[:1]), roster(*visits)):
        filed = app.do(FileDraft(document=document), scope, by()).draft
        app.do(PublishRoster(draft=filed), scope, by("ola"))
    moved = visit("A-2", "S-2", MONDAY, 9)
    names = {(one["application"], one["start"][:10]): one["visit"] for one in ReadDoor(app).visits(scope)}
    app.do(MoveVisit(visit=names["A-2", MONDAY], start=moved["start"], end=moved["end"]), scope, by())
    app.do(CancelVisit(visit=names["A-1", TUESDAY], reason="person_asked"), scope, by())
    return scope


def hours(row: Any) -> tuple[int, ...]:
    return tuple(row[name] for name in HOURS)


def test_balances_of_people_categories_and_all_together(app: Godziny, unit: str) -> None:
    view = ReadDoor(app).balances(decided(app, unit))

    assert (view.plan, view.budget, view.reserve) == ("P-1", 120, 40)
    assert [(row["application"], row["category"], row["ended"], hours(row)) for row in view.people] == [
        ("A-1", "severe", True, (70, 20, 0, 0, 0, 0, 0)),
        ("A-2", "severe_multiple", False, (100, 60, 0, 0, 0, 0, 60)),
    ]
    assert [(row["category"], row["people"], hours(row)) for row in view.categories] == [
        ("severe", 1, (70, 20, 0, 0, 0, 0, 0)),
        ("severe_multiple", 1, (100, 60, 0, 0, 0, 0, 60)),
    ]
    assert (view.total["people"], hours(view.total)) == (2, (170, 80, 0, 0, 0, 0, 60))


def test_balances_count_the_minutes_of_visits_in_force(app: Godziny, unit: str) -> None:
    view = ReadDoor(app).balances(month(app, unit))

    planned = {row["application"]: (row["planned"], row["planned_minutes"]) for row in view.people}
    assert planned == {"A-1": (2, 120), "A-2": (2, 120)}
    assert (view.total["planned"], view.total["planned_minutes"]) == (4, 240)


def test_the_ranking_with_everything_that_a_letter_says(app: Godziny, unit: str) -> None:
    rows = ReadDoor(app).ranking(decided(app, unit))

    told = [
        (one["rank"], one["application"], one["standing"], one["withdrawn"], one["position"], one["reasons"])
        for one in rows
    ]
    assert told == [
        (1, "A-1", "ended", True, None, None),
        (2, "A-2", "granted", False, None, None),
        (3, "A-3", "waiting", False, 1, ["places"]),
        (4, "A-4", "refused", False, None, ["not_resident"]),
    ]
    assert [(one["category"], one["tier"], one["points"], one["plan"]) for one in rows] == [
        ("severe", 1, 30, "P-1"),
        ("severe_multiple", 1, 20, "P-1"),
        ("severe", 1, 10, "P-1"),
        ("severe", 1, 5, "P-1"),
    ]
    assert [(one["notified_how"], one["notified_on"]) for one in rows if one["notified_how"]] == [
        ("by_telephone", date(2026, 2, 3))
    ]
    assert {one["received_at"] for one in rows} == {PEOPLE[0].received_at}


def test_news_of_a_decision_is_forgotten_with_the_next_one(app: Godziny, unit: str) -> None:
    scope = decided(app, unit)

    app.do(Announce(), scope, by())

    assert [(one["notified_how"], one["notified_on"]) for one in ReadDoor(app).ranking(scope)] == [(None, None)] * 4


def test_the_quota_of_a_programme(app: Godziny, unit: str) -> None:
    view = ReadDoor(app).quota(decided(app, unit)).as_json()

    share = {"required_share": "7/10", "places": 2, "kept": True}
    assert view == {"people": 2, "high_support": 2, "present": 1, "present_high_support": 1, **share}


def test_the_plans_with_their_sizes(app: Godziny, unit: str) -> None:
    scope = decided(app, unit)
    app.do(Announce(), scope, by("ola"))

    rows = ReadDoor(app).plans(scope)

    facts = ("plan", "status", "people", "hours", "computed_by", "announced_by", "superseded_by")
    assert [tuple(row[name] for name in facts) for row in rows] == [  # type: ignore[literal-required]
        ("P-1", "optimal", 2, 120, "jan", "jan", "P-2"),
        ("P-2", "optimal", 2, 100, "ola", "ola", None),
    ]
    assert rows[0]["computed_at"] < (rows[0]["announced_at"] or rows[0]["computed_at"])
    assert (rows[1]["superseded_at"], rows[0]["superseded_at"] is None) == (None, False)
    assert rows[0]["inputs_digest"] == ReadDoor(app).plan(scope, "P-1")["inputs_digest"]


def test_the_drafts_of_a_month_and_the_one_in_force(app: Godziny, unit: str) -> None:
    door, scope = ReadDoor(app), month(app, unit)

    rows = door.drafts(scope)

    facts = ("draft", "month", "visits", "unfilled", "score", "bound", "filed_by", "published_by", "in_force")
    assert [tuple(row[name] for name in facts) for row in rows] == [  # type: ignore[literal-required]
        ("2026-03/D-1", "2026-03", 1, 0, None, None, "jan", "ola", False),
        ("2026-03/D-2", "2026-03", 3, 0, None, None, "jan", "ola", True),
    ]
    assert door.drafts(scope, "2026-03") == rows
    assert door.drafts(scope, "2026-02") == []


def test_the_visits_by_day_and_person_with_the_cancelled_ones_where_asked_for(app: Godziny, unit: str) -> None:
    door, scope = ReadDoor(app), month(app, unit)

    def found(**wanted: Any) -> list[tuple[str, str, str, str | None]]:
        rows = door.visits(scope, **wanted)
        return [(one["application"], one["assistant"], one["start"][:13], one["cancelled"]) for one in rows]

    first, second = ("A-1", "S-1", f"{MONDAY}T08", None), ("A-2", "S-2", f"{MONDAY}T09", None)
    gone = ("A-1", "S-1", f"{TUESDAY}T08", "person_asked")
    assert found() == found(month="2026-03") == found(day=date(2026, 3, 2)) == [first, second]
    assert found(cancelled=True) == [first, second, gone]
    assert found(assistant="S-2") == found(application="A-2") == [second]
    assert found(day=date(2026, 3, 3)) == found(month="2026-02") == []


def test_the_door_tells_a_programme_an_application_and_an_assistant(app: Godziny, unit: str) -> None:
    door, scope = ReadDoor(app), decided(app, unit)

    programme = door.programme(scope)
    one, other = door.application(scope, "A-1"), door.application(scope, "A-4")

    facts = ("unit_name", "plans", "current", "budget", "granted", "reserve")
    assert [programme[name] for name in facts] == [unit, ["P-1", "P-2"], "P-1", 120, 80, 40]  # type: ignore[literal-required]
    assert [one[name] for name in ("id", "standing", "hours", "plan", "withdrawn")] == ["A-1", "ended", 20, "P-1", True]
    assert (other["standing"], other["hours"], len(other["documents"])) == ("refused", 0, 5)
    served = ready(app, f"{unit} 2")
    assert [row["id"] for row in door.assistants(served)] == ["S-1", "S-2"]
    assert door.assistants(served)[0] == door.assistant(served, "S-1")
    assert (door.assistant(served, "S-1")["last_day"], door.assistants(scope)) == (None, [])


def test_before_any_decision_an_application_has_no_plan(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))
    app.do(AssessApplication(application="A-3", points=99), scope, by())

    one = ReadDoor(app).application(scope, "A-3")

    assert (one["plan"], one["standing"], one["hours"], one["points"], one["withdrawn"]) == (
        None,
        "received",
        0,
        99,
        False,
    )


def test_what_one_draft_does_otherwise_than_another(app: Godziny, unit: str) -> None:
    scope = month(app, unit)

    changes = ReadDoor(app).comparison(scope, "2026-03/D-1", "2026-03/D-2")
    back = ReadDoor(app).comparison(scope, "2026-03/D-2", "2026-03/D-1")

    sizes = ("unchanged", "planned", "moved", "reassigned", "cancelled", "unfilled", "people")
    assert [changes[name] for name in sizes] == [1, 2, 0, 0, 0, [0, 0], ["A-1", "A-2"]]  # type: ignore[literal-required]
    assert [back[name] for name in sizes] == [1, 0, 0, 0, 2, [0, 0], ["A-1", "A-2"]]  # type: ignore[literal-required]
    assert (changes["drafts"], changes["month"]) == (["2026-03/D-1", "2026-03/D-2"], "2026-03")
