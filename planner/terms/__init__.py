"""What every room stands on: the calendar, whose record and who acts, refusals."""
