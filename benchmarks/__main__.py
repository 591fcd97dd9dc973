"""`make bench`: measure every claim and write benchmarks/RESULTS.md."""

import os
import platform
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from benchmarks import allocation, bookings, planning, record, roster, served, serving, verifying
from benchmarks.results import RESULTS


def main() -> None:
    """Print each section when it is measured, then write them all."""
    lines = [
        "# Measured",
        "",
        f"Written by `make bench` on {datetime.now(UTC):%Y-%m-%d}: {os.cpu_count()} cores, Python"
        f" {platform.python_version()}, OR-Tools {version('ortools')}. Whole processes, checker included; medians.",
    ]
    print("\n".join(lines), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for section in chain(
            *(record.sections(), bookings.sections(), serving.sections(), allocation.sections(place)),
            *(planning.sections(), served.sections(), verifying.sections(), roster.sections(place)),
        ):
            print("\n" + "\n".join(section), flush=True)
            lines += ["", *section]
    RESULTS.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
