"""Findings as they are gathered: a bounded number, the most telling first."""

from verifier.verdict import Finding, Place

MOST = 20

_COUNTS = ("leaves_",)
_RANKS = (
    ("head_missing",),
    (
        "entry_",
        "leaf_",
        "line_",
        "cut_",
        *(f"{kind}_shape" for kind in ("head", "leaves", "checkpoint", "balances", "seal")),
    ),
    ("head_key", "head_origin", "head_"),
    ("checkpoint_resigned",),
    ("shape", "number_", "command_", "stream_", "state_"),
    _COUNTS,
    ("checkpoint_", "kept_"),
    ("settlement_", "balances_"),
    ("seal_",),
)


class Findings:
    """Keeps MOST of each rank, and counts them all."""

    def __init__(self) -> None:
        self.kept: tuple[list[Finding], ...] = tuple([] for _ in _RANKS)
        self.count = 0

    def add(self, code: str, place: Place, **facts: object) -> None:
        self.count += 1
        kept = self.kept[_rank(code)]
        if len(kept) < MOST:
            kept.append(Finding(code, place, tuple((name, str(value)) for name, value in facts.items())))

    def join(self, other: "Findings") -> None:
        """Those of another part of the work too."""
        self.count += other.count
        for mine, theirs in zip(self.kept, other.kept, strict=True):
            mine.extend(theirs)

    def told(self) -> tuple[Finding, ...]:
        """By rank, then by line."""
        ordered = [one for kept in self.kept for one in sorted(kept, key=lambda one: one.place.line)]
        return tuple(ordered[:MOST])


def _rank(code: str) -> int:
    """Where a count of the head does not fit, what is wrong with a line says more."""
    if code == "head_count":
        return _RANKS.index(_COUNTS)
    return next(rank for rank, starts in enumerate(_RANKS) if code.startswith(starts))
