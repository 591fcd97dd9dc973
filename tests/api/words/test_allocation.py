"""A plan and a verdict read aloud: plurals, names in order, no codes where words belong."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from api.words.allocation import show_plan
from api.words.allocation_verdict import show_verdict
from api.words.messages import LANGUAGES, Speaker
from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.case import Case
from tests.worlds.cases import application, assistant, case


def printed(given: Case, language: str = "pl") -> str:
    return " ".join(show_plan(given, solve(given, Run()), Speaker(language)).split())


def judged(given: Case, language: str = "pl", **changes: Any) -> str:
    document = deepcopy(solve(given, Run()).as_json())
    return " ".join(show_verdict(judge(given, {**document, **changes}), Speaker(language)).split())


def people(count: int, **changes: Any) -> list[Any]:
    return [application(f"A-{number}", points=50 - number, **changes) for number in range(1, count + 1)]


@pytest.mark.parametrize(
    ("count", "polish", "english"),
    [
        (1, "jest wyczerpany, w całości dla jednej osoby.", "is used up, all of it for one person."),
        (2, "jest wyczerpany; dzielą się nim 2 osoby:", "is used up; 2 people share it:"),
        (5, "jest wyczerpany; dzieli się nim 5 osób:", "is used up; 5 people share it:"),
        (22, "jest wyczerpany; dzielą się nim 22 osoby:", "is used up; 22 people share it:"),
    ],
)
def test_who_shares_a_budget_is_counted_in_words(count: int, polish: str, english: str) -> None:
    given = case(people(count), hours=66)

    assert f"[1] Budżet 66 godz. {polish}" in printed(given)
    assert f"[1] The budget of 66 h {english}" in printed(given, "en")


def test_a_pool_of_one_person_is_not_shared() -> None:
    given = case(people(1), pools={"severe": 50})

    assert "Pula kategorii „znaczny”, 50 godz., jest wyczerpana, w całości dla jednej osoby." in printed(given)


def test_names_stand_in_the_order_in_which_people_read_them() -> None:
    refused = [application(f"A-{number}", resident=False) for number in (10, 9, 1)]
    staff = [assistant(f"S-{number}", max_hours_month=1) for number in (10, 2, 1)]

    text = printed(case([*refused, application("B-1")], staff))

    assert "Bez wolnych godzin: S-1, S-2, S-10." in text
    assert text.index("A-1 —") < text.index("A-9 —") < text.index("A-10 —")


def test_hours_that_nobody_got_stand_with_their_reasons() -> None:
    polish = printed(case(people(4), places=2, hours=260))
    english = printed(case(people(4), places=2, hours=260), "en")

    assert "Przyznano 200 z 260 godz." in polish
    assert "Nie przyznano 60 godz. Dlaczego nikt nie może ich dostać" in polish
    assert "2 przyjęte osoby mają tyle, o ile wnioskowały" in polish
    assert "2 osoby czekają na liście rezerwowej: brak wolnych miejsc (R-13)" in polish
    assert "60 h not granted. Why nobody can get them" in english
    assert "2 people wait: no free place (R-13)" in english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_for_unused_hours_has_a_sentence(language: str) -> None:
    speaker = Speaker(language)
    codes = "requested ceiling commission months pool assistants unproven waiting nobody_waiting step".split()

    assert not [code for code in codes if speaker.say(f"unused_{code}") == f"unused_{code}"]
    assert not [code for code in codes if "{" in speaker.say(f"unused_{code}", ALL_FACTS)]


ALL_FACTS = {"people": 3, "hours": 60, "step": 10, "steps": "", "category": "znaczny", "reason": "brak wolnych miejsc"}


def test_hours_in_whole_steps_say_so() -> None:
    given = case(people(1, requested_hours=130), step_hours=50, hours=250)

    assert "ma tyle, o ile wnioskowała, w pełnych krokach po 50 godz." in printed(given)


def test_a_part_of_the_minimum_is_named_with_the_minimum() -> None:
    child = application("A-1", category="child", birth_date=date(2015, 1, 1))
    given = case([child, application("A-2")], [assistant("S-1")], minimum_hours=30)

    assert "(część minimum 30)" in printed(given)
    assert "najpierw podzielono same minima" in printed(given)
    assert "(part of the minimum of 30)" in printed(given, "en")


def test_a_verdict_says_words_and_not_codes() -> None:
    given = case(people(2), pools={"severe": 100})
    document = solve(given, Run()).as_json()["admitted"]
    more = [{**document[0], "hours": 51, "months": {"2026-02": 25, "2026-03": 26}}, document[1]]

    assert "zasadę podziału „według punktów oceny”, a program ma „każdemu tyle samo”" in judged(given, policy="points")
    assert "kategoria znaczny: razem 101 godz., a pula ma 100" in judged(given, admitted=more)
    late = case([application("A-1"), application("A-2", resident=False)], pools={"severe": 100})
    assert "A-2 dostaje godziny, a nie spełnia warunków: nie mieszka na terenie jednostki (R-01)" in judged(
        late, admitted=document
    )


def test_who_was_passed_over_is_named_without_gender() -> None:
    two = solve(case(people(2), places=1), Run()).as_json()["admitted"]

    text = judged(case(people(2)), admitted=two, waiting=[{"application": "A-2"}])

    assert "A-2: ta osoba powinna być przyjęta, a plan jej nie przyjmuje" in text
