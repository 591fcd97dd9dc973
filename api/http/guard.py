"""What stands before every route: from where a request comes, how large it is, and names in URLs as they were sent."""

from urllib.parse import urlsplit

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.problems import problem
from planner.terms.refusals import Refused

MOST_BYTES = 1_000_000
MOST_OF_A_FILE = 16_000_000  # a year's visits of a voivodeship as one timesheet
FILES = ("/timesheets",)
HOSTS = ("127.0.0.1", "localhost")  # until there is login


class Guarded:
    """Refuses requests that pages of other addresses make, and bodies that are too large as they arrive."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope) if scope["type"] == "http" else None
        if request and not _from_here(request):
            await problem(request, Refused("foreign_origin"))(scope, receive, send)
            return
        if "raw_path" in scope:  # routes take names apart themselves: a name may hold an encoded `/`
            scope["path"] = scope["raw_path"].decode("ascii", "replace").partition("?")[0]
        received, most = 0, _most(scope.get("path", ""))

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > most:
                raise HTTPException(413)
            return message

        await self.app(scope, counted, send)


def _most(path: str) -> int:
    """Bytes of a body."""
    return MOST_OF_A_FILE if path.endswith(FILES) else MOST_BYTES


def _from_here(request: Request) -> bool:
    """Whether it was sent to this computer's own name, and not by a page of another address."""
    try:
        origin = request.headers.get("origin")
        return request.url.hostname in HOSTS and (origin is None or urlsplit(origin).hostname in HOSTS)
    except ValueError:
        return False
