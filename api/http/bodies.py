"""Bodies of requests: of a command its fields, less those that the URL names; and a programme's rules."""

from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from planner.case.programme import programme_of
from planner.commands.fields import IsoDay, IsoMoment, YesNo
from planner.record.command import Command, InPath
from planner.terms.case import ProgrammeRules
from planner.terms.refusals import Faults, InputRefused

Whole = Annotated[int, Field(strict=True, ge=0, description="Whole hours.", examples=[240])]
Number = Annotated[int, Field(strict=True, ge=0, description="Number of people.", examples=[53])]
ByCategory = dict[Literal["severe", "severe_multiple", "moderate", "moderate_multiple", "child"], Whole]
Average = Annotated[Decimal, Field(description="Hours.", examples=["412.5"])]


class Strict(BaseModel):
    """Nothing but what it names."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


@cache
def body_of(command: type[Command]) -> type[BaseModel] | None:
    """What the body of a request for this command has; None where the URL says all of it."""
    fields: dict[str, Any] = {
        name: (one.annotation, one) for name, one in command.model_fields.items() if not _in_path(command, name)
    }
    if not fields:
        return None
    return create_model(f"{command.__name__}Body", __base__=Strict, __doc__=command.__doc__, **fields)


def _in_path(command: type[Command], name: str) -> bool:
    return any(isinstance(one, InPath) for one in command.model_fields[name].metadata)


class Budget(Strict):
    """Hours a year; money as decimal text. Source: R-23."""

    hours: Annotated[Whole, Field(examples=[16850])]
    total: Annotated[str | None, Field(description="Złote.", examples=["842130.00"])] = None
    admin_share: Annotated[str | None, Field(description="A share.", examples=["0.02"])] = None
    hourly_cost: Annotated[str | None, Field(description="Złote.", examples=["48.00"])] = None


class Split(Strict):
    """Hours. Source: R-24, R-21."""

    policy: Literal["proportional", "equal", "ceiling", "average", "points"]
    step_hours: Annotated[Whole | None, Field(examples=[1])] = None
    minimum_hours: Annotated[Whole | None, Field(examples=[10])] = None
    monthly_limit: Annotated[Whole | None, Field(examples=[90])] = None
    admission_needs_assistants: YesNo | None = None


class Places(Strict):
    """People. Source: R-13."""

    total: Number | None = None
    severe: Number | None = None
    severe_multiple: Number | None = None
    moderate: Number | None = None
    moderate_multiple: Number | None = None
    child: Number | None = None


class RulesBody(Strict):
    """The keys of programme.toml."""

    unit: Annotated[str, Field(examples=["Gmina Krasocin"])]
    teryt: Annotated[str | None, Field(description="4, 6 or 7 digits.", examples=["2613042"])] = None
    edition: Annotated[Literal["2024", "2025", "2026"], Field(examples=["2026"])]
    from_: Annotated[IsoDay, Field(alias="from", examples=["2026-02-01"])]
    to: Annotated[IsoDay, Field(examples=["2026-12-31"])]
    applications_until: Annotated[IsoMoment, Field(examples=["2026-01-16T15:00:00+01:00"])]
    budget: Budget
    split: Split
    places: Places | None = None
    pools: ByCategory | None = None
    ceilings: ByCategory | None = None
    averages: dict[str, Average] | None = None

    def rules(self) -> ProgrammeRules:
        """Raises InputRefused with every fault that programme.toml would have."""
        faults = Faults("body")
        rules = programme_of("", self.model_dump(by_alias=True, exclude_none=True), faults)
        if faults.found or rules is None:
            raise InputRefused(faults.found)
        return rules
