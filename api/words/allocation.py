"""A plan in words: plain text of at most 80 columns, Polish or English."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from textwrap import fill, wrap

from api.words.messages import Speaker
from api.words.unused import unused_lines
from planner.rules.split import measure
from planner.solver.allocation.plan import Allocation, Grant, Limit
from planner.terms.case import Case
from planner.terms.natural import natural

WIDTH = 80
NAMES = 8
SHARED = ("pool", "budget", "assistants")


def show_plan(case: Case, plan: Allocation, speaker: Speaker, *, months: bool = False) -> str:
    """Everything that the plan says and why; the months of each person on request."""
    return "\n".join(PlanText(case, plan, speaker).lines(months=months))


def said_refusal(reason: str, speaker: Speaker) -> str:
    """Why somebody is refused; the commission's decision is a reason of its own."""
    return speaker.say("refused_commission" if reason == "commission" else f"reason_{reason}")


def limit_said(code: str, speaker: Speaker) -> str:
    """What limits a grant, or keeps out of the plan."""
    said = speaker.say(f"by_{code}")
    return said_refusal(code, speaker) if said == f"by_{code}" else said


def limits_said(codes: Iterable[str], speaker: Speaker) -> str:
    """All that limits, or keeps out; a dash for nothing."""
    return ", ".join(limit_said(code, speaker) for code in codes) or "–"


def wrapped(text: str, indent: str = "", more: str = "  ") -> str:
    """At most 80 columns, further lines indented."""
    return fill(
        " ".join(text.split(" ")), WIDTH, initial_indent=indent, subsequent_indent=indent + more, break_on_hyphens=False
    )


def some_names(names: Sequence[str], speaker: Speaker, count: int | None = None, most: int = NAMES) -> str:
    """The first few names, in the order of names, and how many more there are. count: of whom names are only some."""
    more = (len(names) if count is None else count) - most
    shown = ", ".join(sorted(names, key=natural)[:most])
    return f"{shown} {speaker.say('more_names', {'count': more})}" if more > 0 else shown


