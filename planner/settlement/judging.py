"""Which minutes of timesheet entries are disputed, and by which rule. Source: formats, R-24, R-31 to R-46.

A dispute is never recorded: it follows from what is recorded, so no order of recording changes it. A month that is
closed keeps what was found of its entries, until one of them is corrected, rejected, accepted or confirmed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from planner.documents.finding import Finding, finding
from planner.settlement.doba import Doba, with_visit
from planner.settlement.entry import CARE_SERVICES, Entry, rounded
from planner.settlement.ground import Ground
from planner.solver.roster.check.serving import objections
from planner.terms.clock import shown

GRANT, DOBA_RULE = "R-24", "R-31"


@dataclass(frozen=True)
class Judged:
    """An entry with what stands against it.

    counted: its minutes, rounded where they are not disputed; disputed: how many of them are. Both are 0 for what
    did not take place or was rejected.
    """

    entry: Entry
    counted: int = 0
    disputed: int = 0
    found: tuple[Finding, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.rule for one in self.found))

    @property
    def undisputed(self) -> int:
        return self.counted - self.disputed


@dataclass(frozen=True)
class Carried:
    """What earlier entries leave behind: minutes held of the grants by person, the last doba by assistant."""

    held: Mapping[str, int] = field(default_factory=dict)
    doba: Mapping[str, Doba] = field(default_factory=dict)


def judged(entries: Iterable[Entry], ground: Ground, carried: Carried) -> tuple[list[Judged], Carried]:
    """The entries in the order of their starts, and what they leave behind."""
    ordered, doba = sorted(entries), dict(carried.doba)
    long = too_long(ordered, ground, doba)
    found = {one.name: (*_known(one, ground), *long.get(one.name, ())) for one in ordered if one.counts}
    held = dict(carried.held)
    return [held_against(one, found.get(one.name, ()), ground, held) for one in ordered], Carried(held, doba)


def _known(entry: Entry, ground: Ground) -> tuple[Finding, ...]:
    """What stands against the entry alone: found once for each ground."""
    known = ground.alone.get(entry.name)
    if known is None or known[0] != entry:
        known = ground.alone[entry.name] = entry, tuple(against(entry, ground))
    return known[1]


def against(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """What stands against one entry whatever the others are. Source: R-03, R-06, R-34, R-40 to R-42, R-46."""
    person, visit = ground.people[entry.application], entry.visit()
    yield from _outside_service(entry, ground)
    if not entry.accepted:
        yield from _beside_other_services(entry, ground)
    yield from objections(ground.assistants[entry.assistant], person, visit)


def _outside_service(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """Any minute outside the person's days of service, or the programme's, disputes all of the visit."""
    service, visit = ground.service[entry.application], entry.visit()
    if entry.day < service.first or entry.end > service.over:
        rule = "R-46" if entry.day < service.first else service.rule
        yield finding("done_outside_service", rule, **visit.facts(first=service.first, last=service.last))


def _beside_other_services(entry: Entry, ground: Ground) -> Iterator[Finding]:
    services = ground.other_services(entry.application, entry.month)
    minutes = services.spans.minutes_in(entry.start, entry.end)
    if minutes:
        yield finding("done_blocked", CARE_SERVICES, **entry.visit().facts(minutes=minutes))


def too_long(entries: Iterable[Entry], ground: Ground, doba: dict[str, Doba]) -> dict[str, tuple[Finding, ...]]:
    """By name, of entries in order; each is noted in its assistant's doba. Source: R-31."""
    found: dict[str, tuple[Finding, ...]] = {}
    for entry in entries:
        if not entry.counts:
            continue
        now = doba[entry.assistant] = with_visit(doba.get(entry.assistant), entry.start, entry.end)
        if now.minutes > ground.doba_minutes:
            facts = {"since": shown(now.start), "minutes": now.minutes, "most": ground.doba_minutes}
            found[entry.name] = (finding("done_twelve_hours", DOBA_RULE, **entry.visit().facts(**facts)),)
    return found


def held_against(entry: Entry, found: tuple[Finding, ...], ground: Ground, held: dict[str, int]) -> Judged:
    """Held against what is left of the grant; the elapsed minutes after it is reached are disputed. Source: R-24.

    What is disputed anyway holds nothing.
    """
    if found or not entry.counts:
        return Judged(entry, entry.minutes, entry.minutes, found) if found else Judged(entry)
    terms = ground.terms(entry.month)
    before, grant = held.get(entry.application, 0), terms.grants.get(entry.application, 0)
    step = terms.settling.round_minutes
    minutes, left = rounded(entry.minutes, step), max(0, grant - before)
    if minutes <= left:
        held[entry.application] = before + minutes
        return Judged(entry, minutes)
    inside = min(left, entry.minutes)
    held[entry.application] = before + rounded(inside, step)
    return _above_grant(entry, grant, entry.minutes - inside, rounded(inside, step))


def _above_grant(entry: Entry, grant: int, over: int, inside: int) -> Judged:
    if not over:
        return Judged(entry, inside)
    facts = entry.visit().facts(granted=grant, minutes=over)
    return Judged(entry, inside + over, over, (finding("done_above_grant", GRANT, **facts),))
