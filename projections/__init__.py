"""What can be looked up: one read model per file, each folded from the events."""
