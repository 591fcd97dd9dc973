"""What is recorded: programmes, applications, assistants and plans, each a stream of immutable events.

Importing the package registers the topics of all events, so that any of them can be read.
"""

from planner.aggregates import application, assistant, plan, programme

__all__ = ["application", "assistant", "plan", "programme"]
