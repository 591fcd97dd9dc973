"""Assistants one by one: registered, changed, left."""

from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

from planner.aggregates.assistant import Assistant
from planner.aggregates.programme import Programme
from planner.record.application import Decided, Godziny
from planner.rules.inputs import assistant_json
from planner.terms import case as model
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope, sensible

Absences = tuple[tuple[date, date], ...]


def register(app: Godziny, scope: Scope, given: model.AssistantTerms, act: Act) -> dict[str, Any]:
    """Record a new assistant; from now on assistants limit the hours. Raises Refused when the id is taken."""

    def decide() -> Decided:
        number = app.journal.number(scope)
        programme = app.find(Programme, scope)
        if app.knows(Assistant, scope, given.id):
            raise Refused("assistant_known", "id", assistant=given.id)
        programme.limit_by_assistants(True, act)
        decided = _decided(Assistant.register(scope, given, act), {}, given, act)
        return replace(decided, aggregates=[*decided.aggregates, programme], unchanged_since=number)

    return app.run("register_assistant", scope, act, assistant_json(given), decide)


def change(app: Godziny, scope: Scope, given: model.AssistantTerms, act: Act) -> dict[str, Any]:
    """Make the assistant's terms, availability, ties and clearance those given; absences stay."""

    def decide() -> Decided:
        one = app.find(Assistant, scope, given.id)
        one.change(replace(given, absences=one.absences), act)
        return _decided(one, app.personal.of(scope, Assistant.TOPIC, given.id), given, act)

    return app.run("change_assistant", scope, act, assistant_json(given), decide)


def set_absences(app: Godziny, scope: Scope, name: str, absences: Absences, act: Act) -> dict[str, Any]:
    """Make the assistant's absences those given: first and last day, both inclusive. Raises Refused."""
    for day in chain(*absences):
        sensible(day, "absences")

    def decide() -> Decided:
        one = app.find(Assistant, scope, name)
        one.be_absent(absences, act)
        return Decided({"assistant": name, "absences": one.facts["absences"]}, [one])

    return app.run(
        "set_absences", scope, act, {"assistant": name, "absences": [list(map(str, days)) for days in absences]}, decide
    )


def leave(app: Godziny, scope: Scope, name: str, last_day: date, act: Act) -> dict[str, Any]:
    """Record that the assistant serves no longer than last_day."""

    def decide() -> Decided:
        one = app.find(Assistant, scope, name)
        one.leave(last_day, act)
        return Decided({"assistant": name, "last_day": one.last_day}, [one])

    return app.run(
        "assistant_leaves", scope, act, {"assistant": name, "last_day": str(sensible(last_day, "last_day"))}, decide
    )


def come_back(app: Godziny, scope: Scope, name: str, act: Act) -> dict[str, Any]:
    """Undo an assistant's leaving; assistants limit the hours again."""

    def decide() -> Decided:
        number = app.journal.number(scope)
        programme, one = app.find(Programme, scope), app.find(Assistant, scope, name)
        one.come_back(act)
        programme.limit_by_assistants(True, act)
        return Decided({"assistant": name, "last_day": one.last_day}, [one, programme], number)

    return app.run("assistant_returns", scope, act, {"assistant": name}, decide)


def _decided(one: Assistant, known: dict[str, Any], given: model.AssistantTerms, act: Act) -> Decided:
    personal = one.know_personally(known, home_facts(given), act)
    return Decided({"assistant": given.id, "last_day": one.last_day}, [one], personal=tuple(personal))


def home_facts(one: model.AssistantTerms) -> dict[str, Any]:
    """Where the assistant lives; None where it is not known."""
    return {"lat": one.lat, "lon": one.lon}
