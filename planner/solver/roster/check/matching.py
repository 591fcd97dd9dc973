"""The largest set of pairs in which nobody is named twice."""

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching


def largest_matching(edges: list[tuple[int, int]], rows: int, columns: int) -> list[int | None]:
    """For each row the column that it got, None when it got none. edges: distinct pairs (row, column)."""
    if not edges:
        return [None] * rows
    row, column = np.array(edges, np.int32).T
    graph = csr_array((np.ones(len(edges), np.int8), (row, column)), shape=(rows, columns))
    found = maximum_bipartite_matching(graph, perm_type="column")
    return [None if got < 0 else int(got) for got in found]
