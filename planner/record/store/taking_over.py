"""A record of before it was sealed and logged: personal data in clear become ciphertext, every entry gets its leaf."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from psycopg import Connection
from psycopg.rows import dict_row

from planner.keys.store import KeyStore
from planner.record.log.lines import compact
from planner.record.log.recorded import keep_leaves
from planner.record.store.person_index import INDEX
from planner.record.store.sealing import Sealing
from planner.terms.refusals import Refused
from planner.terms.scope import PersonalData, Scope

# Whose note it is: the person who was served, the assistant for whom it was paid.
ABOUT = {"entry": "application", "cost": "assistant"}
Row = dict[str, Any]
Facts = dict[tuple[str, str, str, str], dict[str, Any]]

_OLD = (
    b"SELECT unit, edition, kind, name, field, value #>> '{}' AS text, value FROM godziny.personal"
    b" ORDER BY unit, edition, kind, name, field"
)
_KEEP = (
    b"INSERT INTO godziny.personal (unit, edition, kind, name, field, value)"
    b" VALUES (%s, %s, %s, %s, %s, to_jsonb(%s::text))"
)
_BEGUN = (
    b"SELECT unit, edition, kind, name, convert_from(state, 'UTF8')::json AS facts FROM godziny.godziny_events"
    b" WHERE kind IN ('entry', 'cost') AND originator_version = 1"
)
_BROUGHT = (
    b"SELECT notification_id, unit, edition, kind, name, convert_from(state, 'UTF8')::json -> 'fields' AS fields"
    b" FROM godziny.godziny_events WHERE topic = 'personal_data.recorded' ORDER BY notification_id DESC"
)
_PUT = b"UPDATE godziny.godziny_events SET sealed = %s WHERE notification_id = %s"


def take_over(owner: Connection[Any], keys: Callable[[], KeyStore]) -> None:
    """In one transaction; the keys are on the disk before. Raises Refused when they cannot be had."""
    old = _rows(owner, _OLD)
    if old:
        # Not deleted row by row: no page of the table is left with what stood in clear.
        owner.execute(b"TRUNCATE godziny.personal")
        sealed = _sealed(owner, [row for row in old if row["field"] != INDEX], keys)
        indexed = [(*_where(row), INDEX, row["text"]) for row in old if row["field"] == INDEX]
        with owner.cursor() as cursor:
            cursor.executemany(_KEEP, [*_flat(sealed), *indexed])
        _put_into_events(owner, sealed)
    keep_leaves(owner)


def take_unit_keys(owner: Connection[Any], keys: Callable[[], KeyStore]) -> None:
    """They used to lie in the database; another record of this computer may have one of the unit already."""
    for row in _rows(owner, b"SELECT unit, key FROM godziny.digest_key"):
        try:
            keys().keep_unit_key(row["unit"], bytes(row["key"]))
        except Refused as refused:
            if refused.code != "unit_key_differs":
                raise
    owner.execute(b"DROP TABLE godziny.digest_key")


def _flat(sealed: Facts) -> list[tuple[str, ...]]:
    return [(*where, field, text) for where, facts in sealed.items() for field, text in facts.items()]


def _sealed(owner: Connection[Any], rows: list[Row], keys: Callable[[], KeyStore]) -> Facts:
    """Ciphertext by field, by where it stands."""
    about = {_where(row): row["facts"] for row in _rows(owner, _BEGUN)}
    given: Facts = defaultdict(dict)
    for row in rows:
        given[_where(row)][row["field"]] = row["value"]
    personal: dict[Scope, list[PersonalData]] = defaultdict(list)
    for where, facts in given.items():
        unit, edition, kind, name = where
        personal[Scope(unit, edition)].append(PersonalData(kind, name, facts, _about(kind, about.get(where, {}))))
    return {
        (scope.unit, scope.edition, one.kind, one.name): one.facts
        for scope, theirs in personal.items()
        for one in Sealing(keys).sealed(scope, theirs)
    }


def _about(kind: str, begun: Row) -> tuple[str, str] | None:
    """Kind and name of whose it is, where it is not the stream itself."""
    whose = ABOUT.get(kind, "")
    return (whose, begun[whose]) if begun.get(whose) else None


def _put_into_events(owner: Connection[Any], sealed: Facts) -> None:
    """What is known now stands in the newest event that says it came; what was known before is gone already."""
    waiting = {where: dict(facts) for where, facts in sealed.items()}
    owner.execute(b"ALTER TABLE godziny.godziny_events DISABLE TRIGGER only_grows")
    for row in _rows(owner, _BROUGHT):
        left = waiting.get(_where(row), {})
        facts = {field: left.pop(field) for field in row["fields"] if field in left}
        if facts:
            owner.execute(_PUT, (compact(facts), row["notification_id"]))
    owner.execute(b"ALTER TABLE godziny.godziny_events ENABLE TRIGGER only_grows")


def _where(row: Row) -> tuple[str, str, str, str]:
    return row["unit"], row["edition"], row["kind"], row["name"]


def _rows(owner: Connection[Any], query: bytes) -> list[Row]:
    with owner.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(query).fetchall()
