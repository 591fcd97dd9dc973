"""Two coordinators at the keyboard: real processes, one wins, the other is told what changed."""

import threading
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from planner.aggregates.programme import Programme
from planner.commands.leaving import WithdrawApplication
from planner.record.application import Godziny
from planner.terms.scope import Scope
from tests.worlds import recorded_month as rosters_month
from tests.worlds import served
from tests.worlds.cases import application, case
from tests.worlds.places import KRASOCIN
from tests.worlds.racing import AtOnce, racing
from tests.worlds.recorded import announced, by, events_of, found, imported, now

PEOPLE = [application(f"A-{number}", points=10 - number) for number in range(1, 6)]


@pytest.fixture(scope="module")
def at_once(url: str) -> Iterator[AtOnce]:
    with racing(url) as together:
        yield together


def test_of_two_who_announce_the_same_plan_one_wins(app: Godziny, unit: str, at_once: AtOnce) -> None:
    scope = imported(app, unit, case(PEOPLE, places=2))

    answers = at_once(scope, *['do(Announce(plan="P-1"))'] * 2)

    assert sorted(answer.get("refused", "done") for answer in answers) == ["already_announced", "done"]
    events = [row["topic"] for row in events_of(app, scope)]
    assert events.count("plan.announced") == 1


def test_the_last_place_is_booked_once(app: Godziny, unit: str, at_once: AtOnce) -> None:
    scope = announced(app, unit, case(PEOPLE, places=2, hours=200))
    app.do(WithdrawApplication(application="A-1", last_day=date(2026, 2, 28), used_hours=0), scope, by())

    answers = at_once(scope, 'do(CallUp(application="A-3", hours=40))', 'do(CallUp(application="A-4", hours=40))')

    assert [answer.get("refused", "done") for answer in answers] in (
        ["done", "no_places_left"],
        ["done", "not_next"],
    )
    assert found(app, Programme, scope).granted == 140


def test_the_same_person_is_called_up_once(app: Godziny, unit: str, at_once: AtOnce) -> None:
    scope = announced(app, unit, case(PEOPLE, places=2, hours=200))
    app.do(WithdrawApplication(application="A-1", last_day=date(2026, 2, 28), used_hours=0), scope, by())

    answers = at_once(scope, *['do(CallUp(application="A-3", hours=40))'] * 2)

    assert sorted(answer.get("refused", "done") for answer in answers) == ["done", "not_waiting"]
    assert found(app, Programme, scope).granted == 140


def test_an_application_received_during_an_announcement_is_before_or_after_it(
    app: Godziny, unit: str, at_once: AtOnce
) -> None:
    scope = imported(app, unit, case(PEOPLE, places=2))
    late = 'do(receiving(application("A-9", points=99)))'

    announcing, receiving = at_once(scope, 'do(Announce(plan="P-1"))', late)

    assert "done" in receiving
    if "refused" in announcing:
        assert (announcing["refused"], announcing["changes"]) == ("inputs_changed", "+ A-9")
    else:
        topics = [row["topic"] for row in events_of(app, scope)]
        assert topics.index("plan.announced") < len(topics) - 1 - topics[::-1].index("application.received")


def test_two_imports_of_a_new_folder_record_it_once(app: Godziny, unit: str, at_once: AtOnce) -> None:
    scope = Scope.of(unit, "2026")
    bring = f"do(ImportCase(case=of({unit!r}, read_case(Path({str(KRASOCIN)!r})))))"

    answers = at_once(scope, bring, bring)

    assert sorted(answer["done"]["added"] for answer in answers) == [0, 89]
    assert len(now(app, scope).applications) == 71
    assert app.journal.number(scope) > 0


@pytest.mark.parametrize("writers", [1, 2, 8])
def test_a_reader_at_the_tail_misses_nothing(app: Godziny, unit: str, url: str, at_once: AtOnce, writers: int) -> None:
    scope = imported(app, unit, case([application(f"A-{number}") for number in range(writers)]))
    start = app.recorder.max_notification_id() or 0
    seen: list[int] = []
    over = threading.Event()

    def read() -> None:
        with Godziny(url) as reader:
            while True:
                last = over.is_set()
                seen.extend(
                    one.id
                    for one in reader.recorder.select_notifications(
                        seen[-1] if seen else start, 1_000, inclusive_of_start=False
                    )
                )
                if last:
                    return

    thread = threading.Thread(target=read)
    thread.start()
    assessing = "[do(AssessApplication(application='A-%d', points=100 + n))['application'] for n in range(40)][-1]"
    answers = at_once(scope, *(assessing % number for number in range(writers)))
    over.set()
    thread.join(60)

    assert all("done" in answer for answer in answers)
    with app.datastore.get_connection() as connection:
        rows = connection.execute(
            b"SELECT notification_id FROM godziny.godziny_events WHERE notification_id > %s ORDER BY 1", (start,)
        ).fetchall()
    assert seen == [row["notification_id"] for row in rows]
    assert len(seen) == 40 * writers
    assert all(one < other for one, other in pairwise(seen))


