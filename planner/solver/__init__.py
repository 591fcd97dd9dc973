"""The solvers, one room each. Rooms do not reach into each other."""
