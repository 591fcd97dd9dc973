"""Plans made before version 2 of digests are verified by what version 1 hashed, to the byte."""

from datetime import date, timedelta

from planner.rules.eligibility import inputs_of
from planner.rules.inputs import Inputs
from planner.solver.allocation.digest import digests_of_version
from tests.worlds.cases import DEADLINE, application, assistant, case

PROGRAMME = "sha256:6f554b19803e8d5897a09a725a6a51f6ee4e7200a1a1025f2c25ea304381fea8"
APPLICATIONS = "sha256:8bfa88fce9c8d8b4364ce193169ae771d9885522171e70b9a0f75154c8fed4cb"


def inputs(*, assistants: bool) -> Inputs:
    """Somebody of each kind: eligible, decided on, refused."""
    people = [
        application("A-1"),
        application(
            "A-2",
            category="child",
            birth_date=date(2015, 1, 1),
            received_at=DEADLINE,
            commission="admit",
            commission_reason="protokół",
            min_hours=10,
        ),
        application("A-3", received_at=DEADLINE + timedelta(hours=1), resident=False),
    ]
    staff = assistant(
        "S-1",
        indicated_by=frozenset({"A-2", "A-1"}),
        family_of=frozenset({"A-9", "A-1"}),
        child_clearance_until=date(2026, 2, 28),
        accepted_for=frozenset({"A-2"}),
    )
    unit = {"pools": {"severe": 50}, "category_places": {"child": 3}, "places": 7, "step_hours": 2}
    return inputs_of(case(people, [staff] if assistants else None, **unit))


def test_the_first_version_hashes_what_it_hashed_when_plans_were_made_with_it() -> None:
    assert digests_of_version("1", inputs(assistants=True)) == {
        "all": "sha256:4941af4050e607c3890788007297623d55d097c52906b4b17a554ec679461dcf",
        "programme": PROGRAMME,
        "applications": APPLICATIONS,
        "assistants": "sha256:28b4b585d1ebe204dfedfd613b50edc804b1ae113b6306479e1d38bcadb3de24",
    }


def test_no_list_of_assistants_is_another_fact_than_an_empty_one() -> None:
    assert digests_of_version("1", inputs(assistants=False)) == {
        "all": "sha256:0c5cc9b21e267a685f1af0a43f8483411727e1f3784e88dec8bf050b8e0e5cca",
        "programme": PROGRAMME,
        "applications": APPLICATIONS,
        "assistants": "sha256:74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b",
    }


def test_a_version_that_nobody_knows_has_no_digests() -> None:
    assert digests_of_version("0", inputs(assistants=True)) == {}
