"""The HTTP service: `/api/v1` for everything of a programme, `/health`, `/docs`."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib.metadata import version
from threading import Event, Thread

from fastapi import FastAPI

from api.http.contract import add_contract, operation_of
from api.http.guard import Guarded
from api.http.kept import Kept
from api.http.problems import add_problems
from api.http.pulse import Pulse, health_of
from api.http.routes import (
    applications,
    assistants,
    docs,
    health,
    histories,
    journal,
    plans,
    programmes,
    replans,
    rosters,
    scenarios,
    served,
    settlements,
    today,
)
from planner.record.application import Godziny
from projections.engine.following import follow

PREFIX = "/api/v1/units/{unit}/programmes"


INSIDE = PREFIX + "/{edition}"
ROUTES = (
    (programmes.router, PREFIX, "programmes"),
    (applications.router, f"{INSIDE}/applications", "applications"),
    (assistants.router, f"{INSIDE}/assistants", "assistants"),
    (plans.router, INSIDE, "plans and balances"),
    (replans.router, INSIDE, "re-plans"),
    (scenarios.router, INSIDE, "what-if and scenarios"),
    (rosters.router, INSIDE, "rosters and visits"),
    (served.router, INSIDE, "visits done"),
    (settlements.router, INSIDE, "months closed and money"),
    (histories.router, INSIDE, "how things came about"),
    (journal.router, INSIDE, "the journal"),
    (today.router, INSIDE, "what is worth a call"),
    (health.router, "", "health"),
)


def create_app(record: Godziny, *, following: bool = True) -> FastAPI:
    """The service over one record. following: keep the read models up to date in the background."""
    app = FastAPI(
        title="Godziny",
        version=version("godziny"),
        lifespan=_living(record, following=following),
        generate_unique_id_function=operation_of,
        redirect_slashes=False,
        docs_url=None,
        redoc_url=None,
    )
    app.state.record, app.state.kept = record, Kept()
    for router, prefix, tag in ROUTES:
        app.include_router(router, prefix=prefix, tags=[tag])
    app.include_router(docs.router)
    app.add_middleware(Guarded)
    add_problems(app)
    add_contract(app)
    return app


def _living(record: Godziny, *, following: bool) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """What runs beside the requests, from the first to the last."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        stop = Event()
        app.state.pulse = Pulse(health_of(record))
        thread = Thread(target=follow, args=(record, stop), daemon=True)
        if following:
            thread.start()
        yield
        app.state.pulse.close()
        stop.set()
        if following:
            thread.join()

    return lifespan
