"""Read models follow the record: live, in any batches, rebuilt, or parked loudly."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from planner.case.reader import read_case
from planner.commands.announcing import Announce
from planner.commands.applications import AssessApplication, NotifyApplicant
from planner.commands.drafts import ComputeDraft, PublishRoster
from planner.commands.leaving import WithdrawApplication
from planner.commands.places import CallUp
from planner.commands.planning import ComputePlan
from planner.record.application import Godziny
from planner.terms.calendar import Month
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from projections.engine import runner as runners
from projections.engine.model import Put
from projections.engine.rebuilding import rebuild
from projections.engine.runner import Runner
from projections.engine.schema import prepare
from projections.views.balances import Balances
from projections.views.catalogue import PROJECTIONS
from tests.worlds.cases import application, case
from tests.worlds.places import EXAMPLES
from tests.worlds.recorded import announced, by, imported

PEOPLE = [application(f"A-{number}", points=10 - number) for number in range(1, 6)]


def eventful(app: Godziny, unit: str) -> Scope:
    """Something of everything has happened."""
    scope = announced(app, unit, case([*PEOPLE, application("A-6", resident=False, points=0)], places=2, hours=200))
    app.do(NotifyApplicant(application="A-1", how="in_writing", on=date(2026, 2, 1)), scope, by())
    app.do(WithdrawApplication(application="A-1", last_day=date(2026, 2, 28), used_hours=30), scope, by())
    app.do(CallUp(application="A-3", hours=60), scope, by())
    app.do(AssessApplication(application="A-4", points=90), scope, by())
    app.do(ComputePlan(), scope, by())
    return scope


def everything(url: str, scope: Scope) -> list[Any]:
    """As somebody reads it who has worked out nothing yet."""
    with Godziny(url) as app:
        views = ReadDoor(app)
        months = [views.drafts(scope), views.visits(scope, cancelled=True)]
        return [views.balances(scope), views.ranking(scope), views.quota(scope), views.plans(scope), *months]


def test_balances_say_who_holds_what(app: Godziny, unit: str) -> None:
    scope = eventful(app, unit)

    balances = ReadDoor(app).balances(scope)

    assert {row["application"]: row["granted"] for row in balances.people} == {"A-1": 30, "A-2": 100, "A-3": 60}
    assert (balances.budget, balances.total["granted"], balances.reserve) == (200, 190, 10)
    assert {row["application"]: row["remaining"] for row in balances.people} == {"A-1": 0, "A-2": 100, "A-3": 60}


def test_before_announcing_everything_is_in_the_reserve(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE, hours=200))

    balances = ReadDoor(app).balances(scope)
    assert (balances.plan, balances.budget, balances.reserve, balances.people) == (None, 200, 200, [])


def test_the_ranking_has_standing_place_and_notification(app: Godziny, unit: str) -> None:
    scope = eventful(app, unit)

    ranking = {row["application"]: row for row in ReadDoor(app).ranking(scope)}

    assert [ranking[name]["rank"] for name in ("A-4", "A-1", "A-2")] == [1, 2, 3]
    assert {name: row["standing"] for name, row in ranking.items()} == {
        "A-1": "ended",
        "A-2": "granted",
        "A-3": "granted",
        "A-4": "waiting",
        "A-5": "waiting",
        "A-6": "refused",
    }
    assert (ranking["A-4"]["position"], ranking["A-4"]["reasons"]) == (2, ["places"])
    assert ranking["A-1"]["notified_on"] == date(2026, 2, 1)
    assert ranking["A-6"]["reasons"] == ["not_resident"]


def test_the_quota_counts_leavers_and_shows_those_present(app: Godziny, unit: str) -> None:
    quota = ReadDoor(app).quota(eventful(app, unit))

    assert (quota.people, quota.high_support, quota.present, quota.kept, quota.places) == (3, 3, 2, True, 2)


def test_the_plans_tell_when_and_by_whom(app: Godziny, unit: str) -> None:
    scope = eventful(app, unit)
    app.do(Announce(plan="P-2"), scope, by("ola"))

    plans = ReadDoor(app).plans(scope)

    assert [(plan["plan"], plan["announced_by"], plan["superseded_by"]) for plan in plans] == [
        ("P-1", "jan", "P-2"),
        ("P-2", "ola", None),
    ]
    balances = ReadDoor(app).balances(scope)
    assert (balances.budget, balances.total["granted"], balances.reserve) == (200, 200, 0)
    assert {row["application"]: row["granted"] for row in balances.people} == {"A-1": 30, "A-4": 85, "A-3": 85}


@pytest.mark.parametrize("size", [1, 2, 7])
def test_batches_of_any_size_give_the_same(
    empty_url: str, unit: str, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    prepare(empty_url)
    with Godziny(empty_url) as app:
        scope = eventful(app, unit)
        live = everything(empty_url, scope)
        monkeypatch.setattr(runners, "BATCH_EVENTS", size)

        for projection in PROJECTIONS.values():
            rebuild(empty_url, app, projection())
        assert everything(empty_url, scope) == live


def test_rebuilt_read_models_equal_the_live_ones_and_the_old_rows_are_gone(app: Godziny, unit: str, url: str) -> None:
    scope = announced(app, unit, read_case(EXAMPLES / "krasocin-2026"))
    draft = app.do(ComputeDraft(month=str(Month(2026, 3)), steps=0), scope, by()).draft
    app.do(PublishRoster(draft=draft), scope, by())
    live = everything(url, scope)

    for projection in PROJECTIONS.values():
        rebuild(url, app, projection())

    assert everything(url, scope) == live
    with app.datastore.get_connection() as connection:
        for projection in PROJECTIONS.values():
            for table in projection.tables:
                rows = connection.execute(f"SELECT count(DISTINCT generation) AS n FROM godziny.{table.name}".encode())
                assert rows.fetchone() == {"n": 1}


class Poisoned(Balances):
    """Cannot fold the grants of one person."""

    def fold(self, event: Any) -> Iterator[Put]:
        if event.name == "A-2":
            raise ValueError("poison")
        yield from super().fold(event)


def test_a_poison_event_parks_its_read_model_alone_and_loudly(
    empty_url: str, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(empty_url)
    monkeypatch.setitem(PROJECTIONS, "balances", Poisoned)
    with Godziny(empty_url) as app:
        scope = announced(app, unit, case(PEOPLE))
        with pytest.raises(Refused, match="view_parked"):
            Runner(app, Poisoned()).catch_up()

        for _ in range(2):  # it stays parked, and says so each time
            with pytest.raises(Refused, match="view_parked") as refusal:
                ReadDoor(app).balances(scope)
        assert "ValueError: poison" in refusal.value.facts["error"]
        assert len(ReadDoor(app).ranking(scope)) == 5

        with app.datastore.get_connection() as connection:
            position = Runner(app, Balances()).live(connection).position
            before = connection.execute(b"SELECT application FROM godziny.balance").fetchall()
        assert [row["application"] for row in before] == ["A-1"]
        assert position > 0

        rebuild(empty_url, app, Balances())
        assert ReadDoor(app).balances(scope).total["people"] == 5


class Unwritable(Balances):
    """Folds the grants of one person into something that no column takes."""

    def fold(self, event: Any) -> Iterator[Put]:
        for put in super().fold(event):
            yield Put(put.table, put.key, {**put.values, "granted": 2**70}) if event.name == "A-2" else put


class Quarrelsome(Balances):
    """Values that cannot travel together in one array, though each can alone."""

    def fold(self, event: Any) -> Iterator[Put]:
        for put in super().fold(event):
            yield Put(put.table, put.key, {**put.values, "category": 7}) if event.name == "A-2" else put


def test_events_that_cannot_be_written_together_are_written_one_by_one(app: Godziny, unit: str, url: str) -> None:
    scope = announced(app, unit, case(PEOPLE))

    rebuild(url, app, Quarrelsome())

    categories = {row["application"]: row["category"] for row in ReadDoor(app).balances(scope).people}
    assert (categories["A-1"], categories["A-2"]) == ("severe", "7")
    rebuild(url, app, Balances())


def test_an_event_that_cannot_be_written_parks_its_read_model_too(app: Godziny, unit: str, url: str) -> None:
    announced(app, unit, case(PEOPLE))

    with pytest.raises(Refused, match="view_parked") as refusal:
        rebuild(url, app, Unwritable())
    assert "application.hours_granted" in refusal.value.facts["error"]


def test_a_rebuild_that_is_poisoned_leaves_the_live_one(app: Godziny, unit: str, url: str) -> None:
    scope = announced(app, unit, case(PEOPLE))
    live = everything(url, scope)

    with pytest.raises(Refused, match="view_parked"):
        rebuild(url, app, Poisoned())
    assert everything(url, scope) == live
