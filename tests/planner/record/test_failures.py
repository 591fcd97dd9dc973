"""Each thing that PostgreSQL says leads to the reason that a person is told; and the story of a stream, in full."""

from typing import Any

import pytest
from eventsourcing.persistence import OperationalError, PersistenceError

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.plan import Plan
from planner.commands.applications import AssessApplication
from planner.record.application import Godziny
from planner.record.store.failures import REASONS, reason
from planner.terms.refusals import Refused
from projections.door import ReadDoor
from tests.worlds.cases import application, case
from tests.worlds.recorded import by, imported


@pytest.mark.parametrize(("name", "sign"), [(name, sign) for name, signs in REASONS.items() for sign in signs])
def test_each_sign_leads_to_its_reason_however_deep_it_stands(name: str, sign: str) -> None:
    inner, outer = OperationalError(f"connection failed: {sign} (5432)"), PersistenceError("wrapped")
    outer.__cause__ = inner

    assert (reason(inner), reason(outer)) == (name, name)


def test_what_nobody_knows_is_told_by_the_name_of_the_innermost_error() -> None:
    inner, outer = OperationalError("strange"), PersistenceError("wrapped")
    outer.__cause__ = inner
    inner.__cause__ = ValueError("Connection refused")  # not of the database: not looked into

    assert (reason(outer), reason(ValueError("strange"))) == ("OperationalError", "ValueError")


def test_the_story_of_a_stream_has_every_event_with_who_and_when(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case([application("A-1")]))
    act = by("ola", "one")
    app.do(AssessApplication(application="A-1", points=77), scope, act)

    told: list[Any] = list(ReadDoor(app).history(scope, "A-1", Assistant, Application))

    assert [one["version"] for one in told] == list(range(1, len(told) + 1))
    last = dict(told[-1])
    assert str(last.pop("recorded_at"))[-6:] == "+00:00"
    expected = {"event": "application.assessed", "actor": "ola", "effective": str(act.effective), "command_id": "one"}
    beside = {"beside": {}, "reasons": {}, "changes": [{"field": "points", "old": 10, "new": 77}], "late": True}
    of = {"kind": "application", "of": "A-1", "command": "assess_application", "version": len(told)}
    assert last == {**of, **expected, **beside, "facts": {"points": 77}}
    with pytest.raises(Refused, match="nothing_of_this_name"):
        ReadDoor(app).history(scope, "A-9", Assistant, Application)


def test_the_story_of_a_plan_leaves_out_what_is_bulky(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case([application("A-1")]))

    (computed,) = ReadDoor(app).history(scope, "P-1", Plan)

    assert set(computed["facts"]) == {"inputs_digest", "status", "stages", "engine"}
