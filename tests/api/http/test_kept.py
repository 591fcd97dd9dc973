"""Answers that are kept: right as long as the programme stays as it is, and bounded."""

from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from api.http.app import create_app
from api.http.kept import Address, Kept
from planner.record.application import Godziny
from planner.record.streams import Streams
from projections.door import ReadDoor
from tests.api.http.test_routes import PEOPLE, at
from tests.worlds.cases import case
from tests.worlds.contract import Contracted
from tests.worlds.recorded import announced

HERE = Address(b"/balances", b"")


def test_an_answer_of_another_moment_is_none() -> None:
    kept = Kept()
    kept.keep(HERE, 7, b"[]")

    assert (kept.at(HERE, 7), kept.at(HERE, 8), kept.at(Address(b"/balances", b"x"), 7)) == (b"[]", None, None)


def test_those_asked_for_longest_ago_make_room() -> None:
    kept = Kept(most_bytes=10_000)
    for number in range(9):
        kept.keep(Address(b"/%d" % number, b""), 1, b"x" * 1_000)
        kept.at(Address(b"/0", b""), 1)

    there = [number for number in range(9) if kept.at(Address(b"/%d" % number, b""), 1)]

    assert there == [0, 4, 5, 6, 7, 8]
    assert kept.bytes <= kept.most_bytes


def test_what_would_fill_it_all_is_not_kept() -> None:
    kept = Kept(most_bytes=100)

    kept.keep(HERE, 1, b"x" * 101)

    assert (kept.at(HERE, 1), kept.bytes) == (None, 0)


def test_many_threads_keep_and_find_whole_answers() -> None:
    kept = Kept(most_bytes=50_000)

    def use(seed: int) -> bool:
        chance = Random(seed)
        for _ in range(500):
            number = chance.randrange(40)
            address = Address(b"/%d" % number, b"")
            kept.keep(address, number, b"%d" % number * 500)
            if kept.at(address, number) not in (None, b"%d" % number * 500):
                return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(use, range(8)))
    assert 0 < kept.bytes <= kept.most_bytes


def test_what_was_answered_already_is_answered_without_reading_and_anew_after_each_change(
    app: Godziny, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scope = announced(app, unit, case(PEOPLE))
    with Contracted(create_app(app, following=False)) as client:
        paths = ("balances", "ranking", "plans/P-1", "applications/A-1", "visits?month=2026-02", "assistants")
        first = [client.get(at(scope, path)).text for path in paths]
        with monkeypatch.context() as nothing_read:
            nothing_read.setattr(Streams, "event_of", lambda *_: pytest.fail("replayed"))
            nothing_read.setattr(ReadDoor, "_read", lambda *_: pytest.fail("read"))
            again = [client.get(at(scope, path)).text for path in paths]
        client.post(at(scope, "applications/A-1/withdrawal"), json={"last_day": "2026-02-10", "used_hours": 7})

        assert again == first
        assert client.get(at(scope, "balances")).json()["people"][0]["granted"] == 7
        assert client.get(at(scope, "applications/A-1")).json()["standing"] == "ended"
