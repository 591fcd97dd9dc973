"""What can be done: one function per command. Load, ask the aggregates, record."""
