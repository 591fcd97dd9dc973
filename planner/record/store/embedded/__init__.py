"""The embedded PostgreSQL: a server in a folder of the user's, run by a supervisor of the product's own.

What is guarded against, and how, is in docs/decisions/0009-embedded-postgresql.md.
"""
