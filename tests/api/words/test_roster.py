"""A month's roster in words, as the command line prints it."""

from datetime import date, datetime, timedelta
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from api.words.messages import LANGUAGES, Speaker
from api.words.roster import show_roster, show_tomorrow
from planner.editions.roster import WEIGHTS
from planner.solver.roster.check.verdict import score_object

ZONE = ZoneInfo("Europe/Warsaw")
PL, EN = Speaker("pl"), Speaker("en")
REASONS = (
    "window_too_short grant_used nobody_may_serve nobody_available assistants_busy "
    "twelve_hours assistant_hours parallel_service costs_more"
).split()


def visit(application: str, assistant: str, start: str, minutes: int) -> dict[str, str]:
    """start: Warsaw's local time; minutes: elapsed."""
    began = datetime.fromisoformat(start).replace(tzinfo=ZONE)
    ended = datetime.fromtimestamp(began.timestamp() + 60 * minutes, ZONE)
    return {
        "application": application,
        "assistant": assistant,
        "start": began.isoformat(),
        "end": ended.isoformat(),
    }


def wish(application: str, day: str, minutes: int, *reasons: str, **more: Any) -> dict[str, Any]:
    return {"application": application, "date": day, "minutes": minutes, "reasons": list(reasons), **more}


def roster(
    *visits: dict[str, str], month: str = "2026-03", unfilled: tuple[Any, ...] = (), **more: Any
) -> dict[str, Any]:
    score = score_object(dict.fromkeys(WEIGHTS, 0))
    return {"month": month, "visits": list(visits), "unfilled": list(unfilled), "score": score, "bound": 0, **more}


def busy_month(assistants: int, people: int, each_day: int) -> dict[str, Any]:
    """Every assistant `each_day` visits of an hour and a half on each day of March; two wishes a day unfilled."""
    days = [date(2026, 3, 1) + timedelta(days=at) for at in range(31)]
    visits = [
        visit(f"A-{(at * 7 + row * 13 + hour) % people + 1:04}", f"S-{row + 1:03}", f"{day}T{7 + 2 * hour:02}:15", 90)
        for at, day in enumerate(days)
        for row in range(assistants)
        for hour in range(each_day)
    ]
    left = [wish(f"A-{at % people + 1:04}", f"{days[at // 2]}", 120, REASONS[at % len(REASONS)]) for at in range(62)]
    counts = dict.fromkeys(WEIGHTS, 0) | {"uncovered_minute": 62 * 120, "travel_minute": 12_345}
    return roster(*visits, unfilled=tuple(left), score=score_object(counts), bound=30_000)


def widest(text: str) -> int:
    return max(map(len, text.splitlines()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(1, 1, 1), (18, 53, 2), (180, 700, 1)])
def test_no_line_is_wider_than_80_columns(language: str, size: tuple[int, int, int]) -> None:
    document, speaker = busy_month(*size), Speaker(language)

    texts = [show_roster(document, speaker), show_roster(document, speaker, weeks=(1, 2, 6, 7))]
    texts.append(show_roster(document, speaker, assistant="S-001", person="A-0001"))
    texts.append(show_tomorrow(document, "S-001", date(2026, 3, 2), speaker))

    assert max(map(widest, texts)) <= 80


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence(language: str) -> None:
    left = tuple(wish("A-1", "2026-03-02", 60, reason) for reason in REASONS)

    text = show_roster(busy_month(18, 53, 2) | {"unfilled": list(left)}, Speaker(language))

    assert "roster_" not in text
    assert not [reason for reason in REASONS if reason in text]


def test_a_short_night_says_how_much_is_missing_and_why() -> None:
    figures = {"minutes_missing": 60, "cut_by": ["clock_change"]}
    night = wish("A-1", "2026-03-28", 480, "window_too_short", **figures)
    used = wish("A-1", "2026-03-29", 120, "grant_used", minutes_left=30)

    text = " ".join(show_roster(roster(unfilled=(night, used)), EN, person="A-1").split())

    assert "too short for the visit: 60 min missing, the clock changes that night (R-33)" in text
    assert "used up: 30 min left" in text
    assert "R-34" not in text
    assert "A-1: Sa 28 Mar (60 min)" in show_roster(roster(unfilled=(night,)), EN)


