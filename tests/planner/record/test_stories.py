"""Whole stories: of a person across streams, of a month, of a rule; reasons only for whoever asks for them."""

from dataclasses import replace
from typing import Any

import pytest

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.entry import TimesheetEntry
from planner.aggregates.programme import Programme
from planner.aggregates.roster import Roster
from planner.aggregates.settlement import Settlement
from planner.commands.announcing import Announce
from planner.commands.applications import AssessApplication, DecideCommission, NotifyApplicant
from planner.commands.drafts import FileDraft, PublishRoster
from planner.commands.entries import ConfirmEntry, CorrectEntry, RejectEntry
from planner.commands.leaving import ReinstateApplication, WithdrawApplication
from planner.commands.programmes import ChangeRules
from planner.commands.replanning import ComputeReplan
from planner.commands.visits import CancelVisit, MoveVisit, ReassignVisit
from planner.record.application import Godziny
from planner.record.history import HistoryEvent
from planner.record.store.database import connect
from planner.record.store.journal import Journal
from planner.record.store.personal import PersonalDataStore
from planner.record.story.rules import rule_history
from planner.record.story.telling import story_of
from planner.terms.case import Blocked, Window, Wish
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope, today
from tests.worlds.recorded import by, found
from tests.worlds.recorded_month import roster, visit
from tests.worlds.served import closed, done, opened, told, year

MORNING = Window(8 * 60, 12 * 60)
SECRET = "po rozmowie z córką"


@pytest.fixture
def scope(app: Godziny, unit: str) -> Scope:
    wishes = (Wish("A-1", 0, MORNING, 120), Wish("A-2", 0, MORNING, 120))
    return opened(app, unit, replace(year(), wishes=wishes, blocked=(Blocked("A-1", 1, MORNING, "MOPS"),)))


def story(app: Godziny, scope: Scope, name: str = "A-1", kind: Any = Application, **more: Any) -> list[HistoryEvent]:
    return story_of(app, scope, name, kind, **more)


def of_topic(events: list[HistoryEvent], topic: str) -> list[HistoryEvent]:
    return [one for one in events if one["event"] == topic]


def changes(one: HistoryEvent) -> dict[str, tuple[Any, Any]]:
    return {each["field"]: (each["old"], each["new"]) for each in one["changes"]}


def test_a_persons_story_goes_from_the_application_to_the_last_visit_across_streams(app: Godziny, scope: Scope) -> None:
    app.do(NotifyApplicant(application="A-1", how="in_writing", on="2026-02-01"), scope, by("ewa"))
    app.do(FileDraft(document=roster(visit("A-1", "S-1"), visit("A-2", "S-2"))), scope, by())
    app.do(PublishRoster(draft="2026-03/D-1"), scope, by())
    moved = {"start": "2026-03-02T09:00:00+01:00", "end": "2026-03-02T11:00:00+01:00"}
    app.do(MoveVisit(visit="V-2026-03-1", **moved), scope, by())
    entry = told(app, scope, done("02-02 08:00", "02-02 10:00", confirmed_by=("assistant",))).entries[0]
    app.do(ConfirmEntry(entry=entry, by=("participant",)), scope, by())
    closed(app, scope, "2026-02")
    app.do(CancelVisit(visit="V-2026-03-1", reason="person_asked"), scope, by())

    events = story(app, scope)

    topics = [one["event"] for one in events]
    expected = ["application.received", "application.hours_granted", "application.notified", "visit.scheduled"]
    expected += ["visit.rescheduled", "entry.recorded", "entry.confirmed", "settlement.closed", "visit.called_off"]
    assert [one for one in topics if one in expected] == expected
    assert {one["of"] for one in events if one["kind"] == "visit"} == {"V-2026-03-1"}, "nobody else's"
    settled = of_topic(events, "settlement.closed")[0]["beside"]
    assert (settled["minutes"], settled["cost"]) == (120, "96.00")


