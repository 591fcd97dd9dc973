"""Stories in sentences: every event that was ever released, sums of many visits, late records, reasons."""

import json
import re
from typing import Any
from uuid import UUID

import pytest

from api.words.beside import beside_lines
from api.words.history import tell_story
from api.words.messages import LANGUAGES, Speaker
from api.words.rules import show_rule
from planner.aggregates.topics import KINDS, TOPICS
from planner.record.history import HistoryEvent
from planner.record.story.folding import told_events
from tests.planner.aggregates.test_golden_streams import STREAMS, mapper, stored_event

AT = "2026-03-15T09:12:00+01:00"
RAW = re.compile(r"\d{4}-\d\d-\d\dT|(field|event|happened|why|beside|replanned|standing|area)_|\bNone\b|[{}]")
POLISH = Speaker("pl")


def golden(file: Any) -> list[HistoryEvent]:
    """Every event of a file of streams as released, told."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    kinds: dict[UUID, str] = {}
    events: list[tuple[dict[str, Any], Any]] = []
    for row in rows:
        event: Any = mapper().to_domain_event(stored_event(row))
        kind = kinds.setdefault(event.originator_id, row["topic"].partition(".")[0])
        events.append(({**row, "kind": kind}, event))
    return list(told_events(events, {}))


def event(topic: str, kind: str = "", of: str = "X-1", **more: Any) -> HistoryEvent:
    frame = {"version": 1, "event": topic, "kind": kind or topic.partition(".")[0], "of": of, "recorded_at": AT}
    who = {"actor": "jan", "command": "import", "command_id": "c", "effective": "2026-03-15", "late": False}
    return {**frame, **who, "facts": {}, "changes": [], "beside": {}, "reasons": {}, **more}  # type: ignore[typeddict-item]


def visits(topic: str, count: int, month: str = "2026-03", actor: str = "jan") -> list[HistoryEvent]:
    times = {"start": "2026-03-02T08:00:00+01:00", "end": "2026-03-02T09:30:00+01:00"}
    who = {"application": "A-1", "assistant": "S-1"}
    names = (f"{'V' if topic.startswith('visit') else 'E'}-{month}-{number}" for number in range(count))
    facts = {**times, **who, "outcome": "done", "draft": ""}
    return [event(topic, of=name, facts=facts, beside={**times, **who}, actor=actor) for name in names]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", STREAMS, ids=lambda file: file.stem)
def test_every_event_that_was_released_is_told_without_a_raw_word(file: Any, language: str) -> None:
    events = golden(file)

    told = tell_story(events, Speaker(language), each=True)

    assert {one["event"] for one in events} <= set(TOPICS)
    assert {one["kind"] for one in events} <= set(KINDS)
    assert len(re.findall(r"^ *\d+\. ", told, re.MULTILINE)) == len(events)
    assert RAW.findall(told) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_a_sentence_of_its_own(language: str) -> None:
    catalogue = Speaker(language).catalogue

    names = [f"event-{topic}".replace(".", "-").replace("_", "-") for topic in TOPICS]
    assert len(names) > 60
    assert [name for name in names if name not in catalogue] == []


def test_many_visits_of_a_month_are_one_sentence_and_each_has_its_own_when_asked() -> None:
    events = [event("application.received", of="A-1"), *visits("visit.scheduled", 12), *visits("entry.recorded", 2)]

    summed, each = tell_story(events, POLISH), tell_story(events, POLISH, each=True)

    assert "2026-03 – zaplanowanie wizyty × 12, razem 18:00 godz.; asystenci: S-1" in " ".join(summed.split())
    assert ("--all" in summed, "--all" in each) == (True, False)
    assert (summed.count("odbyła się"), each.count("wizyta zaplanowana")) == (2, 12)


def test_a_sum_keeps_its_place_in_time_and_months_apart() -> None:
    events = [
        *visits("visit.scheduled", 5),
        event("application.assessed", of="A-1", facts={"points": 7}),
        *visits("visit.scheduled", 5, "2026-04"),
    ]

    told = tell_story([event("application.received", of="A-1"), *events], POLISH)

    assert told.index("2026-03 –") < told.index("przyznano punkty") < told.index("2026-04 –")


def test_a_late_record_says_so_and_one_for_later_from_when() -> None:
    late = event("application.assessed", effective="2026-03-01", late=True, facts={"points": 7})
    later = event("application.assessed", effective="2026-04-01", facts={"points": 8})

    told = tell_story([late, later], POLISH)

    assert "zapisano z opóźnieniem: obowiązuje od 1.03.2026, zapisano 15.03.2026" in told
    assert "obowiązuje od 1.04.2026" in told
    assert "obowiązuje" not in tell_story([event("application.assessed", facts={"points": 7})], POLISH)


@pytest.mark.parametrize(
    ("state", "text", "said"),
    [("known", "bo tak", "uzasadnienie: „bo tak”"), ("erased", None, "uzasadnienie: usunięto")],
)
def test_a_reason_is_told_or_that_it_is_erased(state: str, text: str | None, said: str) -> None:
    reasons = {"commission_reason": {"text": text, "state": state}}

    told = tell_story(
        [event("personal_data.recorded", facts={"fields": ["commission_reason"]}, reasons=reasons)], POLISH
    )

    assert said in told


def test_what_somebody_typed_cannot_end_the_line_or_colour_the_screen() -> None:
    reasons = {"note": {"text": "a\n  9. \x1b[31mb", "state": "known"}}

    told = tell_story([event("personal_data.recorded", facts={"fields": ["note"]}, reasons=reasons)], POLISH)

    assert "\x1b" not in told
    assert not re.search(r"^ *9\. ", told, re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_other_streams_say_has_words(language: str) -> None:
    grant = {"policy": "equal", "limited_by": ["budget", "months"], "limited_months": ["2026-02"], "ceiling": 100}
    anew = {"at": "2026-03", "replan_policy": "both", "why": "left", "used": 3, "promised": 5}
    against = {"entry": "E-1", "start": AT, "minutes": 60, "codes": ["done_blocked"], "rules": ["R-34"]}
    correction = {"month": "2026-02", "application": "A-1", "assistant": "S-1", "minutes": -60, "cost": "-48.00"}
    settled = {"minutes": 90, "cost": "72.00", "corrections": [correction], "disputed": [against] * 12}
    told = [
        event("application.grant_changed", beside={**grant, **anew, "last_admitted_ahead": "A-9"}),
        event("plan.computed", beside={"policy": "equal", "totals": {"people": 2, "hours": 9, "budget_hours": 10}}),
        event("settlement.closed", beside=settled),
        event("settlement.closed", beside={**settled, "people": 2}),
        event("settlement.closed", beside={"minutes": 90, "disputed": []}),
        event("entry.recorded", beside={"disputed_now": [{"code": "done_above_grant", "rule": "R-24"}]}),
    ]

    text = "\n".join(line for one in told for line in beside_lines(one, Speaker(language)))

    assert RAW.findall(text) == []
    assert "E-1" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_that_never_was_set_is_told(language: str) -> None:
    assert "pools.child" in show_rule("pools.child", [], Speaker(language))
