"""What the checker of a roster found, and who else could take a visit, in words."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from api.words.messages import LANGUAGES, Speaker
from api.words.refusals import show_fault
from api.words.roster_verdict import show_roster_verdict, show_who
from planner.documents.finding import finding
from planner.editions.roster import WEIGHTS
from planner.solver.roster import check
from planner.solver.roster.check.verdict import RosterVerdict, score_object
from planner.terms.refusals import Fault
from tests.api.words.test_roster import visit, widest

PL, EN = Speaker("pl"), Speaker("en")
FACT = re.compile(r"\$(\w+)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_verdict_names_each_finding_with_its_rule_and_the_score(language: str) -> None:
    start, until = "2026-03-02T08:00:00+01:00", "2026-03-03T08:00:00+01:00"
    doba = finding("twelve_hours", "R-32", assistant="S-1", start=start, until=until, minutes=735, most=720, over=15)
    false = finding(
        "false_reason", "", application="A-1", date="2026-03-02", minutes=60, reason="twelve_hours", contrary="-"
    )
    verdict = RosterVerdict("unlawful", (doba,), (false,), score_object(dict.fromkeys(WEIGHTS, 1)))

    text = show_roster_verdict(verdict, Speaker(language))

    assert "\n  R-32 S-1: " in text
    assert "735" in text
    assert "15 min" in text
    assert "2026-03-02" not in text
    assert "finding_" not in text
    assert text.startswith("unlawful: ")
    assert widest(text) <= 80


def test_dates_in_findings_are_written_as_people_write_them() -> None:
    facts = {"application": "A-1", "assistant": "S-1", "start": "2026-03-02T08:00:00+01:00"}
    lapsed = finding("not_cleared", "R-42", **facts, until="2026-03-01", day="2026-03-02", days_missing="1")
    never = finding("not_cleared", "R-42", **facts, until="-", day="2026-03-02", days_missing="-")

    text = " ".join(show_roster_verdict(RosterVerdict("unlawful", (lapsed, never)), EN).split())

    assert "A-1, Mo 2 Mar 2026 08:00, S-1: the clearances for work with children valid until 1 Mar 2026" in text
    assert "the assistant has no clearances for work with children" in text


def test_an_ok_verdict_is_short() -> None:
    assert show_roster_verdict(RosterVerdict("ok"), EN).splitlines()[0] == "ok: the roster keeps the rules"


def test_who_is_ranked_by_what_it_costs_and_the_others_have_reasons() -> None:
    asked = visit("A-1", "S-1", "2026-03-02T08:00", 150)
    near = {
        "assistant": "S-2",
        **_times("08:00", "10:30"),
        "change": 72,
        "parts": {"travel_minute": 12, "extra_assistant": 60},
    }
    best = {"assistant": "S-3", **_times("08:15", "10:45"), "change": -30, "parts": {"other_than_indicated": -30}}
    full = {
        "assistant": "S-4",
        "rules": ["R-32"],
        "reasons": ["twelve_hours"],
        "with": [{"application": "A-2", **_times("11:00", "20:00")}],
    }

    text = show_who({"visit": asked, "could": [near, best], "cannot": [full]}, EN)

    lines = text.splitlines()
    assert lines[0] == "A-1, Mo 2 Mar 2026 08:00–10:30 (2 h 30 min)"
    assert lines[4].split()[:4] == ["1.", "S-3", "08:15–10:45", "−30"]
    assert "one more assistant for the person +60, travel +12" in " ".join(text.split())
    assert lines[-1] == "  R-32 S-4 – more than 12 hours within 24: A-2 Mo 2 Mar 11:00–20:00"
    assert widest(text) <= 80


def test_nobody_else_is_an_answer_too() -> None:
    asked = visit("A-1", "S-1", "2026-03-02T08:00", 150)

    assert "Nikt inny nie może przyjść." in show_who({"visit": asked, "could": [], "cannot": []}, PL)


def _times(start: str, end: str) -> dict[str, str]:
    return {"start": f"2026-03-02T{start}:00+01:00", "end": f"2026-03-02T{end}:00+01:00"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_faults_of_a_roster_have_sentences(language: str) -> None:
    fault = Fault("old.json", 0, "month", "roster_keep_month", (("month", "2026-02"), ("expected", "2026-03")))

    said = show_fault(fault, Speaker(language))

    assert "2026-02" in said
    assert "2026-03" in said
    assert "fault_" not in said


def test_every_finding_and_reason_of_the_checker_has_a_sentence() -> None:
    texts = [file.read_text("utf-8") for file in Path(check.__file__).parent.glob("*.py")]
    codes = {code for text in texts for code in re.findall(r'finding\(\s*"(\w+)"', text)}
    codes |= {"absent", "not_available", "unfilled_missing", "unfilled_extra"}

    said = {code: [speaker.say(f"finding_{code}") for speaker in (PL, EN)] for code in codes}

    assert len(codes) >= 25
    assert not [code for code, texts in said.items() if f"finding_{code}" in texts]


def test_both_languages_say_the_same_facts() -> None:
    polish, english = (_facts(language) for language in LANGUAGES)

    assert {code: facts for code, facts in polish.items() if english[code] != facts} == {}


def _facts(language: str) -> dict[str, set[str]]:
    """The names that each sentence on rosters fills in, by its key."""
    text = (files("api.words.locales") / f"{language}.roster.ftl").read_text("utf-8")
    entries = re.findall(r"^([a-z][\w-]*) = (.*(?:\n .*)*)", text, re.MULTILINE)
    return {key: set(FACT.findall(said)) for key, said in entries}
