"""A plan: computed from recorded inputs, perhaps announced, perhaps superseded."""

from typing import Any, ClassVar

from planner.aggregates.base import Created, Event, Recorded
from planner.documents.digests import digest_version
from planner.documents.inputs import inputs_from_json, inputs_json
from planner.rules.inputs import Inputs
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope

ANNOUNCEABLE = ("optimal", "feasible")


class PlanState(Recorded):
    """inputs_record: as planner/documents/inputs.py writes inputs; document: the plan as the contract writes it.

    revision: of a re-plan its first month, the plan it stands on and the request; empty of a plan of the whole year.
    """

    def __init__(self, unit: str, edition: str, name: str) -> None:
        super().__init__(unit, edition, name)
        self.status = self.inputs_digest = ""
        self.inputs_record: dict[str, Any] = {}
        self.document: dict[str, Any] = {}
        self.superseded_by: str | None = None
        self.revision: dict[str, Any] = {}


class PlanComputed(Created):
    """inputs: all it was computed from, enough to solve and judge it again; document: the plan as JSON."""

    TOPIC: ClassVar[str] = "plan.computed"
    inputs: dict[str, Any]
    inputs_digest: str
    status: str
    stages: list[dict[str, Any]]
    engine: dict[str, str]
    document: dict[str, Any]

    def apply(self, aggregate: PlanState) -> None:
        aggregate.status, aggregate.document = self.status, self.document
        aggregate.inputs_record, aggregate.inputs_digest = self.inputs, self.inputs_digest


class PlanRevised(PlanComputed):
    """A plan from the month `at` on. in_force: the plan that it stands on; request: what was asked; reason: a code."""

    TOPIC: ClassVar[str] = "plan.revised"
    at: str
    reason: str
    in_force: dict[str, Any]
    request: dict[str, Any]

    def apply(self, aggregate: PlanState) -> None:
        super().apply(aggregate)
        aggregate.revision = {"at": self.at, "in_force": self.in_force, "request": self.request}


class PlanAnnounced(Event):
    """In force from now on; replaced: the plan that was, or None. Source: R-16, R-17."""

    TOPIC: ClassVar[str] = "plan.announced"
    replaced: str | None


class PlanSuperseded(Event):
    """No longer in force."""

    TOPIC: ClassVar[str] = "plan.superseded"
    by: str

    def apply(self, aggregate: PlanState) -> None:
        aggregate.superseded_by = self.by


class Plan(PlanState):
    """One allocation of a programme."""

    TOPIC = "plan"

    @classmethod
    def compute(cls, scope: Scope, name: str, inputs: Inputs, document: dict[str, Any], act: Act) -> "Plan":
        """The plan with what it rests on; document: as the contract writes it."""
        return cls.begin(PlanComputed, scope, name, act, **_computed(inputs, document))

    @classmethod
    def revise(
        cls, scope: Scope, name: str, inputs: Inputs, document: dict[str, Any], act: Act, **revision: Any
    ) -> "Plan":
        """A re-plan; revision: reason, in_force, request, as PlanRevised takes them."""
        facts = _computed(inputs, document)
        return cls.begin(PlanRevised, scope, name, act, **facts, at=document["at"], **revision)

    @property
    def inputs(self) -> Inputs:
        """What it was computed from."""
        return inputs_from_json(self.inputs_record)

    @property
    def digest_version(self) -> str:
        """By which version its digest of the inputs is verified."""
        return digest_version(self.document)

    def announce(self, replaced: str | None, act: Act) -> None:
        """Raises Refused for what is no allocation."""
        if self.status not in ANNOUNCEABLE:
            raise Refused("not_announceable", plan=self.name, status=self.status)
        self.record(PlanAnnounced, act, replaced=replaced)

    def supersede(self, by: str, act: Act) -> None:
        self.record(PlanSuperseded, act, by=by)


def _computed(inputs: Inputs, document: dict[str, Any]) -> dict[str, Any]:
    facts = {key: document[key] for key in ("inputs_digest", "status", "stages", "engine")}
    return {"inputs": inputs_json(inputs), "document": document, **facts}


EVENTS: tuple[type[Event], ...] = (PlanComputed, PlanRevised, PlanAnnounced, PlanSuperseded)
