"""Where the record is kept: PostgreSQL, the events with their journal, personal data apart."""
