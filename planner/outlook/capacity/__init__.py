"""Assistants' hours needed against available, month by month, and what would lift a shortage. Source: R-40 to R-42."""
