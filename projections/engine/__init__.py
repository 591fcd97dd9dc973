"""How any read model is kept: folded from events, in batches, rebuilt beside the live one."""
