"""The same of the command line and of a service: what they print, log, answer and write shows nothing.

The service and the commands that refuse or write much are processes of their own; the others run here, logs included.
"""

import io
import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from api.cli.main import main
from planner.record.store.server import stop_using
from tests.worlds.embedded import IMPORTS, copied, folder
from tests.worlds.planted import BORN, MORE, ORDER, OTHER_BORN, OTHER_UNTIL, PESELS, PHONE, PLACE, UNTIL, WORD, needles
from tests.worlds.searched import files, in_clear
from tests.worlds.serving import asked, serving

GODZINY = [sys.executable, "-c", "from api.cli.main import main; main()"]
INSIDE = "/api/v1/units/gmina-wielkie-pole/programmes/2026"
RULES = """unit = "Gmina Wielkie Pole"
edition = "2026"
from = 2026-02-01
to = 2026-03-31
applications_until = 2026-01-16T15:00:00+01:00
[budget]
hours = 200
[split]
policy = "equal"
[settlement]
costs = ["travel"]
"""
HEAD = """id,received_at,category,equivalent,lives_alone,birth_date,certificate_valid_until,requested_hours,points,\
documents_complete,lat,lon,commission,commission_reason,name,pesel,phone,email,address
"""
PEOPLE = f"""A-1,2026-01-05T10:00:00+01:00,severe,no,no,{BORN},{UNTIL},100,9,yes,{PLACE[0]},{PLACE[1]},admit,bo {WORD},\
Zenobia {WORD},{PESELS[0]},{PHONE},{WORD}@example.org,ul. {WORD} 7
A-2,2026-01-05T10:00:00+01:00,severe,no,no,1970-01-01,,100,8,yes,,,,,,,,,
"""
WRONG = f"""A-1,2026-01-05T10:00:00+01:00,severe,{WORD},no,{BORN}x,{UNTIL}x,100,9,yes,9{PLACE[0]},x{PLACE[1]},admit,\
={WORD},@{WORD}(1),{PESELS[0]}1,={PHONE},={WORD},={WORD}
Zenobia {WORD},2026-01-05T10:00:00+01:00,severe,no,no,{BORN},,100,8,yes,,,,,,{PESELS[1]},,,
{PESELS[0]},2026-01-05T10:00:00+01:00,severe,no,no,{BORN},,100,8,yes,,,,,,,,,
A-3,2026-01-05T10:00:00+01:00,severe,no,no,{OTHER_BORN},{OTHER_UNTIL},100,8,yes,,,,,,{PESELS[0]},,,
A-4,1961-01-05T10:00:00+01:00,severe,no,no,{BORN},,100,8,yes,,,,,,,,,
"""
STAFF = f"""id,days,from,to,max_hours_month,basis,indicated_by,family_of,child_clearance_until,accepted_for,lat,lon,\
name,rate
S-1,mon tue wed thu fri,08:00,20:00,100,qualification,,,,,{PLACE[0]},{PLACE[1]},Jan {WORD},48.00
"""
WISHES = "application,day,from,to,minutes\nA-1,mon,08:00,12:00,120\n"
BLOCKED = f"application,day,from,to,service\nA-1,fri,08:00,10:00,usługi u pani {WORD}\n"
DONE = f"""date,application,assistant,from,to,confirmed_by,reason,note
2026-03-02,A-1,S-1,08:00,10:00,assistant,powód {WORD},uwaga {WORD}
"""


@dataclass
class Office:
    """Somebody at a computer. said: what each call printed; kept: the files it wrote."""

    home: Path
    kept: Path
    said: dict[str, bytes] = field(default_factory=dict)

    def call(self, *words: str, status: int = 0, apart: bool = False) -> str:
        """A command of the command line. apart: in a process of its own, with whatever the system prints beside it."""
        surroundings = {"GODZINY_HOME": str(self.home), "GODZINY_ACTOR": "ewa", "DATABASE_URL": None}
        given = [*words, "--lang", "pl"]
        done, printed = (self._apart if apart else self._here)(given, surroundings)
        assert done == status, (words, printed.decode())
        self.said[f"{len(self.said)} {words[0]}"] = printed
        return printed.decode()

    def _apart(self, given: list[str], surroundings: dict[str, str | None]) -> tuple[int, bytes]:
        whole = {**os.environ, **surroundings, "PYTHONPATH": IMPORTS}
        known = {name: value for name, value in whole.items() if value is not None}
        done = subprocess.run([*GODZINY, *given], env=known, capture_output=True, cwd=self.kept, check=False)
        return done.returncode, done.stdout + done.stderr

    def _here(self, given: list[str], surroundings: dict[str, str | None]) -> tuple[int, bytes]:
        logged = logging.StreamHandler(text := io.StringIO())
        logging.getLogger().addHandler(logged)
        try:
            with chdir(self.kept):
                done = CliRunner().invoke(main, given, env=surroundings, catch_exceptions=False)
        finally:
            logging.getLogger().removeHandler(logged)
        return done.exit_code, (done.output + text.getvalue()).encode()

    def rest(self) -> None:
        """The server ends, and what it has is in its files."""
        stop_using(self.home)

    def folder(self, name: str, people: str) -> str:
        made = self.home.parent / f"{self.home.name}-{name}"
        made.mkdir()
        texts = {"applications": HEAD + people, "assistants": STAFF, "wishes": WISHES, "blocked": BLOCKED}
        for file, text in texts.items():
            (made / f"{file}.csv").write_text(text, "utf-8")
        (made / "programme.toml").write_text(RULES, "utf-8")
        (made / "done.csv").write_text(DONE, "utf-8")
        (made / f"{WORD}.csv").write_text(MORE, "utf-8")
        return str(made)


