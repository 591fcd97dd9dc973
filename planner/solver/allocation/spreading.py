"""Even months for each person alone: the least sum of hours² / service days within their room."""

import numpy as np

from planner.solver.allocation.engine import Ints


def even(granted: Ints, days: Ints, room: Ints) -> Ints:
    """Steps per person and month (shape people × months), exact for each person.

    Steps go one by one to the month where (2 × steps + 1) / days is least, the earlier among equals.
    Every month starts a little below its proportional share, where each of its steps is certain.
    """
    total_days = np.maximum(days.sum(axis=1, keepdims=True), 1)
    certain = granted[:, None] * days // total_days - days.shape[1]
    steps: Ints = np.clip(certain, 0, room)
    rows = np.arange(len(granted))
    while True:
        left = rows[steps.sum(axis=1) < granted]
        if len(left) == 0:
            return steps
        price = np.where(steps < room, (2.0 * steps + 1) / np.maximum(days, 1), np.inf)
        month = price[left].argmin(axis=1)
        steps[left, month] += 1
