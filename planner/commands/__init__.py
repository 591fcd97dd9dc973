"""What can be done: one frozen class per command, with its fields and what it decides."""
