"""A forecast, its back-test and the assistants' hours read aloud."""

import pytest

from api.words.capacity import show_capacity
from api.words.forecast import hours, show_back_test, show_forecast
from api.words.messages import LANGUAGES, Speaker
from planner.outlook.capacity.capacity import capacity
from planner.outlook.forecast.back_test import as_known, back_test
from planner.outlook.forecast.forecast import STEPS, forecast
from planner.outlook.forecast.given import Year
from planner.rules.eligibility import inputs_of
from planner.solver.allocation.run import Run
from planner.terms.case import Case
from tests.planner.outlook.test_forecast import APR, FEB, JAN, MAR, NEVER, person, year
from tests.worlds.cases import application, assistant, case
from tests.worlds.made_up_year import Kind, made_up_year


def told(given: Year, language: str = "pl") -> str:
    return " ".join(show_forecast(forecast(given), Speaker(language)).split())


def assistants_told(given: Case, language: str = "pl") -> str:
    found = capacity(inputs_of(given), Run())
    return " ".join(show_capacity(found, Speaker(language), given.programme.step_hours).split())


def varied() -> Year:
    return year(APR, person(monthly=6000, done=(1000, 3000, 5000)), reserve=5400)


def test_the_numbers_come_first_and_the_range_says_of_how_many_cases() -> None:
    polish, english = told(varied()), told(varied(), "en")

    assert "Do końca roku zostanie niewykorzystanych ok. 300 godz. (między 146 a 450 w 80% przypadków)" in polish
    assert "z 600 przyznanych; dotąd wykonano 150 godz." in polish
    assert "Gdyby dalej szło tak jak przez ostatnie trzy miesiące, zostałoby 300 godz." in polish
    assert "Poza tym 90 godz. budżetu nie przyznano nikomu." in polish
    assert "About 300 h will stay unused at the year's end (between 146 and 450 in 80% of cases)" in english


def test_whoever_is_worth_a_call_stands_in_the_first_table() -> None:
    people = (person("A-1", monthly=6000, done=(6000,) * 3), person("A-2", monthly=6000, done=(3000,) * 3))

    text = told(year(APR, *people))

    assert "Zadzwoń: niewykorzystane zostanie co najmniej 10% godzin (1) osoba przyznano wykonano" in text
    assert "A-2 600 150" in text
    assert "Jedna osoba wykorzysta prawie wszystko." in text


def test_too_few_months_are_said_to_be_too_few() -> None:
    assert "Minęło za mało miesięcy" in told(year(FEB, person(done=(300,))))
    assert "ostatnie trzy miesiące" not in told(year(JAN, person()))


def test_a_year_that_is_over_is_told_as_known() -> None:
    text = told(year(NEVER, person(monthly=600, done=(300,) * 6)))

    assert "Niewykorzystanych zostaje 30 godz. z 60 przyznanych; wykonano 30 godz." in text
    assert "Usługi się skończyły; niewykorzystane zostało (1)" in text
    assert "można je dać innym" not in text


def test_a_grant_that_ends_before_the_service_is_told_with_its_month() -> None:
    assert "A-1 60 58 2 0 od: 2026-04" in told(year(MAR.next(), person(done=(1200, 1200, 1080))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_next_step_has_a_heading(language: str) -> None:
    assert not [step for step in STEPS if Speaker(language).say(f"forecast_{step}") == f"forecast_{step}"]


def test_hours_are_rounded_half_up() -> None:
    assert [hours(minutes) for minutes in (0, 29, 30, 89, 90)] == [0, 0, 1, 1, 2]


def test_a_back_test_ends_with_both_errors_side_by_side() -> None:
    finished = made_up_year(3, Kind(people=12))

    polish, english = (
        " ".join(show_back_test(back_test(as_known(finished), finished), Speaker(language)).split())
        for language in LANGUAGES
    )

    assert "Średni błąd dla wszystkich razem: prognoza 115 godz., „jak ostatnie trzy miesiące” 390 godz." in polish
    assert "Zakres objął wynik w 9 z 11 miesięcy." in polish
    assert "Mean error per person: forecast 17 h" in english


def test_what_assistants_lack_is_said_first_and_then_what_lifts_it() -> None:
    given = case([application("A-1", requested_hours=118)], [assistant("S-1", max_hours_month=40)])

    text = assistants_told(given)

    assert "Brakuje 38 z 118 godz.; ograniczają miesiące: 2026-02, 2026-03." in text
    assert "trzeba co miesiąc: 22 godz. asystenta z kwalifikacjami. (Sprawdzone: podział policzony na nowo" in text
    assert "38 godz. nie da się dać w żadnym miesiącu." in text
    assert "38 of 118 h are short" in assistants_told(given, "en")


def test_enough_assistants_and_no_assistants_file_are_two_things() -> None:
    people = [application("A-1", requested_hours=59)]

    assert "Asystentów wystarcza w każdym miesiącu (59 godz. w roku)." in assistants_told(
        case(people, [assistant("S")])
    )
    assert "Bez pliku assistants.csv asystenci niczego nie ograniczają" in assistants_told(case(people))


def test_whole_steps_are_said_to_be_steps() -> None:
    given = case([application("A-1", requested_hours=120)], [assistant("S-1", max_hours_month=40)], step_hours=20)

    assert "(Sprawdzone; krok 20 godz. mniej nie wystarczy.)" in assistants_told(given)
