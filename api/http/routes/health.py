"""Whether the service works: the database answers, the read models follow."""

from fastapi import APIRouter, Request, Response

from api.http.documents import Health

router = APIRouter()


@router.get("/health", response_model=Health, responses={503: {"model": Health, "description": "Not well."}})
async def health(request: Request, response: Response) -> Health:
    """status `ok`; else 503: `degraded` while a read model is parked, `away` while the database does not answer."""
    found: Health = await request.app.state.pulse.now()
    response.status_code = 200 if found.status == "ok" else 503
    return found
