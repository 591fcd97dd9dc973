"""What a comparison asks of a plan document from a file: everything that it reads is there and of its shape."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from planner.documents.plan import read_plan
from planner.editions import CATEGORIES
from planner.terms.case import POLICIES, Case
from planner.terms.refusals import Fault, InputRefused, shortened

Document = Mapping[str, Any]
TOTALS = ("people", "high_support", "budget_hours")
_SHARE = re.compile(r"[1-9]\d{0,5}/[1-9]\d{0,5}", re.ASCII)


def check_comparable(file: str, document: Any, case: Case) -> None:
    """Raises InputRefused with every fault of the shape."""
    read_plan(document)
    faults = [
        Fault(file, 0, column, "plan_shape", (("expected", expected),))
        for column, expected in (*_missing(document), *_admitted(document, case), *_others(document))
    ]
    if faults:
        raise InputRefused(faults)


Wrong = Iterator[tuple[str, str]]


def _missing(document: Document) -> Wrong:
    for name in ("status", "admitted", "waiting", "refused", "totals"):
        if name not in document:
            yield name, name
    for name in TOTALS:
        if name not in document.get("totals", {}):
            yield f"totals.{name}", name
    if document.get("policy") not in POLICIES:
        yield "policy", ", ".join(POLICIES)


def _admitted(document: Document, case: Case) -> Wrong:
    known = {one.id for one in case.applications}
    for one in document.get("admitted", ()):
        name = shortened(one["application"])
        if one.get("category") not in CATEGORIES:
            yield f"{name}.category", ", ".join(CATEGORIES)
        if one["application"] not in known and not _whole(one.get("ceiling")):
            yield f"{name}.ceiling", "ceiling"
        if not (isinstance(share := one.get("weight_share", "1/1"), str) and _SHARE.fullmatch(share)):
            yield f"{name}.weight_share", '"7/11"'
        yield from _texts(one, "limited_by", f"{name}.limited_by")


def _others(document: Document) -> Wrong:
    for one in (*document.get("waiting", ()), *document.get("refused", ())):
        name = f"{shortened(one['application'])}.reasons"
        yield from _texts(one, "reasons", name, required=True)
    unused = document.get("unused", [])
    if not isinstance(unused, list) or not all(map(_is_reason, unused)):
        yield "unused", '[{"reason", "who", "hours", "people"}]'


def _texts(one: Document, key: str, name: str, *, required: bool = False) -> Wrong:
    value = one.get(key, None if required else [])
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        yield name, "list"


def _is_reason(one: Any) -> bool:
    asked: dict[str, Callable[[Any], bool]] = {"reason": _text, "who": _text, "hours": _whole, "people": _whole}
    return isinstance(one, dict) and all(right(one.get(name)) for name, right in asked.items())


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10**9
