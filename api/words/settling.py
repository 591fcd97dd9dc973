"""Settlements, the year's statement and costs in words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from api.words.messages import Speaker
from api.words.recorded import show_done
from api.words.refusals import printable
from api.words.served import clock, money
from planner.documents.shapes.settlement import SettlementDocument, StatementDocument

LINES = ("pay", "travel", "insurance", "other", "admin", "returned_task", "returned_admin")
MONTH_ROW = "  {:14} {:>22} {:>10} {:>14}"


def show_closed(done: Mapping[str, Any], speaker: Speaker, *, dry_run: bool = False) -> str:
    """What closing did, or would do, and the settlement."""
    said = "close_again" if done["again"] else "close_dry_run" if dry_run else "close"
    facts = {**done, "also": ", ".join(done["also"]) or "none"}
    sums = {
        "hours": clock(done["settlement"]["total"]["minutes"]),
        "cost": money(done["settlement"]["total"]["cost"], speaker),
    }
    lines = [show_done(said, {**facts, **sums}, speaker)]
    if done["disputed"] or done["open"]:
        left = {"disputed": clock(done["disputed"]), "open": clock(done["open"])}
        lines.append(speaker.say("closed_left", left))
    document = {**done["settlement"], "closed": done["settlement"]["closed"] and not dry_run}
    return "\n".join([*lines, "", show_settlement(cast(SettlementDocument, document), speaker)])


def show_settlement(found: SettlementDocument, speaker: Speaker) -> str:
    """By person, assistant and category, corrections, and the total."""
    say = speaker.say
    lines = [say("settlement_closed" if found["closed"] else "settlement_open", {"month": found["month"]}), ""]
    for part, column in (("people", "application"), ("assistants", "assistant"), ("categories", "category")):
        rows: Sequence[Any] = cast(dict[str, Any], found)[part]
        if rows:
            lines += [_titles(column, speaker), *(_row(row, column, speaker) for row in rows), ""]
    lines += _corrections(found.get("corrections", ()), speaker)
    total = found["total"]
    lines.append(_cells(say("balance_total"), "", clock(total["minutes"]), money(total["cost"], speaker)))
    return "\n".join(lines)


def _titles(column: str, speaker: Speaker) -> str:
    return _cells(speaker.say(f"column_{column}"), "", speaker.say("column_time"), speaker.say("column_cost"))


def _row(row: Mapping[str, Any], column: str, speaker: Speaker) -> str:
    """A person's category stands beside; a category's people do."""
    name = speaker.say(row[column]) if column == "category" else str(row[column])
    beside = speaker.say(row["category"]) if column == "application" else ""
    if column == "category":
        beside = speaker.say("people_count", {"count": row["people"]})
    return _cells(name, beside, clock(row["minutes"]), money(row["cost"], speaker))


def _corrections(rows: Sequence[Any], speaker: Speaker) -> Iterator[str]:
    if not rows:
        return
    yield speaker.say("settlement_corrections")
    for one in rows:
        who = f"{one['application']} / {one['assistant']}"
        yield _cells(one["month"], who, clock(one["minutes"]), money(one["cost"], speaker))
    yield ""


def _cells(first: str, second: str, hours: str, cost: str) -> str:
    return printable(f"  {first:24} {second:24} {hours:>9} {cost:>14}".rstrip())


def show_statement(found: StatementDocument, speaker: Speaker) -> str:
    """Line by line as communes publish it; then people and hours, and the months."""
    say = speaker.say
    lines = [say("statement_title", {"unit": found["unit"], "edition": found["edition"]})]
    lines += [] if found["complete"] else [say("statement_incomplete")]
    document: Mapping[str, Any] = found
    lines += ["", _sum("received", document, speaker), *(_sum(one, document, speaker) for one in LINES)]
    lines += ["", _sum("interest", document, speaker)]
    own = found["own_contribution"]
    if own["given"] != "0.00":
        lines.append(say("statement_own", {key: money(str(value), speaker) for key, value in own.items()}))
    lines += ["", *(_served(one, speaker) for one in found["categories"])]
    total = {"category": "balance_total", "people": found["people"], "minutes": found["minutes"]}
    lines += [_served(total, speaker), ""]
    lines += [_month(one, speaker) for one in found["months"]]
    return "\n".join([*lines, "", *_corrections(found["corrections"], speaker)]).rstrip()


def _sum(name: str, found: Mapping[str, Any], speaker: Speaker) -> str:
    value = "–" if found[name] is None else money(found[name], speaker)
    return f"  {speaker.say(f'statement_{name}'):56} {value:>16}"


def _served(one: Mapping[str, Any], speaker: Speaker) -> str:
    count = speaker.say("people_count", {"count": one["people"]})
    return _cells(speaker.say(one["category"]), count, clock(one["minutes"]), "")


def _month(one: Mapping[str, Any], speaker: Speaker) -> str:
    state = speaker.say("month_closed" if one["closed"] else "month_open")
    return _cells(one["month"], state, clock(one["minutes"]), money(one["cost"], speaker))


def show_costs(rows: Sequence[Mapping[str, Any]], speaker: Speaker) -> str:
    if not rows:
        return speaker.say("no_costs")
    return "\n".join(_cost(one, speaker) for one in rows)


def _cost(one: Mapping[str, Any], speaker: Speaker) -> str:
    kind = speaker.say(f"cost_{one['kind']}")
    own = f"  {speaker.say('cost_own')}" if one["own"] else ""
    void = f"  {speaker.say('cost_is_void')}" if one["void"] else ""
    return printable(
        f"  {one['cost']:8} {kind:28} {money(one['amount'], speaker):>14}  {one['assistant']}{own}{void}".rstrip()
    )