def test_the_head_counts_visits_hours_assistants_and_people() -> None:
    document = roster(visit("A-1", "S-1", "2026-03-02T08:00", 90), visit("A-2", "S-1", "2026-03-03T08:00", 60))

    assert show_roster(document, PL).splitlines()[:3] == [
        "Grafik: marzec 2026",
        "Wizyty: 2 (2 godz. 30 min); asystenci: 1, osoby: 2.",
        "Spełniono każde życzenie.",
    ]


def test_the_score_is_said_by_part_as_count_times_weight() -> None:
    score = score_object(dict.fromkeys(WEIGHTS, 0) | {"uncovered_minute": 100, "extra_assistant": 3})

    lines = show_roster(roster(score=score, bound=290), EN).splitlines()

    assert lines[4] == "Score: 580 points (lower is better); count × weight = points"
    assert lines[5].split()[:5] == ["100", "×", "4", "=", "400"]
    assert lines[6].split()[:5] == ["3", "×", "60", "=", "180"]
    assert "No roster can go below 290 points (the bound); this one" in lines[10]


@pytest.mark.parametrize(
    ("total", "bound", "said"),
    [
        (0, 0, "Proven"),
        (0, -5, "Proven"),
        (4, 4, "Proven"),
        (580, 290, "at most 290 above the best, 100% of the bound"),
        (9_387, 3_810, "at most 5,577 above the best, 146.4% of the bound"),
        (10_000, 9_999, "at most 1 above the best, 0.1% of the bound"),
        (
            4,
            -1,
            "Nothing proves that a roster needs any points at all, so this one is at most 4 points above the best.",
        ),
    ],
)
def test_the_gap_is_never_said_smaller_than_it_is(total: int, bound: int, said: str) -> None:
    document = roster(score=dict.fromkeys(WEIGHTS, 0) | {"total": total}, bound=bound)

    assert said in " ".join(show_roster(document, EN).split())


def test_a_hand_made_roster_may_say_nothing_but_its_visits() -> None:
    document = {"month": "2026-03", "visits": [visit("A-1", "S-1", "2026-03-02T08:00", 90)]}

    text = show_roster(document, EN)

    assert "Score" not in text
    assert "08:00" in text


def test_a_month_without_visits_is_said() -> None:
    text = show_roster(roster(), PL)

    assert "Wizyty: 0 (0 godz.)" in text
    assert "Tydzień" not in text


def test_a_week_has_a_row_per_assistant_and_a_column_per_day() -> None:
    document = roster(
        visit("A-0001", "S-001", "2026-03-02T08:00", 90),
        visit("A-0002", "S-001", "2026-03-02T10:15", 60),
        visit("A-0003", "S-002", "2026-03-08T07:00", 60),
    )

    lines = show_roster(document, EN).splitlines()
    at = lines.index("Week 2: Mo 2 Mar – Su 8 Mar")

    assert lines[at + 1].split() == "Mo 2 Tu 3 We 4 Th 5 Fr 6 Sa 7 Su 8".split()
    assert [line.split() for line in lines[at + 2 : at + 6]] == [
        ["S-001", "08:00", *"······"],
        ["A-0001"],
        ["10:15"],
        ["A-0002"],
    ]
    assert lines[at + 6].split() == ["S-002", *"······", "07:00"]


def test_days_of_other_months_stay_empty_in_the_week() -> None:
    lines = show_roster(roster(visit("A-1", "S-1", "2026-03-01T08:00", 60)), EN).splitlines()

    assert lines[lines.index("Week 1: Su 1 Mar – Su 1 Mar") + 1].split() == ["Su", "1"]


def test_ids_too_long_for_columns_stand_in_lists_by_day() -> None:
    long = "A-2026/0001/KRASOCIN"
    text = show_roster(roster(visit(long, "S-1", "2026-03-02T08:00", 90)), PL)

    assert f"  pn 2.03\n    S-1: 08:00–09:30 {long}" in text


def test_a_small_roster_shows_every_week_and_a_large_one_says_how_to_see_the_rest() -> None:
    small, large = busy_month(1, 3, 1), busy_month(18, 53, 2)

    assert show_roster(small, EN).count("\nWeek ") == 6
    assert show_roster(large, EN).count("\nWeek ") == 1
    assert "--week N (1 to 6)" in show_roster(large, EN)
    assert "--week N" not in show_roster(small, EN)


def test_of_many_assistants_the_first_are_shown_until_the_week_is_named() -> None:
    document = busy_month(180, 700, 1)

    assert "and 140 more assistants; all of them: --week 2" in show_roster(document, EN)
    assert "S-180" not in show_roster(document, EN)
    assert "S-180" in show_roster(document, EN, weeks=(2,))


