"""What is to be expected: hours that stay unused at the year's end, and hours that the assistants lack."""