def test_two_bookings_of_one_assistant_at_one_time_never_both_succeed(app: Godziny, unit: str, at_once: AtOnce) -> None:
    scope = rosters_month.ready(app, unit)
    whats = [f"do(BookVisit(**{rosters_month.visit(name, 'S-1')!r}))" for name in ("A-1", "A-2")]

    answers = at_once(scope, *whats)

    assert sorted(answer.get("refused", "done") for answer in answers) == ["breaks_rules", "done"]
    events = [row["topic"] for row in events_of(app, scope)]
    assert events.count("visit.scheduled") == 1


def test_two_bookings_that_do_not_meet_both_succeed(app: Godziny, unit: str, at_once: AtOnce) -> None:
    scope = rosters_month.ready(app, unit)
    pairs = (("A-1", "S-1"), ("A-2", "S-2"))
    whats = [f"do(BookVisit(**{rosters_month.visit(*pair)!r}))['visit']" for pair in pairs]

    answers = at_once(scope, *whats)

    assert {answer.get("done") for answer in answers} == {"V-2026-03-1", "V-2026-03-2"}


def test_an_absence_and_a_booking_of_that_day_never_both_succeed_unseen(
    app: Godziny, unit: str, at_once: AtOnce
) -> None:
    scope = rosters_month.ready(app, unit)
    absent = 'do(SetAbsences(assistant="S-1", absences=(Absence(first="2026-03-02", last="2026-03-02"),)))'
    book = f"do(BookVisit(**{rosters_month.visit('A-1', 'S-1')!r}))"

    absence, booking = at_once(scope, absent, book)

    order = [row["topic"] for row in events_of(app, scope) if row["topic"].split(".")[1] in TOGETHER]
    assert "done" in absence
    assert order == ["visit.scheduled", "assistant.absence_recorded"] or booking.get("refused") == "breaks_rules"


TOGETHER = ("scheduled", "absence_recorded")


def test_of_two_who_close_the_same_month_one_does_and_the_other_is_told(
    app: Godziny, unit: str, at_once: AtOnce
) -> None:
    scope = served.opened(app, unit)

    answers = at_once(scope, *['do(CloseMonth(month="2026-02"))'] * 2)

    assert sorted(answer["done"]["again"] for answer in answers) == [False, True]
    assert [row["topic"] for row in events_of(app, scope)].count("settlement.closed") == 1


VISIT = """do(RecordVisit(application="A-{one}", assistant="S-1", start="2026-02-02T0{one}:00:00+01:00",
    end="2026-02-02T0{one}:30:00+01:00"))"""


def test_a_visit_told_while_its_month_is_closed_is_in_the_settlement_or_refused(
    app: Godziny, unit: str, at_once: AtOnce
) -> None:
    scope = served.opened(app, unit)

    *visits, closing = at_once(scope, *(VISIT.format(one=one) for one in (1, 2)), 'do(CloseMonth(month="2026-02"))')

    taken = [answer for answer in visits if "done" in answer]
    assert {answer["refused"] for answer in visits if "refused" in answer} <= {"done_in_closed_month"}
    assert closing["done"]["settlement"]["total"]["minutes"] == 30 * len(taken)


def test_two_visits_of_one_assistant_that_overlap_are_not_both_taken(app: Godziny, unit: str, at_once: AtOnce) -> None:
    scope = served.opened(app, unit)
    same = VISIT.format(one=2).replace("T02:00", "T01:15")

    answers = at_once(scope, VISIT.format(one=1), same)

    assert sorted(answer.get("refused", "taken") for answer in answers) == ["done_assistant_overlap", "taken"]


def test_the_same_visit_told_twice_at_once_is_one(app: Godziny, unit: str, at_once: AtOnce) -> None:
    scope = served.opened(app, unit)

    answers = at_once(scope, *[VISIT.format(one=1)] * 3)

    assert sorted(answer["done"]["recorded"] for answer in answers) == [0, 0, 1]
