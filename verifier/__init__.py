"""The independent judge of an export, written from docs/export.md alone: it imports nothing of what it judges."""
