"""A process that keeps the read models up to date until it is killed. Argument: url."""

import sys
from threading import Event

from projections.engine.following import follow
from tests.crash.writer import connected

if __name__ == "__main__":
    follow(connected(sys.argv[1]), Event())
