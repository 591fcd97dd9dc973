"""A re-plan in words: who keeps what, who is called up, what is left; and the four policies side by side."""

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any

from api.words.allocation import WIDTH, some_names, wrapped
from api.words.messages import Speaker
from api.words.unused import unused_lines
from planner.documents.plan_in_force import PlanInForce, read_plan_in_force
from planner.solver.allocation.plan import Grant
from planner.solver.replan.plan import Replan
from planner.terms.case import Case
from planner.terms.natural import natural

SOME = 12
MIN_BESIDE = 12
Document = Mapping[str, Any]


def show_replan(case: Case, old: Any, found: Replan, speaker: Speaker) -> str:
    """The whole re-plan, at most 80 columns. old: the plan in force."""
    return "\n".join(ReplanText(case, read_plan_in_force(old), found, speaker).lines())


class ReplanText:
    """The sections of a re-plan."""

    def __init__(self, case: Case, old: PlanInForce, found: Replan, speaker: Speaker) -> None:
        self.case, self.old, self.found, self.speaker = case, old, found, speaker
        self.plan = found.plan

    def lines(self) -> Iterator[str]:
        yield from self._heading()
        yield from self._warnings()
        yield from self._conflict()
        yield from self._grants()
        yield from self._rest()

    def _say(self, code: str, **facts: object) -> str:
        return self.speaker.say(code, facts)

    def _heading(self) -> Iterator[str]:
        programme, totals = self.case.programme, self.plan.totals
        facts = {"unit": programme.unit, "edition": programme.edition.name, "at": self.found.at}
        yield wrapped(self._say("replan_heading", **facts, policy=self._say(f"replan_policy_{self.found.policy}")))
        status = "replan_impossible" if self.plan.status == "infeasible" else f"status_{self.plan.status}"
        yield wrapped(self._say(status))
        if self.plan.admitted:
            gone = sum(one.used for one in self.found.gone) * self.found.step_hours
            yield wrapped(self._say("replan_totals", **totals, gone=gone))

    def _warnings(self) -> Iterator[str]:
        short = self.found.short
        if short is not None:
            facts = {"hours": short.hours, "months": ", ".join(short.months), "names": self._some(short.applications)}
            yield wrapped(self._say("replan_assistants_short", **facts))
        for code, names in self.plan.warnings:
            yield wrapped(self._say(f"warning_{code}", applications=self._some(names)))

    def _conflict(self) -> Iterator[str]:
        if self.plan.conflict is None:
            return
        for one in self.found.loosenings:
            changes = " + ".join(one.changes) or f"--allow-lower {' '.join(one.allow_lower)}"
            yield wrapped(self._say("replan_loosening", changes=changes, **one.result), "  ")
        fallback = self.found.fallback
        if fallback is not None:
            yield wrapped(self._say("replan_fallback", **fallback.plan.totals), "  ")

    def _grants(self) -> Iterator[str]:
        if not self.plan.admitted:
            return
        titles = [self._say(f"column_{name}") for name in ("application", "category", "used", "promised", "hours")]
        width = max(len(titles[0]), *(len(one.application) for one in self.plan.admitted))
        last = f"{self._say('column_change')}  {self._say('column_why')}"
        yield f"\n  {titles[0]:{width}} {titles[1]:19} {titles[2]:>8} {titles[3]:>8} {titles[4]:>6} {last}"
        for grant, kept in zip(self.plan.admitted, self.found.kept, strict=True):
            change = self._change(grant)
            why = ", ".join(self._say(f"by_{reason}") for reason in grant.limited_by)
            numbers = f"{kept.used:8} {kept.promised:8} {grant.hours:6} {change:>6}"
            row = f"{grant.application:{width}} {self._say(grant.category):19} {numbers}  "
            yield beside(row, why)

    def _change(self, grant: Grant) -> str:
        """Against the plan in force; `+` for who is new in it."""
        before = self.old.admitted.get(grant.application)
        if before is None:
            return "+"
        return f"{grant.hours - before.hours:+d}" if grant.hours != before.hours else ""

    def _rest(self) -> Iterator[str]:
        if self.found.called_up:
            yield wrapped(f"\n{self._say('replan_called_up', names=self._some(self.found.called_up))}")
        for one in sorted(self.found.gone, key=lambda one: natural(one.id)):
            yield wrapped(self._say("replan_gone", application=one.id, hours=one.used * self.found.step_hours), "  ")
        for place in self.plan.waiting:
            reasons = ", ".join(self._say(f"reason_{reason}") for reason in place.reasons)
            facts = {"position": place.position, "application": place.application, "reasons": reasons}
            yield wrapped(self._say("replan_waiting", **facts), "  ")
        if self.plan.unused:
            yield self._say("unused_title", hours=self.plan.totals["reserve"])
            lines = unused_lines(self.plan.unused, self.found.step_hours, self.speaker)
            yield from (wrapped(line, "  ") for line in lines)

    def _some(self, names: tuple[str, ...]) -> str:
        return some_names(names, self.speaker, most=SOME)


