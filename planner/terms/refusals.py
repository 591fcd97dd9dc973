"""Refusals: a stable code and the facts. Sentences live in api/words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong with an input.

    file: name inside the case folder; line: 1-based, 0 when the whole file is meant; column: its name
    or "". `facts` fill the sentence of `code`.
    """

    file: str
    line: int
    column: str
    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, order=True)
class Note:
    """Something that was read all the same, and that whoever wrote the file should know. Fields as a fault's."""

    file: str
    line: int
    column: str
    code: str
    facts: tuple[tuple[str, str], ...] = ()


class InputRefused(Exception):
    """Bad input, with every fault, and the notes of what was read. Nothing was stored."""

    def __init__(self, faults: Sequence[Fault], notes: Sequence[Note] = ()) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults, self.notes = sorted(faults), sorted(notes)


MOST_FAULTS = 10_000
MOST_TEXT = 120
MOST_FACT = 2_000
MOST_NUMBER = 10**15


WHOLE = ("allowed", "names", "known", "others", "options")


@dataclass
class Faults:
    """Collects the faults of one file while it is read; after MOST_FAULTS only says that there are more.

    What of a file gets into a sentence is shortened, but never a list of what is allowed or meant: it is the way out.
    """

    file: str
    found: list[Fault] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def add(self, code: str, line: int = 0, column: str = "", **facts: object) -> None:
        if len(self.found) < MOST_FAULTS:
            self.found.append(Fault(self.file, line, shortened(column), code, _texts(facts)))
        elif len(self.found) == MOST_FAULTS:
            self.found.append(Fault(self.file, line, "", "more_faults", (("most", str(MOST_FAULTS)),)))

    def note(self, code: str, line: int = 0, column: str = "", **facts: object) -> None:
        """Notes share the faults' limit, after which there are none."""
        if len(self.notes) < MOST_FAULTS:
            self.notes.append(Note(self.file, line, shortened(column), code, _texts(facts)))


def _texts(facts: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value) if name in WHOLE else shortened(value)) for name, value in facts.items())


def shortened(value: object, most: int = MOST_TEXT) -> str:
    """The value as text of a length that can be read; a number too long for Python's own limit is “…”."""
    try:
        text = str(value)
    except ValueError:
        return "…"
    return text if len(text) <= most else f"{text[:most]}…"


def _fact(value: object) -> int | str:
    """Numbers stay numbers, so that sentences can choose their plurals."""
    return value if isinstance(value, int) and abs(value) < MOST_NUMBER else shortened(value, MOST_FACT)


class Refused(Exception):
    """A command that the record's state does not allow. `code` names the sentence, `facts` fill it.

    `field` names what of the request is wrong, or is empty. Nothing was stored.
    """

    def __init__(self, code: str, field: str = "", **facts: object) -> None:
        super().__init__(code)
        self.code, self.field = code, field
        self.facts = {name: str(value) if name in WHOLE else _fact(value) for name, value in facts.items()}

    def __str__(self) -> str:
        return f"{self.code} {self.facts}"


class BreaksRules(Refused):
    """A roster or a booking that breaks rules at this moment. findings: the checker's, with code, rule and facts."""

    def __init__(self, findings: Sequence[Any], month: object, code: str = "breaks_rules", **facts: object) -> None:
        rules = ", ".join(sorted({one.rule for one in findings if one.rule})) or "-"
        super().__init__(code, "", count=len(findings), rules=rules, month=month, **facts)
        self.findings = tuple(findings)
