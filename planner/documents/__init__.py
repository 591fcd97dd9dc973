"""Plans, rosters, visits and inputs as documents: shapes and syntax, shared by solver, checker, record and doors."""
