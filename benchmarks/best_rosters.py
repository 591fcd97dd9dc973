"""The lowest scores ever found, kept in best_rosters.json: {case: {month: {score, seconds, commit, of, long}}}.

`of` is a digest of the case and the plan: another case or plan is another month, and what was known of
the old one is dropped. `long` is the newest long run, also where something else found a lower score.
"""

import hashlib
import json
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

BEST = Path(__file__).parent / "best_rosters.json"
ROOT = BEST.parent.parent


@dataclass(frozen=True)
class Score:
    """A score, the seconds that its search was given, and the commit that was checked out."""

    score: int
    seconds: float
    commit: str

    @classmethod
    def now(cls, score: int, seconds: float) -> "Score":
        return cls(score, seconds, commit())


@dataclass(frozen=True)
class Known:
    """What is recorded of one month; None for what is not."""

    best: Score | None = None
    long: Score | None = None


class BestRosters:
    """The file, read once and written at each change."""

    def __init__(self, file: Path = BEST) -> None:
        self.file = file
        self.cases: dict[str, dict[str, Any]] = json.loads(file.read_text("utf-8")) if file.exists() else {}

    def known(self, case: str, month: str, of: str) -> Known:
        """What is recorded of this very case and plan."""
        entry = self.cases.get(case, {}).get(month, {})
        if entry.get("of") != of:
            return Known()
        long = entry.get("long")
        return Known(Score(entry["score"], entry["seconds"], entry["commit"]), Score(**long) if long else None)

    def record(self, case: str, month: str, of: str, found: Score, *, long: bool = False) -> None:
        """The lowest score is kept, of equals the first; a long run always."""
        known = self.known(case, month, of)
        best = found if known.best is None or found.score < known.best.score else known.best
        newest = found if long else known.long
        entry = {**asdict(best), "of": of, **({"long": asdict(newest)} if newest else {})}
        if entry != self.cases.get(case, {}).get(month):
            self.cases.setdefault(case, {})[month] = entry
            self.file.write_text(json.dumps(self.cases, indent=1, sort_keys=True) + "\n", "utf-8")


def digest(folder: Path, plan: dict[str, Any]) -> str:
    """Of the folder's tables and what the plan grants in each month."""
    found = hashlib.sha256()
    for file in sorted(one for one in folder.iterdir() if one.suffix in (".csv", ".toml")):
        found.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    granted = sorted((one["application"], sorted(one["months"].items())) for one in plan["admitted"])
    found.update(json.dumps(granted).encode())
    return f"sha256:{found.hexdigest()[:16]}"


def commit() -> str:
    """What is checked out, with a plus when files differ from it; empty outside a checkout."""
    command = ("git", "-C", str(ROOT), "describe", "--always", "--dirty=+", "--exclude=*")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip()
