"""Visits done: what is disputed, what is matched, what is settled and what it costs. Knows neither doors nor events."""
