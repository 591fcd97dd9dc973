"""Reading of case folders: text, cells, tables, and the case they make."""
