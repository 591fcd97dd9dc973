"""The write seam: commands decided on what is recorded, each one transaction; and what is recorded as of now."""
