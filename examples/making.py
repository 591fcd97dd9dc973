"""Makes the past year of a case folder: rosters, timesheets and the story of what was decided, from one seed.

`python -m examples.making FOLDER OUT`, in an empty record (GODZINY_HOME): rosters are solved by the product in so many
steps, so the same seed makes the same files. What it writes under FOLDER/year is replayed by examples/replaying.py.
"""

import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from api.cli.opening import opened, scope_named
from api.words.messages import Speaker
from examples.reckoning.facts import Visit, clock, on_clock
from examples.reckoning.files import moment
from examples.reckoning.telling import Telling
from examples.replaying import Replay
from planner.aggregates.entry import entry_name
from planner.terms.done import DoneRow
from planner.terms.natural import natural
from projections.door import ReadDoor

SEED, STEPS = 20240301, "12"
COLUMNS = ("application", "assistant", "date", "from", "to", "outcome", "areas", "confirmed_by", "reason")
AREAS = ("self_care", "household", "mobility", "participation")
REASONS = {"cancelled": ("choroba", "wyjazd do rodziny", "wizyta u lekarza"), "no_show": ("nikogo nie było w domu",)}
DAY, DOBA = 24 * 60, 12 * 60
Step = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """A row of a timesheet. one_sided: only the assistant confirmed it."""

    visit: Visit
    areas: str = ""
    one_sided: bool = False
    reason: str = ""

    def row(self) -> list[str]:
        start, end = on_clock(self.visit.start), on_clock(self.visit.end)
        who = [self.visit.application, self.visit.assistant, f"{start:%Y-%m-%d}", f"{start:%H:%M}", f"{end:%H:%M}"]
        confirmed = "assistant" if self.one_sided else ""
        return [*who, "" if self.visit.outcome == "done" else self.visit.outcome, self.areas, confirmed, self.reason]


class Making:
    """told: everything that was told so far; done: of it what took place."""

    def __init__(self, folder: Path, out: Path) -> None:
        self.folder, self.dice = folder, Random(SEED)
        self.replay = Replay(folder, out)
        self.telling = Telling(folder)
        self.done: list[Visit] = []
        self.rosters: list[list[str]] = []
        self.timesheets = folder / "year" / "timesheets"
        self.timesheets.mkdir(exist_ok=True)
        for name in ("story.jsonl", "rosters.csv"):
            (folder / "year" / name).write_text("", "utf-8")

    # The story

    def step(self, do: str, **facts: Any) -> None:
        """Told to the record and to the reckoning, and written down."""
        step = {"do": do, **facts}
        with (self.folder / "year" / "story.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(step, ensure_ascii=False) + "\n")
        self.replay.do(step)
        self.telling.tell(step)

    def timesheet(self, name: str, rows: list[Told], **more: str) -> None:
        with (self.timesheets / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(one.row() for one in sorted(rows, key=lambda one: (one.visit.start, one.visit.assistant)))
        self.step("timesheet", file=name, **more)

    def decide(self, do: str, visit: Visit, **facts: Any) -> None:
        row = DoneRow(visit.application, visit.assistant, visit.start, visit.end)
        who = {"application": visit.application, "assistant": visit.assistant, "start": said(visit.start)}
        self.step(do, entry=entry_name(row), **who, **facts)

    def announce(self, name: str) -> None:
        """The newest plan, kept beside the story."""
        with opened() as app:
            scope = scope_named(app, None, Speaker("en"))
            newest = max((one["plan"] for one in ReadDoor(app).plans(scope)), key=natural)
            document = ReadDoor(app).plan(scope, newest)
        (self.folder / "year" / name).write_text(json.dumps(document, ensure_ascii=False, sort_keys=True), "utf-8")
        self.step("announce", plan=name)

    # Planned and done

    def roster(self, month: str) -> list[Visit]:
        """Solved, written down, put in force."""
        filed = self.replay.godziny("draft", "--month", month, "--steps", STEPS)
        with opened() as app:
            found = ReadDoor(app).draft(scope_named(app, None, Speaker("en")), filed["draft"])["visits"]
        planned = [Visit(one["application"], one["assistant"], at(one["start"]), at(one["end"])) for one in found]
        planned.sort(key=lambda one: (one.start, one.application))
        self.rosters += [Told(one).row()[:5] for one in planned]
        with (self.folder / "year" / "rosters.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([COLUMNS[:5], *self.rosters])
        self.step("roster", month=month)
        return planned

    def happened(self, planned: list[Visit], last: dict[str, date]) -> list[Told]:
        """Mostly as planned; some end earlier or later, are cancelled, not kept, or confirmed by one side."""
        told = [
            self._gone(one) if one.day > last.get(one.application, one.day) else self._one(one, planned)
            for one in planned
        ]
        self.done += [one.visit for one in told if one.visit.outcome == "done"]
        return told

    def _gone(self, visit: Visit) -> Told:
        return Told(replace(visit, outcome="cancelled"), reason="rezygnacja z programu")

    def _one(self, visit: Visit, planned: list[Visit]) -> Told:
        chance = self.dice.random()
        if chance < 0.05:
            outcome = "cancelled" if chance < 0.03 else "no_show"
            return Told(replace(visit, outcome=outcome), reason=self.dice.choice(REASONS[outcome]))
        if chance < 0.15:
            visit = self._otherwise(visit, planned)
        areas = " ".join(one for one in AREAS if self.dice.random() < 0.4)
        return Told(visit, areas, one_sided=chance > 0.97)

    def _otherwise(self, visit: Visit, planned: list[Visit]) -> Visit:
        """Another end, where nobody is waited for at that time."""
        other = replace(visit, end=visit.end + self.dice.choice([-22, -15, -8, 7, 10, 20]))
        beside = [one for one in planned if one is not visit]
        return visit if clashes(other, beside) else other

    def free(self, day: date, times: tuple[int, int], people: list[str], staff: list[str]) -> Iterator[tuple[str, str]]:
        """Person and assistant who can meet then, so that the assistant keeps the 12 hours; the dice choose.

        times: hour of the start, minutes.
        """
        start = clock(day, 60 * times[0])
        end = start + times[1]
        waiting = [one for one in people if not self._busy(one, start - 60, end + 60)]
        there = [one for one in staff if self._busy(one, end - DAY, start + DAY) + times[1] <= DOBA]
        there = [one for one in there if not self._busy(one, start - 60, end + 60)]
        for person in self.dice.sample(waiting, len(waiting)):
            for one in self.dice.sample(there, len(there)):
                yield person, one

    def _busy(self, name: str, start: int, end: int) -> int:
        """Minutes of their visits that touch that time."""
        theirs = (one for one in self.done if name in (one.application, one.assistant))
        return sum(one.end - one.start for one in theirs if one.start < end and start < one.end)

    def visit(self, day: date, hour: int, minutes: int, who: tuple[str, str]) -> Told:
        start = clock(day, 60 * hour)
        told = Told(Visit(*who, start, start + minutes), "mobility")
        self.done.append(told.visit)
        return told


def clashes(one: Visit, others: list[Visit]) -> bool:
    return any(
        (one.application == other.application or one.assistant == other.assistant)
        and one.start < other.end
        and other.start < one.end
        for other in others
    )


def at(text: str) -> int:
    return moment(text)


def said(instant: int) -> str:
    return on_clock(instant).isoformat()


if __name__ == "__main__":
    from examples.kroscienko import make

    make(Making(Path(sys.argv[1]), Path(sys.argv[2])))
