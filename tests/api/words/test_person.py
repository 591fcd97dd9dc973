"""One person's answer holds all that the decision rests on, in both languages, fit for a letter."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from api.words.messages import LANGUAGES, Speaker
from api.words.person import show_person
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.case import Case
from tests.worlds.cases import DEADLINE, application, assistant, case, cases


def letter(given: Case, name: str = "A-1", language: str = "pl") -> str:
    return " ".join(show_person(given, solve(given, Run()), name, Speaker(language)).split()).replace("\xa0", " ")


def words(text: str, *expected: str) -> None:
    assert [one for one in expected if one not in text] == []


def test_who_is_admitted_is_told_everything_in_polish() -> None:
    people = [
        application("A-1", points=22, requested_hours=130, received_at=DEADLINE - timedelta(hours=1)),
        application("A-2", points=30),
    ]
    text = letter(case(people, hours=150, minimum_hours=40, policy="proportional", monthly_limit=60))

    words(
        text,
        "Gmina Próbna, edycja 2026, 1.02.2026 – 31.03.2026",
        "Wniosek A-1 jest przyjęty. Przyznano 85 godz.",
        "wniosek wpłynął 16.01.2026, godz. 14:00; termin: 16.01.2026, godz. 15:00 (R-05)",
        "kategoria: znaczny stopień niepełnosprawności (R-02)",
        "grupa 1 z 4, znaczny stopień z własnego orzeczenia (R-10)",
        "ocena potrzeb: 22 punkty (R-11, R-15)",
        "2. miejsce w rankingu 2 osób, które spełniają warunki",
        "wniosek o 130 godz.",
        "najwięcej, ile można przyznać: 130 godz.; to najmniejsza z liczb: limit programu 720 godz. (R-20), wniosek",
        "w miesiącu najwyżej 60 godz. (R-21)",
        "najmniej dla przyjętej osoby: 40 godz. (R-21)",
        "zasada podziału: ta sama część tego, o co kto wnioskował (R-24)",
        "przyznano 65,4% z 130 godz.",
        "budżet 150 godz. jest rozdzielony w całości między 2 osoby: godzina więcej dla tej osoby to godzina mniej",
        "Godziny w miesiącach: luty 40, marzec 45.",
    )


def test_who_is_admitted_is_told_everything_in_english() -> None:
    text = letter(case([application("A-1", points=1)], pools={"severe": 60}), language="en")

    words(
        text,
        "Application A-1 is admitted. 60 h are granted.",
        "received 6 Jan 2026, 15:00; deadline: 16 Jan 2026, 15:00 (R-05)",
        "assessment of need: 1 point (R-11, R-15)",
        "place 1 in the ranking of the one person who is eligible;",
        "the category's pool of 60 h (R-21) is used up by this person alone",
        "granted are 60% of 100 h",
        "Hours by month: February 28, March 32.",
    )


def test_who_waits_is_told_what_the_places_are_and_who_was_last() -> None:
    people = [application("A-1", points=20), application("A-2", points=30)]

    text = letter(case(people, places=1))

    words(
        text,
        "Wniosek A-1 spełnia warunki i jest na 1. miejscu listy rezerwowej; na liście jest 1 osoba.",
        "ocena potrzeb: 20 punktów",
        "2. miejsce w rankingu 2 osób",
        "termin: 16.01.2026, godz. 15:00",
        "brak wolnych miejsc (R-13); miejsc w programie jest 1",
        "Ostatnia osoba przyjęta wyżej w rankingu: A-2.",
        "Lista rezerwowa obowiązuje do końca programu, 31.03.2026 (R-14).",
    )


@pytest.mark.parametrize(
    ("unit", "polish"),
    [
        ({"category_places": {"severe": 1}}, "miejsc w tej kategorii jest 1"),
        ({"hours": 100, "minimum_hours": 60}, "budżet ma 100 godz."),
        ({"pools": {"severe": 100}, "minimum_hours": 60}, "pula ma 100 godz."),
    ],
)
def test_each_rule_stands_with_its_number(unit: dict[str, Any], polish: str) -> None:
    words(letter(case([application("A-1", points=1), application("A-2")], **unit)), polish)


def test_who_waits_for_the_quota_is_told_the_share() -> None:
    text = letter(case([application("A-1", category="moderate", lives_alone=True)]))

    words(
        text,
        "za mało przyjętych osób o wysokim wsparciu (R-12); wymagane jest 70%",
        "grupa 3 z 4, osoba mieszka samotnie, bez pomocy bliskich (R-10)",
        "Nikt wyżej w rankingu nie został przyjęty.",
    )


@pytest.mark.parametrize(
    ("changes", "polish"),
    [
        ({"received_at": DEADLINE + timedelta(hours=1)}, "wniosek wpłynął po terminie (R-05)"),
        (
            {"missing_documents": ("card", "statement")},
            "brak dokumentów (R-04); brakuje: karta zgłoszenia, oświadczenie",
        ),
        (
            {"certificate_valid_until": date(2026, 1, 20)},
            "orzeczenie było ważne do 20.01.2026, a program zaczyna się 1.02.2026",
        ),
        (
            {"category": "child", "birth_date": date(2010, 2, 1)},
            "1.02.2026 wiek to 16 lat; przyjmuje się dzieci od 2 do 15 lat",
        ),
        (
            {"category": "child", "birth_date": date(2024, 2, 2)},
            "1.02.2026 wiek to 1 rok; przyjmuje się dzieci od 2 do 15 lat",
        ),
        (
            {"commission": "refuse", "commission_reason": "brak zgody rodzica"},
            "decyzja komisji (R-17); uzasadnienie: brak zgody rodzica",
        ),
    ],
)
def test_who_is_refused_is_told_each_reason_with_its_facts(changes: dict[str, Any], polish: str) -> None:
    text = letter(case([application("A-1", **changes)]))

    words(
        text, "Wniosek A-1: odmowa.", polish, "ocena potrzeb: 10 punktów", "termin: 16.01.2026", "wniosek o 100 godz."
    )


def test_a_receipt_seconds_after_the_deadline_does_not_look_the_same() -> None:
    text = letter(case([application("A-1", received_at=DEADLINE + timedelta(seconds=12))]))

    words(text, "wniosek wpłynął 16.01.2026, godz. 15:00:12; termin: 16.01.2026, godz. 15:00:00")


def test_decisions_of_the_commission_stand_with_their_reason() -> None:
    bound = {"min_hours": 30, "max_hours": 50, "commission_reason": "duże potrzeby\nw domu", "requested_hours": None}
    text = letter(case([application("A-1", **bound)], hours=30, ceilings={"severe": 300}))

    words(
        text,
        "wniosek bez podanej liczby godzin, więc o tyle, ile wynosi roczny limit: 300 godz.",
        "limit programu 720 godz. (R-20), limit jednostki 300 godz. (R-21), decyzja komisji 50 godz. (R-17)",
        "najmniej dla tej osoby, z decyzji komisji: 30 godz. (R-17)",
        "komisja ustaliła liczbę godzin tej osoby (R-17); uzasadnienie: duże potrzeby w domu",
        "to jest minimum tej osoby, 30 godz.; mniej być nie może",
    )


def test_a_shared_minimum_is_told_with_what_was_meant() -> None:
    child = application("A-1", category="child", birth_date=date(2015, 1, 1))
    text = letter(case([child, application("A-2")], [assistant("S-1")], minimum_hours=30))

    words(
        text,
        "zamiast 30 godz. ta osoba ma zapewnione 0 godz.",
        "żaden asystent nie może służyć tej osobie (R-40 do R-42) w żadnym miesiącu",
        "W żadnym miesiącu nie ma godzin.",
    )


def test_the_end_of_service_is_told_with_its_cause() -> None:
    ends = letter(case([application("A-1", certificate_valid_until=date(2026, 3, 4))]))
    child = letter(case([application("A-1", category="child", birth_date=date(2010, 3, 10))]))

    words(ends, "usługi do 4.03.2026, ostatniego dnia ważności orzeczenia (R-06)")
    words(child, "usługi do 9.03.2026, dnia przed 16. urodzinami (R-03)")


@pytest.mark.parametrize(
    ("unit", "polish"),
    [
        ({"policy": "ceiling"}, "przyznano 6,9% limitu programu dla tej kategorii, 720 godz."),
        (
            {"policy": "average", "averages": {"severe": Decimal("90.5")}},
            "przyznano 55,2% średniej zaplanowanej dla tej kategorii, 90,5 godz.",
        ),
        ({"policy": "points"}, "przyznano 5 godz. na każdy punkt oceny"),
        ({"policy": "equal"}, "przyznano 50% z 100 godz., czyli z tego, ile najwięcej można było przyznać"),
    ],
)
def test_the_share_is_told_against_the_measure_of_the_split(unit: dict[str, Any], polish: str) -> None:
    words(letter(case([application("A-1")], hours=50, **unit)), polish)


def test_a_programme_over_two_years_names_months_with_their_year() -> None:
    text = letter(case([application("A-1")], first=date(2026, 12, 1), last=date(2027, 1, 31)))

    words(text, "Godziny w miesiącach: grudzień 2026 50, styczeń 2027 50.")


def test_without_a_plan_the_person_is_told_so() -> None:
    forced = [application(name, commission="admit", commission_reason="protokół") for name in ("A-1", "A-2")]

    words(letter(case(forced, places=1)), "Udowodniono, że podział jest niemożliwy", "Wniosek A-1 nie jest jeszcze")


@given(cases(most_people=4))
def test_every_letter_is_whole_sentences_of_at_most_80_columns_without_codes(case: Case) -> None:
    plan = solve(case, Run())

    for language in LANGUAGES:
        for one in case.applications:
            text = show_person(case, plan, one.id, Speaker(language))
            assert max(map(len, text.splitlines())) <= 80
            assert not re.search(r"story_|reason_|\{|\d{4}-\d\d|\[\d|None", text)
            assert all(day in text for day in ("16.01.2026", "16 Jan 2026") if (day[2] == ".") == (language == "pl"))
