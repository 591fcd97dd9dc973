"""A client that holds every answer against the service's own OpenAPI document."""

import re
from functools import cache
from typing import Any

import jsonschema_rs
from fastapi.testclient import TestClient

from api.http.app import create_app

HERE = "http://127.0.0.1"
Document = dict[str, Any]


class Contracted(TestClient):
    """Fails where the service answers what it does not document: a status, a content type, a header, a shape."""

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, HERE, raise_server_exceptions=False, **options)
        app.openapi = documented
        self.contract = contract()

    def request(self, method: str, url: Any, **options: Any) -> Any:
        answer = super().request(method, url, **options)
        self.contract.check(answer)
        return answer


@cache
def documented() -> Document:
    """The service's document, the same for every record that it serves; making it takes over a second."""
    return create_app(None, following=False).openapi()  # type: ignore[arg-type]


@cache
def contract() -> "Contract":
    return Contract(documented())


class Contract:
    """An OpenAPI document that judges answers."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.paths = [(_pattern(path), operations) for path, operations in document["paths"].items()]
        self.valid = cache(self._validator)

    def check(self, answer: Any) -> None:
        """Of a client's answer, with the request that it answers. A path that is not documented is not judged."""
        path, method = answer.request.url.raw_path.decode().partition("?")[0], answer.request.method.lower()
        operations = next((found for pattern, found in self.paths if pattern.fullmatch(path)), None)
        if operations is None:
            return
        if method not in operations:
            assert (answer.status_code, set(answer.headers["allow"].lower().split(", "))) == (405, set(operations))
            return
        self._check(operations[method], answer)

    def _check(self, operation: Document, answer: Any) -> None:
        name, status = operation["operationId"], str(answer.status_code)
        assert status in operation["responses"], f"{name} answers {status}: {answer.text}"
        promised = operation["responses"][status]
        optional = {"Location"} if answer.headers.get("location") is None and name == "compute_plan" else set()
        missing = {one for one in promised.get("headers", {}) if one not in answer.headers} - optional
        assert not missing, f"{name} {status} answers without {missing}"
        if "content" not in promised:
            assert answer.content == b""
            return
        media = answer.headers["content-type"]
        assert media in promised["content"], f"{name} {status} answers {media}"
        found = [f"{one.instance_path}: {one.message}" for one in self.valid(name, status, media)(answer.json())]
        assert not found, f"{name} {status}: {found}"

    def _validator(self, name: str, status: str, media: str) -> Any:
        operations = (one for path in self.document["paths"].values() for one in path.values())
        operation = next(one for one in operations if one["operationId"] == name)
        schema = operation["responses"][status]["content"][media]["schema"]
        whole = {**schema, "components": self.document["components"]}
        return jsonschema_rs.validator_for(whole, validate_formats=True).iter_errors


def _pattern(path: str) -> re.Pattern[str]:
    """Names are one segment each; the first documented path that fits is the one."""
    parts = re.split(r"\{\w+\}", path)
    return re.compile("[^/]+".join(map(re.escape, parts)))
