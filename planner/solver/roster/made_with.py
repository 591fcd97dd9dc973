"""What a roster was made with besides case and plan, so that nobody judges it by less.

`made_with` of a document: `keep`, `before`, `used`, each with a digest of what decides: visits, or hours. The same
facts give the same digest, however the file is written.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from planner.documents.roster import read_roster
from planner.documents.visit import StatedVisit
from planner.solver.roster.request import Asked
from planner.terms.refusals import Fault, Faults, InputRefused


def made_with(asked: Asked) -> dict[str, str]:
    """The digest of each document that was given, by the option's name."""
    found = {
        "keep": None if asked.keep is None else _visits(asked.keep),
        "before": None if asked.before is None else _visits(asked.before),
        "used": None if asked.used is None else _used(asked.used),
    }
    return {name: _digest(facts) for name, facts in found.items() if facts is not None}


def check_made_with(document: Any, asked: Asked) -> list[str]:
    """The options that are given another document than the roster was made with.

    Raises InputRefused, naming the options that are missing: without them the roster would look wrong.
    """
    stated = read_roster(document, Faults("roster")).made_with
    given = made_with(asked)
    missing = [f"--{name}" for name in stated if name not in given]
    if missing:
        facts = (("options", ", ".join(missing)),)
        raise InputRefused([Fault("roster", 0, "made_with", "roster_needs", facts)])
    return [f"--{name}" for name, digest in stated.items() if given[name] != digest]


def _visits(document: Any) -> list[list[Any]]:
    return sorted(map(_facts, read_roster(document, Faults("roster")).visits))


def _facts(visit: StatedVisit) -> list[Any]:
    return [visit.application, visit.assistant, visit.start, visit.end]


def _used(hours: Any) -> list[list[Any]]:
    return sorted([name, month, _plain(most)] for name, months in hours.items() for month, most in months.items())


def _plain(hours: Any) -> int | str:
    """Whole hours as a number, others as a fraction."""
    return int(hours) if hours == int(hours) else str(hours)


def _digest(facts: Iterable[Any]) -> str:
    text = json.dumps(list(facts), ensure_ascii=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
