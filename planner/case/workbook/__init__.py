"""Sheets of XLSX workbooks to rows of cells as people see them. Only the parts that hold values are opened."""
