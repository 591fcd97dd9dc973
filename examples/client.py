"""The main job by HTTP alone: python examples/client.py examples/krasocin-2026 --address http://127.0.0.1:8000

Opens a programme from a case folder, records its people, assistants, wishes and blocked hours, computes the plan,
looks at what announcing it would do, announces exactly that, reads the balances, books one visit and records one
absence. Needs nothing but Python. Run again, it repeats nothing: each command has an Idempotency-Key of its own.
"""

import argparse
import csv
import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from http.client import HTTPConnection, HTTPResponse
from itertools import product
from pathlib import Path
from typing import Any, TypedDict, cast
from urllib.parse import quote, urlsplit

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WHOLE = ("requested_hours", "points", "max_hours_month", "minutes")
NUMBERS = ("lat", "lon")
YES_OR_NO = ("equivalent", "lives_alone", "documents_complete")
LISTS = ("days", "indicated_by", "family_of", "accepted_for")


class Balance(TypedDict):
    """Whole hours of one person."""

    application: str
    granted: int


class Balances(TypedDict):
    """reserve: hours of the budget that nobody holds."""

    plan: str | None
    budget: int
    people: list[Balance]
    reserve: int


class Preview(TypedDict):
    """What announcing would do; confirm is to be sent back."""

    people: int
    hours: int
    dropped: list[str]
    lowered: list[str]
    confirm: str


class Visit(TypedDict):
    """Moments with the offset of Warsaw."""

    visit: str
    application: str
    assistant: str
    start: str
    end: str


class BrokenVisit(Visit):
    """A visit that breaks a rule as things are, and which rules."""

    rules: list[str]


class Away(TypedDict):
    """broken: visits that kept the rules until this absence."""

    assistant: str
    broken: list[BrokenVisit]


class Refused(Exception):
    """A problem document: `code` is stable, the text says what to do."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        faults = "; ".join(f"{one['field']}: {one['detail']}" for one in document.get("errors", ()))
        super().__init__(f"{document['code']}: {document['detail']} {faults}".strip())
        self.code: str = document["code"]


class Client:
    """One programme over one keep-alive connection."""

    def __init__(self, address: str, unit: str, edition: str, key: str) -> None:
        self.connection = HTTPConnection(urlsplit(address).netloc, timeout=120)
        self.unit_path = f"/api/v1/units/{unit}/programmes"
        self.path, self.key = f"{self.unit_path}/{edition}", key

    def open_programme(self, rules: Mapping[str, Any]) -> None:
        self._ask("POST", self.unit_path, rules, "open")

    def receive(self, application: Mapping[str, Any]) -> None:
        self._do("applications", application, application["id"])

    def want(self, kind: str, row: Mapping[str, Any]) -> None:
        """A wish (`wishes`) or an hour at which another service is there (`blocked`)."""
        said = {name: value for name, value in row.items() if name != "application"}
        self._do(f"applications/{_name(row['application'])}/{kind}", said, _said(row))

    def register(self, assistant: Mapping[str, Any]) -> None:
        self._do("assistants", assistant, assistant["id"])

    def compute_plan(self) -> str:
        """The plan's name. Solving may take a while."""
        return cast(str, self._do("plans", {}, "plan")["plan"])

    def preview(self, plan: str) -> Preview:
        return cast(Preview, self._ask("GET", f"{self.path}/plans/{_name(plan)}/announcement"))

    def announce(self, plan: str, confirm: str) -> None:
        """Refused when it would do anything else by now than what was confirmed."""
        self._do(f"plans/{_name(plan)}/announcement", {"confirm": confirm}, f"announce {plan}")

    def balances(self) -> Balances:
        return cast(Balances, self._ask("GET", f"{self.path}/balances"))

    def book(self, visit: Mapping[str, str]) -> Visit:
        """Refused with `breaks_rules` where the assistant may not, or cannot, be there."""
        return cast(Visit, self._do("visits", visit, _said(visit)))

    def absent(self, assistant: str, first: date, last: date) -> Away:
        days = {"from": str(first), "to": str(last)}
        return cast(Away, self._do(f"assistants/{_name(assistant)}/absences", days, f"{assistant} {days}"))

    def broken(self) -> list[BrokenVisit]:
        return cast(list[BrokenVisit], self._ask("GET", f"{self.path}/visits/broken"))

    def _do(self, path: str, body: Mapping[str, Any], key: str) -> Any:
        return self._ask("POST", f"{self.path}/{path}", body, f"{path} {key}")

    def _ask(self, method: str, path: str, body: Mapping[str, Any] | None = None, key: str = "") -> Any:
        """Raises Refused. The same key acts once, however often it is sent."""
        headers = {"Accept-Language": "en", "Godziny-Actor": "example"}
        if key:
            headers |= {"Content-Type": "application/json", "Idempotency-Key": quote(f"{self.key} {key}")[:200]}
        self.connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer: HTTPResponse = self.connection.getresponse()
        document = json.load(answer)
        if answer.status >= 300:
            raise Refused(document)
        return document


