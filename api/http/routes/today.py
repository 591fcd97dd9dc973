"""What is worth a telephone call on a day."""

from fastapi import APIRouter, Request, Response

from api.http.answering import TheLook
from api.http.dependencies import TheAct, TheDoor, TheScope
from api.http.problems import speaker_of
from api.http.reading import StrictRoute
from api.words.attention import today_document
from planner.commands.fields import IsoDay
from planner.documents.shapes.attention import TodayDocument
from planner.terms import scope as scopes

router = APIRouter(route_class=StrictRoute)


@router.get("/today", response_model=TodayDocument)
def today(
    request: Request, look: TheLook, scope: TheScope, door: TheDoor, act: TheAct, day: IsoDay | None = None
) -> Response:
    """Each with a reason, a next step and how urgent it is, the earliest due first. By default seen from today."""
    asked = scopes.sensible(day or scopes.today(), "day")
    speaker = speaker_of(request)
    speaker.which = f" --programme {scope}"
    answer = look.fresh(lambda: today_document(scope, asked, door.today(scope, asked, act.actor), speaker))
    answer.headers["Content-Language"] = speaker.language
    return answer
