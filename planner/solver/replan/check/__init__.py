"""The independent checker of re-plans: judges any re-plan from the case, the plan in force and the request alone.

It shares the readers of documents and the rule tables with the solver, and nothing else. What a re-plan has in common
with an allocation (who is eligible, who may serve whom, what could move) is the allocation's checker's.
"""
