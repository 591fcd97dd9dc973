"""What was recorded, as lines: each command and each event is one, and its bytes are a leaf of the log.

The shape is that of docs/export.md and can never be changed for what is in the log already.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

Row = Mapping[str, Any]
COMMAND = ("unit", "edition", "command_id", "name", "actor", "recorded_at", "request", "first_event", "events")
EVENT = ("unit", "edition", "kind", "name", "topic", "about")
STATE, RESULT = b',"state":', b',"result":'


def command_line(entry: int, row: Row) -> bytes:
    """row: of the journal, its result as the text that is stored there."""
    given = {**row, "name": row["command"], "recorded_at": moment(row["recorded_at"])}
    facts = {"entry": entry, "command": row["number"], **{name: given[name] for name in COMMAND}}
    return _with_last(facts, RESULT, row["result"].encode())


def event_line(entry: int, number: int, row: Row) -> bytes:
    """row: of the events' table, `sealed` as the text that is stored there."""
    stream = {"stream": str(row["originator_id"]), "version": row["originator_version"]}
    facts = {"entry": entry, "event": number, **stream, **{name: row[name] for name in EVENT}}
    return _with_last(facts, b',"sealed":' + row["sealed"].encode() + STATE, bytes(row["state"]))


def compact(facts: Any) -> str:
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _with_last(facts: dict[str, Any], name: bytes, last: bytes) -> bytes:
    """The last member stands as it was recorded, byte by byte."""
    return compact(facts).encode()[:-1] + name + last + b"}"