def _name(text: str) -> str:
    return quote(text, safe="")


def _said(fields: Mapping[str, Any]) -> str:
    return " ".join(map(str, fields.values()))


def rows(file: Path) -> Iterator[dict[str, Any]]:
    """The rows of a CSV file as the service takes them; an empty cell is left out."""
    with file.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened):
            yield {key: _typed(key, text) for key, text in row.items() if text or key in LISTS}


def _typed(key: str, text: str) -> Any:
    if key in LISTS:
        return text.split()
    if key in YES_OR_NO:
        return text == "yes"
    return int(text) if key in WHOLE else float(text) if key in NUMBERS else text


def rules_of(folder: Path) -> dict[str, Any]:
    """programme.toml as JSON: days and moments as text."""
    rules: dict[str, Any] = json.loads(
        json.dumps(tomllib.loads((folder / "programme.toml").read_text("utf-8")), default=str)
    )
    return rules


def record(client: Client, folder: Path) -> None:
    """The whole folder, one command a row; people first, since assistants name them."""
    client.open_programme(rules_of(folder))
    for file, command in (
        ("applications.csv", client.receive),
        ("assistants.csv", client.register),
        ("wishes.csv", partial(client.want, "wishes")),
        ("blocked.csv", partial(client.want, "blocked")),
    ):
        for row in rows(folder / file):
            command(row)


def announced(client: Client, plan: str) -> None:
    """The plan in force, once what that does has been looked at."""
    if client.balances()["plan"] == plan:
        return
    preview = client.preview(plan)
    print(f"{plan}: {preview['people']} people, {preview['hours']} h;", end=" ")
    print(f"takes a place from {len(preview['dropped'])}, hours from {len(preview['lowered'])}")
    client.announce(plan, preview["confirm"])


def book_one(client: Client, folder: Path, monday: date) -> Visit:
    """A wish of somebody with hours, by the first assistant whom every rule allows."""
    granted = {one["application"] for one in client.balances()["people"]}
    staff = [one["id"] for one in rows(folder / "assistants.csv")]
    wishes = [one for one in rows(folder / "wishes.csv") if one["application"] in granted and one["from"] < one["to"]]
    for wish, assistant in product(wishes, staff):
        times = _times(monday + timedelta(DAYS.index(wish["day"])), wish["from"], wish["minutes"])
        try:
            return client.book({"application": wish["application"], "assistant": assistant, **times})
        except Refused as refused:
            if refused.code != "breaks_rules":
                raise
    raise SystemExit("nobody can take any wish of this week")


def _times(day: date, start: str, minutes: int) -> dict[str, str]:
    """On Warsaw's winter clock, which March has until its last Sunday."""
    hours, _, past = start.partition(":")
    end = int(hours) * 60 + int(past) + minutes
    return {"start": f"{day}T{start}:00+01:00", "end": f"{day}T{end // 60:02d}:{end % 60:02d}:00+01:00"}


def do_the_job(client: Client, folder: Path) -> None:
    record(client, folder)
    announced(client, client.compute_plan())
    balances = client.balances()
    print(f"in force: {balances['plan']}; reserve {balances['reserve']} of {balances['budget']} h")
    visit = book_one(client, folder, date(2026, 3, 2))
    print(f"booked: {visit['visit']}, {visit['application']} by {visit['assistant']} at {visit['start']}")
    day = date.fromisoformat(visit["start"][:10])
    away = client.absent(visit["assistant"], day, day)
    print(f"absent: {away['assistant']} on {day}; this breaks {[one['visit'] for one in away['broken']]}")
    print(f"to be decided: {[(one['visit'], one['rules']) for one in client.broken()]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--address", default="http://127.0.0.1:8000")
    parser.add_argument("--unit", default="gmina-krasocin", help="the unit's name in addresses: a-z, 0-9, -")
    parser.add_argument("--key", default="client", help="beginning of each Idempotency-Key")
    given = parser.parse_args()
    edition = rules_of(given.folder)["edition"]
    do_the_job(Client(given.address, given.unit, edition, given.key), given.folder)


if __name__ == "__main__":
    main()
