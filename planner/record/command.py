"""Commands as data: frozen, typed, each knowing how it is decided. Everything else follows from the class.

Its NAME is what the journal calls it, and what a permission is for; its fields give the digest of what was asked, a
job's payload, the schema of the HTTP body and the options of the command line.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from planner.aggregates.base import Recorded
from planner.record.reading import Reading
from planner.terms.scope import Act, PersonalData


@dataclass(frozen=True)
class Personal:
    """Marks a field that is personal: of a command's the journal keeps a keyed digest only, of an answer's nothing."""


def personal_fields(kind: type[BaseModel]) -> set[str]:
    return {name for name, one in kind.model_fields.items() if any(isinstance(m, Personal) for m in one.metadata)}


class Answer(BaseModel):
    """What a command tells of what it did; it stays in the journal, without the fields that are personal."""

    model_config = ConfigDict(frozen=True)

    def to_keep(self) -> dict[str, Any]:
        """As the journal keeps it, as plain JSON types."""
        return self.model_dump(mode="json", exclude=personal_fields(type(self)))


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

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, hide_input_in_errors=True)

    NAME: ClassVar[str]
    ANSWER: ClassVar[type[Answer]]
    ERASES: ClassVar[bool] = False  # whether keys of people are destroyed once it is recorded

    def decide(self, reading: Reading, act: Act) -> Decided:
        """Of what is recorded as the reading gives it, and of nothing else: it may be called again."""
        raise NotImplementedError

    def told_again(self, answer: Answer, reading: Reading, act: Act) -> Answer:  # noqa: ARG002
        """A first answer as the journal kept it, with what is personal of it as it is known now."""
        return answer

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Without what is personal, in whatever message it gets into."""
        personal = personal_fields(type(self))
        return ((name, value) for name, value in super().__repr_args__() if name not in personal)

    @property
    def signs(self) -> str:
        """Why the log is signed with what this records; empty: it is not."""
        return ""

    def asked(self) -> dict[str, Any]:
        """What was asked, without what is personal, as plain JSON types."""
        return self.model_dump(mode="json", exclude=personal_fields(type(self)))

    def asked_personally(self) -> dict[str, Any]:
        """The personal part of what was asked."""
        return self.model_dump(mode="json", include=personal_fields(type(self)), exclude_defaults=True)


def digest(asked: Any) -> str:
    text = json.dumps(asked, ensure_ascii=False, sort_keys=True, default=str)
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
