"""What the law and the unit say, as pure functions. Each number is in planner/editions."""
