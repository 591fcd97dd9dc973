"""What documents hold, as types alone: for readers, and for the contract of the service."""
