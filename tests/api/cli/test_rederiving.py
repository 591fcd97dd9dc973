"""`rederive`, as an auditor sees it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.main import main
from api.words.messages import LANGUAGES, Speaker
from api.words.rederived import show_rederived, show_rederived_line
from planner.record.rederiving.outcome import Compared, Differs, Rederived
from planner.record.store.database import connect
from tests.worlds.places import EXAMPLES


@pytest.fixture(autouse=True)
def _own_database(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_url)
    godziny("import", str(EXAMPLES / "krasocin-2026"))
    godziny("announce", "--yes")


def godziny(*arguments: str, language: str = "en") -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", language])


def test_a_plan_of_the_record_comes_out_again(tmp_path: Path) -> None:
    one = godziny("rederive", "P-1", "--json", str(tmp_path / "one.json"))
    polish = godziny("rederive", language="pl")

    assert (one.exit_code, polish.exit_code) == (0, 0)
    assert "P-1 (plan, proven best): as recorded" in one.output
    assert "people admitted and their hours: no difference (53 people, 16,850 h)" in " ".join(one.output.split())
    assert "P-1 (plan, udowodniony najlepszy): zgodne z zapisem" in polish.output
    assert json.loads((tmp_path / "one.json").read_text("utf-8"))["rederived"][0]["outcome"] == "equal"
    assert godziny("rederive", "P-1", "--json", str(tmp_path / "one.json")).exit_code == 0


def test_what_was_altered_in_the_database_is_told_with_whose_hours_it_are(empty_url: str) -> None:
    with connect(empty_url) as owner:
        owner.execute("ALTER TABLE godziny.godziny_events DISABLE TRIGGER only_grows")
        owner.execute(
            "UPDATE godziny.godziny_events SET state = convert_to(regexp_replace(convert_from(state, 'UTF8'),"
            """ '("admitted": ?\\[\\{"application": ?"[^"]+",[^}]*?"hours": ?)([0-9]+)', '\\19999'), 'UTF8')"""
            " WHERE topic = 'plan.computed'"
        )
        altered = owner.execute(
            "SELECT convert_from(state, 'UTF8') LIKE '%9999%' FROM godziny.godziny_events WHERE topic = 'plan.computed'"
        ).fetchone()

    answer = godziny("rederive", "P-1")

    assert altered == (True,), "of the first who is admitted"
    assert answer.exit_code == 1
    assert ": recorded 9,999, now " in answer.output


def test_what_nobody_recorded_is_bad_input() -> None:
    answer = godziny("rederive", "P-9")

    assert (answer.exit_code, "history" in answer.output) == (2, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_compared_has_words(language: str) -> None:
    parts = [Differs(of="travel_minute", then=1, now=2), Differs(of="total", then=1, now=2)]
    whats = ("digest", "status", "grants", "waiting", "refused", "called_up", "gone", "months", "reserve", "lawful")
    found = [
        Compared(what=one, outcome="equal", then="optimal", now="optimal")
        for one in (*whats, "checker", "faults", "statements")
    ]
    found.append(Compared(what="score", outcome="different", differs=parts))
    found += [
        Compared(what="travel", outcome="not_compared", why=why) for why in ("homes_gone", "states_none", "needs_more")
    ]
    told = [
        Rederived(id="X", kind=kind, outcome=outcome, compared=found)
        for kind in ("plan", "replan", "scenario", "roster")
        for outcome in ("equal", "different", "out_of_time")
    ]

    speaker = Speaker(language)
    text = "\n".join(show(one, speaker) for one in told for show in (show_rederived, show_rederived_line))

    assert "_" not in text
