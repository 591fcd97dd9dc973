"""Free text (reasons, notes, names of services) goes through the personal door; no event holds it in clear."""

from typing import Any

import annotated_types

from planner.commands.applications import DecideCommission
from planner.commands.correcting import CorrectApplication
from planner.commands.wishing import BlockHours
from planner.documents.recorded_roster import recorded_document
from planner.record.application import Godziny
from planner.record.command import Personal
from tests.worlds.cases import application, case
from tests.worlds.planted import command_kinds
from tests.worlds.recorded import by, imported, receiving
from tests.worlds.roster_world import roster

SAID = "tajna uwaga o chorobie"
LONGEST_NAME = 64


def longest(field: Any) -> int:
    return max((int(one.max_length) for one in field.metadata if isinstance(one, annotated_types.MaxLen)), default=0)


def test_every_field_that_is_longer_than_a_name_is_personal() -> None:
    free = {
        f"{kind.__name__}.{name}"
        for kind in command_kinds()
        for name, one in kind.model_fields.items()
        if one.annotation is str and longest(one) > LONGEST_NAME
    }
    personal = {
        f"{kind.__name__}.{name}"
        for kind in command_kinds()
        for name, one in kind.model_fields.items()
        if any(isinstance(marker, Personal) for marker in one.metadata)
    }

    assert free
    assert (
        free - personal - {f"{kind}.{name}" for kind in ("BookVisit", "MoveVisit") for name in ("start", "end")}
        == set()
    )


def test_what_is_said_freely_is_in_no_event_and_no_line_of_the_journal(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case([application("A-1", commission="admit", commission_reason=SAID)]))
    for command in (
        DecideCommission(application="A-1", decision="admit", reason=f"{SAID} 2"),
        BlockHours(application="A-1", day="mon", from_="08:00", to="09:00", service=SAID),
        CorrectApplication(application="A-1", commission_reason=f"{SAID} 3", address=SAID),
        receiving(application("A-2", commission="admit", commission_reason=SAID)),
    ):
        app.do(command, scope, by())

    with app.datastore.get_connection() as connection:
        events = connection.execute(b"SELECT state FROM godziny.godziny_events").fetchall()
        lines = connection.execute(b"SELECT request, result::text AS result FROM godziny.journal").fetchall()
    assert not [row for row in events if b"tajna" in bytes(row["state"])]
    assert not [row for row in lines if "tajna" in f"{row['request']}{row['result']}"]


def test_a_draft_from_outside_brings_no_text_of_its_own() -> None:
    for said in (SAID, "Kowalska", "85110312340", 85110312340):
        engine = {"ortools": said, "seed": 1, "steps": said, "stopped": said, "proven": True}
        assert recorded_document(roster(engine=engine, note=said))["engine"] == {"seed": 1, "proven": True}
