"""What is recorded: programmes, applications, assistants and plans, each a stream of immutable events."""
