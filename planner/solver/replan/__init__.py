"""A plan made anew from a month on: what was used stays, what was promised holds."""
