"""Hours unused at the year's end, by person and in all, with a range; tried on years that are over. Source: R-52."""