def show_policies(found: Mapping[str, Replan], speaker: Speaker) -> str:
    """The policies side by side, a row each."""
    return show_rows({policy: one.as_json() for policy, one in found.items()}, speaker)


def show_rows(found: Mapping[str, Document], speaker: Speaker) -> str:
    """The same of documents."""
    titles = [speaker.say(f"column_{name}") for name in ("policy", "people", "called_up", "hours", "reserve", "raised")]
    rows = [f"{titles[0]:38} {titles[1]:>6} {titles[2]:>6} {titles[3]:>6} {titles[4]:>7} {titles[5]:>7}"]
    for policy, one in found.items():
        totals, name = one["totals"], speaker.say(f"replan_policy_{policy}")
        raised = sum(1 for grant in one["admitted"] if 0 < grant["promised"] < grant["hours"])
        numbers = f"{totals['people']:6} {len(one['called_up']):6} {totals['hours']:6} {totals['reserve']:7} {raised:7}"
        rows += [f"{line:38} {numbers if first else ''}".rstrip() for first, line in _lines(name)]
    return "\n".join(rows)


def _lines(name: str) -> Iterator[tuple[bool, str]]:
    """Whether it is the first, and the line; none is cut off."""
    lines = wrap(name, 38, subsequent_indent="  ")
    yield from ((number == 0, line) for number, line in enumerate(lines))


def beside(row: str, text: str) -> str:
    """A row and, in what is left of 80 columns, a text; further lines below it."""
    lines = wrap(text, max(MIN_BESIDE, WIDTH - 2 - len(row))) or [""]
    return "\n".join(f"  {row if not number else ' ' * len(row)}{line}" for number, line in enumerate(lines)).rstrip()


def show_proposal(document: Document, speaker: Speaker) -> str:
    """Who would be called up, with how many hours and what limits them; and what is left."""
    grants = {one["application"]: one for one in document["admitted"]}
    lines = [speaker.say("proposal_title", {"at": document["at"], **document["totals"]})]
    for name in document["called_up"]:
        why = ", ".join(speaker.say(f"by_{reason}") for reason in grants[name]["limited_by"])
        facts = {"application": name, "hours": grants[name]["hours"], "why": why}
        lines.append(wrapped(speaker.say("proposal_row", facts), "  "))
    if not document["called_up"]:
        reasons = dict.fromkeys(reason for one in document["waiting"] for reason in one["reasons"])
        why = ", ".join(speaker.say(f"reason_{reason}") for reason in reasons) or speaker.say("by_nobody_waiting")
        lines.append(wrapped(speaker.say("proposal_nobody", {"why": why}), "  "))
    return "\n".join([*lines, speaker.say("proposal_how", {"at": document["at"]})])
