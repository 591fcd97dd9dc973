"""Charts and pages of plans and months."""
