"""Names and numbers planted wherever a user can type them are found nowhere in clear."""
