"""A service that is to stop ends within its grace, with every process that computes for it, whatever it computes."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep

import psutil

from api.cli.operating import GRACE_SECONDS
from planner.terms.scope import Scope
from tests.worlds.embedded import folder, runs
from tests.worlds.places import EXAMPLES
from tests.worlds.serving import GODZINY, asked, serving, surrounded

SCOPE = Scope.of("Województwo podlaskie, 72 jednostki razem", "2026")
PROGRAMME = f"/api/v1/units/{SCOPE.unit}/programmes/{SCOPE.edition}"
SCENARIOS = 200  # minutes of work
SLACK_SECONDS = 10


def test_what_is_computed_does_not_keep_the_service_from_stopping() -> None:
    with folder() as home, ThreadPoolExecutor() as clients:
        subprocess.run(
            [*GODZINY, "import", str(EXAMPLES / "podlaskie-2026")], env=surrounded(home), check=True, cwd="/"
        )
        with serving(home) as address:
            body = {"scenarios": [[f"budget.hours={500_000 + number}"] for number in range(SCENARIOS)]}
            clients.submit(asked, address, f"{PROGRAMME}/what-if", body)
            while len(workers := working()) < 2:
                sleep(0.5)
            began = monotonic()
        assert monotonic() - began < GRACE_SECONDS + SLACK_SECONDS
        assert not runs(home)
        psutil.wait_procs(workers, timeout=SLACK_SECONDS)
        assert [one for one in workers if one.is_running()] == []


def working() -> list[psutil.Process]:
    """Processes of ours that serve nobody and compute."""
    below = psutil.Process().children(recursive=True)
    return [one for one in below if one.cpu_times().user > 1 and "forkserver" in " ".join(one.cmdline())]
