"""Whether the service works: the database answers, the read models follow."""

from typing import Any

from fastapi import APIRouter, Response

from api.http.dependencies import TheDoor

router = APIRouter()


@router.get("/health")
def health(door: TheDoor, response: Response) -> dict[str, Any]:
    """status `ok`, or `degraded` with 503 while a read model is parked; how far each has followed."""
    latest, positions = door.latest(), door.positions()
    ok = all(one.error is None for one in positions)
    response.status_code = 200 if ok else 503
    shown = [{**vars(one), "behind": max(0, latest - one.position)} for one in positions]
    return {"status": "ok" if ok else "degraded", "events": latest, "views": shown}
