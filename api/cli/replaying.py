"""`replay`: the record as it was, on a date or at a moment."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click

from api.cli.answering import answer
from api.cli.doing import looking
from api.cli.opening import opened, scope_named
from api.cli.options import Decorator
from api.cli.progress import progress
from api.cli.rostering import month_named
from api.words.drafts import show_drafts, show_visits
from api.words.messages import Speaker
from api.words.past import show_assistants, show_document, show_head, show_nothing
from api.words.recorded import show_balances, show_plans, show_quota, show_ranking
from api.words.served import show_entries
from api.words.settling import show_costs, show_settlement, show_statement
from planner.record.past.moment import Then, then_of
from planner.record.past.record import PastRecord
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.past_door import PastDoor

at_option = click.option(
    "--at", metavar="T", required=True, help="Dzień (jego koniec) albo chwila / a day (its end) or a moment."
)
known_option = click.option(
    "--known", is_flag=True, help="Co było wtedy wiadomo, nie co obowiązywało / what was known, not what was true."
)
Told = tuple[dict[str, Any], str]


@dataclass(frozen=True)
class Asked:
    """Which view; month, plan: of it."""

    door: PastDoor
    scope: Scope
    speaker: Speaker
    month: str | None
    plan: str | None


def _balances(asked: Asked) -> Told:
    balances, quota = asked.door.balances(asked.scope), asked.door.quota(asked.scope)
    document = {**balances.as_json(), "quota": quota.as_json()}
    return document, show_balances(asked.scope, balances, quota, asked.speaker)


def _ranking(asked: Asked) -> Told:
    rows = asked.door.ranking(asked.scope)
    return {"ranking": rows}, show_ranking(rows, asked.speaker)


def _quota(asked: Asked) -> Told:
    balances, quota = asked.door.balances(asked.scope), asked.door.quota(asked.scope)
    return {"quota": quota.as_json()}, show_quota(asked.scope, balances, quota, asked.speaker)


def _plan(asked: Asked) -> Told:
    """The one named, else the one in force then."""
    name = asked.plan or asked.door.programme(asked.scope)["current"]
    if name is None:
        return {"plan": None}, asked.speaker.say("past_no_plan")
    document = asked.door.plan(asked.scope, name)
    return {"plan": name, "document": document}, show_document(name, document, asked.speaker)


def _plans(asked: Asked) -> Told:
    rows = asked.door.plans(asked.scope)
    return {"plans": rows}, show_plans(asked.scope, rows, asked.speaker)


def _visits(asked: Asked) -> Told:
    """The roster: visits in force then."""
    rows = asked.door.visits(asked.scope, month=asked.month)
    return {"visits": rows}, show_visits(rows, asked.speaker)


def _drafts(asked: Asked) -> Told:
    rows = asked.door.drafts(asked.scope, asked.month)
    return {"drafts": rows}, show_drafts(rows, asked.speaker)


def _entries(asked: Asked) -> Told:
    rows = asked.door.entries(asked.scope, asked.month)
    return {"entries": [one.model_dump() for one in rows]}, show_entries(rows, asked.speaker)


def _settlement(asked: Asked) -> Told:
    if asked.month is None:
        raise Refused("month_needed", "month")
    found = asked.door.settlement(asked.scope, asked.month)
    return {"settlement": found}, show_settlement(found, asked.speaker)


def _statement(asked: Asked) -> Told:
    found = asked.door.year(asked.scope).statement()
    return {"statement": found}, show_statement(found, asked.speaker)


def _costs(asked: Asked) -> Told:
    found = [one.model_dump() for one in asked.door.costs(asked.scope)]
    return {"costs": found}, show_costs(found, asked.speaker)


def _assistants(asked: Asked) -> Told:
    rows = asked.door.assistants(asked.scope)
    return {"assistants": rows}, show_assistants(rows, asked.speaker)


VIEWS: dict[str, Callable[[Asked], Told]] = {
    "balances": _balances,
    "ranking": _ranking,
    "quota": _quota,
    "plan": _plan,
    "plans": _plans,
    "roster": _visits,
    "drafts": _drafts,
    "entries": _entries,
    "settlement": _settlement,
    "statement": _statement,
    "costs": _costs,
    "assistants": _assistants,
}


def replay_options(command: Any) -> Any:
    """Which view."""
    shared: tuple[Decorator, ...] = (
        click.option("--month", metavar="2026-03", help="Miesiąc / of this month."),
        click.option("--plan", metavar="P-1", help="Ten plan, nie obowiązujący wtedy / not the one in force then."),
        click.option("--show", type=click.Choice(list(VIEWS)), help="Co pokazać / what to show; balances by default."),
        known_option,
        at_option,
    )
    for decorate in shared:
        command = decorate(command)
    return command


@click.command("replay")
@replay_options
@looking
def replay_command(
    at: str, known: bool, speaker: Speaker, programme: str | None, json_file: str | None, **asked: Any
) -> None:
    """Jak było: salda i wszystko inne w danym dniu / balances and everything else as they were."""
    then = then_of(at, known=known)
    month = str(month_named(asked["month"])) if asked["month"] else None
    view = asked["show"] or ("plan" if asked["plan"] else "balances")
    with progress(speaker) as shown, opened() as app:
        shown.tell("past")
        scope = scope_named(app, programme, speaker)
        past = PastRecord(app, scope, then)
        told, text = _told(VIEWS[view], Asked(PastDoor(past), scope, speaker, month, asked["plan"]), then)
        entry = past.journal.entry
    head = {"programme": str(scope), "at": then.shown(), "known": known, "number": entry.number}
    answer(json_file, {**head, **told}, f"{show_head(scope, then, entry, speaker)}\n\n{text}")


def _told(view: Callable[[Asked], Told], asked: Asked, then: Then) -> Told:
    """Before the first event that is said in words, and no refusal."""
    try:
        return view(asked)
    except Refused as refused:
        if refused.code != "nothing_then":
            raise
        return {"nothing": True, "since": refused.facts["since"]}, show_nothing(refused, then, asked.speaker)
