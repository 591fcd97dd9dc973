"""One read model built anew, as a process of its own. Arguments: url, name of the read model."""

import sys

from planner.application import Godziny
from projections.catalogue import PROJECTIONS
from projections.rebuilding import rebuild

if __name__ == "__main__":
    with Godziny(sys.argv[1]) as app:
        rebuild(sys.argv[1], app, PROJECTIONS[sys.argv[2]]())
