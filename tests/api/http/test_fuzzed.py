"""Whatever is asked, the service answers what its OpenAPI document says. GODZINY_HTTP_CASES: how much is asked."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.record.application import Godziny
from planner.terms.scope import Scope
from projections.engine.schema import prepare
from tests.worlds.contract import documented
from tests.worlds.embedded import embedded, folder
from tests.worlds.fuzzed import fuzz, programme_of_examples
from tests.worlds.keys import opened as keys_in
from tests.worlds.serving import serving

CASES = int(os.environ.get("GODZINY_HTTP_CASES", "150"))
ALL = 3_000  # from so many on the boundaries of every schema are tried too
SEED = "20260201"
INSIDE = "/api/v1/units/{unit}/programmes/{edition}"
FOR_GOOD = "/erasure$"  # whoever is erased is in the way of everything else; tests of its own erase
# Done in tests of their own; here others may change inputs, fill the place, cancel the visit or reject the entry first.
OTHERS_FIRST = {
    f"GET {INSIDE}/plans/{{plan}}/announcement",
    f"POST {INSIDE}/plans/{{plan}}/announcement",
    f"PATCH {INSIDE}/entries/{{entry}}",
    f"POST {INSIDE}/entries/{{entry}}/acceptance",
    f"POST {INSIDE}/grants",
    f"POST {INSIDE}/scenarios/{{scenario}}/adoption",
    f"POST {INSIDE}/visits/{{visit}}/move",
    f"POST {INSIDE}/visits/{{visit}}/reassignment",
}


@pytest.fixture(scope="module")
def service() -> Iterator[tuple[str, Scope]]:
    """Address and programme of a real process."""
    with folder() as home:
        with embedded(home) as server:
            prepare(server.url)
            with Godziny(server.url, keys=lambda: keys_in(home / "keys")) as app:
                scope = programme_of_examples(app)
        with serving(home) as address:
            yield address, scope


def test_nothing_undocumented_is_answered_whatever_is_asked(service: tuple[str, Scope], tmp_path: Path) -> None:
    whole = CASES >= ALL
    phases = "examples,coverage,fuzzing,stateful" if whole else "examples,fuzzing,stateful"
    more = max(1, CASES // (300 if whole else 150))

    limits = ("--phases", phases, "-n", str(more), "--seed", SEED, "--exclude-path-regex", FOR_GOOD)
    done = fuzz(*service, tmp_path, *limits, scenarios=6 * more)

    assert done.exit_status == 0, done.said
    assert done.cases >= CASES, done.said
    if whole:
        reached = {name for name, statuses in done.answers.items() if any(200 <= one < 300 for one in statuses)}
        assert _all_operations() - reached <= OTHERS_FIRST, "these were never done"


def _all_operations() -> set[str]:
    paths = documented()["paths"]
    return {f"{method.upper()} {path}" for path, on in paths.items() for method in on if not re.search(FOR_GOOD, path)}
