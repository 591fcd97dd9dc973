"""How long solving may take, and who is told. Apart from the solver, which takes a second to load."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic


@dataclass
class Run:
    """How long solving may take, and who is told which stage begins."""

    seconds: float = float("inf")
    tell: Callable[[str], None] = lambda _stage: None
    clock: Callable[[], float] = monotonic
    started: float = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.clock()

    def left(self) -> float:
        return self.started + self.seconds - self.clock()

    def out_of_time(self) -> bool:
        return self.left() <= 0
