"""What is known of a file while it is judged."""

from dataclasses import dataclass, field
from pathlib import Path

from verifier.accounts import Account
from verifier.findings import Findings
from verifier.notes import Checkpoint, Key
from verifier.reading import Layout, Told
from verifier.sequence import Sequence
from verifier.syntax import Members
from verifier.tree import EMPTY


@dataclass(frozen=True)
class Asked:
    """The file, the key that was given, a checkpoint kept elsewhere, and who is told how many bytes are done."""

    path: Path
    key: Key
    kept: Checkpoint | None
    told: Told


@dataclass
class Judged:
    """head: as far as it can be read. entries: how many lines of them; listed: how many leaves the file lists.

    roots: of the listed leaves, root and last leaf by size; root: of all. last_signed: size and root of all entries.
    """

    asked: Asked
    layout: Layout
    findings: Findings = field(default_factory=Findings)
    accounts: dict[tuple[str, str], Account] = field(default_factory=dict)
    head: Members = field(default_factory=dict)
    has_head: bool = True
    last_line: int = 1
    early_seal: bool = False
    entries: int = 0
    listed: int = 0
    checkpoints: int = 0
    last_signed: tuple[int, bytes] | None = None
    roots: dict[int, tuple[bytes, bytes]] = field(default_factory=lambda: {0: (EMPTY, EMPTY)})
    root: bytes = EMPTY

    @property
    def first_line(self) -> int:
        """Of the entries."""
        return 2 if self.has_head else 1

    def __post_init__(self) -> None:
        self.sequence = Sequence(self.findings)
