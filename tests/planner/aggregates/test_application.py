"""An application: what was said before, one command, and what is recorded of it or refused."""

from datetime import date
from typing import Any

import pytest

from planner.aggregates.application import HOW_NOTIFIED, Application
from planner.rules.eligibility import applicant_of
from planner.terms.case import DOCUMENTS
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from tests.worlds.cases import application, programme
from tests.worlds.recorded import by

SCOPE = Scope("gmina-prosta", "2026")
GRANT: dict[str, Any] = {"category": "severe", "high_support": True, "ceiling": 100}


def received(**changes: Any) -> Application:
    """With every document, nothing pending."""
    one = Application.receive(SCOPE, applicant(**changes), DOCUMENTS, by())
    one.collect_events()
    return one


def applicant(**changes: Any) -> Any:
    return applicant_of(programme(), application("A-1", **changes))


def granted(hours: int = 50) -> Application:
    one = received()
    one.grant("P-1", hours, {"2026-02": hours}, by(), **GRANT)
    one.collect_events()
    return one


def topics(one: Any) -> list[str]:
    return [event.TOPIC.partition(".")[2] for event in one.collect_events()]


def refused(code: str, command: Any, *given: Any) -> dict[str, Any]:
    with pytest.raises(Refused, match=code) as refusal:
        command(*given, by())
    return refusal.value.facts


def test_it_knows_nothing_but_its_receipt_at_first() -> None:
    one = received()

    assert (one.points, one.decision, one.withdrawn, one.last_day, one.hours) == (0, (None, None, None), False, None, 0)
    assert (one.standing, one.granted_by, one.wishes, one.absences, one.last_grant) == ("received", "", [], [], {})
    assert one.applicant().documents_complete


def test_documents_are_complete_when_all_are_there() -> None:
    one = Application.receive(SCOPE, applicant(), DOCUMENTS[:-1], by())
    assert not one.applicant().documents_complete

    one.complete([DOCUMENTS[-1]], by())
    one.complete(DOCUMENTS, by())

    assert one.applicant().documents_complete
    assert topics(one) == ["received", "completed"]
    facts = refused("unknown_document", one.complete, ["passport", "bill"])
    assert (facts["value"], facts["allowed"]) == ("bill, passport", ", ".join(DOCUMENTS))


def test_a_correction_is_recorded_with_what_differs_and_only_then() -> None:
    one = received()

    one.correct(applicant(), DOCUMENTS, by())
    assert topics(one) == []

    one.correct(applicant(requested_hours=90), DOCUMENTS, by())
    (event,) = one.collect_events()
    assert (event.TOPIC, event.changes) == ("application.corrected", {"requested_hours": 90})

    one.correct(applicant(requested_hours=90), DOCUMENTS[1:], by())
    assert topics(one) == ["corrected"]
    assert not one.applicant().documents_complete
    one.correct(applicant(requested_hours=90), DOCUMENTS, by())
    assert topics(one) == ["completed"]


def test_what_is_said_again_is_not_recorded_again() -> None:
    one, away = (
        received(),
        [{"first": "2026-03-02", "last": "2026-03-02"}, {"first": "2026-02-02", "last": "2026-02-03"}],
    )
    wish = [{"day": "mon", "from": 480, "to": 600, "minutes": 60}]

    for _ in range(2):
        one.assess(7, by())
        one.decide("admit", 10, None, by())
        one.decide("admit", 10, 20, by())
        one.wish(wish, [], by())
        one.wish(wish, wish, by())
        one.be_away(away, by())

    once = ["assessed", *["commission_decided"] * 2, *["wishes_recorded"] * 2, "absences_recorded"]
    assert topics(one) == [*once, *once[1:5]]
    assert (one.points, one.decision, one.wishes, one.blocked) == (7, ("admit", 10, 20), wish, wish)
    assert one.absences == sorted(away, key=lambda each: each["first"])


def test_an_absence_of_a_day_may_be_and_one_that_ends_before_it_starts_may_not() -> None:
    facts = refused("ends_before_start", received().be_away, [{"first": "2026-03-02", "last": "2026-03-01"}])

    assert facts == {"first": "2026-03-02", "last": "2026-03-01"}


def test_it_is_withdrawn_once_and_reinstated_once() -> None:
    one = received()
    refused("not_withdrawn", one.reinstate)

    one.withdraw(date(2026, 3, 1), by())
    assert (one.withdrawn, one.last_day) == (True, "2026-03-01")
    refused("already_withdrawn", one.withdraw, date(2026, 3, 1))

    one.reinstate(by())
    assert (one.withdrawn, one.last_day) == (False, None)


def test_a_grant_ends_with_what_was_used_and_not_with_more() -> None:
    assert refused("used_above_grant", granted(50).end_grant, 51)["granted"] == 50
    for used in (0, 50):
        one = granted(50)
        one.end_grant(used, by())
        (event,) = one.collect_events()
        assert (event.used_hours, event.freed_hours, one.hours, one.standing) == (used, 50 - used, used, "ended")


@pytest.mark.parametrize("how", HOW_NOTIFIED)
def test_a_decision_is_told_in_a_known_way(how: str) -> None:
    one = granted()

    one.notify(how, date(2026, 2, 3), by())

    (event,) = one.collect_events()
    assert (event.plan, event.outcome, event.how, event.on) == ("P-1", "granted", how, "2026-02-03")
    assert refused("unknown_way", one.notify, "by_pigeon", date(2026, 2, 3))["value"] == "by_pigeon"
    refused("nothing_to_tell", received().notify, how, date(2026, 2, 3))


def test_waiting_and_refusal_keep_the_hours_used_before() -> None:
    one = granted()

    one.put_on_waiting_list("P-2", 3, ["budget"], 20, by())
    assert (one.standing, one.granted_by, one.hours) == ("waiting", "P-2", 20)
    one.refuse("P-3", ["late"], 10, by())
    assert (one.standing, one.granted_by, one.hours) == ("refused", "P-3", 10)
    assert one.last_grant["hours"] == 50


def test_personal_data_are_noted_by_name_and_only_where_they_differ() -> None:
    one = received()

    known = {"phone": "1", "email": "a"}
    assert one.know_personally(known, {"phone": "1"}, by()) == []
    (kept,) = one.know_personally(known, {"phone": "2", "email": "a", "address": "x"}, by())

    (event,) = one.collect_events()
    assert event.fields == ["address", "phone"]
    assert kept.facts == {"phone": "2", "address": "x"}
