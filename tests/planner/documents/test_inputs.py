"""Inputs become plain data and back without loss, and lead to the same plan."""

import json

from hypothesis import given

from planner.documents.input_changes import changes_between
from planner.documents.inputs import inputs_from_json, inputs_json
from planner.rules.eligibility import inputs_of
from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import allocate, solve
from planner.terms.case import Case
from tests.worlds.cases import application, assistant, case, cases


@given(cases())
def test_recorded_inputs_lead_to_the_same_plan_and_verdict(given_case: Case) -> None:
    recorded = inputs_from_json(json.loads(json.dumps(inputs_json(inputs_of(given_case)))))

    document = allocate(recorded, Run()).as_json()
    assert document == solve(given_case, Run()).as_json()
    assert judge(recorded, document) == judge(given_case, document)


def test_nothing_personal_is_in_them() -> None:
    people = [application("A-1", lat=50.94312, lon=20.18764)]
    text = json.dumps(inputs_json(inputs_of(case(people, [assistant("S-1", lat=50.81237)]))))

    assert not [secret for secret in ("1960-05-05", "50.94312", "20.18764", "50.81237") if secret in text]


def test_changes_are_named_one_by_one() -> None:
    before = inputs_json(inputs_of(case([application("A-1"), application("A-2")], hours=100)))
    people = [application("A-1", points=3), application("A-3")]
    after = inputs_json(inputs_of(case(people, [assistant("S-1")], hours=90)))

    assert changes_between(before, after) == [
        "programme.hours: 100 → 90",
        "A-1.points: 10 → 3",
        "− A-2",
        "+ A-3",
        "assistants limit hours: False → True",
        "+ S-1",
    ]
    assert changes_between(before, dict(before)) == []
