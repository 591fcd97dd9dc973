"""Where things are in the checkout."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
KRASOCIN = EXAMPLES / "krasocin-2026"
GOLDEN = ROOT / "tests" / "golden"
CASES = ROOT / "tests" / "cases"
