"""Ages that no edition sets."""

ADULT_AGE = 18  # years; Civil Code art. 10
