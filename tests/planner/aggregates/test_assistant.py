"""An assistant: what was said before, one command, and what is recorded of it or refused."""

from datetime import date
from typing import Any

import pytest

from planner.aggregates.assistant import Assistant
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from tests.worlds.cases import assistant
from tests.worlds.recorded import by

SCOPE = Scope("gmina-prosta", "2026")
END = date(2026, 12, 31)
AWAY = (date(2026, 3, 2), date(2026, 3, 2)), (date(2026, 2, 2), date(2026, 2, 9))


def registered(**changes: Any) -> Assistant:
    one = Assistant.register(SCOPE, assistant("S-1", **changes), by())
    one.collect_events()
    return one


def topics(one: Any) -> list[str]:
    return [event.TOPIC.partition(".")[2] for event in one.collect_events()]


def test_the_first_event_has_terms_and_windows_and_the_rest_follows_by_kind() -> None:
    plain = Assistant.register(SCOPE, assistant("S-1"), by())
    tied = Assistant.register(SCOPE, assistant("S-2", family_of=frozenset({"A-1"}), child_clearance_until=END), by())

    assert topics(plain) == ["registered"]
    assert topics(tied) == ["registered", "family_tie_recorded", "clearance_recorded"]
    assert tied.given(END) == assistant("S-2", family_of=frozenset({"A-1"}), child_clearance_until=END)


@pytest.mark.parametrize(
    ("changes", "recorded"),
    [
        ({}, []),
        ({"max_hours_month": 99}, ["terms_changed"]),
        ({"max_hours_month": 99, "basis": "experience"}, ["terms_changed"]),
        ({"windows": ((),) * 7}, ["availability_changed"]),
        (
            {"family_of": frozenset({"A-1"}), "accepted_for": frozenset({"A-2"})},
            ["terms_changed", "family_tie_recorded"],
        ),
        ({"child_clearance_until": END}, ["clearance_recorded"]),
        ({"absences": AWAY[1:]}, ["absence_recorded"]),
    ],
)
def test_each_kind_of_fact_that_differs_is_one_event(changes: dict[str, Any], recorded: list[str]) -> None:
    one = registered()

    for _ in range(2):
        one.change(assistant("S-1", **changes), by())

    assert topics(one) == recorded
    assert one.given(END) == assistant("S-1", **changes)


def test_absences_are_kept_in_order_once_and_end_no_earlier_than_they_start() -> None:
    one = registered()

    for _ in range(2):
        one.be_absent(AWAY, by())

    assert topics(one) == ["absence_recorded"]
    assert one.absences == AWAY[::-1]
    with pytest.raises(Refused, match="ends_before_start"):
        one.be_absent(((date(2026, 3, 2), date(2026, 3, 1)),), by())


def test_whoever_left_is_absent_from_the_next_day_to_the_end() -> None:
    one = registered(absences=AWAY[1:])
    with pytest.raises(Refused, match="has_not_left"):
        one.come_back(by())

    one.leave(date(2026, 3, 10), by())

    assert one.given(END).absences == (AWAY[1], (date(2026, 3, 11), END))
    assert one.given(date(2026, 3, 11)).absences == (AWAY[1], (date(2026, 3, 11), date(2026, 3, 11)))
    assert one.given(date(2026, 3, 10)).absences == AWAY[1:]
    with pytest.raises(Refused, match="already_left"):
        one.leave(date(2026, 3, 11), by())
    one.come_back(by())
    assert one.given(END).absences == AWAY[1:]
