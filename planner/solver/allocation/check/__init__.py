"""The independent checker: judges any plan from the case alone.

It shares the reader of case folders and the rule tables with the solver, and nothing else: who is
eligible, who may serve whom, what fits and what would be better it works out by itself, with other
methods (SciPy's flows and HiGHS instead of OR-Tools).
"""
