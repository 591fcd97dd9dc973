"""Closing a month signs the log in the same transaction; without the key nothing is closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from planner.record.application import Godziny
from planner.record.log.checkpoint import Checkpoint, checkpoint, last_checkpoint
from planner.record.log.checkpointing import begin_anew, public_key
from planner.record.log.export import export
from planner.record.log.identity import log_of, signer
from planner.record.log.merkle import Peaks
from planner.record.log.recorded import leaves
from planner.record.store.database import connect
from planner.record.store.key_store import key_store
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.engine.schema import prepare
from tests.worlds.keys import opened as keys_in
from tests.worlds.served import closed, done, opened, told


@pytest.fixture
def app(empty_url: str) -> Iterator[Godziny]:
    prepare(empty_url)
    with Godziny(empty_url) as made:
        yield made


def served(app: Godziny) -> Scope:
    scope = opened(app, "Gmina Zamknięta")
    told(app, scope, done("03-02 08:00", "03-02 10:00"))
    return scope


def last(url: str) -> Checkpoint | None:
    with connect(url) as reader:
        log = log_of(reader)
        return None if log is None else last_checkpoint(reader, log.origin)


def test_closing_a_month_signs_everything_until_then(app: Godziny, empty_url: str) -> None:
    scope = served(app)
    assert last(empty_url) is None

    closed(app, scope, "2026-03")

    signed = last(empty_url)
    with connect(empty_url) as reader:
        kept = list(leaves(reader))
    assert signed is not None
    assert (signed.size, signed.root) == (len(kept), Peaks().extend(kept).root)
    assert f"why {scope} close 2026-03\n" in signed.note


def test_the_signature_is_of_the_key_that_is_told(app: Godziny, empty_url: str) -> None:
    closed(app, served(app), "2026-03")
    key = public_key(empty_url, key_store())

    signed = last(empty_url)

    assert signed is not None
    text, _, line = signed.note.partition("\n\n")
    public = Ed25519PublicKey.from_public_bytes(bytes_of(key.split("+", 2)[2])[1:])
    public.verify(bytes_of(line.split()[2])[4:], f"{text}\n".encode())
    assert last(empty_url) == signed


def bytes_of(base64: str) -> bytes:
    from base64 import b64decode

    return b64decode(base64, validate=True)


def test_closing_again_changes_nothing_and_signs_nothing(app: Godziny, empty_url: str) -> None:
    scope = served(app)
    closed(app, scope, "2026-03")
    signed = last(empty_url)

    closed(app, scope, "2026-03")

    assert last(empty_url) == signed


def test_without_the_key_of_the_log_no_month_is_closed(app: Godziny, empty_url: str, tmp_path: Path) -> None:
    scope = served(app)
    public_key(empty_url, key_store())
    before = app.journal.number(scope)

    with (
        Godziny(empty_url, keys=lambda: keys_in(tmp_path)) as elsewhere,
        pytest.raises(Refused, match="signing_key_lost"),
    ):
        closed(elsewhere, scope, "2026-03")

    assert app.journal.number(scope) == before
    closed(app, scope, "2026-03")


def test_a_checkpoint_that_somebody_altered_is_never_extended(app: Godziny, empty_url: str) -> None:
    scope = served(app)
    public_key(empty_url, key_store())
    for change in ("peaks = ''", "size = 1", "note = replace(note, 'why', 'who')"):
        with connect(empty_url, autocommit=True) as owner, owner.transaction(force_rollback=True):
            owner.execute(b"ALTER TABLE godziny.checkpoint DISABLE TRIGGER only_grows")
            owner.execute(f"UPDATE godziny.checkpoint SET {change}".encode())
            with pytest.raises(Refused, match="checkpoint_altered"):
                checkpoint(owner, signer(owner, key_store()), "close")

    closed(app, scope, "2026-03")


def test_when_the_key_is_lost_another_log_of_the_same_entries_can_be_begun(
    app: Godziny, empty_url: str, tmp_path: Path
) -> None:
    scope = served(app)
    old = public_key(empty_url, key_store())

    with keys_in(tmp_path) as keys:
        new = begin_anew(empty_url, keys)
        with Godziny(empty_url, keys=lambda: keys) as elsewhere:
            closed(elsewhere, scope, "2026-03")
        told = export(empty_url, tmp_path / "e.jsonl", keys, list)

    assert old != new == told.key
    assert told.checkpoints == 3
