"""The same Idempotency-Key from sixteen clients at once over HTTP: everybody gets the first result, nothing is lost.

GODZINY_REPEATED says how many rounds; `make crash` runs it against a real `godziny serve`.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from threading import Barrier
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.api.http.test_routes import NEW
from tests.api.http.test_serving import PROGRAMME, PROGRAMMES
from tests.worlds.embedded import folder
from tests.worlds.serving import asked, serving

ROUNDS = int(os.environ.get("GODZINY_REPEATED", "25"))
CLIENTS = 16
HERE = f"{PROGRAMMES}/2026"
BUSY = 503  # nothing was stored; the same key is sent again


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with folder() as home, serving(home) as served:
        assert asked(served, PROGRAMMES, PROGRAMME)[0] == 201
        yield served


def at_once(address: str, requests: list[tuple[str, str, Any, str]]) -> list[tuple[int, Any]]:
    """Status and document of each request (method, path, body, key), all sent at the same moment."""
    start = Barrier(len(requests))

    def send(request: tuple[str, str, Any, str]) -> tuple[int, Any]:
        method, path, body, key = request
        connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
        connection.connect()
        start.wait()
        while True:
            headers = {"Content-Type": "application/json", "Idempotency-Key": key}
            connection.request(method, HERE + path, json.dumps(body), headers)
            answer = connection.getresponse()
            document = json.load(answer)
            if answer.status != BUSY:
                return answer.status, document

    with ThreadPoolExecutor(len(requests)) as pool:
        return list(pool.map(send, requests))


def commands(number: int) -> list[tuple[str, str, Any]]:
    """One of each kind: something new, something changed, and what is refused the second time without its key."""
    name = f"A-{number}"
    return [
        ("POST", "/applications", {**NEW, "id": name, "points": number}),
        ("PUT", f"/applications/{name}/assessment", {"points": number + 1}),
        ("POST", f"/applications/{name}/absences", {"from": "2026-03-02", "to": "2026-03-03"}),
        ("POST", f"/applications/{name}/withdrawal", {"last_day": "2026-03-04"}),
        ("DELETE", f"/applications/{name}/withdrawal", {}),
    ]


def test_the_same_key_from_sixteen_at_once_gives_everybody_the_first_result(address: str) -> None:
    answers: Counter[int] = Counter()
    for number in range(ROUNDS):
        for method, path, body in commands(number):
            found = at_once(address, [(method, path, body, f"{method}-{path}-{number}")] * CLIENTS)

            assert found[0][0] in (200, 201)
            assert found == [found[0]] * CLIENTS
            answers[found[0][0]] += len(found)
    print(f"\nanswers, all the first result: {dict(answers)}")

    _, ranking = asked(address, f"{HERE}/ranking")
    assert {one["application"] for one in ranking} == {f"A-{number}" for number in range(ROUNDS)}
    for number in range(ROUNDS):
        _, history = asked(address, f"{HERE}/applications/A-{number}/history")
        events = Counter(one["event"] for one in history)
        assert (events["application.received"], events["application.withdrawn"]) == (1, 1)


def test_the_same_key_with_other_content_is_told_so_and_only_one_is_done(address: str) -> None:
    for number in range(ROUNDS):
        bodies = [{**NEW, "id": f"B-{number}-{at}"} for at in range(CLIENTS)]
        found = at_once(address, [("POST", "/applications", body, f"other-{number}") for body in bodies])

        done = [document["application"] for status, document in found if status == 201]
        assert len(done) == 1
        assert {(status, document["code"]) for status, document in found if status != 201} == {
            (409, "command_id_reused")
        }
        _, ranking = asked(address, f"{HERE}/ranking")
        assert [one["application"] for one in ranking if one["application"].startswith(f"B-{number}-")] == done


def test_the_same_key_with_other_personal_content_is_told_so(address: str) -> None:
    for number in range(ROUNDS):
        homes = [{**NEW, "id": f"C-{number}", "lat": 50 + at / 100} for at in range(CLIENTS)]
        found = at_once(address, [("POST", "/applications", body, f"home-{number}") for body in homes])

        assert Counter(status for status, _ in found) == {201: 1, 409: CLIENTS - 1}
        assert {document["code"] for status, document in found if status == 409} == {"command_id_reused"}
