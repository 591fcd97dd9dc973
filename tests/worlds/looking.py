"""How long the tests look: GODZINY_EXAMPLES, of which `make nightly` has 2 000; and which look longest."""

import os

EXAMPLES = int(os.environ.get("GODZINY_EXAMPLES", "60"))
NIGHTLY = EXAMPLES >= 2000

LONGEST = (
    *("planner/commands/test_year_machine.py", "planner/commands/test_done_machine.py", "verifier/test_bytes.py"),
    *("planner/solver/replan/test_solver_against_brute_force.py", "projections/test_naive_past.py"),
    *("planner/solver/replan/test_check_against_brute_force.py", "api/http/test_fuzzed.py", "verifier/test_altered.py"),
    *("planner/record/test_planted_processes.py", "planner/solver/roster/test_against_brute_force.py"),
    *("api/cli/test_demo_year.py", "planner/keys/test_killed.py", "api/cli/test_year.py", "api/http/test_client.py"),
)
