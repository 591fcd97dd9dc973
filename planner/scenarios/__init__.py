"""What would be if: typed changes of a case, and what they change in its plan."""
