"""What is recorded: programmes, applications, assistants, plans, rosters and visits, each a stream of immutable events.

Importing the package registers the topics of all events (topics.py), so that any of them can be read.
"""

from planner.aggregates import topics

__all__ = ["topics"]
