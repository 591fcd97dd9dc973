"""A scenario: what would be if, kept with its lineage. It never touches what is in force."""

from typing import Any, ClassVar

from planner.aggregates.base import Created, Event, PersonalDataRecorded, Recorded
from planner.terms.refusals import Refused
from planner.terms.scope import Act, PersonalData, Scope

Facts = dict[str, Any]
HIDDEN = "…"  # in place of words that are kept apart


class ScenarioState(Recorded):
    """title: for people; HIDDEN where it is kept apart. parent: kind (`record`, `plan`, `scenario`), name, digest of
    its inputs then.

    changes: as people write them, of this scenario alone, HIDDEN in place of what is personal or freely named. added:
    applicants and assistants that came with it. inputs: as planner/documents/inputs.py writes them, all changes made.
    document: the plan. seconds: that solving took. difference: to the parent's plan; rebased: what the last rebase
    changed, {} before one. Of one that was erased no title can be kept any more.
    """

    def __init__(self, unit: str, edition: str, name: str) -> None:
        super().__init__(unit, edition, name)
        self.title = ""
        self.parent: Facts = {}
        self.changes: list[str] = []
        self.added: Facts = {}
        self.inputs: Facts = {}
        self.document: Facts = {}
        self.difference: Facts = {}
        self.rebased: Facts = {}
        self.seconds = 0.0
        self.discarded = False


class ScenarioCreated(Created):
    """Computed from its parent and its changes."""

    TOPIC: ClassVar[str] = "scenario.created"
    title: str
    parent: Facts
    changes: list[str]
    added: Facts
    inputs: Facts
    document: Facts
    difference: Facts
    seconds: float

    def apply(self, aggregate: ScenarioState) -> None:
        aggregate.title, aggregate.parent, aggregate.changes = self.title, self.parent, self.changes
        aggregate.added, aggregate.inputs, aggregate.document = self.added, self.inputs, self.document
        aggregate.difference, aggregate.seconds = self.difference, self.seconds


class ScenarioRebased(Event):
    """Computed again, because the parent had moved. moved: what that changed in this scenario's plan."""

    TOPIC: ClassVar[str] = "scenario.rebased"
    parent: Facts
    inputs: Facts
    document: Facts
    difference: Facts
    moved: Facts
    seconds: float

    def apply(self, aggregate: ScenarioState) -> None:
        aggregate.parent, aggregate.inputs, aggregate.document = self.parent, self.inputs, self.document
        aggregate.difference, aggregate.rebased, aggregate.seconds = self.difference, self.moved, self.seconds


class ScenarioRenamed(Event):
    TOPIC: ClassVar[str] = "scenario.renamed"
    title: str

    def apply(self, aggregate: ScenarioState) -> None:
        aggregate.title = self.title


class ScenarioDiscarded(Event):
    """Thrown away: no longer listed; its history stays."""

    TOPIC: ClassVar[str] = "scenario.discarded"

    def apply(self, aggregate: ScenarioState) -> None:
        aggregate.discarded = True


class Scenario(ScenarioState):
    """One what-if of a programme."""

    TOPIC = "scenario"

    @classmethod
    def create(cls, scope: Scope, name: str, act: Act, **facts: Any) -> "Scenario":
        """facts: as ScenarioCreated takes them."""
        return cls.begin(ScenarioCreated, scope, name, act, **facts)

    def rebase(self, act: Act, **facts: Any) -> None:
        """facts: as ScenarioRebased takes them."""
        self.record(ScenarioRebased, act, **facts)

    def rename(self, act: Act) -> None:
        """The title itself is kept apart. Raises Refused when none can be kept any more."""
        if self.erased:
            raise Refused("scenario_title_erased", "scenario", scenario=self.name)
        self.record(ScenarioRenamed, act, title=HIDDEN)

    def say_apart(self, words: dict[str, str], about: tuple[str, str] | None, act: Act) -> PersonalData:
        """Words that stand in no event. about: kind and name of whose data they are; None: the scenario's own."""
        self.record(PersonalDataRecorded, act, fields=sorted(words))
        return PersonalData(self.TOPIC, self.name, words, about)

    def discard(self, act: Act) -> None:
        """Raises Refused when it is thrown away already."""
        if self.discarded:
            raise Refused("no_such_scenario", "scenario", name=self.name)
        self.record(ScenarioDiscarded, act)


EVENTS: tuple[type[Event], ...] = (ScenarioCreated, ScenarioRebased, ScenarioRenamed, ScenarioDiscarded)
