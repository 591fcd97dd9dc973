"""What of a roster document goes into the record: what the contract and this project name, and nothing else."""

from typing import Any

from planner.documents.recorded_roster import recorded_document
from tests.worlds.roster_world import entry, roster, visit

DIGEST = "sha256:" + "0f" * 32


def test_the_figures_of_an_unfilled_wish_stay() -> None:
    short = {**entry("window_too_short"), "minutes_missing": 60, "cut_by": ["clock_change"]}
    used = {**entry("grant_used"), "minutes_left": 0}

    recorded = recorded_document(roster(unfilled=[{**short, "phone": "600"}, used, entry("costs_more")]))

    assert recorded["unfilled"] == [short, used, entry("costs_more")]


def test_what_it_was_made_with_stays_and_nothing_beside_it() -> None:
    stated: dict[str, Any] = {"keep": DIGEST, "before": "anything", "used": 7, "note": DIGEST}

    assert recorded_document(roster(made_with=stated))["made_with"] == {"keep": DIGEST}
    assert "made_with" not in recorded_document(roster(visit("2026-03-02 10:00"), made_with=["keep"]))


def test_a_proof_is_recorded_with_the_engine() -> None:
    recorded = recorded_document(roster(engine={"ortools": "9.15", "proven": True, "host": "a"}))

    assert recorded["engine"] == {"ortools": "9.15", "proven": True}
