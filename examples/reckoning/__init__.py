"""A year of visits settled from files alone, written from the published rules; nothing of the product is imported.

What this says and what the product says are two readings of one text. It is slow and simple: every answer is reckoned
from all visits anew. Instants are minutes since 1970 (UTC), money is in grosze. `python -m examples.reckoning FOLDER`.
"""