def test_a_grant_is_told_with_the_plans_reason_and_a_re_plan_with_its_own(app: Godziny, scope: Scope) -> None:
    app.do(ComputeReplan(at="2026-03", policy="both", reason="left", leavers={"A-2": "2026-02-20"}), scope, by())
    app.do(DecideCommission(application="A-1", decision="admit", max_hours=90, reason=SECRET), scope, by())
    app.do(ComputeReplan(at="2026-03", policy="both", reason="changed"), scope, by())
    app.do(Announce(confirm="yes"), scope, by())

    events = story(app, scope)

    granted, changed = (
        of_topic(events, "application.hours_granted")[0],
        of_topic(events, "application.grant_changed")[0],
    )
    assert (granted["beside"]["policy"], granted["beside"]["limited_by"]) == ("equal", ["requested"])
    assert (changed["beside"]["at"], changed["beside"]["why"]) == ("2026-03", "changed")
    assert changes(changed)["granted_hours"] == (100, 90)


def test_each_event_says_what_it_changed_by_which_command_and_whether_it_came_late(app: Godziny, scope: Scope) -> None:
    app.do(AssessApplication(application="A-1", points=30), scope, by("ewa"))
    app.do(AssessApplication(application="A-1", points=40), scope, Act.now("ola", "", today()))

    late, in_time = of_topic(story(app, scope), "application.assessed")[-2:]

    assert changes(in_time) == {"points": (30, 40)}
    assert (late["late"], in_time["late"]) == (True, False)
    assert (in_time["actor"], in_time["command"]) == ("ola", "assess_application")


def test_leaving_and_coming_back_is_told(app: Godziny, scope: Scope) -> None:
    app.do(WithdrawApplication(application="A-2", last_day="2026-02-20", used_hours=5), scope, by())
    app.do(ReinstateApplication(application="A-2"), scope, by())

    topics = [one["event"] for one in story(app, scope, "A-2")]

    assert topics[-4:-1] == ["application.withdrawn", "application.grant_ended", "application.reinstated"]


