"""How things came about: events of many streams put together, with what they changed and why."""
