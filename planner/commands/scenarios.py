"""Scenarios kept in the record: created, copied, rebased, renamed, thrown away. None touches what is in force."""

from dataclasses import replace
from typing import Annotated, Any, ClassVar, cast

from pydantic import Field

from planner.aggregates.scenario import HIDDEN, Scenario
from planner.commands.fields import InPath, Name, Personal, Text, Words
from planner.commands.planning import Total
from planner.commands.scenario_solving import Made, Parent, added, parent_of, plain, read_changes, without_rows
from planner.commands.scenario_words import TITLE, Said, kept_apart, masked, said_by
from planner.documents.shapes.scenario import LineageDocument
from planner.documents.shapes.units import Code
from planner.record.command import Answer, Command, Decided
from planner.record.reading import Reading
from planner.scenarios.difference import difference
from planner.terms.refusals import Refused
from planner.terms.scope import Act

Document = dict[str, Any]
ChangeText = Annotated[Words, Field(min_length=3, examples=["budget.hours=15000", "remove:A-0007"])]
Title = Annotated[Text, Field(max_length=64, description="Nazwa / title."), Personal()]

Rows = Annotated[
    dict[str, Words],
    Field(default_factory=dict, description="Wiersze CSV dla add: / rows that add: names."),
    Personal(),
]


class ScenarioTold(Answer):
    """A scenario: its lineage, what it gives, and how that differs from its parent."""

    scenario: Annotated[str, Field(examples=["W-1"])]
    title: Annotated[str, Personal()] = ""
    parent: LineageDocument
    changes: Annotated[list[str], Personal(), Field(default_factory=list)]
    status: Code
    totals: dict[str, Total]
    difference: dict[str, Any]
    rebased: dict[str, Any]
    seconds: Annotated[float, Field(description="How long solving took, in seconds.", examples=[0.4])]


def told(one: Scenario, said: Said) -> ScenarioTold:
    return ScenarioTold(
        scenario=one.name,
        title=said.title,
        parent=cast(LineageDocument, one.parent),
        changes=list(said.changes),
        status=one.document["status"],
        totals=one.document["totals"],
        difference=one.difference,
        rebased=one.rebased,
        seconds=one.seconds,
    )


class TellingScenario(Command):
    """A command that answers with a scenario."""

    ANSWER: ClassVar[type[Answer]] = ScenarioTold

    def told_again(self, answer: Answer, reading: Reading, act: Act) -> Answer:
        if not isinstance(answer, ScenarioTold):
            return answer
        said = said_by(reading, reading.find(Scenario, answer.scenario), act.actor)
        return answer.model_copy(update={"title": said.title, "changes": list(said.changes)})


class CreateScenario(TellingScenario):
    """Compute what would be if, and keep it. parent: a plan or a scenario by name; empty: the recorded state."""

    NAME: ClassVar[str] = "create_scenario"

    title: Title = ""
    parent: Annotated[Text, Field(max_length=64, description="Plan albo wariant / plan or scenario.")] = ""
    changes: Annotated[tuple[ChangeText, ...], Field(max_length=1000, description="Zmiany / changes."), Personal()] = ()
    rows: Rows

    def decide(self, reading: Reading, act: Act) -> Decided:
        parent, changes = parent_of(reading, self.parent), read_changes(self.changes, self.rows)
        return _created(reading, parent, Made.of(reading, parent, changes), act, said=Said.of(self.title, changes))


def _created(reading: Reading, parent: Parent, made: Made, act: Act, *, said: Said) -> Decided:
    """The scenario under the next name."""
    known = reading.all_of(Scenario)
    one = Scenario.create(
        reading.scope,
        f"W-{len(known) + 1}",
        act,
        title=HIDDEN if said.title else "",
        parent=parent.lineage(),
        changes=[masked(text) for text in said.changes],
        added=added(parent.inputs, made.inputs),
        **made.facts(),
    )
    return Decided(told(one, said), [one], kept_apart(one, said, act))


class OnScenario(TellingScenario):
    """A command about one scenario."""

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
        parent, said = parent_of(reading, one.parent["name"]), said_by(reading, one, act.actor)
        if parent.lineage() == one.parent:
            return Decided(told(one, said))
        made = Made.of(reading, parent, without_rows(said.whole(one)), one.added)
        moved = difference(one.document, made.document).as_json()
        one.rebase(act, parent=parent.lineage(), moved=plain(moved), **made.facts())
        return Decided(told(one, said), [one])


class CopyScenario(OnScenario):
    """Another scenario of the same parent, with the same changes and more."""

    NAME: ClassVar[str] = "copy_scenario"

    title: Title = ""
    changes: Annotated[
        tuple[ChangeText, ...], Field(max_length=1000, description="Dalsze zmiany / more."), Personal()
    ] = ()
    rows: Rows

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = self.find(reading)
        said = said_by(reading, one, act.actor)
        parent, more = parent_of(reading, one.parent["name"]), read_changes(self.changes, self.rows)
        made = Made.of(reading, parent, (*without_rows(said.whole(one)), *more), one.added)
        both = Said((self.title or said.title).replace(HIDDEN, ""), (*said.changes, *map(str, more)))
        return _created(reading, parent, made, act, said=both)


class RenameScenario(OnScenario):
    """Give the scenario another title."""

    NAME: ClassVar[str] = "rename_scenario"
    title: Annotated[Text, Field(min_length=1, max_length=64, description="Nazwa / title."), Personal()]

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = self.find(reading)
        said = said_by(reading, one, act.actor)
        if self.title == said.title:
            return Decided(told(one, said))
        one.rename(act)
        personal = one.say_apart({TITLE: self.title}, None, act)
        return Decided(told(one, replace(said, title=self.title)), [one], (personal,))


class DiscardScenario(OnScenario):
    """Throw the scenario away; its history stays."""

    NAME: ClassVar[str] = "discard_scenario"

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = self.find(reading)
        one.discard(act)
        return Decided(told(one, said_by(reading, one, act.actor)), [one])
