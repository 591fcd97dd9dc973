"""What no edition sets: an age, and how long records are kept."""

ADULT_AGE = 18  # years; Civil Code art. 10
RECORDS_KEPT = 3  # years after the programme's last day; Source: R-57
