"""What is exported, the independent verifier finds whole; what was changed in it or in the database, altered."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from planner.commands.correcting import CorrectApplication
from planner.commands.entries import CorrectEntry, RejectEntry
from planner.commands.erasing import EraseApplicant
from planner.record.application import Godziny
from planner.record.log.export import Exported, export
from planner.record.store.key_store import key_store
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from projections.engine.schema import prepare
from projections.published import published
from tests.worlds.recorded import by
from tests.worlds.served import closed, done, opened, told
from verifier.judging import verify

FLIPS = 150
EVENTS = "UPDATE godziny.godziny_events SET"
INSERTED = """
INSERT INTO godziny.godziny_events
    (originator_id, originator_version, topic, state, notification_id, unit, edition, kind, name)
SELECT originator_id, newest + 1, topic, state, 1000000, unit, edition, kind, name
FROM godziny.godziny_events JOIN (
    SELECT originator_id AS id, max(originator_version) AS newest FROM godziny.godziny_events GROUP BY 1
) AS streams ON id = originator_id WHERE topic = 'application.assessed' LIMIT 1
"""
TAMPERED = [
    f"{EVENTS} state = convert_to(replace(convert_from(state, 'UTF8'), ':10}}', ':11}}'), 'UTF8')"
    " WHERE topic = 'application.assessed'",
    f"{EVENTS} sealed = '{{}}' WHERE sealed <> '{{}}'",
    "UPDATE godziny.journal SET actor = 'nobody' WHERE number = 2",
    INSERTED,
    "UPDATE godziny.leaf SET hash = sha256('') WHERE entry = 5",
]


@pytest.fixture
def record(empty_url: str, unit: str) -> Iterator[tuple[Godziny, Scope]]:
    """A month closed, another corrected, one visit rejected, one person erased."""
    prepare(empty_url)
    with Godziny(empty_url) as app:
        scope = opened(app, unit)
        rows = [done(f"02-0{day} 08:00", f"02-0{day} 10:00", note="klucz u sąsiadki") for day in (2, 3, 4)]
        names = told(app, scope, *rows).entries
        closed(app, scope, "2026-02")
        app.do(CorrectEntry(entry=names[0], end="2026-02-02T09:00:00+01:00", reason="zegar"), scope, by())
        app.do(RejectEntry(entry=names[1], reason="nie było"), scope, by())
        told(app, scope, done("03-02 08:00", "03-02 09:30"))
        closed(app, scope, "2026-03")
        for phone in ("600700800", ""):  # known, and taken out
            app.do(CorrectApplication(application="A-2", phone=phone), scope, by())
        app.do(EraseApplicant(application="A-1", order="ZSO.1.2026"), scope, by())
        yield app, scope


def exported(app: Godziny, file: Path) -> Exported:
    url = str(app.datastore.pool.conninfo)
    return export(url, file, key_store(), lambda: published(ReadDoor(app)))


def test_an_export_is_found_whole(record: tuple[Godziny, Scope], tmp_path: Path) -> None:
    app, _ = record
    told = exported(app, tmp_path / "e.jsonl")

    verdict = verify(tmp_path / "e.jsonl", told.key)

    assert (verdict.status, verdict.findings) == (0, ())
    assert verdict.summary is not None
    assert verdict.summary.digest == told.digest


def test_no_changed_byte_goes_unseen(record: tuple[Godziny, Scope], tmp_path: Path) -> None:
    app, _ = record
    file, changed = tmp_path / "e.jsonl", tmp_path / "changed.jsonl"
    key, dice = exported(app, file).key, Random(13)
    whole = file.read_bytes()

    for _ in range(FLIPS):
        place, other = dice.randrange(len(whole)), dice.randrange(1, 256)
        changed.write_bytes(whole[:place] + bytes([whole[place] ^ other]) + whole[place + 1 :])
        assert verify(changed, key).status != 0, (place, other)


@pytest.mark.parametrize("tampering", TAMPERED)
def test_what_was_changed_in_the_database_is_found(
    record: tuple[Godziny, Scope], tmp_path: Path, tampering: str
) -> None:
    app, _ = record
    with app.datastore.get_connection() as connection:
        connection.execute(b"RESET ROLE")
        for table in ("godziny_events", "journal", "leaf"):
            connection.execute(f"ALTER TABLE godziny.{table} DISABLE TRIGGER only_grows".encode())
        assert connection.execute(tampering.encode()).rowcount

    told = exported(app, tmp_path / "e.jsonl")

    assert told.altered
    assert verify(tmp_path / "e.jsonl", told.key).status == 1


def test_a_record_that_cannot_be_folded_any_more_says_where_it_was_changed(
    record: tuple[Godziny, Scope], tmp_path: Path
) -> None:
    app, _ = record
    with app.datastore.get_connection() as connection:
        connection.execute(b"RESET ROLE")
        connection.execute(b"ALTER TABLE godziny.godziny_events DISABLE TRIGGER only_grows")
        gone = connection.execute(b"DELETE FROM godziny.godziny_events WHERE topic = 'entry.recorded'").rowcount

    with pytest.raises(Refused, match="record_altered") as refusal:
        exported(app, tmp_path / "e.jsonl")

    assert refusal.value.facts["count"] == gone > 0
    assert not (tmp_path / "e.jsonl").exists()
