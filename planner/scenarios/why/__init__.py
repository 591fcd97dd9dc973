"""What limits one person, and the smallest change of each kind that gives them more."""
