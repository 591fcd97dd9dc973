"""Who is admitted and how many hours each person gets in each month."""
