"""Answers as tables: CSV and XLSX."""
