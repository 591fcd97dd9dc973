"""Money beside the hours: travel, insurance, other costs, bank interest. Source: R-53, R-55, R-56."""

import re
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from planner.aggregates.assistant import Assistant
from planner.aggregates.cost import Cost, CostRecorded, costs_thread
from planner.aggregates.programme import Programme
from planner.commands.fields import InPath, Name, Words, YesNo
from planner.documents.shapes.units import CostId, Money
from planner.record.command import Answer, Command, Decided, Personal
from planner.record.reading import Reading
from planner.settlement.statement import INTEREST, RETURNED_ADMIN
from planner.terms.refusals import Refused
from planner.terms.scope import Act
from planner.terms.settling import COSTS

_BLANK = "[ \u00a0\u202f]"
_AMOUNT = re.compile(rf"(\d{{1,10}}|\d{{1,3}}({_BLANK}\d{{3}}){{1,3}})([.,]\d{{1,2}})?", re.ASCII)
Kind = Literal["travel", "insurance", "other", "interest", "returned_admin"]


def _amount(text: str) -> str:
    """120.50 for 120,5 too, 1000.00 for 1 000; blanks elsewhere are no thousands."""
    plain = text.strip()
    if not _AMOUNT.fullmatch(plain):
        raise PydanticCustomError("no_amount", "120.50")
    value = Decimal(re.sub(_BLANK, "", plain).replace(",", "."))
    if not value:
        raise PydanticCustomError("no_amount", "120.50")
    return f"{value:.2f}"


Amount = Annotated[str, Field(max_length=20, examples=["120.50"]), AfterValidator(_amount)]


class CostNow(Answer):
    cost: CostId
    kind: str
    amount: Money
    own: bool
    assistant: str
    void: bool


class RecordCost(Command):
    """What was paid beside the hours, or interest that came in. effective: the day."""

    NAME: ClassVar[str] = "record_cost"
    ANSWER: ClassVar[type[Answer]] = CostNow

    kind: Annotated[Kind, Field(description="Za co / what for.")]
    amount: Annotated[Amount, Field(description="Złote / złote.")]
    own: Annotated[YesNo, Field(description="Z wkładu własnego / from the unit's own contribution.")] = False
    assistant: Annotated[str, Field(max_length=64, description="Którego asystenta / whose.", examples=["S-003"])] = ""
    note: Annotated[Words, Personal(), Field(description="Uwaga / a note.")] = ""

    def decide(self, reading: Reading, act: Act) -> Decided:
        rules = reading.find(Programme).rules
        if self.kind in COSTS and self.kind not in rules.settling.costs:
            raise Refused("cost_not_admitted", "kind", value=self.kind, allowed=", ".join(rules.settling.costs) or "-")
        if self.own and self.kind in (INTEREST, RETURNED_ADMIN):
            raise Refused("not_own_money", "own", value=self.kind)
        if self.own and not rules.settling.own_contribution:
            raise Refused("no_own_contribution", "own")
        if self.assistant and not reading.exists(Assistant, self.assistant):
            raise Refused("no_such_assistant", "assistant", name=self.assistant)
        facts = {"kind": self.kind, "amount": self.amount, "own": self.own, "assistant": self.assistant}
        cost = Cost.of(reading.scope, _next(reading), facts, act)
        personal = cost.know_personally({}, {"note": self.note}, act) if self.note else []
        return Decided(cost_now(cost), [cost], tuple(personal))


class VoidCost(Command):
    """It was a mistake; it stays in the history and counts no more."""

    NAME: ClassVar[str] = "void_cost"
    ANSWER: ClassVar[type[Answer]] = CostNow

    cost: Annotated[Name, InPath(), Field(examples=["K-1"])]
    reason: Annotated[Words, Personal(), Field(min_length=1, description="Dlaczego / why.")]

    def decide(self, reading: Reading, act: Act) -> Decided:
        cost = reading.find(Cost, self.cost)
        cost.cancel(act)
        personal = cost.know_personally({}, {"reason": self.reason}, act)
        return Decided(cost_now(cost), [cost], tuple(personal))


def cost_now(cost: Cost) -> CostNow:
    who = {"cost": cost.name, "kind": cost.kind, "amount": cost.amount, "assistant": cost.assistant}
    return CostNow(**who, own=cost.own, void=cost.void)


def _next(reading: Reading) -> str:
    newest = reading.recorded.journal.newest_name(reading.scope, CostRecorded.TOPIC, costs_thread(reading.scope))
    return f"K-{int(newest.removeprefix('K-')) + 1 if newest else 1}"
