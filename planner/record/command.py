"""Commands as data: frozen, typed, each knowing how it is decided. Everything else follows from the class.

Its NAME is what the journal calls it, and what a permission is for; its fields give the digest of what was asked, a
job's payload, the schema of the HTTP body and the options of the command line.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from planner.aggregates.base import Recorded
from planner.record.reading import Reading
from planner.terms.scope import Act, PersonalData


class Answer(BaseModel):
    """What a command tells of what it did; it stays in the journal. Nothing personal."""

    model_config = ConfigDict(frozen=True)


@dataclass(frozen=True)
class Personal:
    """Marks a field that is personal: of it the journal keeps a keyed digest only."""


@dataclass(frozen=True)
class InPath:
    """Marks a field that a URL names, so that the body need not."""


@dataclass(frozen=True)
class Decided:
    """What a command decided: the answer, aggregates with pending events, and the personal data it brings."""

    answer: Answer
    aggregates: Sequence[Recorded] = ()
    personal: tuple[PersonalData, ...] = field(default=(), repr=False)


class Command(BaseModel):
    """What somebody asks for. Raises Refused, InputRefused from `decide`; then nothing was recorded."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    NAME: ClassVar[str]
    ANSWER: ClassVar[type[Answer]]

    def decide(self, reading: Reading, act: Act) -> Decided:
        """Of what is recorded as the reading gives it, and of nothing else: it may be called again."""
        raise NotImplementedError

    @property
    def signs(self) -> str:
        """Why the log is signed with what this records; empty: it is not."""
        return ""

    def asked(self) -> dict[str, Any]:
        """What was asked, without what is personal, as plain JSON types."""
        return self.model_dump(mode="json", exclude=self._personal_fields())

    def asked_personally(self) -> dict[str, Any]:
        """The personal part of what was asked."""
        return self.model_dump(mode="json", include=self._personal_fields(), exclude_defaults=True)

    @classmethod
    def _personal_fields(cls) -> set[str]:
        return {name for name, one in cls.model_fields.items() if any(isinstance(m, Personal) for m in one.metadata)}


def digest(asked: Any) -> str:
    text = json.dumps(asked, ensure_ascii=False, sort_keys=True, default=str)
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
