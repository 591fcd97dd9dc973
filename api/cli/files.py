"""Plan documents in and out of files; written whole or not at all."""

import json
import os
import sys
from errno import EACCES, EISDIR, ENOENT
from os import strerror
from pathlib import Path
from tempfile import NamedTemporaryFile, gettempdir
from typing import Any

from planner.case.text import read_text
from planner.solver.allocation.plan import Allocation
from planner.terms.refusals import Fault, Faults, InputRefused, shortened


def read_document(path: Path) -> Any:
    """The JSON document in the file. Raises InputRefused."""
    faults = Faults(path.name)
    text = read_text(path, faults)
    if text is None:
        raise InputRefused(faults.found)
    document = _parsed(text, faults)
    try:
        json.dumps(document, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        faults.add("plan_text")
    if faults.found:
        raise InputRefused(faults.found)
    return document


def _parsed(text: str, faults: Faults) -> Any:
    try:
        return json.loads(text, object_pairs_hook=lambda pairs: _unique(pairs, faults))
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        faults.add("plan_not_json", line=line, detail=error)
        return None


def _unique(pairs: list[tuple[str, Any]], faults: Faults) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            faults.add("plan_duplicate_key", value=key)
        found[key] = value
    return found


def plan_json(plan: Allocation) -> str:
    """The plan as JSON text; the same plan gives the same bytes."""
    return document_json(plan.as_json())


def document_json(document: Any) -> str:
    """A document as JSON text."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def write_texts(texts: dict[str, str]) -> None:
    """Write each text to its file, all of them or none; `-` is standard output, written last.

    Raises InputRefused when a file cannot be written.
    """
    files = {Path(name): text for name, text in texts.items() if name != "-"}
    written: dict[Path, Path] = {}
    file = Path()
    try:
        for file, text in files.items():
            written[file] = _beside(file, text)
        for file, part in written.items():
            _put(part, file)
    except OSError as error:
        fault = Fault(shortened(file), 0, "", "not_writable", (("detail", str(error.strerror)),))
        raise InputRefused([fault]) from None
    finally:
        for part in written.values():
            part.unlink(missing_ok=True)
    if "-" in texts:
        sys.stdout.write(texts["-"])


def check_writable(*names: str | None) -> None:
    """Raises InputRefused before long work whose answer could not be written, or would be written over."""
    files = [Path(name) for name in names if name and name != "-"]
    faults = [Fault(shortened(one), 0, "", "file_named_twice") for one in set(files) if files.count(one) > 1]
    for file in files:
        folder = file.resolve().parent
        if file.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
            detail = strerror(EISDIR if file.is_dir() else EACCES if folder.is_dir() else ENOENT)
            faults.append(Fault(shortened(file), 0, "", "not_writable", (("detail", detail),)))
    if faults:
        raise InputRefused(faults)


def _beside(file: Path, text: str) -> Path:
    """A new file with the text in the folder of the file; a device or a pipe is only tried."""
    target = file.resolve()
    if target.is_dir():
        raise IsADirectoryError(EISDIR, strerror(EISDIR), str(file))
    folder = target.parent if _replaceable(target) else Path(gettempdir())
    with NamedTemporaryFile("w", encoding="utf-8", dir=folder, prefix=".godziny-", delete=False) as part:
        part.write(text)
    return Path(part.name)


def _put(part: Path, file: Path) -> None:
    """The part in the file's place, with the file's own permissions; devices and pipes are written to."""
    target = file.resolve()
    if not _replaceable(target):
        target.write_text(part.read_text("utf-8"), "utf-8")
        return
    part.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
    part.replace(target)


def _replaceable(target: Path) -> bool:
    return target.is_file() or not target.exists()
