"""What the service logs of an error says where it happened, and nothing of what was asked or said."""

import logging

import psycopg
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.http.problems import add_problems

SAID = "Zenobia Kwiatkowska"


@pytest.mark.parametrize(("kind", "status"), [(ValueError, 500), (psycopg.OperationalError, 503)])
def test_an_error_is_logged_by_its_route_and_place(
    kind: type[Exception], status: int, caplog: pytest.LogCaptureFixture
) -> None:
    app = FastAPI()
    add_problems(app)

    @app.get("/people/{name}")
    def broken(name: str) -> None:
        raise kind(f"{name} {SAID}")

    with caplog.at_level(logging.DEBUG, "godziny"):
        answer = TestClient(app, raise_server_exceptions=False).get(f"/people/{SAID}")

    assert answer.status_code == status
    assert SAID not in answer.text
    said = [one.getMessage() for one in caplog.records if one.name.startswith("godziny")]
    assert len(said) == 1
    assert said[0].startswith(f"GET /people/{{name}}: {kind.__name__}")
    assert "Zenobia" not in said[0]
