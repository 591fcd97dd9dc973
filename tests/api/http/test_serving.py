"""The service as a process, over the embedded server."""

import socket

from api.cli.operating import _bound
from tests.worlds.embedded import folder, kill_server, runs
from tests.worlds.serving import asked, seconds_until_well, serving

PROGRAMME = {
    "unit": "Gmina Złota",
    "edition": "2026",
    "from": "2026-02-01",
    "to": "2026-12-31",
    "applications_until": "2026-01-16T15:00:00+01:00",
    "budget": {"hours": 1000},
    "split": {"policy": "equal"},
}
PROGRAMMES = "/api/v1/units/gmina-zlota/programmes"


def test_a_database_that_dies_under_the_service_is_back_without_a_hand_and_ends_with_it() -> None:
    with folder() as home:
        with serving(home) as address:
            assert asked(address, PROGRAMMES, PROGRAMME)[0] == 201
            for _ in range(2):
                kill_server(home)
                assert seconds_until_well(address) < 5

            status, found = asked(address, f"{PROGRAMMES}/2026")
            assert (status, found["rules"]["hours"]) == (200, 1000)
        assert not runs(home)


def test_what_the_service_accepts_is_answered_without_delay() -> None:
    with _bound(0) as listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
