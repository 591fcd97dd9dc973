"""Every kind of attention has a reason and a next step in both languages, said whole, with nothing left of codes."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from api.words.attention import show_today, today_document
from api.words.messages import LANGUAGES, Speaker
from planner.attention.attention import Attention
from planner.attention.listing import KINDS, attentions
from planner.attention.situation import Situation, Spent
from planner.terms.scope import Scope
from planner.terms.settling import Settling
from tests.worlds.attention import (
    FEBRUARY,
    MARCH,
    against,
    broken,
    by_month,
    helper,
    line,
    person,
    planned,
    seen,
    waiting,
    wish,
)

DAY = date(2026, 3, 10)
SCOPE = Scope("gmina-probna", "2026")


def everything(**changes: object) -> Situation:
    """A day on which every kind has something to say."""
    visits = (
        planned("2026-03-09T08:00:00+01:00", 120, assistant="S-2"),
        planned("2026-03-11T06:00:00+01:00", 700),
        planned("2026-02-27T06:00:00+01:00", 60),
    )
    lines = {
        FEBRUARY: (waiting(date(2026, 2, 16), 900), line(date(2026, 2, 17), 60, rate=None)),
        MARCH: (against("R-31", date(2026, 3, 2)), against("R-34", date(2026, 3, 2)), line(date(2026, 3, 3), 5400)),
    }
    people = (
        person(wishes=(wish(day=5),)),
        person("A-2"),
        person("A-3", last_service_day=date(2026, 3, 20)),
        person("A-4", category="child", last_service_day=date(2026, 3, 20)),
        person("A-5", last_service_day=date(2026, 3, 1)),
    )
    staff = (
        helper(accepted_for=frozenset({"A-4"}), cleared_until=date(2026, 3, 30), pay=Decimal("50.01")),
        helper("S-2"),
    )
    given = {
        "people": people,
        "staff": staff,
        "lines": lines,
        "planned": by_month(*visits),
        "unmatched": visits,
        "broken": (broken("2026-03-12T08:00:00+01:00", "absent", "person_away"),),
        "supported": (True,) * 7 + (False,) * 3,
        "costs": (Spent("travel", Decimal(1)),),
        "rules": {"settling": Settling(costs=())},
    }
    return seen(DAY, **{**given, **changes})


def told(language: str) -> Iterator[tuple[Attention, str, str]]:
    found = [*attentions(everything()), *attentions(everything(supported=(True, False)))]
    document = today_document(SCOPE, DAY, found, Speaker(language))
    for one, written in zip(found, document["attentions"], strict=True):
        yield one, written["reason"], written["next_step"]


def test_the_day_has_something_of_every_kind() -> None:
    assert all(list(kind(everything())) for kind in KINDS)
    assert "quota_missed" in {one.code for one, _, _ in told("en")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_matter_says_why_and_what_to_do_in_whole_sentences(language: str) -> None:
    for _, reason, step in told(language):
        for sentence in (reason, step):
            assert not re.search(r"attention_|next_|hinders_|why_|cost_|[{{}}$]|None", sentence), sentence
        assert re.search(r"godziny [a-z-]+( |$)", step), step


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_matter_names_whom_it_is_about(language: str) -> None:
    for one, reason, _ in told(language):
        assert (one.application or one.assistant or one.month) in reason


def test_figures_are_hours_money_and_days_as_people_read_them() -> None:
    said = {one.code: reason for one, reason, _ in told("en")}

    assert said["visits_untold"] == (
        "S-2: nobody has said what came of one planned visit of 2026-03 (2:00 h, on 9 Mar 2026)"
    )
    assert said["near_twelve_hours"] == (
        "S-1: 11:40 h of visits in 24 hours with those of 11 Mar 2026, and at most 12:00 h are allowed"
    )
    assert said["pay_above_cap"].startswith("S-1: 50.01 zł gross an hour, above the cap of 50.00 zł (no text found")
    assert said["quota_near"].endswith("less than 70 %")
    assert said["under_use"] == "A-4: 0:00 h used in 2026-02, granted for these months 10:00 h"


def test_hours_that_nobody_told_of_stand_beside_the_use() -> None:
    found = Attention(
        "under_use",
        "R-52",
        application="A-1",
        facts={"done": 60, "granted": 600, "untold": 90, "first": "2026-02", "last": "2026-03"},
    )

    (written,) = today_document(SCOPE, DAY, [found], Speaker("en"))["attentions"]

    assert written["reason"].endswith("10:00 h (of 1:30 h planned nobody has told)")


@pytest.mark.parametrize(
    ("hinders", "step"),
    [
        ({"untold": 0, "no_rate": 0, "earlier": "none"}, "Close it: godziny close 2026-02"),
        ({"untold": 0, "no_rate": 2, "earlier": "none"}, "Write the rates"),
        ({"untold": 1, "no_rate": 2, "earlier": "none"}, "Record what came of the visits"),
        ({"untold": 1, "no_rate": 2, "earlier": "2026-01"}, "Close the earlier month first: godziny close 2026-01"),
    ],
)
def test_a_month_to_close_asks_first_for_what_comes_first(hinders: dict[str, str | int], step: str) -> None:
    found = Attention("month_to_close", "R-51", month="2026-02", facts=hinders)

    (written,) = today_document(SCOPE, DAY, [found], Speaker("en"))["attentions"]

    assert written["next_step"].startswith(step)
    assert ("planned visits without a word: 1" in written["reason"]) is bool(hinders["untold"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_fits_the_screen_but_for_commands_that_are_copied(language: str) -> None:
    speaker = Speaker(language)
    speaker.which = " --programme gmina-probna/2026"

    text = show_today(today_document(SCOPE, DAY, attentions(everything()), speaker), speaker)

    assert all(len(row) <= 80 or "→" in row for row in text.splitlines())
    assert text.count("→") == len(attentions(everything()))
    assert all("gmina-probna/2026" in row for row in text.splitlines() if "→" in row and " import " not in row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quiet_day_is_one_sentence(language: str) -> None:
    text = show_today(today_document(SCOPE, DAY, [], Speaker(language)), Speaker(language))

    assert len(text.splitlines()) == 1
    assert "2026" in text
