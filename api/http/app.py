"""The HTTP service: `/api/v1` for everything of a programme, `/health`, `/docs`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from threading import Event, Thread
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.problems import add_problems, problem
from api.http.routes import applications, assistants, health, plans, programmes, rosters
from planner.record.application import Godziny
from planner.terms.refusals import Refused
from projections.engine.following import follow

PREFIX = "/api/v1/units/{unit}/programmes"
MOST_BYTES = 1_000_000
HOSTS = ("127.0.0.1", "localhost")  # until there is login


def create_app(record: Godziny, *, following: bool = True) -> FastAPI:
    """The service over one record. following: keep the read models up to date in the background."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        stop = Event()
        thread = Thread(target=follow, args=(record, stop), daemon=True)
        if following:
            thread.start()
        yield
        stop.set()
        if following:
            thread.join()

    app = FastAPI(title="Godziny", version=version("godziny"), lifespan=lifespan)
    app.state.record = record
    app.include_router(programmes.router, prefix=PREFIX, tags=["programmes"])
    inside = PREFIX + "/{edition}"
    app.include_router(applications.router, prefix=f"{inside}/applications", tags=["applications"])
    app.include_router(assistants.router, prefix=f"{inside}/assistants", tags=["assistants"])
    app.include_router(plans.router, prefix=inside, tags=["plans and balances"])
    app.include_router(rosters.router, prefix=inside, tags=["rosters and visits"])
    app.include_router(health.router, tags=["health"])
    app.add_middleware(_Guarded)
    add_problems(app)
    return app


class _Guarded:
    """Refuses requests that pages of other addresses make, and bodies of more than MOST_BYTES as they arrive."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope) if scope["type"] == "http" else None
        if request and not _from_here(request):
            await problem(request, Refused("foreign_origin"))(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > MOST_BYTES:
                raise HTTPException(413)
            return message

        await self.app(scope, counted, send)


def _from_here(request: Request) -> bool:
    """Whether it was sent to this computer's own name, and not by a page of another address."""
    try:
        origin = request.headers.get("origin")
        return request.url.hostname in HOSTS and (origin is None or urlsplit(origin).hostname in HOSTS)
    except ValueError:
        return False
