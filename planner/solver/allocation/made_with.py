"""What a plan was made with besides a case: `made_with` has `recorded`, a digest of the hours used before.

A folder does not have them, so nobody judges such a plan by a folder alone.
"""

import hashlib
import json
from typing import Any

from planner.documents.inputs import inputs_json
from planner.rules.inputs import Inputs
from planner.terms.refusals import Fault, InputRefused


def made_with(inputs: Inputs) -> dict[str, str]:
    """Nothing where nobody has used hours before, left or was called up."""
    past = inputs_json(inputs)["past"]
    if not past:
        return {}
    text = json.dumps(past, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return {"recorded": "sha256:" + hashlib.sha256(text.encode()).hexdigest()}


def check_made_with(document: Any) -> None:
    """Raises InputRefused for a plan that a folder alone cannot judge, naming what it needs."""
    stated = document.get("made_with") if isinstance(document, dict) else None
    if isinstance(stated, dict) and "recorded" in stated:
        raise InputRefused([Fault("plan", 0, "made_with", "plan_needs", (("options", "--recorded"),))])
