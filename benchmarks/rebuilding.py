"""One read model built anew, or all of them, as a process of its own. Arguments: url, name or nothing."""

import sys

from projections.engine.rebuilding import rebuild_all, rebuild_named
from projections.views.catalogue import PROJECTIONS

if __name__ == "__main__":
    url, name = sys.argv[1:]
    if name:
        rebuild_named(url, name)
    else:
        list(rebuild_all(url, PROJECTIONS))
