"""Plan documents in and out of files; written whole or not at all."""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from planner.case.text import read_text
from planner.errors import Fault, Faults, InputRefused
from planner.solver.allocation.plan import Plan


def read_document(path: Path) -> Any:
    """The JSON document in the file. Raises InputRefused."""
    faults = Faults(path.name)
    text = read_text(path, faults)
    if text is None:
        raise InputRefused(faults.found)
    try:
        return json.loads(text, object_pairs_hook=lambda pairs: _unique(pairs, faults))
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        faults.add("plan_not_json", line=line, detail=error)
        raise InputRefused(faults.found) from None
    finally:
        if any(fault.code == "plan_duplicate_key" for fault in faults.found):
            raise InputRefused(faults.found)


def _unique(pairs: list[tuple[str, Any]], faults: Faults) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            faults.add("plan_duplicate_key", value=key)
        found[key] = value
    return found


def plan_json(plan: Plan) -> str:
    """The plan as JSON text; the same plan gives the same bytes."""
    return json.dumps(plan.as_json(), ensure_ascii=False, indent=1) + "\n"


def write_text(path: str, text: str) -> None:
    """Write the whole text; `-` is standard output. Raises InputRefused when the file cannot be written."""
    if path == "-":
        sys.stdout.write(text)
    else:
        write_whole(Path(path), lambda part: _fill(part, text))


def _fill(part: Path, text: str) -> None:
    part.write_text(text, "utf-8")


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a file beside `path`, then put it in place at once."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        os.close(handle)
        try:
            write(Path(name))
            Path(name).chmod(0o644)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        fault = Fault(str(path), 0, "", "not_writable", (("detail", error.strerror or str(error)),))
        raise InputRefused([fault]) from None