def test_a_week_that_does_not_exist_is_said() -> None:
    assert "There is no week 7; there are 1 to 6." in show_roster(roster(), EN, weeks=(7,))


def test_an_assistant_sees_each_visit_with_the_gap_before_it() -> None:
    document = roster(
        visit("A-1", "S-1", "2026-03-02T08:00", 90),
        visit("A-2", "S-1", "2026-03-02T10:15", 60),
        visit("A-3", "S-2", "2026-03-02T10:15", 60),
    )

    lines = show_roster(document, EN, assistant="S-1").splitlines()[4:]

    assert lines == [
        "S-1 – 2 visits in the month, 2 h 30 min",
        "  Mo 2 Mar   08:00–09:30   1:30  A-1",
        "             10:15–11:15   1:00  A-2  (gap 45 min)",
    ]


def test_a_person_sees_visits_unfilled_wishes_and_who_was_busy_with_what() -> None:
    other = {"application": "A-4", "start": "2026-03-03T08:00:00+01:00", "end": "2026-03-03T10:00:00+01:00"}
    details = [{"assistant": "S-3", "reason": "assistants_busy", "with": [other]}]
    left = wish("A-1", "2026-03-03", 120, "assistants_busy", details=details)
    document = roster(visit("A-1", "S-1", "2026-03-02T08:00", 90), unfilled=(left,))

    text = show_roster(document, EN, person="A-1")

    assert "  Mo 2 Mar   08:00–09:30   1:30  S-1" in text
    assert "Tu 3 Mar, 2 h: the assistants available have other visits then" in text
    assert "S-3 – other visits, or too little time to get there: A-4 Tu 3 Mar" in text


def test_unfilled_wishes_are_counted_by_reason_and_listed_to_a_limit() -> None:
    left = tuple(wish(f"A-{at}", "2026-03-02", 60, "grant_used") for at in range(1, 10))
    left += (wish("A-1", "2026-03-03", 60, "twelve_hours", "grant_used"),)

    text = show_roster(roster(unfilled=left), EN)

    assert "  10 × the hours granted to the person for this month are used up\n    A-1: Mo 2 Mar, Tu 3 Mar\n" in text
    assert "and 3 more people" in text
    assert "counted under each" in text


def test_tomorrow_is_a_list_with_the_night_that_goes_on() -> None:
    document = roster(
        visit("A-1", "S-1", "2026-03-02T22:00", 480),
        visit("A-2", "S-1", "2026-03-03T06:30", 60),
        visit("A-3", "S-1", "2026-03-03T23:00", 60),
        visit("A-4", "S-1", "2026-03-04T08:00", 60),
    )

    assert show_tomorrow(document, "S-1", date(2026, 3, 3), PL).splitlines() == [
        "S-1, wt 3.03.2026 – 3 wizyty",
        "  22:00–06:00   8:00  A-1  (od pn 2.03)",
        "  06:30–07:30   1:00  A-2  (przerwa 30 min)",
        "  23:00–24:00   1:00  A-3  (przerwa 930 min)",
    ]
    assert show_tomorrow(document, "S-9", date(2026, 3, 3), PL) == "S-9, wt 3.03.2026 – bez wizyt"


def test_the_night_of_the_autumn_change_is_shown_once_and_lasts_nine_hours() -> None:
    document = roster(visit("A-1", "S-1", "2026-10-24T22:00", 540), month="2026-10")

    assert "22:00–06:00   9:00  A-1  (to Su 25 Oct)" in show_roster(document, EN, assistant="S-1")
    assert show_roster(document, EN).count("22:00→") == 1


def test_hostile_ids_cannot_rewrite_the_screen() -> None:
    document = roster(
        visit("A\x1b[2J", "S\r1", "2026-03-02T08:00", 60), unfilled=(wish("A\x07", "2026-03-02", 60, "\x1b"),)
    )

    texts = [show_roster(document, PL), show_roster(document, PL, assistant="S\r1", person="A\x07")]

    assert not [one for text in texts for one in text if not one.isprintable() and one not in "\n\N{NO-BREAK SPACE}"]


def test_6000_visits_are_shown_fast() -> None:
    document = busy_month(180, 700, 1) | {"visits": busy_month(194, 700, 1)["visits"]}
    assert len(document["visits"]) > 6000

    began = perf_counter()
    show_roster(document, PL)

    assert perf_counter() - began < 60
