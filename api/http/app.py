"""The HTTP service: `/api/v1` for everything of a programme, `/health`, `/docs`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
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


def create_app(record: Godziny, *, following: bool = True) -> FastAPI:
    """The service over one record. following: keep the read models up to date in the background."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
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

    app = FastAPI(
        title="Godziny",
        version=version("godziny"),
        lifespan=lifespan,
        generate_unique_id_function=operation_of,
        redirect_slashes=False,
        docs_url=None,
        redoc_url=None,
    )
    app.state.record, app.state.kept = record, Kept()
    app.include_router(programmes.router, prefix=PREFIX, tags=["programmes"])
    inside = PREFIX + "/{edition}"
    app.include_router(applications.router, prefix=f"{inside}/applications", tags=["applications"])
    app.include_router(assistants.router, prefix=f"{inside}/assistants", tags=["assistants"])
    app.include_router(plans.router, prefix=inside, tags=["plans and balances"])
    app.include_router(replans.router, prefix=inside, tags=["re-plans"])
    app.include_router(scenarios.router, prefix=inside, tags=["what-if and scenarios"])
    app.include_router(rosters.router, prefix=inside, tags=["rosters and visits"])
    app.include_router(served.router, prefix=inside, tags=["visits done"])
    app.include_router(settlements.router, prefix=inside, tags=["months closed and money"])
    app.include_router(today.router, prefix=inside, tags=["what is worth a call"])
    app.include_router(health.router, tags=["health"])
    app.include_router(docs.router)
    app.add_middleware(Guarded)
    add_problems(app)
    add_contract(app)
    return app
