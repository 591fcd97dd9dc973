"""Sentences in Polish and English, one Fluent file each."""
