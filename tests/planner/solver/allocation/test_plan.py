"""A plan as the contract writes it: what is there, and what is left out where it says nothing."""

from planner.solver.allocation.plan import Allocation, Conflict, Grant, Limit, OnWaitingList, Relaxation

DIGEST = {"all": "sha256:1", "programme": "sha256:2"}


def test_only_a_limit_of_assistants_names_them_even_where_there_are_none() -> None:
    budget = Limit("budget", 2, ("A-1", "A-2"), hours=100)
    pool = Limit("pool", 1, ("A-1",), hours=50, category="severe")
    staff = Limit("assistants", 1, ("A-1",), assistants=("S-1", "S-2"))
    nobody = Limit("assistants", 1, ("A-1",))

    assert budget.as_json() == {"kind": "budget", "hours": 100, "people": 2, "applications": ["A-1", "A-2"]}
    assert pool.as_json() == {
        "kind": "pool",
        "hours": 50,
        "category": "severe",
        "people": 1,
        "applications": ["A-1"],
    }
    assert staff.as_json() == {
        "kind": "assistants",
        "assistants": ["S-1", "S-2"],
        "people": 1,
        "applications": ["A-1"],
    }
    assert nobody.as_json() == {"kind": "assistants", "assistants": [], "people": 1, "applications": ["A-1"]}


def test_a_grant_has_months_and_limits_only_where_they_limit() -> None:
    plain = Grant("A-1", 30, {"2026-02": 30}, "severe", asked=40, ceiling=35, minimum=1, limited_by=("ceiling",))
    short = Grant(
        "A-2", 0, {}, "child", limited_by=("budget", "assistants"), limited_months=("2026-03",), limits=(0, 2)
    )

    assert plain.as_json() == {
        "application": "A-1",
        "category": "severe",
        "hours": 30,
        "months": {"2026-02": 30},
        "asked": 40,
        "ceiling": 35,
        "minimum": 1,
        "limited_by": ["ceiling"],
    }
    assert short.as_json() == {
        "application": "A-2",
        "category": "child",
        "hours": 0,
        "months": {},
        "asked": 0,
        "ceiling": 0,
        "minimum": 0,
        "limited_by": ["budget", "assistants"],
        "limited_months": ["2026-03"],
        "limits": [0, 2],
    }


def test_a_plan_without_gap_and_conflict_does_not_speak_of_them() -> None:
    limit = Limit("budget", 1, ("A-1",), hours=30)
    plan = Allocation(
        status="optimal",
        policy="equal",
        admitted=(Grant("A-1", 30, {"2026-02": 30}),),
        waiting=(OnWaitingList("A-2", 1, ("places",), "A-1"),),
        refused=(("A-3", ("late", "age")),),
        warnings=(("below_minimum", ("A-1",)),),
        totals={"hours": 30},
        stages=(("admission", True), ("hours", False)),
        limits=(limit,),
        unconfirmed=({"key": "ceilings.severe"},),
        inputs=DIGEST,
        engine={"ortools": "9.15"},
    )

    assert plan.as_json() == {
        "status": "optimal",
        "policy": "equal",
        "admitted": [plan.admitted[0].as_json()],
        "waiting": [{"application": "A-2", "position": 1, "reasons": ["places"], "last_admitted_ahead": "A-1"}],
        "refused": [{"application": "A-3", "reasons": ["late", "age"]}],
        "warnings": [{"code": "below_minimum", "applications": ["A-1"]}],
        "totals": {"hours": 30},
        "stages": [{"name": "admission", "proven": True}, {"name": "hours", "proven": False}],
        "limits": [limit.as_json()],
        "unconfirmed": [{"key": "ceilings.severe"}],
        "inputs_digest": "sha256:1",
        "inputs": DIGEST,
        "engine": {"ortools": "9.15"},
    }


def test_an_impossible_plan_names_the_rules_and_the_loosenings() -> None:
    conflict = Conflict(("commission", "places", "quota"), ("A-1", "A-2"))
    plan = Allocation("infeasible", "equal", conflict=conflict, relaxations=(Relaxation(("places.total=2",)),))

    document = Allocation(**{**vars(plan), "inputs": DIGEST, "gap": {"hours_granted": 1}}).as_json()

    assert document["conflict"] == {
        "rules": ["commission", "places", "quota"],
        "rule_ids": ["R-17", "R-13", "R-12"],
        "applications": ["A-1", "A-2"],
    }
    assert document["relaxations"] == [{"changes": ["places.total=2"], "verified": True}]
    assert document["gap"] == {"hours_granted": 1}
