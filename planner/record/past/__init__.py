"""The record as it was: cut in time, and read by everything that reads the record itself."""
