"""Reasons and notes, which live apart: read through the one door for whoever asks, and told beside their events."""

from collections import defaultdict

from planner.record.history import HistoryEvent, ReasonTold
from planner.record.readable import Readable
from planner.record.store.accesses import Reader
from planner.terms.scope import Scope

TOPIC = "personal_data.recorded"
FIELDS = ("commission_reason", "reason", "note", "services")


def tell_reasons(app: Readable, scope: Scope, events: list[HistoryEvent], actor: str) -> None:
    """Beside each event that brought some. Only the last text of a field is kept; one that is gone is erased."""
    bringing = [one for one in events if one["event"] == TOPIC and set(one["facts"]["fields"]) & set(FIELDS)]
    known = _known(app, scope, bringing, actor)
    newest: set[tuple[str, str, str]] = set()
    for one in reversed(bringing):
        for field in one["facts"]["fields"]:
            if field in FIELDS:
                key = (one["kind"], one["of"], field)
                one["reasons"][field] = _reason(known.get(key), replaced=key in newest)
                newest.add(key)


def _known(app: Readable, scope: Scope, events: list[HistoryEvent], actor: str) -> dict[tuple[str, str, str], object]:
    names: dict[str, set[str]] = defaultdict(set)
    for one in events:
        names[one["kind"]].add(one["of"])
    reader, found = Reader(actor, "history"), {}
    for kind, wanted in names.items():
        for name, values in app.personal.read(scope, kind, FIELDS, reader, names=sorted(wanted)).items():
            found.update({(kind, name, field): value for field, value in values.items()})
    return found


def _reason(value: object, *, replaced: bool) -> ReasonTold:
    if replaced:
        return {"text": None, "state": "replaced"}
    if value is None:
        return {"text": None, "state": "erased"}
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return {"text": text, "state": "known"}
