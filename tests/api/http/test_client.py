"""The example's client does the main job over HTTP, against a real process."""

import subprocess
import sys

from tests.worlds.embedded import folder
from tests.worlds.places import KRASOCIN, ROOT
from tests.worlds.serving import asked, serving

CLIENT = [sys.executable, str(ROOT / "examples" / "client.py"), str(KRASOCIN), "--address"]
HERE = "/api/v1/units/gmina-krasocin/programmes/2026"


def test_the_main_job_is_done_by_http_alone_and_not_twice() -> None:
    with folder() as home, serving(home) as address:
        first = subprocess.run([*CLIENT, address], capture_output=True, text=True, check=False)
        again = subprocess.run([*CLIENT, address], capture_output=True, text=True, check=False)
        _, balances = asked(address, f"{HERE}/balances")
        _, visits = asked(address, f"{HERE}/visits?month=2026-03")
        _, plans = asked(address, f"{HERE}/plans")

    assert first.returncode == 0, first.stderr
    assert "P-1: 53 people" in first.stdout
    assert "this breaks ['V-2026-03-1']" in first.stdout
    assert "to be decided: [('V-2026-03-1'" in first.stdout
    assert (again.returncode, again.stderr) == (0, "")
    assert (balances["plan"], len(balances["people"]), len(visits), len(plans)) == ("P-1", 53, 1, 1)
