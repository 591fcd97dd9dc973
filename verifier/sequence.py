"""Numbers without holes: of entries, commands, events, in each stream, and which events are of which command."""

from verifier.findings import Findings
from verifier.headers import CommandHeader, EventHeader
from verifier.table import Table, key_of
from verifier.verdict import Place

_MOST_VERSION = 2**32 - 1
UNREAD = -1


class Sequence:
    """What comes next. A number that is not the next is told once, and the count goes on from there.

    counts: how many stand there; numbers: the last one's. command: the last one's number.
    """

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.counts = {"command": 0, "event": 0}
        self.numbers = {"entry": -1, "command": 0, "event": 0}
        self.command = self.due_events = 0
        self.since = self.until = ""
        self.streams = Table("I", "q")
        self.command_ids = Table()

    def command_came(self, command: CommandHeader, place: Place) -> None:
        self.close(place)
        self._number(command, "command", place)
        if command.first_event != self.numbers["event"] + 1:
            self.findings.add("command_first", place, found=command.first_event, due=self.numbers["event"] + 1)
        self.command, self.due_events = command.number, command.events
        self.since, self.until = self.since or command.recorded_at, command.recorded_at
        key = key_of(command.unit, command.command_id)
        if self.command_ids.find(key) >= 0:
            self.findings.add("command_twice", place, id=command.command_id.decode(errors="replace"))
        else:
            self.command_ids.add(key)

    def event_came(self, event: EventHeader, place: Place) -> None:
        self._number(event, "event", place)
        self._in_command(place)
        self._in_stream(event, place)

    def unread(self, kind: str) -> None:
        """A line that cannot be read stands where one is due; kind: what it seems to be, or ""."""
        self.numbers["entry"] += 1
        if kind:
            self.numbers[kind] += 1
            self.counts[kind] += 1
        if kind == "event":
            self.due_events -= 1
        else:
            self.command, self.due_events = UNREAD, 0

    def close(self, place: Place) -> None:
        """No more events of the command."""
        if self.command >= 0 and self.due_events > 0:
            self.findings.add("command_short", place, missing=self.due_events, command=self.command)
        self.due_events = 0

    def _number(self, came: CommandHeader | EventHeader, kind: str, place: Place) -> None:
        self.counts[kind] += 1
        numbers = self.numbers
        if came.entry != numbers["entry"] + 1:
            self.findings.add("number_entry", place, found=came.entry, due=numbers["entry"] + 1)
        if came.number != numbers[kind] + 1:
            self.findings.add(f"number_{kind}", place, found=came.number, due=numbers[kind] + 1)
        numbers["entry"], numbers[kind] = came.entry, came.number

    def _in_command(self, place: Place) -> None:
        self.due_events -= 1
        if self.due_events == -1 and self.command != UNREAD:
            self.findings.add("command_none", place)

    def _in_stream(self, event: EventHeader, place: Place) -> None:
        whose = hash(event.whose)  # keyed anew in each process
        row = self.streams.find(event.stream)
        if row < 0:
            row = self.streams.add(event.stream, 0, whose)
        versions, owners = self.streams.columns
        if event.version != versions[row] + 1:
            self.findings.add("stream_version", place, found=event.version, due=versions[row] + 1)
        versions[row] = min(event.version, _MOST_VERSION)
        if whose != owners[row]:
            self.findings.add("stream_owner", place, stream=event.stream.hex())
