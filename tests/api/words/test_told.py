"""What is told of the record, read aloud: moments as people say them, what changed from what to what, no raw keys."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from api.words.changes import changes_in_words, span, value_in_words
from api.words.drafts import show_drafts
from api.words.history import CODES, facts_in_words, tell_story
from api.words.messages import LANGUAGES, Speaker
from api.words.recorded import show_done, show_plans
from api.words.refusals import fault_sentence, show_wrong
from planner.aggregates.topics import TOPICS
from planner.commands.wishing import AddWish
from planner.documents.inputs import assistant_json, programme_json
from planner.record.history import HistoryEvent
from planner.terms.refusals import Fault
from planner.terms.scope import Scope
from tests.worlds.cases import assistant, programme

RAW = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d|\d\d:\d\d:\d\d")
AT, UNTIL = "2026-03-02T08:00:00+01:00", "2026-03-02T10:00:00+01:00"
POLISH = Speaker("pl")


def event(topic: str, **facts: Any) -> HistoryEvent:
    frame = {"version": 1, "event": topic, "kind": topic.partition(".")[0], "of": "X-1", "recorded_at": AT}
    who = {"actor": "jan", "command": "import", "command_id": "c", "effective": "2026-03-02", "late": False}
    return {**frame, **who, "facts": facts, "changes": [], "beside": {}, "reasons": {}}  # type: ignore[typeddict-item]


def changed(topic: str, **fields: tuple[Any, Any]) -> HistoryEvent:
    """fields: before and after."""
    changes = [{"field": name, "old": old, "new": new} for name, (old, new) in fields.items()]
    return {**event(topic), "changes": changes}  # type: ignore[typeddict-item]


def every_event() -> Iterator[HistoryEvent]:
    for topic, kind in TOPICS.items():
        names = [name for one in kind.__mro__ for name in getattr(one, "__annotations__", {}) if name.islower()]
        yield event(topic, **{name: "mistake" if name in CODES else AT for name in names})


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_story_holds_a_raw_time(language: str) -> None:
    assert not RAW.search(tell_story(list(every_event()), Speaker(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_says_only_what_it_holds(language: str) -> None:
    speaker = Speaker(language)
    received = {"received_at", "category", "tier", "requested_hours", "last_service_day"}  # inside its facts
    for one in every_event():
        facts = {"name": 1, **facts_in_words({**one["facts"], **dict.fromkeys(received, 1)}, speaker)}
        name = f"event-{one['event']}".replace(".", "-").replace("_", "-")
        assert speaker.catalogue.format(name, facts)[1] == [], one["event"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["book", "move", "reassign", "cancel"])
def test_no_answer_holds_a_raw_time(language: str, command: str) -> None:
    facts = {"visit": "V-1", "application": "A-1", "assistant": "S-1", "reason": "mistake"}

    assert not RAW.search(show_done(command, {**facts, "start": AT, "end": UNTIL}, Speaker(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_list_of_plans_or_drafts_holds_a_raw_time(language: str) -> None:
    speaker = Speaker(language)
    plan = {"plan": "P-1", "status": "optimal", "people": 1, "hours": 2, "computed_by": "a", "computed_at": AT}
    told = {"announced_by": "a", "announced_at": AT, "superseded_by": "P-2", "superseded_at": AT}
    row = {"draft": "2026-03/D-1", "visits": 1, "unfilled": None, "score": None, "bound": None, "filed_at": AT}
    draft = {**row, "filed_by": "a", "in_force": True, "published_at": AT, "published_by": "a"}

    text = show_plans(Scope("u", "2026"), [{**plan, **told}], speaker)  # type: ignore[typeddict-item]
    text += show_drafts([draft], speaker)  # type: ignore[list-item]

    assert not RAW.search(text)
    assert "none" not in text


def test_from_when_to_when_names_the_day_once() -> None:
    assert span(AT, UNTIL, POLISH) == "2.03.2026, godz. 08:00–10:00"
    assert span(AT, "2026-03-03T01:00:00+01:00", POLISH) == "2.03.2026, godz. 08:00–3.03.2026, godz. 01:00"


def test_new_rules_are_told_before_and_after_in_words() -> None:
    rules = programme_json(programme(pools={"severe": 500}))
    before = changed("programme.rules_set", **{key: (None, value) for key, value in rules.items()})
    other = {"hours": (rules["hours"], 900), "pools": ({"severe": 500}, {"severe": 400})}
    after = changed("programme.rules_set", **other, policy=(rules["policy"], "equal"))

    told = tell_story([before, after], POLISH)

    assert "pule kategorii: znaczny 500 → znaczny 400" in told
    assert "edycja: 2026" in told
    assert "→ każdemu tyle samo" in told
    assert not [key for key in rules if re.search(rf"\b{key}\b", told) and "_" in key]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_that_can_change_has_words(language: str) -> None:
    speaker = Speaker(language)
    fields = {*programme_json(programme()), *assistant_json(assistant("S-1"))} - {"id"}

    assert [one for one in fields if speaker.say(f"field_{one}") == f"field_{one}"] == []


def test_values_are_told_as_people_read_them() -> None:
    said = {
        value_in_words("absences", [{"first": "2026-03-02", "last": "2026-03-04"}], POLISH),
        value_in_words("money", {"total": "100.00", "hourly_cost": "48"}, POLISH),
        value_in_words("received_at", AT, POLISH),
        value_in_words("resident", False, POLISH),
        value_in_words("pools", {}, POLISH),
    }

    assert said == {"2.03.2026–4.03.2026", "razem 100.00, koszt godziny 48", "2.03.2026, godz. 08:00", "nie", "–"}


def test_changes_of_a_plans_inputs_are_told_in_words() -> None:
    lines = ["A-0003.points: 5 → 1200", f"A-2.received_at: {AT} → {UNTIL}", "A-2.resident: True → False", "+ A-9"]

    told = changes_in_words(
        "; ".join([*lines, "programme.hours: 10 → None", "S-1.basis: indicated → experience"]), POLISH
    )

    assert told == (
        "A-0003, punkty: 5 → 1\N{NO-BREAK SPACE}200; "
        "A-2, wpływ wniosku: 2.03.2026, godz. 08:00 → 2.03.2026, godz. 10:00; "
        "A-2, mieszka na terenie jednostki: tak → nie; + A-9; "
        "program, budżet w godzinach: 10 → –; S-1, podstawa: wskazanie → doświadczenie"
    )


def test_a_row_with_two_cells_is_told_in_right_polish() -> None:
    said = [
        fault_sentence(Fault("a.csv", 2, "", "cell_count", (("found", str(count)), ("expected", "9"))), POLISH)
        for count in (1, 2, 5)
    ]

    assert [one.partition(" w wierszu")[0] for one in said] == ["1 pole", "2 pola", "5 pól"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_commands_cannot_hold_is_told_in_the_users_language(language: str) -> None:
    wrong = {"from": "8:70", "to": "x", "minutes": "dużo", "date": "jutro", "day": "zły", "application": ""}
    with pytest.raises(ValidationError) as refused:
        AddWish.model_validate(wrong)

    told = show_wrong(refused.value, Speaker(language))

    assert len(told.splitlines()) == len(wrong)
    assert not re.search(r"Input|should|valid|invalid_", told)


def test_hours_are_read_as_in_a_folder() -> None:
    assert AddWish(application="A-1", day="mon", from_="8:00", to="24:00", minutes=60).from_ == "08:00"
