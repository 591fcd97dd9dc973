"""What is worth a call, over HTTP: typed, made anew each time, in the client's language."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app
from planner.record.application import Godziny
from planner.terms.scope import Scope
from tests.api.http.test_routes import at
from tests.planner.record.test_attending import published
from tests.worlds.contract import Contracted


@pytest.fixture
def client(app: Godziny) -> Iterator[TestClient]:
    with Contracted(create_app(app, following=False)) as opened:
        yield opened


def test_the_list_of_a_day_has_a_reason_a_step_and_an_urgency_each(client: TestClient, app: Godziny, unit: str) -> None:
    scope = published(app, unit)

    answer = client.get(at(scope, "today"), params={"day": "2026-03-03"}, headers={"Accept-Language": "en"})

    found = answer.json()
    assert (answer.status_code, found["programme"], found["day"]) == (200, str(scope), "2026-03-03")
    (untold, _) = [one for one in found["attentions"] if one["code"] == "visits_untold"]
    assert (untold["assistant"], untold["month"], untold["due"], untold["urgency"]) == (
        *("S-1", "2026-03"),
        *("2026-04-10", "later"),
    )
    assert untold["facts"] == {"count": 1, "minutes": 120, "day": "2026-03-02"}
    assert untold["reason"].startswith("S-1: nobody has said")
    assert untold["next_step"].endswith(f"godziny timesheet FILE --programme {scope}")


def test_the_language_is_the_clients(client: TestClient, app: Godziny, unit: str) -> None:
    scope = published(app, unit)

    answer = client.get(at(scope, "today"), params={"day": "2026-03-03"})

    assert answer.headers["Content-Language"] == "pl"
    assert "nie wiadomo" in answer.json()["attentions"][-1]["reason"] + answer.text


def test_a_look_at_today_is_never_answered_with_not_modified(client: TestClient, app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    first = client.get(at(scope, "today"))

    again = client.get(at(scope, "today"), headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 200


@pytest.mark.parametrize("day", ["2026-02-30", "9999-12-31", "0001-01-01", "jutro"])
def test_a_day_that_nobody_can_mean_is_refused(client: TestClient, app: Godziny, unit: str, day: str) -> None:
    scope = published(app, unit)

    answer = client.get(at(scope, "today"), params={"day": day})

    assert answer.status_code == 422


def test_nothing_is_told_of_a_programme_that_is_not_there(client: TestClient) -> None:
    assert client.get(at(Scope("gmina-zadna", "2026"), "today")).status_code == 404
