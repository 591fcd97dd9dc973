"""Answers of the record made again from what was recorded with them, and held against what was said then."""
