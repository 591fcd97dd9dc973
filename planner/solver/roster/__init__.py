"""The month's roster: who visits whom and when. Source: R-30 … R-44, formats.md (roster)."""