class PlanText:
    """The sections of a plan."""

    def __init__(self, case: Case, plan: Allocation, speaker: Speaker) -> None:
        self.case, self.plan, self.speaker = case, plan, speaker
        self.category = {one.id: one.category for one in case.applications}
        self.points = {one.id: one.points for one in case.applications}

    def lines(self, *, months: bool) -> Iterator[str]:
        yield from self._heading()
        yield from self._unused()
        yield from self._section("warnings_title", self._warnings())
        yield from self._conflict()
        yield from self._grants()
        if months:
            yield from self._section("months_title", self._months())
        yield from self._section("limits_title", self._limits())
        yield from self._section("waiting_title", self._waiting())
        yield from self._section("refused_title", self._refused())
        yield from self._section("unconfirmed_title", self._unconfirmed())

    def _say(self, code: str, **facts: object) -> str:
        return self.speaker.say(code, facts)

    def _section(self, title: str, lines: Iterator[str]) -> Iterator[str]:
        found = list(lines)
        if found:
            yield from ("", self._say(title), *found)

    def _heading(self) -> Iterator[str]:
        programme, totals, number = self.case.programme, self.plan.totals, self.speaker.number
        days = {"from": self.speaker.day(programme.first), "to": self.speaker.day(programme.last)}
        yield wrapped(self._say("heading", unit=programme.unit, edition=programme.edition.name, **days))
        yield wrapped(self._say(f"status_{self.plan.status}"))
        if self.plan.status in ("optimal", "infeasible"):
            yield self._say("verified")
        if self.plan.admitted:
            share = number(round(100 * totals["high_support"] / totals["people"], 1))
            quota = number(float(100 * programme.edition.quota))
            people = {"people": totals["people"], "high": totals["high_support"]}
            yield wrapped(self._say("people_line", **people, share=share, quota=quota))
            yield self._say("hours_line", hours=totals["hours"], budget=totals["budget_hours"])
            yield wrapped(self._say("policy_line", policy=self._say(f"policy_{self.plan.policy}")))
            if self.case.assistants is None:
                yield self._say("no_assistants_line")
        if self.plan.gap:
            gap = self.plan.gap
            yield wrapped(self._say("gap_hours", granted=gap["hours_granted"], most=gap["hours_at_most"]))
            yield wrapped(self._say("gap_months", value=gap["months_value"], least=gap["months_at_least"]))

    def _unused(self) -> Iterator[str]:
        """What of the budget nobody gets, and why."""
        totals, step = self.plan.totals, self.case.programme.step_hours
        if self.plan.unused:
            yield from ("", self._say("unused_title", hours=totals["budget_hours"] - totals["hours"]))
            yield from (wrapped(line, "  ") for line in unused_lines(self.plan.unused, step, self.speaker))

    def _conflict(self) -> Iterator[str]:
        conflict = self.plan.conflict
        if conflict is None:
            return
        rules = ", ".join(self._say(f"rule_{rule}") for rule in conflict.rules)
        row = self._say("conflict_row", rules=rules, applications=self._some(conflict.applications))
        yield from self._section("conflict_title", iter([wrapped(row, "  ")]))
        changes = [wrapped(" + ".join(map(self._change, one.changes)), "  ") for one in self.plan.relaxations]
        yield from self._section("relaxations_title", iter(changes or [f"  {self._say('relaxations_none')}"]))

    def _change(self, change: str) -> str:
        """A loosening in words, with the change itself behind it."""
        key, _, value = change.partition("=")
        section, _, name = key.rpartition(".")
        facts = {"application": section, "category": self._say(name), "value": value}
        known = {"places.total": "places_total", "budget.hours": "budget_hours", "budget.total": "budget_total"}
        code = known.get(key) or ("commission" if name == "commission" else section.partition(".")[0])
        return f"{self._say(f'change_{code}', **facts)} [{change}]"

    def _grants(self) -> Iterator[str]:
        if not self.plan.admitted:
            return
        names = [self._say(f"column_{name}") for name in ("application", "category", "asked", "ceiling", "hours")]
        width = max(len(names[0]), *(len(grant.application) for grant in self.plan.admitted))
        yield from ("", self._say("grants_title"))
        why, share = self._say("column_why"), self._say(self._share_title())
        yield f"  {names[0]:{width}} {names[1]:19} {names[2]:>5} {names[3]:>5} {names[4]:>5} {share:>5}  {why}"
        for grant in self.plan.admitted:
            yield from self._row(grant, width)
        if any(grant.limits for grant in self.plan.admitted):
            yield wrapped(self._say("rounding"), "  ", "")

    def _row(self, grant: Grant, width: int) -> Iterator[str]:
        category = self._say(self.category[grant.application])
        share = self._share(grant)
        why = ", ".join(self._reasons(grant))
        numbers = f"{grant.asked:5} {grant.ceiling:5} {grant.hours:5} {share:>5}"
        start = f"  {grant.application:{width}} {category:19} {numbers}  "
        room = max(WIDTH - len(start), 20)
        first, *rest = [why] if len(why) <= room else wrap(why, room)
        yield start + first
        yield from (" " * len(start) + more for more in rest)

    def _share_title(self) -> str:
        return "column_per_point" if self.plan.policy == "points" else "column_share"

    def _share(self, grant: Grant) -> str:
        """Hours in proportion to the measure of the split, which is what the split makes equal."""
        measure = self.measure(grant)
        if not measure:
            return "-"
        if self.plan.policy == "points":
            return self.speaker.number(round(grant.hours / measure, 1))
        return f"{self.speaker.number(round(100 * grant.hours / measure, 0))}%"

    def measure(self, grant: Grant) -> float:
        """What the split holds hours against; the ceiling where all get the same."""
        if self.plan.policy == "equal":
            return float(grant.ceiling)
        programme, name = self.case.programme, grant.application
        facts = {"points": self.points[name], "ceiling": grant.ceiling}
        return float(measure(programme, self.plan.policy, self.category[name], **facts))

    def _months(self) -> Iterator[str]:
        """Hours by month; a column per month of the programme."""
        names = [str(month) for month in self.case.programme.months]
        width = max(len(grant.application) for grant in self.plan.admitted) if self.plan.admitted else 0
        yield f"  {'':{width}} " + "".join(f"{name[-2:]:>5}" for name in names)
        for grant in self.plan.admitted:
            yield f"  {grant.application:{width}} " + "".join(f"{grant.months.get(name, 0):5}" for name in names)

    def _reasons(self, grant: Grant) -> Iterator[str]:
        """What limits the grant; a number in brackets leads to the limit that others share."""
        limits = iter(grant.limits)
        for reason in grant.limited_by:
            mark = f" [{next(limits) + 1}]" if reason in SHARED else ""
            months = self._limited_months(grant) if reason == "assistants" else ""
            yield f"{self._say(f'by_{reason}')}{mark}{months}"
        if grant.minimum_set is not None:
            yield self._say("by_minimum_shared", least=grant.minimum_set)
        elif 0 < grant.minimum == grant.hours < grant.ceiling:
            yield self._say("by_minimum")

    def _limited_months(self, grant: Grant) -> str:
        """The months in which assistants are missing, unless it is all of them."""
        every = len(grant.limited_months) == len(self.case.programme.months)
        return "" if every else f" ({' '.join(month[-2:] for month in grant.limited_months)})"

    def _limits(self) -> Iterator[str]:
        for number, limit in enumerate(self.plan.limits, 1):
            yield wrapped(self.limit(number, limit), "  ", "    ")

    def limit(self, number: int, limit: Limit) -> str:
        """What is used up and who shares it, behind its number."""
        facts: dict[str, object] = {"number": number, "people": limit.people}
        if limit.kind == "assistants" and not limit.assistants:
            return self._say("limit_nobody", **facts)
        facts |= {"hours": limit.hours or 0, "category": self._say(limit.category or "")}
        programme = self.case.programme
        if limit.kind == "budget" and programme.budget_hours < programme.hours:
            return self._say("limit_budget_money", **facts, planned=programme.hours)
        names = self._some(limit.applications, limit.people) if limit.applications else "-"
        return self._say(f"limit_{limit.kind}", **facts, assistants=self._some(limit.assistants), names=names)

    def _some(self, names: Sequence[str], count: int | None = None) -> str:
        return some_names(names, self.speaker, count)

    def _waiting(self) -> Iterator[str]:
        for one in self.plan.waiting:
            reasons = ", ".join(self._say(f"reason_{reason}") for reason in one.reasons)
            facts = {"position": one.position, "application": one.application, "reasons": reasons}
            if one.last_admitted_ahead is None:
                yield wrapped(self._say("waiting_row_first", **facts), "  ")
            else:
                yield wrapped(self._say("waiting_row", **facts, ahead=one.last_admitted_ahead), "  ")

    def _refused(self) -> Iterator[str]:
        for application, reasons in sorted(self.plan.refused, key=lambda one: natural(one[0])):
            said = ", ".join(said_refusal(reason, self.speaker) for reason in reasons)
            yield wrapped(self._say("refused_row", application=application, reasons=said), "  ")

    def _warnings(self) -> Iterator[str]:
        for code, names in self.plan.warnings:
            yield wrapped(self._say(f"warning_{code}", applications=self._some(names)), "  ")

    def _unconfirmed(self) -> Iterator[str]:
        for figure in self.plan.unconfirmed:
            named = self._say(f"figure_{figure['key'].replace('.', '_')}")
            facts = {"rule": figure["rule"], "figure": named, "value": self._value(figure["value"])}
            yield wrapped(self._say("unconfirmed_row", **facts), "  ")

    def _value(self, value: object) -> str:
        if isinstance(value, bool):
            return self._say("yes" if value else "no")
        if isinstance(value, str) and "/" in value:
            return f"{self.speaker.number(float(100 * Fraction(value)))}%"
        return ", ".join(self._say(one) for one in value) if isinstance(value, list) else str(value)
