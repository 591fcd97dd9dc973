"""The contract's page: whole, and without a word to anybody else."""

import re
from typing import cast

import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app
from planner.record.application import Godziny
from tests.worlds.contract import HERE


@pytest.fixture
def client() -> TestClient:
    return TestClient(create_app(cast(Godziny, None), following=False), HERE)  # not opened: nothing is recorded


def test_the_page_and_all_that_it_loads_come_from_the_service(client: TestClient) -> None:
    page = client.get("/docs")
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page.text)

    assert page.headers["content-type"].startswith("text/html")
    assert "//" not in page.text.replace("<!DOCTYPE html>", "")
    assert [one for one in loaded if not one.startswith(("/docs/", "data:"))] == []
    for one in (one for one in loaded if one.startswith("/")):
        assert client.get(one).status_code == 200
    assert "//" not in client.get("/docs/start.js").text


def test_the_page_may_load_nothing_from_elsewhere(client: TestClient) -> None:
    for path in ("/docs", "/docs/start.js", "/docs/viewer.js", "/docs/viewer.css"):
        policy = client.get(path).headers["content-security-policy"]
        sources = dict(one.split(maxsplit=1) for one in policy.split("; "))

        assert sources["default-src"] == "'none'"
        assert sources["script-src"] == "'self'"
        assert not re.search(r"https?:|\*", policy)


def test_styles_name_no_foreign_host(client: TestClient) -> None:
    style = client.get("/docs/viewer.css").text

    assert re.findall(r"(?:@import|url\()\s*[\"']?(?:https?:)?//", style) == []


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE"])
@pytest.mark.parametrize("path", ["/docs", "/docs/start.js", "/openapi.json"])
def test_another_method_is_told_those_that_there_are(client: TestClient, method: str, path: str) -> None:
    refused = client.request(method, path)

    assert refused.status_code in (200, 405)
    assert refused.status_code == 200 or "GET" in refused.headers["allow"]
