"""Planning anew from a month on, with what was promised and used. Source: formats, re-planning."""
