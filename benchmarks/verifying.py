"""An export of a million events judged by `python -m verifier`, as a whole process with its child."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import python, whole_process, whole_tree
from benchmarks.results import RESULTS, put
from tests.worlds.exports import OFFICE, write_big

EVENTS = (100_000, 1_000_000)
HEADING = "## Verifying an export"


def sections() -> Iterator[list[str]]:
    """One section."""
    with tempfile.TemporaryDirectory() as folder:
        yield _lines([_row(Path(folder) / "export.jsonl", events) for events in EVENTS])


def _row(file: Path, events: int) -> str:
    write_big(file, events)
    size = file.stat().st_size / 1e6
    command = python("-m", "verifier", str(file), "--key", OFFICE.vkey)
    found, tree = whole_process(*command, runs=1), whole_tree(*command)
    claim = "under 60 s" if events == EVENTS[-1] else ""
    return (
        f"| {events:,} | {size:,.0f} | {found.seconds:.1f} | {found.cpu_seconds:.1f} | {tree.megabytes:.0f} | {claim} |"
    )


def _lines(rows: list[str]) -> list[str]:
    return [
        HEADING,
        "",
        "`python -m verifier`: every hash, proof, signature and version, and the balances folded anew. A made-up honest"
        " export of 20 programmes, with some 70 streams for each 100 events; memory of both processes together.",
        "",
        "| events | MB | seconds | CPU seconds | peak MB | claimed |",
        "|---|---|---|---|---|---|",
        *rows,
    ]


if __name__ == "__main__":
    for section in sections():
        print("\n".join(section))
        put(RESULTS, section)
