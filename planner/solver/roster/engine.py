"""CP-SAT for the roster: a choice of options with limits and points (the relaxation runs GLOP by itself)."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from ortools.sat.python import cp_model

Option = TypeVar("Option")
Binary = Any


class Choice(Generic[Option]):
    """Options to take or leave at the least points. It begins from the options that are taken now.

    Deterministic: one worker, and work limited in deterministic seconds, not by the clock.
    """

    def __init__(self) -> None:
        self.options: list[tuple[Option, Binary]] = []
        self._model = cp_model.CpModel()
        self._points: list[Any] = []
        self._taken: dict[int, int] = {}

    def add(self, option: Option, points: int, taken: bool) -> Binary:
        binary = self._model.new_bool_var("")
        self.options.append((option, binary))
        if points:
            self._points.append(points * binary)
        self._hint(binary, int(taken))
        return binary

    def at_most_one(self, binaries: Sequence[Binary]) -> None:
        if len(binaries) > 1:
            self._model.add_at_most_one(binaries)

    def at_most(self, weighted: Sequence[tuple[int, Binary]], most: int) -> None:
        """Σ weight × taken ≤ most."""
        if sum(weight for weight, _ in weighted) > most:
            self._model.add(_total(weighted) <= most)

    def shortage(self, weighted: Sequence[tuple[int, Binary]], wanted: int, points: int) -> None:
        """Each unit of Σ weight × taken below `wanted` costs points."""
        if wanted > 0:
            short = self._model.new_int_var(0, wanted, "")
            self._model.add(short + _total(weighted) >= wanted)
            self._points.append(points * short)
            self._hint(short, max(0, wanted - sum(w for w, binary in weighted if self._taken[binary.index])))

    def counted(self, groups: Sequence[Sequence[Binary]], points: int, *, free: int) -> None:
        """Each group of which something is taken costs points, but for the first `free` ones."""
        used = []
        for group in groups:
            one = self._model.new_bool_var("")
            for binary in group:
                self._model.add_implication(binary, one)
            self._hint(one, int(any(self._taken[binary.index] for binary in group)))
            used.append(one)
        if not free:
            self._points += [points * one for one in used]
            return
        above = self._model.new_int_var(0, len(used), "")
        self._model.add(above >= sum(used) - free)
        self._points.append(points * above)
        self._hint(above, max(0, sum(self._taken[one.index] for one in used) - free))

    def best(self, work: float, seed: int, seconds: float = float("inf")) -> list[Option] | None:
        """The options to take, as good as `work` deterministic seconds find; None when nothing was found.

        seconds: by the clock, as a last stop.
        """
        self._model.minimize(sum(self._points))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = seed
        solver.parameters.max_deterministic_time = work
        solver.parameters.linearization_level = 2
        if seconds < float("inf"):
            solver.parameters.max_time_in_seconds = max(0.01, seconds)
        status = solver.solve(self._model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        return [option for option, binary in self.options if solver.boolean_value(binary)]

    def _hint(self, variable: Any, value: int) -> None:
        self._taken[variable.index] = value
        self._model.add_hint(variable, value)


def _total(weighted: Sequence[tuple[int, Binary]]) -> Any:
    binaries = [binary for _, binary in weighted]
    return cp_model.LinearExpr.weighted_sum(binaries, [weight for weight, _ in weighted])
