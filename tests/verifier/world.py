"""A history that can be told otherwise than it was, and is then sealed as if nothing were."""

import json
from pathlib import Path
from typing import Any

from tests.worlds.export_story import Story
from tests.worlds.exports import OFFICE, Ends, Writer, balances, of_entries, text
from verifier.judging import verify
from verifier.verdict import ALTERED, WHOLE, Verdict

EVENTS = 120


class World:
    """An honest history that can be told otherwise, and then sealed as if nothing were."""

    def __init__(self, file: Path) -> None:
        story = Story(3, EVENTS)
        self.file = file
        self.entries = list(Writer(story).entries())
        self.told = list(balances(story))

    def judged(self, ends: Ends | None = None) -> Verdict:
        self.file.write_bytes(text(of_entries(self.entries, self.told, ends)))
        return verify(self.file, OFFICE.vkey)

    def codes(self, ends: Ends | None = None) -> set[str]:
        verdict = self.judged(ends)
        assert verdict.status == (ALTERED if verdict.findings else WHOLE)
        return {one.code for one in verdict.findings}

    def find(self, part: str, nth: int = 0) -> int:
        return [at for at, one in enumerate(self.entries) if part in one.decode()][nth]

    def put(self, at: int, old: str, new: str) -> None:
        """Another spelling of a part of an entry."""
        assert old in self.entries[at].decode(), self.entries[at]
        self.entries[at] = self.entries[at].decode().replace(old, new, 1).encode()

    def change(self, at: int, **members: Any) -> None:
        """Other members of an entry, and of its state where it has them."""
        entry = json.loads(self.entries[at])
        entry |= {name: value for name, value in members.items() if name in entry}
        state = entry.get("state", {})
        state |= {name: value for name, value in members.items() if name in state}
        self.entries[at] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
