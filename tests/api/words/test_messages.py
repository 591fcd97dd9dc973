"""Every code that can be said has a sentence in both languages."""

import re
from collections import Counter
from pathlib import Path

import click
import pytest
from fluent.runtime import FluentResource
from fluent.syntax.ast import Junk, Message

from api.cli.main import main
from api.words.catalogue import Catalogue, catalogue, entries
from api.words.messages import LANGUAGES, Speaker
from planner.aggregates.topics import TOPICS
from tests.worlds.places import ROOT

LOCALES = ROOT / "api" / "words" / "locales"


def keys(language: str) -> set[str]:
    texts = (file.read_text("utf-8") for file in LOCALES.glob(f"{language}*.ftl"))
    return {key for text in texts for key in re.findall(r"^([a-z][\w-]*) =", text, re.MULTILINE)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_said_twice(language: str) -> None:
    texts = [file.read_text("utf-8") for file in LOCALES.glob(f"{language}*.ftl")]
    names = Counter(name for text in texts for name, _ in entries(text))

    assert {name for name, count in names.items() if count > 1} == set()
    assert set(names) == keys(language) == set(catalogue(language).texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_parsed_alone_is_the_one_of_its_file(language: str) -> None:
    files = (FluentResource(file.read_text("utf-8")) for file in LOCALES.glob(f"{language}*.ftl"))
    whole = {one.id.name: one.value for file in files for one in file.body if isinstance(one, Message)}

    alone = {name: FluentResource(text).body[0].value for name, text in catalogue(language).texts.items()}
    assert alone.keys() == whole.keys()
    assert all(value.equals(whole[name]) for name, value in alone.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_in_another_is_there_whoever_speaks_first(language: str) -> None:
    texts = catalogue(language).texts
    for name in [one for one, text in texts.items() if re.search(r"\{\s*-?[a-z]", text)]:
        lacking = Catalogue(language, texts).format(name, {})[1]
        assert [one for one in lacking if "Unknown message" in str(one) or "Unknown term" in str(one)] == []


def said(pattern: str, folder: str) -> set[str]:
    texts = (file.read_text("utf-8") for file in (ROOT / folder).rglob("*.py"))
    return {code.replace("_", "-") for text in texts for code in re.findall(pattern, text)}


def test_both_languages_have_the_same_keys() -> None:
    assert keys("pl") == keys("en")


@pytest.mark.parametrize("file", sorted(LOCALES.glob("*.ftl")), ids=lambda file: file.name)
def test_no_sentence_is_dropped_because_it_cannot_be_read(file: Path) -> None:
    parsed = FluentResource(file.read_text("utf-8"))

    assert [one.content for one in parsed.body if isinstance(one, Junk)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_has_a_sentence(language: str) -> None:
    codes = said(r'(?:add|CellFault|fault|wrong)\(\s*"(\w+)"', "planner") | said(r'(?:add)\("(\w+)"', "api")
    codes |= said(r"(?:without|in)_quotes", "planner") | said(r'"(pesel_\w+)"', "planner")
    codes |= said(r'yield "\w+", "(\w+)", \{', "planner") | said(r'Fault\(.*, "(\w+)"(?:, \w+)?\)', "api")
    codes |= said(r'Fault\(self\.file, 0, "\w+", "(\w+)"', "planner")
    codes |= said(r'yield "(\w+)", \{', "planner/commands") | said(r'self\._fault\(row, "\w+", "(\w+)"', "planner")

    assert {f"fault-{code}" for code in codes} - keys(language) == set()
    assert len(codes) > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_note_has_a_sentence(language: str) -> None:
    codes = said(r'note\(\s*"(\w+)"', "planner") | said(r'Note\(.*, "([a-z]\w+_\w+)", \(?', "planner")

    assert {f"note-{code}" for code in codes} - keys(language) == set()
    assert len(codes) > 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_of_the_checker_has_a_sentence(language: str) -> None:
    codes = said(r'finding\("(\w+)"', "planner")

    assert {f"finding-{code}" for code in codes} <= keys(language)
    assert len(codes) > 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_breaks_a_visit_has_a_short_reason(language: str) -> None:
    of_documents = {"bound-above-score", "false-reason", "no-reasons", "unknown-reason", "wrong-score"}
    codes = said(r'finding\("(\w+)"', "planner/solver/roster/check")

    assert {f"why-{code}" for code in codes - of_documents} <= keys(language)
    assert len(codes) > 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_a_sentence(language: str) -> None:
    codes = set().union(*(said(r'Refused\(\s*"(\w+)"', folder) for folder in ("planner", "projections", "api")))
    codes |= {f"no-such-{kind}" for kind in ("programme", "application", "assistant", "plan")}
    codes |= {f"no-{limit}-left" for limit in ("budget", "pool", "places", "category-places", "quota")}

    assert {f"refused-{code}" for code in codes} - keys(language) == set()
    assert len(codes) > 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_has_a_sentence(language: str) -> None:
    events = {f"event-{topic}".replace(".", "-").replace("_", "-") for topic in TOPICS}

    assert events - keys(language) == set()


def test_an_unknown_code_is_said_neutrally() -> None:
    assert Speaker("pl").say("no_such_code") == "no_such_code"


@pytest.mark.parametrize(("language", "word"), [("pl", "osób"), ("en", "people")])
def test_people_are_counted_in_the_right_words(language: str, word: str) -> None:
    lines = [line for file in LOCALES.glob(f"{language}*.ftl") for line in file.read_text("utf-8").splitlines()]
    counted = [line for line in lines if re.search(rf"\}} {word}\b", line)]

    assert [line for line in counted if not re.match(r"\s*\*?\[", line)] == []
    assert len(counted) > 10


def test_polish_plurals_follow_the_number() -> None:
    say = Speaker("pl").say

    assert [say("faults_found", {"count": count}).split()[2] for count in (1, 2, 5, 22)] == [
        "błąd;",
        "błędy;",
        "błędów;",
        "błędy;",
    ]


PROGRAMMES = {"check", "check-roster"}  # whose hints name no programme: they are about files


def hints() -> list[tuple[str, str, str]]:
    """Of each advice to call a command: the file, the command, and what stands behind it."""
    given = r"(?: (?:\{ \$(?!which)\w+ \}|--[\w-]+|[A-Z0-9][\w-]*|in_writing|programme|open|(?:part_)?disputed))*"
    found = re.compile(r"\{ \$godziny \} ([a-z-]+)(" + given + r")(.{0,10})")
    texts = [(file.name, file.read_text("utf-8")) for file in sorted(LOCALES.glob("*.ftl"))]
    return [(name, one[1], one[3]) for name, text in texts for one in found.finditer(text)]


def parameters(command: str) -> list[click.Parameter]:
    made = main.get_command(click.Context(main), command)
    assert made is not None, command
    return made.params


def test_advice_that_needs_a_programme_names_it_where_there_are_several() -> None:
    of_programmes = [one for one in hints() if "programme" in {each.name for each in parameters(one[1])}]

    missing = [one for one in of_programmes if one[1] not in PROGRAMMES and not one[2].startswith(("{ $which }", " …"))]
    assert missing == []
    assert len(of_programmes) > 40


def test_advice_names_what_a_command_cannot_do_without() -> None:
    for file in LOCALES.glob("*.ftl"):
        text = file.read_text("utf-8")
        for command in ("withdraw", "reinstate", "call-up", "notify", "import"):
            for one in re.finditer(rf"\{{ \$godziny \}} {command}(?![\w-])(.*)", text):
                assert re.match(r" (ID|FOLDER|\{ \$application \})", one[1]), one[0]