def test_reasons_are_told_only_to_whoever_asks_and_the_reading_names_them(
    app: Godziny, scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.do(DecideCommission(application="A-1", decision="admit", reason="pierwsze"), scope, by())
    app.do(DecideCommission(application="A-1", decision="admit", max_hours=90, reason=SECRET), scope, by())
    readers: list[Any] = []
    read = PersonalDataStore.read

    def seen(self: PersonalDataStore, *asked: Any, **more: Any) -> Any:
        readers.append(asked[3])
        return read(self, *asked, **more)

    monkeypatch.setattr(PersonalDataStore, "read", seen)

    plain = story(app, scope)
    assert (SECRET in str(plain), readers) == (False, [])

    events = story(app, scope, reader="anna")
    reasons = [one["reasons"]["commission_reason"] for one in events if "commission_reason" in one["reasons"]]
    assert reasons == [{"text": None, "state": "replaced"}, {"text": SECRET, "state": "known"}]
    assert {(one.actor, one.purpose) for one in readers} == {("anna", "history")}


def test_a_reason_that_is_gone_is_told_as_erased(app: Godziny, scope: Scope, url: str) -> None:
    app.do(DecideCommission(application="A-1", decision="admit", reason=SECRET), scope, by())
    with connect(url) as owner:
        owner.execute("DELETE FROM godziny.personal WHERE unit = %s", (scope.unit,))

    events = story(app, scope, reader="anna")

    assert [one["reasons"] for one in events if one["reasons"]][-1] == {
        "commission_reason": {"text": None, "state": "erased"}
    }


def test_a_dispute_of_an_open_month_is_told_with_its_visit_and_of_a_closed_one_with_the_month(
    app: Godziny, scope: Scope
) -> None:
    told(app, scope, done("02-03 08:00", "02-03 09:00"), done("02-04 08:00", "02-04 09:00"))
    closed(app, scope, "2026-02")
    told(app, scope, done("03-03 08:00", "03-03 09:00"))

    events = story(app, scope)

    disputed = of_topic(events, "settlement.closed")[0]["beside"]["disputed"]
    assert [(one["start"][:10], one["codes"], one["rules"]) for one in disputed] == [
        ("2026-02-03", ["done_blocked"], ["R-34"])
    ]
    now = [one["beside"].get("disputed_now") for one in of_topic(events, "entry.recorded")]
    assert now == [None, None, [{"code": "done_blocked", "rule": "R-34"}]]


def test_a_correction_stands_in_the_story_of_the_person_the_visit_and_the_month(app: Godziny, scope: Scope) -> None:
    entry = told(app, scope, done("02-02 08:00", "02-02 10:00")).entries[0]
    closed(app, scope, "2026-02")
    app.do(CorrectEntry(entry=entry, end="2026-02-02T09:00:00+01:00", reason=SECRET), scope, by())
    closed(app, scope, "2026-03")

    person, visited = story(app, scope), story(app, scope, entry, TimesheetEntry)
    month = story_of(app, scope, "2026-02", Roster, Settlement)

    assert changes(of_topic(person, "entry.corrected")[0])["end"][1] == "2026-02-02T09:00:00+01:00"
    for events in (person, month):
        assert [one["minutes"] for one in of_topic(events, "settlement.closed")[1]["beside"]["corrections"]] == [-60]
    assert [one["beside"]["minutes"] for one in of_topic(visited, "settlement.closed")] == [120, 60]


def test_a_visit_outside_the_programme_is_in_the_story_too(app: Godziny, scope: Scope) -> None:
    entry = told(app, scope, done("01-02 08:00", "01-02 10:00")).entries[0]
    app.do(RejectEntry(entry=entry, reason=SECRET), scope, by())

    assert {one["of"] for one in story(app, scope) if one["kind"] == "entry"} == {entry}


def test_an_assistants_story_has_the_visits_that_were_handed_over(app: Godziny, scope: Scope) -> None:
    app.do(FileDraft(document=roster(visit("A-1", "S-1"))), scope, by())
    app.do(PublishRoster(draft="2026-03/D-1"), scope, by())
    app.do(ReassignVisit(visit="V-2026-03-1", assistant="S-2"), scope, by())

    for name in ("S-1", "S-2"):
        events = story(app, scope, name, Assistant)
        assert [one["event"] for one in events][-2:] == ["visit.scheduled", "visit.handed_over"]
        assert changes(events[-1]) == {"assistant": ("S-1", "S-2")}


def test_a_persons_story_reads_nothing_of_the_whole_programme(
    app: Godziny, scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> Any:
        raise AssertionError("the whole programme")

    told(app, scope, done("02-02 08:00", "02-02 10:00"))
    closed(app, scope, "2026-02")
    monkeypatch.setattr(Journal, "of_kinds", refuse)

    assert story(app, scope)


def test_the_programmes_story_has_rules_before_and_after_and_a_rule_each_value_it_had(
    app: Godziny, scope: Scope
) -> None:
    rules = replace(found(app, Programme, scope).rules, hours=9000, pools={"severe": 500})
    app.do(ChangeRules(rules=rules), scope, by("ewa"))

    last = of_topic(story(app, scope, "", Programme), "programme.rules_set")[-1]
    hours, pool = rule_history(app, scope, "budget.hours"), rule_history(app, scope, "pools.severe")

    assert changes(last)["hours"] == (10000, 9000)
    assert [(one["old"], one["new"], one["actor"], one["command"]) for one in hours] == [
        (None, 10000, "jan", "import"),
        (10000, 9000, "ewa", "change_rules"),
    ]
    assert [(one["old"], one["new"]) for one in pool] == [(None, 500)]
    assert [one["new"] for one in rule_history(app, scope, "edition.ceilings.severe")] == [720]
    assert rule_history(app, scope, "pools.child") == []


NOTHING = ("budget", "budget.", ".hours", "hours", "", "edition.", "edition.nothing", "x" * 300, "a.b.c")


@pytest.mark.parametrize("rule", NOTHING)
def test_what_is_no_rule_is_refused_with_those_that_are(app: Godziny, scope: Scope, rule: str) -> None:
    with pytest.raises(Refused, match="no_such_rule"):
        rule_history(app, scope, rule)


def test_what_is_not_there_has_no_story(app: Godziny, scope: Scope) -> None:
    for name in ("A-9", "", "V-1", "E-x", "2026-13"):
        with pytest.raises(Refused, match="nothing_of_this_name"):
            story_of(app, scope, name, Application, Assistant, Roster, Settlement, TimesheetEntry)