@pytest.fixture(scope="module")
def office(template: Path) -> Iterator[Office]:
    """At the end of a day's work; `said` has what was printed, logged and answered."""
    with folder() as top, folder() as kept:
        home = top / "home"
        home.mkdir(mode=0o700)
        one = Office(copied(template, home), kept)
        log: list[str] = []
        try:
            with serving(one.home, log) as address:
                of_the_command_line(one)
                of_the_service(one, address)
                one.call("export", "record.jsonl", apart=True)
                one.call("backup", "record.zip", apart=True)
            one.said["log"] = "".join(log).encode()
            one.rest()
            yield one
        finally:
            one.rest()


def of_the_command_line(one: Office) -> None:
    given, wrong = one.folder("good", PEOPLE), one.folder("wrong", WRONG)
    one.call("import", given, apart=True)
    one.call("import", wrong, status=2, apart=True)
    one.call("solve", given, "--json", "plan.json")
    one.call(
        "roster", given, "plan.json", "--month", "2026-03", "--steps", "10", "--json", "r.json", "--html", "r.html"
    )
    one.call("solve", wrong, status=2, apart=True)
    one.call("announce", "--yes", apart=True)
    for words in (
        ("balances",),
        ("ranking",),
        ("history", "A-1"),
        ("history",),
        ("access",),
        ("statement",),
        ("today",),
        ("journal",),
    ):
        one.call(*words, "--json", f"{words[0]}-{len(one.said)}.json")
    one.call("draft", "--month", "2026-03", "--steps", "10")
    one.call("publish", "2026-03/D-1")
    one.call("visits", "--json", "visits.json")
    one.call("timesheet", f"{given}/done.csv")
    one.call("entries", "--json", "entries.json")
    one.call("block", "A-1", "--day", "thu", "--from", "08:00", "--to", "10:00", "--service", f"pani {WORD}")
    for wrong_cell in (f"birth_date={BORN}x", f"pesel={PESELS[0]}1", f"birth_date={OTHER_BORN}", f"name {WORD}"):
        one.call("correct-application", "A-1", wrong_cell, status=2, apart=True)
    one.call("correct-application", "A-1", f"address=ul. {WORD} 9")
    one.call("cost", "travel", "12.50", "--note", f"bilet {WORD}")
    one.call("costs")
    one.call("folder", "folder")
    shutil.rmtree(one.kept / "folder")  # it is there to show birth dates
    add = f"add:applications={given}/{WORD}.csv"
    one.call("scenario", "create", "--title", f"z {WORD}", "--change", add)
    one.call("scenario", "list")
    shown = [name for name in one.said if name.endswith("scenario")]
    for name in shown:  # they show the title to whoever asks by purpose
        assert WORD.encode() in one.said.pop(name)


def of_the_service(one: Office, address: str) -> None:
    body = {
        "id": "A-8",
        "received_at": "2026-01-10T10:00:00+01:00",
        "category": "severe",
        "equivalent": False,
        "lives_alone": False,
        "birth_date": str(OTHER_BORN),
        "documents_complete": True,
        "name": f"Zofia {WORD}",
        "pesel": PESELS[1],
    }
    answers = [asked(address, f"{INSIDE}/applications", body)]
    answers += [asked(address, f"{INSIDE}/applications", wrong) for wrong in refused(body)]
    answers += [asked(address, f"{INSIDE}{path}") for path in ("/applications", "/balances", "/today", "/visits")]
    for path in (f"/applications/{WORD}", f"/applications/{WORD}%00", f"/{WORD}", f"/visits?day={PESELS[0]}"):
        asked(address, INSIDE + path)
    assert [status for status, _ in answers[: 1 + len(list(refused(body)))]] == [201, *[422] * len(list(refused(body)))]
    one.said["service"] = json.dumps(answers, ensure_ascii=False).encode()


def refused(body: dict[str, Any]) -> Iterator[Any]:
    """Bodies that cannot be, each with something planted."""
    other = {**body, "id": "A-9", "pesel": ""}
    for wrong in (
        {"birth_date": f"{BORN}x"},
        {"birth_date": PESELS[0]},
        {"certificate_valid_until": WORD},
        {"pesel": f"{PESELS[2]}1"},
        {"pesel": PESELS[2], "birth_date": str(OTHER_BORN)},
        {"name": {"first": WORD}},
        {"name": f"{WORD}\0"},
        {"lat": f"{PLACE[0]}"},
        {"lives_alone": WORD},
        {"id": f"Zenobia {WORD}"},
        {"id": PESELS[0]},
        {"phone": [PHONE]},
        {"received_at": f"{BORN}T10:00:00+01:00", "birth_date": str(OTHER_BORN)},
    ):
        yield {**other, **wrong}
    yield [WORD]
    yield WORD


def test_nothing_that_is_printed_logged_or_answered_shows_what_was_planted(office: Office) -> None:
    assert in_clear(office.said, needles()) == []


def test_no_file_that_was_written_holds_what_was_planted(office: Office) -> None:
    assert in_clear(files(office.kept), needles()) == []


def test_no_file_of_the_home_holds_what_was_planted(office: Office) -> None:
    found = files(office.home)

    assert any("pg_wal" in name for name in found)
    assert in_clear(found, needles()) == []


def test_a_person_who_asks_sees_it_until_it_is_erased(office: Office) -> None:
    assert WORD in office.call("own-data", "A-1")

    office.call("erase", "A-1", "--order", ORDER, "--yes", apart=True)

    told = {"own": office.call("own-data", "A-1").encode(), "scenarios": office.call("scenario", "list").encode()}
    assert in_clear(told, needles()) == []
    office.rest()
    assert in_clear(files(office.home), needles()) == []
