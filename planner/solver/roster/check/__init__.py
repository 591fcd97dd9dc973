"""The independent checker of a month's roster: judges any roster from the case and the plan alone.

It shares the reader of case folders, the rule tables and the table of weights with the solver, and
nothing else: the clock, travel, who may serve whom, what fits and what it costs it works out by itself.
The solver in turn reads earlier rosters with this room's reader.
"""
