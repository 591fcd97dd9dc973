"""Every door: the command line now, HTTP later."""
