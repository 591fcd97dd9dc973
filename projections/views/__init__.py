"""What can be looked up: one read model a file."""
