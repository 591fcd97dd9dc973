"""A month's roster as a picture and as a page."""

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest

from api.pictures.roster import COLOURS, roster_html, roster_svg
from api.words.messages import LANGUAGES, Speaker
from tests.api.words.test_roster import busy_month, roster, visit, wish

PL, EN = Speaker("pl"), Speaker("en")
VOID = {"meta", "link", "br", "img", "input", "hr"}
HOSTILE = '<script>alert("1")</script>&$x$'


class Page(HTMLParser):
    """Reads a page strictly: every element that opens is closed in its order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append((self.open[-1] if self.open else "", data.strip()))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def text(self, tag: str) -> list[str]:
        return [data for name, data in self.words if name == tag]


def hostile_month() -> dict[str, Any]:
    return roster(
        visit(HOSTILE, HOSTILE, "2026-03-02T08:00", 60),
        unfilled=(wish(HOSTILE, "2026-03-03", 60, HOSTILE),),
    )


MONTHS = {
    "busy": busy_month(18, 53, 2),
    "empty": roster(),
    "hostile": hostile_month(),
    "autumn": roster(visit("A-1", "S-1", "2026-10-24T22:00", 540), month="2026-10"),
    "hand-made": {"month": "2026-03", "visits": [visit("A-1", "S-1", "2026-03-31T22:00", 480)]},
}


@pytest.fixture(scope="module", params=MONTHS)
def page(request: pytest.FixtureRequest) -> Page:
    return Page(roster_html(MONTHS[request.param], EN))


def test_the_page_has_one_h1_and_a_title_that_starts_with_it(page: Page) -> None:
    assert len(page.all("h1")) == 1
    assert page.text("title")[0].startswith(page.text("h1")[0])


def test_headings_do_not_skip_a_level(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]

    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_no_id_is_there_twice_and_every_reference_leads_to_one(page: Page) -> None:
    ids = Counter(attributes["id"] for _, attributes in page.elements if "id" in attributes)
    wanted = {(link["href"] or "")[1:] for link in page.all("a")}
    for name in ("aria-labelledby", "aria-describedby"):
        wanted |= {one for _, attributes in page.elements for one in (attributes.get(name) or "").split()}

    assert [one for one, count in ids.items() if count > 1] == []
    assert wanted <= set(ids)


def test_every_table_has_a_caption_and_scoped_headings(page: Page) -> None:
    tables = [tag for tag, _ in page.elements if tag in ("table", "caption")]

    assert tables == ["table", "caption"] * (len(tables) // 2)
    assert all(heading.get("scope") in ("row", "col") for heading in page.all("th"))


def test_the_picture_has_a_text_alternative(page: Page) -> None:
    pictures = [attributes for _, attributes in page.elements if attributes.get("role") == "img"]

    assert len(pictures) == 1
    assert pictures[0]["aria-describedby"] == "chart-about"


def test_the_page_loads_nothing_and_runs_nothing(page: Page) -> None:
    assert {tag for tag, _ in page.elements} & {"script", "link", "img", "iframe", "object", "form"} == set()
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on")]
        assert all((attributes.get(name) or "#").startswith("#") for name in ("href", "src", "xlink:href"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_its_language_and_every_code_has_a_sentence(language: str) -> None:
    text = roster_html(MONTHS["busy"], Speaker(language))

    assert text.startswith("<!DOCTYPE html>")
    assert f'<html lang="{language}">' in text
    assert not re.search(r"(page|roster|unfilled)_[a-z]", text)


def test_hostile_names_are_escaped_on_the_page_and_in_the_picture() -> None:
    text = roster_html(hostile_month(), PL)

    assert "<script" not in text
    assert text.count("&lt;script&gt;") >= 6


def test_a_month_without_visits_says_so() -> None:
    assert roster_html(roster(), PL).count("Brak wizyt w tym miesiącu.") == 3
    assert "Brak wizyt w tym miesiącu." in roster_svg(roster(), PL)


def test_the_night_of_the_autumn_change_is_shown_once_with_nine_hours() -> None:
    page = Page(roster_html(MONTHS["autumn"], PL))

    assert page.text("li").count("22:00–06:00 A-1") == 1
    assert page.text("td")[:3] == ["22:00–06:00", "9:00", "S-1"]


def test_an_assistant_has_a_calendar_and_a_person_a_list() -> None:
    document = roster(visit("A-1", "S-1", "2026-03-02T08:00", 60), visit("A-1", "S-2", "2026-03-09T08:00", 60))
    page = Page(roster_html(document, EN))

    assert page.text("h3") == ["S-1", "S-2", "A-1"]
    assert len([row for row in page.all("time") if row.get("class") == "day"]) == 2 * 31
    assert "08:00–09:00 A-1" in page.text("li")


def test_the_picture_is_valid_and_the_same_each_time() -> None:
    picture = roster_svg(MONTHS["busy"], PL)

    assert ElementTree.fromstring(picture).tag.endswith("svg")
    assert picture == roster_svg(MONTHS["busy"], PL)


def test_the_picture_tells_who_was_indicated_from_others() -> None:
    document = roster(
        visit("A-1", "S-1", "2026-03-02T08:00", 60),
        visit("A-1", "S-2", "2026-03-03T08:00", 60),
        visit("A-2", "S-2", "2026-03-04T08:00", 60),
    )

    told = roster_svg(document, PL, indicated={"A-1": ["S-1"], "A-2": []})

    assert all(COLOURS[kind] in told for kind in ("indicated", "other", "free"))
    assert "inny niż wskazany" in told
    assert "inny niż wskazany" not in roster_svg(document, PL)


def test_the_page_of_6000_visits_of_180_assistants_stays_small_enough_to_be_sent() -> None:
    document = busy_month(180, 700, 1) | {"visits": busy_month(194, 700, 1)["visits"]}

    text = roster_html(document, PL)

    assert len(text) < 8_000_000
