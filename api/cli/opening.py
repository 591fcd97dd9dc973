"""Opening the record for a command, and finding which programme is meant."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import psycopg
from eventsourcing.persistence import PersistenceError

from api.words.messages import Speaker
from planner.record.application import Godziny
from planner.record.store.embedded.where import home
from planner.record.store.failures import database_failed
from planner.record.store.server import URL, database_url
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope
from projections.engine.schema import prepare


@contextmanager
def opened(connections: int = 3) -> Iterator[Godziny]:
    """The record, its tables made or brought up to date. Raises Refused when there is no database."""
    try:
        url = database_url()
        prepare(url)
        with Godziny(url, connections) as app:
            app.finish_erasing()
            yield app
    except (psycopg.Error, PersistenceError, UnicodeError) as error:
        raise database_failed(error) from error


def where() -> str:
    """Where the record is kept, for people; never a password."""
    return URL if os.environ.get(URL) else str(home())


def scope_named(app: Godziny, name: str | None, speaker: Speaker) -> Scope:
    """The programme named `unit/edition`, or the only one there is. Raises Refused."""
    known = app.journal.programmes()
    speaker.which = f" --programme {name}" if len(known) > 1 and name else ""
    found = [scope for scope in known if name in (None, str(scope))]
    if len(found) == 1:
        return found[0]
    names = ", ".join(map(str, known))
    if not known:
        raise Refused("nothing_recorded")
    if name is None:
        raise Refused("which_programme", "programme", known=names)
    raise Refused("no_such_programme", "programme", name=name)


def act(actor: str | None, command_id: str | None, effective: date | None = None) -> Act:
    """Who acts: the name given, GODZINY_ACTOR, or the user of the computer."""
    return Act.now(actor or os.environ.get("GODZINY_ACTOR") or _user(), command_id or "", effective)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
