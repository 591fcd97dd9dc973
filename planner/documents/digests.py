"""The digests of a plan's inputs: on which facts a plan rests. A digest names its version and is verified by it.

The same facts give the same digest, whatever the order of rows or the kind of separators in the files, and whatever
this program says beside a number of the law. Version 1 was taken over what the solver derives
(planner/solver/allocation/digest.py); plans made with it are still held against it.
"""

import hashlib
import json
from datetime import UTC
from typing import Any

from planner.documents.inputs import applicant_json, assistant_json, inputs_json, programme_json
from planner.rules.inputs import Applicant, Inputs
from planner.terms.case import ProgrammeRules

VERSION = "2"
# Figures of an edition that decide an allocation.
_DECIDING = ("ceilings.", "ceilings_prorated", "quota.", "child.", "assistant.minutes_in_doba")


def inputs_digest(inputs: Inputs) -> str:
    """The digest that a plan of these inputs carries."""
    return input_digests(inputs)["all"]


def input_digests(inputs: Inputs) -> dict[str, str]:
    """version; and a digest of everything (`all`) and of each part: programme, applications, assistants."""
    record = _rested_on(inputs)
    return {"version": VERSION, **digests(record)}


def digest_version(document: dict[str, Any]) -> str:
    """By which version a plan document's digest is to be verified."""
    parts = document.get("inputs")
    return str(parts.get("version", "1")) if isinstance(parts, dict) else "1"


def digests(record: dict[str, Any]) -> dict[str, str]:
    """A digest of the whole record (`all`) and of each part of it."""
    return {"all": _digest(record), **{name: _digest(part) for name, part in sorted(record.items())}}


def _rested_on(inputs: Inputs) -> dict[str, Any]:
    staff = inputs.assistants
    return {
        "programme": {"past": inputs_json(inputs)["past"], **_programme(inputs.programme)},
        "applications": [_applicant(one) for one in sorted(inputs.applicants, key=lambda one: one.id)],
        "assistants": None if staff is None else [assistant_json(one) for one in sorted(staff, key=lambda one: one.id)],
    }


def _programme(programme: ProgrammeRules) -> dict[str, Any]:
    """Moments in one zone; of the edition the numbers that decide, without what is said of them."""
    figures = programme.edition.figures
    deciding = {key: figure.value for key, figure in figures.items() if key.startswith(_DECIDING)}
    until = programme.applications_until.astimezone(UTC).isoformat()
    edition = {"name": programme.edition.name, "figures": deciding}
    return {**programme_json(programme), "edition": edition, "applications_until": until}


def _applicant(one: Applicant) -> dict[str, Any]:
    return {**applicant_json(one), "received_at": one.received_at.astimezone(UTC).isoformat()}


def _digest(record: Any) -> str:
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
