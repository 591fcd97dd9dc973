"""The year's hours and the burn-down as pictures: whole, in both languages, the same each time."""

from xml.etree import ElementTree

import pytest

from api.pictures.outlook import MonthHours, burn_down_svg, hours_svg
from api.words.messages import LANGUAGES, Speaker
from planner.outlook.forecast.back_test import as_known
from planner.outlook.forecast.forecast import Forecast, forecast
from planner.outlook.forecast.given import Year
from planner.terms.calendar import Month
from tests.worlds.made_up_year import MONTHS, Kind, made_up_year

FINISHED = made_up_year(3, Kind(people=6))


def midyear() -> Forecast:
    return forecast(as_known(FINISHED)[5])


def texts(picture: str) -> list[str]:
    return [text.strip() for text in ElementTree.fromstring(picture).itertext() if text.strip()]


@pytest.mark.parametrize(
    ("language", "words"),
    [("pl", ["przyznane", "zaplanowane", "wykonane", "rozliczone"]), ("en", ["granted", "settled"])],
)
def test_each_month_has_its_four_bars(language: str, words: list[str]) -> None:
    months = [MonthHours(month, 600, 540, 480, 420) for month in MONTHS]

    picture = hours_svg(months, Speaker(language))

    assert set(words) <= set(texts(picture))
    assert ("paź" if language == "pl" else "Oct") in texts(picture)
    assert hours_svg(months, Speaker(language)) == picture


def test_the_burn_down_says_what_will_be_left_and_how_surely() -> None:
    found = midyear()
    ends = [found.unused.low, found.unused.expected, found.unused.high]

    shown = texts(burn_down_svg(found, Speaker("en")))

    title = next(text for text in shown if "at the year's end" in text)
    assert [int(part.replace(",", "")) for part in _numbers(title)] == [round(ends[at] / 60) for at in (1, 0, 2)]
    assert {"forecast", "80% range", "left by what was done"} <= set(shown)


def test_a_year_that_is_over_has_no_forecast_in_its_picture() -> None:
    shown = texts(burn_down_svg(forecast(FINISHED), Speaker("pl")))

    assert "prognoza" not in shown
    assert any("które zostały na koniec roku" in text for text in shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_programme_without_people_or_before_its_start_is_drawn_too(language: str) -> None:
    empty = Year(MONTHS, Month(2023, 12), ())

    assert ElementTree.fromstring(burn_down_svg(forecast(empty), Speaker(language))) is not None
    assert ElementTree.fromstring(hours_svg([], Speaker(language))) is not None


def _numbers(title: str) -> list[str]:
    """What is left, then low and high of the range."""
    left, _, rest = title.removeprefix("Hours left: ").partition(" at the year's end (80%: ")
    return [left, *rest.rstrip(")").split("–")]
