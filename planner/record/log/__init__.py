"""The Merkle log over the record: every command and event as a line, its leaf, signed checkpoints, the export.

What stands here is described for strangers in docs/export.md.
"""
