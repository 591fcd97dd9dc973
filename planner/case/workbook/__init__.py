"""Sheets of XLSX workbooks to rows of cells as people see them, by an XML parser and nothing else.

openpyxl, which writes ours, is not used to read what others send: it is three times slower, takes a formula without its
result for an empty cell, fills rows up to the width that a file claims, and lets entities unfold. Only parts that hold
values are opened here.
"""
