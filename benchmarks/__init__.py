"""One file per measured claim; `make bench` runs them all."""
