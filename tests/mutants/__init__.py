"""Random small mistakes in the code, one at a time, and the share of them that the tests find: `make mutants`."""
