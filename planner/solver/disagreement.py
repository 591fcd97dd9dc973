"""The alarm when a solver and the independent checker of its answers differ."""

from typing import Protocol


class Verdict(Protocol):
    """What a checker says of a plan or of a roster."""

    @property
    def outcome(self) -> str: ...


class CheckerDisagrees(Exception):
    """A defect of this program: solver and checker differ. Nothing was stored."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.outcome)
        self.verdict = verdict

    def __reduce__(self) -> "tuple[type[CheckerDisagrees], tuple[Verdict]]":
        """So that it comes out of another process with its verdict."""
        return CheckerDisagrees, (self.verdict,)
