"""What people read, in Polish and English: a sentence for each code."""
