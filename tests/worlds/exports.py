"""Honest exports, written from docs/export.md: `python -m tests.worlds.exports FILE EVENTS` makes a big one."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from tests.worlds.export_story import Story, stream_of
from tests.worlds.export_truth import Facts, Told
from tests.worlds.merkle import Log, Signer, b64

OFFICE = Signer.of("godziny/0123456789abcdef", b"office")
STRANGER = Signer.of("godziny/0123456789abcdef", b"stranger")
MADE_AT = "2026-11-27T15:00:00Z"
IN_LINE = 1024


def line(members: Any) -> bytes:
    """In the one spelling, without its LF."""
    return json.dumps(members, ensure_ascii=False, separators=(",", ":")).encode()


def ending_in(members: Facts, name: str, recorded: str) -> bytes:
    """An entry whose last member stands as it was recorded."""
    return line(members)[:-1] + f',"{name}":{recorded}}}'.encode()


class Writer:
    """Numbers a story's commands and events as entries. Every third state has blanks, every fifth only ASCII."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.entry = self.commands = self.events = 0
        self.versions: dict[str, int] = {}

    def entries(self) -> Iterator[bytes]:
        for scope, name, command_id, told in self.story.commands():
            yield self._command(scope, name, command_id, len(told))
            for one in told:
                yield self._event(scope, command_id, one)

    def _command(self, scope: tuple[str, str], name: str, command_id: str, events: int) -> bytes:
        self.commands += 1
        at = self.story.now.isoformat(timespec="microseconds")
        members = {"entry": self.entry, "command": self.commands, "unit": scope[0], "edition": scope[1]}
        members |= {"command_id": command_id, "name": name, "actor": "anna", "recorded_at": at}
        members |= {"request": "sha256:" + "0" * 64, "first_event": self.events + 1, "events": events}
        self.entry += 1
        return ending_in(members, "result", json.dumps({"command": name, "events": events, "warnings": []}))

    def _event(self, scope: tuple[str, str], command_id: str, told: Told) -> bytes:
        self.events += 1
        stream = stream_of(scope, told)
        version = self.versions[stream] = self.versions.get(stream, 0) + 1
        members = {"entry": self.entry, "event": self.events, "stream": stream, "version": version}
        members |= {"unit": scope[0], "edition": scope[1], "kind": told.kind, "name": told.name, "topic": told.topic}
        members |= {"about": list(told.about), "sealed": told.sealed}
        at = self.story.now.isoformat(timespec="microseconds")
        state = {"timestamp": {"_type_": "datetime_iso", "_data_": at}, "unit": scope[0], "edition": scope[1]}
        state |= {"name": told.name, "actor": "anna", "command_id": command_id, "effective": "2026-03-02", **told.facts}
        self.entry += 1
        blanks = (", ", ": ") if self.events % 3 == 0 else (",", ":")
        return ending_in(members, "state", json.dumps(state, ensure_ascii=self.events % 5 == 0, separators=blanks))


@dataclass(frozen=True)
class Ends:
    """What stands around the entries, and who signs. sizes: of the checkpoints; None: a third, two thirds, all."""

    signer: Signer = OFFICE
    sizes: tuple[int, ...] | None = None
    head: tuple[tuple[str, Any], ...] = ()


def head(counts: tuple[int, int, int], ends: Ends) -> Facts:
    members = {"godziny": "export", "version": 1, "origin": ends.signer.name, "key": ends.signer.vkey}
    members |= {"made_at": MADE_AT, "program": "0.8.0"}
    return {**members, **dict(zip(("entries", "events", "commands"), counts, strict=True)), **dict(ends.head)}


def leaves(log: Log) -> Iterator[bytes]:
    for start in range(0, len(log.leaves), IN_LINE):
        hashes = [b64(one) for one in log.leaves[start : start + IN_LINE]]
        yield line({"leaves": {"from": start, "hashes": hashes}})


def note(log: Log, size: int, signer: Signer) -> str:
    """A checkpoint's."""
    root = b64(log.root(0, size))
    return signer.signed(signer.name, str(size), root, f"made_at {MADE_AT}", "why settlement 2026-03 closed")


def checkpoints(log: Log, ends: Ends) -> Iterator[bytes]:
    whole = len(log.leaves)
    before = 0
    for number, size in enumerate(ends.sizes or sorted({whole // 3, 2 * whole // 3, whole} - {0}) or [0], 1):
        inclusion = log.path(size - 1, 0, size) if size > 1 else []
        members = {"number": number, "size": size, "note": note(log, size, ends.signer)}
        proofs = {"inclusion": inclusion, "consistency": log.proof(before, size)}
        yield line({"checkpoint": {**members, **{name: list(map(b64, proof)) for name, proof in proofs.items()}}})
        before = size


def balances(story: Story) -> Iterator[bytes]:
    for scope in sorted(story.scopes):
        yield line({"balances": story.truth[scope].balances(*scope)})


def seal(log: Log, file: str, signer: Signer) -> bytes:
    """file: SHA-256 of all bytes before, in hex."""
    size = len(log.leaves)
    signed = signer.signed(f"{signer.name}/export", str(size), b64(log.root(0, size)), f"file {file}")
    return line({"seal": {"note": signed}})


def of_entries(entries: list[bytes], told: list[bytes], ends: Ends | None = None) -> list[bytes]:
    """The lines of an export of these entries; told: the lines of balances."""
    ends, log = ends or Ends(), Log()
    for entry in entries:
        log.add(entry)
    events = sum(b'"event":' in entry[:40] for entry in entries)
    first = line(head((len(entries), events, len(entries) - events), ends))
    return sealed([first, *entries, *leaves(log), *checkpoints(log, ends), *told], log, ends)


def sealed(lines: list[bytes], log: Log, ends: Ends) -> list[bytes]:
    digest = sha256(b"".join(one + b"\n" for one in lines)).hexdigest()
    return [*lines, seal(log, digest, ends.signer)]


def export(events: int, seed: int = 1, ends: Ends | None = None, **options: int) -> list[bytes]:
    """The lines, without their LF, of an honest export."""
    story = Story(seed, events, **options)
    return of_entries(list(Writer(story).entries()), list(balances(story)), ends)


def text(lines: list[bytes]) -> bytes:
    return b"".join(one + b"\n" for one in lines)


def write_big(path: Path, events: int, seed: int = 1) -> None:
    """The same, line by line: 1 000 000 events are about 830 MB."""
    story = Story(seed, events, programmes=20 if events >= 100_000 else 2, people=400)
    log, hashed = Log(), sha256()
    entries, body = Writer(story), path.with_suffix(".entries")
    with body.open("wb") as file:
        for entry in entries.entries():
            log.add(entry)
            file.write(entry + b"\n")
    first = line(head((entries.entry, entries.events, entries.commands), Ends()))
    with path.open("wb") as file, body.open("rb") as kept:
        tail = chain(leaves(log), checkpoints(log, Ends()), balances(story))
        for one in chain([first + b"\n"], kept, (part + b"\n" for part in tail)):
            hashed.update(one)
            file.write(one)
        file.write(seal(log, hashed.hexdigest(), OFFICE) + b"\n")
    body.unlink()


if __name__ == "__main__":
    write_big(Path(sys.argv[1]), int(sys.argv[2]))
    print(OFFICE.vkey)
