"""Scenarios kept in the record: created, copied, rebased, renamed, thrown away. None touches what is in force."""

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, cast

from pydantic import Field

from planner.aggregates.scenario import Scenario
from planner.commands.fields import InPath, Name, Personal, Text, Words
from planner.commands.planning import Total
from planner.commands.scenario_solving import Made, Parent, added, parent_of, plain, read_changes, without_rows
from planner.documents.shapes.scenario import LineageDocument
from planner.documents.shapes.units import Code
from planner.record.command import Answer, Command, Decided
from planner.record.reading import Reading
from planner.scenarios.change import Change
from planner.scenarios.difference import difference
from planner.terms.refusals import Refused
from planner.terms.scope import Act

Document = dict[str, Any]
ChangeText = Annotated[Words, Field(min_length=3, examples=["budget.hours=15000", "remove:A-0007"])]


Rows = Annotated[
    dict[str, Words],
    Field(default_factory=dict, description="Wiersze CSV dla add: / rows that add: names."),
    Personal(),
]


class ScenarioTold(Answer):
    """A scenario: its lineage, what it gives, and how that differs from its parent."""

    scenario: Annotated[str, Field(examples=["W-1"])]
    title: str
    parent: LineageDocument
    changes: list[str]
    status: Code
    totals: dict[str, Total]
    difference: dict[str, Any]
    rebased: dict[str, Any]
    seconds: Annotated[float, Field(description="How long solving took, in seconds.", examples=[0.4])]


def told(one: Scenario) -> ScenarioTold:
    return ScenarioTold(
        scenario=one.name,
        title=one.title,
        parent=cast(LineageDocument, one.parent),
        changes=one.changes,
        status=one.document["status"],
        totals=one.document["totals"],
        difference=one.difference,
        rebased=one.rebased,
        seconds=one.seconds,
    )


class CreateScenario(Command):
    """Compute what would be if, and keep it. parent: a plan or a scenario by name; empty: the recorded state."""

    NAME: ClassVar[str] = "create_scenario"
    ANSWER: ClassVar[type[Answer]] = ScenarioTold

    title: Annotated[Text, Field(max_length=64, description="Nazwa / title.")] = ""
    parent: Annotated[Text, Field(max_length=64, description="Plan albo wariant / plan or scenario.")] = ""
    changes: Annotated[tuple[ChangeText, ...], Field(max_length=1000, description="Zmiany / changes.")] = ()
    rows: Rows

    def decide(self, reading: Reading, act: Act) -> Decided:
        parent, changes = parent_of(reading, self.parent), read_changes(self.changes, self.rows)
        one = _created(reading, parent, Made.of(reading, parent, changes), act, title=self.title, changes=changes)
        return Decided(told(one), [one])


def _created(
    reading: Reading, parent: Parent, made: Made, act: Act, *, title: str, changes: Iterable[Change]
) -> Scenario:
    """The scenario under the next name."""
    known = reading.all_of(Scenario)
    return Scenario.create(
        reading.scope,
        f"W-{len(known) + 1}",
        act,
        title=title,
        parent=parent.lineage(),
        changes=list(map(str, changes)),
        added=added(parent.inputs, made.inputs),
        **made.facts(),
    )


class OnScenario(Command):
    """A command about one scenario."""

    ANSWER: ClassVar[type[Answer]] = ScenarioTold

    scenario: Annotated[Name, InPath()]

    def find(self, reading: Reading) -> Scenario:
        """Raises Refused when there is none, or it was thrown away."""
        one = reading.find(Scenario, self.scenario)
        if one.discarded:
            raise Refused("no_such_scenario", "scenario", name=self.scenario)
        return one


class RebaseScenario(OnScenario):
    """Compute the scenario again on its parent as it is now, and tell what that changed."""

    NAME: ClassVar[str] = "rebase_scenario"

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = self.find(reading)
        parent = parent_of(reading, one.parent["name"])
        if parent.lineage() == one.parent:
            return Decided(told(one))
        made = Made.of(reading, parent, without_rows(one.changes), one.added)
        moved = difference(one.document, made.document).as_json()
        one.rebase(act, parent=parent.lineage(), moved=plain(moved), **made.facts())
        return Decided(told(one), [one])


class CopyScenario(OnScenario):
    """Another scenario of the same parent, with the same changes and more."""

    NAME: ClassVar[str] = "copy_scenario"

    title: Annotated[Text, Field(max_length=64, description="Nazwa / title.")] = ""
    changes: Annotated[tuple[ChangeText, ...], Field(max_length=1000, description="Dalsze zmiany / more.")] = ()
    rows: Rows

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = self.find(reading)
        parent, more = parent_of(reading, one.parent["name"]), read_changes(self.changes, self.rows)
        made = Made.of(reading, parent, (*without_rows(one.changes), *more), one.added)
        title, changes = self.title or one.title, (*read_changes(one.changes, {}), *more)
        copy = _created(reading, parent, made, act, title=title, changes=changes)
        return Decided(told(copy), [copy])


class RenameScenario(OnScenario):
    """Give the scenario another title."""

    NAME: ClassVar[str] = "rename_scenario"
    title: Annotated[Text, Field(min_length=1, max_length=64, description="Nazwa / title.")]

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = self.find(reading)
        one.rename(self.title, act)
        return Decided(told(one), [one])


class DiscardScenario(OnScenario):
    """Throw the scenario away; its history stays."""

    NAME: ClassVar[str] = "discard_scenario"

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = self.find(reading)
        one.discard(act)
        return Decided(told(one), [one])
