"""The largest set of pairs in which nobody is named twice."""


def largest_matching(edges: list[tuple[int, int]], rows: int, columns: int) -> list[int | None]:
    """For each row the column that it got, None when it got none. edges: distinct pairs (row, column)."""
    if not edges:
        return [None] * rows
    import numpy as np  # most of what judges visits never comes here, and these take a third of a second to load
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_bipartite_matching

    row, column = np.array(edges, np.int32).T
    graph = csr_array((np.ones(len(edges), np.int8), (row, column)), shape=(rows, columns))
    found = maximum_bipartite_matching(graph, perm_type="column")
    return [None if got < 0 else int(got) for got in found]
