"""The story told to the reckoning, step by step: what each month's settlement is then, and the year's account."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from examples.reckoning.files import moment, plan, story, timesheet, year_of
from examples.reckoning.statement import Cost, statement

Step = dict[str, Any]


class Telling:
    """folder: of the case. settlements: by month, as they were closed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.year, self.grant = year_of(folder)
        self.costs: list[Cost] = []

    def whole(self, until: str = "9999-99") -> "Telling":
        """Until that month is closed."""
        for step in story(self.folder):
            self.tell(step)
            if step["do"] == "close" and step["month"] == until:
                break
        return self

    def tell(self, step: Step) -> None:
        does: Callable[[Step], None] = getattr(self, f"_{step['do']}", self._nothing)
        does(step)

    @property
    def settlements(self) -> dict[str, Any]:
        return self.year.documents

    def statement(self) -> dict[str, Any]:
        return statement(self.year, self.grant, self.costs)

    def _nothing(self, _: Step) -> None:
        """What concerns the planned visits alone."""

    def _announce(self, step: Step) -> None:
        """Grants in force, with what is left to those who are gone; the called up are served from the month on."""
        document = plan(self.folder, step["plan"])
        held = (*document["admitted"], *document.get("gone", ()))
        self.year.grants = {one["application"]: 60 * one["hours"] for one in held}
        for name in document.get("called_up", ()):
            self._serve(name, first=date.fromisoformat(f"{document['at']}-01"))

    def _serve(self, name: str, **days: date) -> None:
        self.year.people = {**self.year.people, name: replace(self.year.people[name], **days)}

    def _timesheet(self, step: Step) -> None:
        self.year.tell(*timesheet(self.folder, step["file"]))

    def _withdraw(self, step: Step) -> None:
        """Keeps what was used, in begun hours: done, and not disputed."""
        name, last = step["application"], date.fromisoformat(step["last_day"])
        used = sum(one.minutes - one.disputed for one in self.year.lines() if one.visit.application == name)
        self.year.grants[name] = -(-used // 60) * 60
        self._serve(name, last=min(last, self.year.people[name].last))

    def _change(self, step: Step, **fields: Any) -> None:
        one = self.year.find(step["application"], step["assistant"], moment(step["start"]))
        self.year.change(one, **fields)

    def _confirm(self, step: Step) -> None:
        self._change(step, confirmed=frozenset({"assistant", "participant"}))

    def _accept(self, step: Step) -> None:
        self._change(step, accepted=True)

    def _reject(self, step: Step) -> None:
        self._change(step, rejected=True)

    def _correct(self, step: Step) -> None:
        given = step["to"]
        times = {name: moment(given[name]) for name in ("start", "end") if name in given}
        others = {name: given[name] for name in ("assistant", "outcome") if name in given}
        self._change(step, **times, **others, accepted=False)

    def _cost(self, step: Step) -> None:
        self.costs.append(Cost(step["kind"], step["amount"], step.get("own", False)))

    def _close(self, step: Step) -> None:
        self.year.close(step["month"])
