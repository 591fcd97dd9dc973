"""Why the database failed, for people.

What libpq says may hold pieces of a url that it misread, of a password even, and what PostgreSQL says may hold
somebody's data. Neither is ever shown; a known reason or the error's name is.
"""

from eventsourcing.persistence import PersistenceError
from psycopg import Error as DatabaseError

from planner.terms.refusals import Refused

REASONS = {  # in libpq's and PostgreSQL's English
    "refused": ("Connection refused", "No such file or directory", "server closed the connection"),
    "unknown_host": ("could not translate host name", "failed to resolve host", "Name or service not known"),
    "no_answer": ("timeout expired", "timed out", "couldn't get a connection", "No route to host", "unreachable"),
    "denied": ("password authentication failed", "no password supplied", "no pg_hba.conf entry", "authentication"),
    "no_role": ('role "',),
    "no_database": ('database "',),
    "full": ("too many clients", "remaining connection slots", "too many connections"),
    "starting": ("is starting up", "is shutting down", "in recovery mode", "not yet accepting"),
    "held": ("lock timeout",),
    "permission": ("Permission denied", "permission denied"),
    "url": ("connection option", "connection info string", "invalid port", "URI"),
}


def reason(error: BaseException) -> str:
    """One of REASONS, or the name of the error."""
    causes = list(_causes(error))
    for one in causes:
        for name, signs in REASONS.items():
            if any(sign in str(one) for sign in signs):
                return name
    return type(causes[-1]).__name__


def database_failed(error: BaseException) -> Refused:
    """What a person is told."""
    return Refused("database_failed", why=reason(error))


def _causes(error: BaseException) -> list[BaseException]:
    """The error and what it came from, the library's wrapping first."""
    cause = error.__cause__
    return [error, *_causes(cause)] if isinstance(cause, DatabaseError | PersistenceError) else [error]
