"""CP-SAT for the roster: a choice of options with limits and points, and a model of any shape.

The relaxation runs GLOP by itself.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Thread
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


@dataclass(frozen=True)
class Limits:
    """work: deterministic seconds; seconds: by the clock. cautious: without presolve and symmetry."""

    work: float = float("inf")
    seconds: float = float("inf")
    seed: int = 0
    cautious: bool = False


class Model:
    """Numbers and truths with rules between them, each begun from a hint; then the least of a sum of points."""

    def __init__(self) -> None:
        self.rules = cp_model.CpModel()
        self._points: list[Any] = []
        self._solver = cp_model.CpSolver()

    def truth(self, hint: bool) -> Binary:
        binary = self.rules.new_bool_var("")
        self.rules.add_hint(binary, hint)
        return binary

    def number(self, values: Iterable[int], hint: int) -> Any:
        """One of the values."""
        found = self.rules.new_int_var_from_domain(cp_model.Domain.from_values(list(values)), "")
        self.rules.add_hint(found, hint)
        return found

    def count(self, most: int, hint: int) -> Any:
        """From 0 to `most`."""
        found = self.rules.new_int_var(0, most, "")
        self.rules.add_hint(found, hint)
        return found

    def among(self, number: Any, values: Iterable[int], *, when: Binary) -> None:
        domain = cp_model.Domain.from_values(list(values))
        self.rules.add_linear_expression_in_domain(number, domain).only_enforce_if(when)

    def cost(self, points: int, counted: Any) -> None:
        self._points.append(points * counted)

    def least(self, limits: Limits, *, bound: int, known: int) -> int | None:
        """What the engine calls a lower bound of the points; `value` and `points` are of its best answer.

        None: no answer within the limits. bound, known: the least is not below, and not above.
        """
        total = sum(self._points)
        self.rules.add(total >= bound)
        self.rules.add(total <= known)
        self.rules.minimize(total)
        self._set(limits)
        if self._run() not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        return math.ceil(float(self._solver.best_objective_bound) - 1e-6)

    def value(self, number: Any) -> int:
        return int(self._solver.value(number))

    @property
    def points(self) -> int:
        return round(float(self._solver.objective_value))

    def _set(self, limits: Limits) -> None:
        parameters = self._solver.parameters
        parameters.num_workers = 1
        parameters.random_seed = limits.seed
        parameters.linearization_level = 2
        parameters.catch_sigint_signal = False
        if limits.work < float("inf"):
            parameters.max_deterministic_time = limits.work
        if limits.seconds < float("inf"):
            parameters.max_time_in_seconds = max(0.01, limits.seconds)
        if limits.cautious:
            parameters.cp_model_presolve = False
            parameters.symmetry_level = 0

    def _run(self) -> Any:
        """In a thread, so that a stop is heard while the engine works."""
        found: list[Any] = []
        thread = Thread(target=lambda: found.append(self._solver.solve(self.rules)), daemon=True)
        thread.start()
        try:
            while thread.is_alive():
                thread.join(0.1)
        except KeyboardInterrupt:
            self._solver.stop_search()
            thread.join()
            raise
        return found[0]


def _total(weighted: Sequence[tuple[int, Binary]]) -> Any:
    binaries = [binary for _, binary in weighted]
    return cp_model.LinearExpr.weighted_sum(binaries, [weight for weight, _ in weighted])
