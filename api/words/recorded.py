"""The record on 80 columns: what a command did, balances, ranking, plans, one story."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from api.words.allocation import wrapped
from api.words.calls import show_calls
from api.words.changes import show_changes, span, spoken_fact
from api.words.messages import Speaker
from api.words.refusals import printable
from api.words.served import money, stands_against
from api.words.served_balances import show_served
from planner.terms.scope import Scope
from projections.balances import BalancesView
from projections.views.plans import PlanRow
from projections.views.quota import QuotaView
from projections.views.ranking import RankedApplication

COLUMNS = ("ceiling", "granted", "planned", "performed", "settled", "remaining")
ALWAYS = ("ceiling", "granted", "remaining")
MOST_NAMES = 20


def show_done(command: str, done: dict[str, Any], speaker: Speaker) -> str:
    """What a command did, whom it takes something from, and what can be done next."""
    code, facts = (
        f"done_{command}",
        {key: _given(key, value) for key, value in done.items() if not isinstance(value, (dict, list))},
    )
    if command == "import":
        code += "_in_force" if done["in_force"] else "" if done["plan"] else "_without_plan"
        facts |= {**done["totals"], "state": speaker.say(f"plan_{done['status']}")}
    if command in ("announce", "announce_dry_run"):
        said = "replaced_plan" if command == "announce" else "would_replace_plan"
        before = speaker.say(said, {"plan": done["replaced"]}) if done["replaced"] else ""
        facts |= {"before": before}
    if "start" in facts and "end" in facts:
        facts["when"] = span(str(facts["start"]), str(facts["end"]), speaker)
    if "confirmed_by" in done:
        facts["sides"] = ", ".join(speaker.say(f"side_{side}") for side in done["confirmed_by"]) or "-"
    if "amount" in facts:
        facts["amount"] = money(str(facts["amount"]), speaker)
    lines = [
        *speaker.say(code, facts).splitlines(),
        *_corrected(done, speaker),
        *_losses(done, speaker),
        *broken_lines(done, speaker),
        *_calls(done, speaker),
        *stands_against(done, speaker),
    ]
    return "\n".join(wrapped(printable(line), "", "  ") for line in lines)


def _given(key: str, value: Any) -> Any:
    """What is not there has a sentence of its own in a score, and is a dash elsewhere."""
    return ("none" if key in ("score", "bound") else "-") if value is None else value


def _corrected(done: dict[str, Any], speaker: Speaker) -> Iterator[str]:
    """Each field before and after; of personal data only which."""
    yield from show_changes([one for one in done.get("changes") or () if isinstance(one, dict)], speaker)
    if done.get("personal"):
        fields = ", ".join(speaker.say(f"field_{name}") for name in done["personal"])
        yield speaker.say("changed_personal", {"fields": fields})


def _losses(done: dict[str, Any], speaker: Speaker) -> Iterator[str]:
    for kind in ("dropped", "lowered", "admitted", "raised"):
        names = done.get(kind) or ()
        if names:
            yield speaker.say(f"losses_{kind}", {"count": len(names), "names": ", ".join(names)})
    if done.get("months_passed"):
        yield speaker.say("months_passed")


def _calls(done: dict[str, Any], speaker: Speaker) -> list[str]:
    return show_calls(done["calls"], speaker).splitlines() if done.get("calls") else []


def broken_lines(done: Mapping[str, Any], speaker: Speaker) -> Iterator[str]:
    """The visits that keep the rules no longer, with the way out."""
    broken = done.get("broken") or ()
    if not broken:
        return
    yield speaker.say("broken_title", {"count": len(broken)})
    yield from (show_broken(one, speaker) for one in broken[:MOST_NAMES])
    if len(broken) > MOST_NAMES:
        yield speaker.say("broken_more")


def show_broken(one: Mapping[str, Any], speaker: Speaker) -> str:
    """One visit and why."""
    when = span(one["start"], one["end"], speaker)
    return speaker.say("broken_visit", {**one, "when": when, "why": why_broken(one, speaker)})


def why_broken(one: Mapping[str, Any], speaker: Speaker) -> str:
    """Why a visit cannot take place, with the rules."""
    why = ", ".join(speaker.say(f"why_{code}") for code in one["codes"])
    return f"{why} ({', '.join(one['rules'])})" if one["rules"] else why


def show_balances(scope: Scope, view: BalancesView, quota: QuotaView, speaker: Speaker) -> str:
    return "\n".join([*_sums(scope, view, quota, speaker), *_table(view, speaker), *show_served(view, speaker)])


def show_quota(scope: Scope, view: BalancesView, quota: QuotaView, speaker: Speaker) -> str:
    """The plan, the budget and the quota, without the people."""
    return "\n".join(_sums(scope, view, quota, speaker))


def _sums(scope: Scope, view: BalancesView, quota: QuotaView, speaker: Speaker) -> Iterator[str]:
    say = speaker.say
    plan = say("balances_plan", {"plan": view.plan}) if view.plan else say("balances_no_plan")
    yield wrapped(f"{scope}: {plan}")
    sums = {"budget": view.budget, "granted": view.total["granted"], "reserve": view.reserve}
    yield wrapped(say("balances_budget", sums))
    if view.people:
        present = {"people": quota.present, "high": quota.present_high_support}
        year = {"year_people": quota.people, "year_high": quota.high_support}
        required = speaker.number(float(100 * Fraction(quota.required_share)))
        kept = say("yes" if quota.kept else "no")
        yield wrapped(say("balances_quota", {**present, **year, "required": required, "kept": kept}))


def _table(view: BalancesView, speaker: Speaker) -> Iterator[str]:
    """Columns that are empty for everybody are left out."""
    if not view.people:
        return
    shown = [name for name in COLUMNS if name in ALWAYS or dict(view.total)[name]]
    titles = [speaker.say(f"balance_{name}") for name in shown]
    widths = [max(len(title), 7) for title in titles]

    def row(first: str, cells: dict[str, Any]) -> str:
        return _columns(first, [speaker.number(cells[name]) for name in shown], widths)

    yield ""
    yield _columns(speaker.say("column_application"), titles, widths)
    yield from (row(one["application"], dict(one)) for one in view.people)
    yield ""
    yield from (row(speaker.say(one["category"]), dict(one)) for one in view.categories)
    yield row(speaker.say("balance_total"), dict(view.total))


def _columns(first: str, cells: list[str], widths: list[int]) -> str:
    return f"  {first:19} " + " ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))


def show_ranking(rows: list[RankedApplication], speaker: Speaker) -> str:
    say = speaker.say
    names = ("rank", "application", "category", "tier", "points", "standing")
    lines = [_ranked(*(say(f"column_{name}") for name in names), "")]
    for row in rows:
        standing = say("standing_withdrawn" if row["withdrawn"] else f"standing_{row['standing']}")
        reasons = ", ".join(say(f"reason_{reason}") for reason in row["reasons"] or ())
        if row["position"] and not row["withdrawn"]:
            reasons = say("waiting_place", {"position": row["position"], "reasons": reasons})
        cells = (row["rank"], row["application"], say(row["category"]), row["tier"], row["points"])
        lines.append(_ranked(*cells, standing, "" if row["withdrawn"] else reasons))
    return "\n".join(lines)


def _ranked(*cells: Any) -> str:
    rank, application, category, tier, points, standing, reasons = cells
    line = f"{rank:>5} {application:9} {category:20} {tier:>5} {points:>6}  {standing}"
    return wrapped(f"{line}: {reasons}" if reasons else line, "", " " * 51)


def show_plans(scope: Scope, plans: list[PlanRow], speaker: Speaker) -> str:
    if not plans:
        return speaker.say("no_plans", {"programme": str(scope)})
    return "\n".join(line for plan in plans for line in _plan(plan, speaker))


def _plan(plan: PlanRow, speaker: Speaker) -> Iterator[str]:
    facts = {name: "-" if value is None else spoken_fact(value, speaker) for name, value in plan.items()}
    yield wrapped(speaker.say("plan_computed", {**facts, "state": speaker.say(f"plan_{plan['status']}")}))
    if plan["announced_at"]:
        yield "  " + speaker.say("plan_announced", facts)
    if plan["superseded_at"]:
        yield "  " + speaker.say("plan_superseded", facts)
