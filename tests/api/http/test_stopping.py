"""Hundreds of slow and half requests do not keep the service from stopping (fault 34)."""

import socket
import time
from contextlib import ExitStack
from itertools import cycle
from urllib.parse import urlsplit

from api.cli.operating import GRACE_SECONDS
from tests.api.http.test_serving import PROGRAMME, PROGRAMMES
from tests.worlds.embedded import folder, runs
from tests.worlds.serving import asked, serving

SLOW = 450
SLACK_SECONDS = 10  # for the database to stop, on a busy machine
HALVES = (
    b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow:",
    b"POST /api/v1/units/gmina-zlota/programmes HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b'Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{"unit": ',
    b"PUT /api/v1/units/gmina-zlota/programmes/2026 HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
    b"",
)


def test_slow_and_half_requests_do_not_keep_the_service_from_stopping() -> None:
    with folder() as home, ExitStack() as opened:
        with serving(home) as address:
            assert asked(address, PROGRAMMES, PROGRAMME)[0] == 201
            for _, half in zip(range(SLOW), cycle(HALVES), strict=False):
                one = opened.enter_context(socket.create_connection(_place(address)))
                one.sendall(half)
            assert asked(address, "/health")[0] == 200
            began = time.monotonic()
        assert time.monotonic() - began < GRACE_SECONDS + SLACK_SECONDS
        assert not runs(home)


def _place(address: str) -> tuple[str, int]:
    found = urlsplit(address)
    return str(found.hostname), int(found.port or 0)
