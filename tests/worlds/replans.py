"""Random small worlds to plan anew: a plan in force, a case that has changed since, and what is asked.

Steps of 60 hours and a few months, so that everything can be tried. Old plans are solved, or granted at random.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from planner.editions import CATEGORIES
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.calendar import Month, months_between
from planner.terms.case import ApplicationCard, AssistantTerms, Case, ProgrammeRules
from planner.terms.replanning import REPLAN_POLICIES, Replanning
from tests.worlds.cases import DEADLINE, STEP, application, assistant, programme

FIRST, LAST = date(2026, 2, 1), date(2026, 4, 30)
ANY = (*CATEGORIES, "moderate", "severe")
PARTS = ["0", "0", "1/4", "20", "59", "60", "60", "61", "239/2", "120"]


@dataclass(frozen=True)
class Replan:
    """case: as known now. old: the plan in force, as a document."""

    case: Case
    old: dict[str, Any]
    request: Replanning


@st.composite
def replans(
    draw: st.DrawFn, *, most_people: int = 5, policy: str | None = None, categories: Sequence[str] = ANY
) -> Replan:
    """A programme of one to three months; some people in the plan, some gone, some waiting, some changed since."""
    names = [f"A-{number}" for number in range(draw(st.integers(2, most_people)))]
    rules = draw(programmes())
    people = [draw(applications(name, rules, categories)) for name in names]
    staff = [draw(assistants(f"S-{number}", names)) for number in range(draw(st.integers(1, 3)))]
    before = Case(rules, tuple(people), draw(st.sampled_from([None, tuple(staff), tuple(staff)])), (), ())
    old = draw(plans(before))
    after = draw(changed(before))
    return Replan(after, old, draw(requests(after, old, policy)))


@st.composite
def pooled_replans(draw: st.DrawFn) -> Replan:
    """Two categories that have pools, which budget and pools bind; hours are shared, with or without new people."""
    two = ["severe", "moderate_multiple"]
    world = draw(replans(most_people=4, policy=draw(st.sampled_from(["share", "both", "both"])), categories=two))
    rules = world.case.programme
    step = rules.step_hours
    pools = {name: draw(st.integers(2, 8)) * step + draw(st.sampled_from([0, step - 1])) for name in two}
    tight = replace(rules, pools=pools, hours=draw(st.integers(4, 12)) * step, places=None)
    asked = replace(world.request, leavers={})
    return Replan(replace(world.case, programme=tight, assistants=None), world.old, _still_lowered(world, asked))


def _still_lowered(world: Replan, asked: Replanning) -> Replanning:
    staying = _staying(world.case, world.old, asked)
    return replace(asked, allow_lower=asked.allow_lower & set(staying))


@st.composite
def scarce_replans(draw: st.DrawFn, *, people: int = 4) -> Replan:
    """Everybody long promised, and assistants who are few, have gone since, or serve by name only."""
    names = [f"A-{number}" for number in range(people)]
    rules = programme(last=draw(st.sampled_from([date(2026, 3, 31), LAST])), step_hours=STEP, hours=STEP * 5 * people)
    rows = [application(name, requested_hours=300, points=draw(st.integers(1, 3))) for name in names]
    old = {"admitted": [_entry(one, draw(_steps(0, 4)), "1") for one in rows if draw(_often)]}
    some = st.frozensets(st.sampled_from(names), min_size=1, max_size=2)
    staff = [
        assistant(f"S-{number}", basis="indicated", indicated_by=draw(some), max_hours_month=draw(_steps(0, 2)))
        for number in range(draw(st.integers(1, 3)))
    ]
    given = Case(rules, tuple(rows), tuple(staff), (), ())
    return Replan(given, old, draw(requests(given, old, None)))


_often = st.sampled_from([True, True, True, False])
_seldom = st.sampled_from([False, False, False, True])


def _steps(least: int, most: int) -> st.SearchStrategy[int]:
    return st.integers(least, most).map(lambda steps: steps * STEP)


@st.composite
def programmes(draw: st.DrawFn) -> ProgrammeRules:
    some = st.dictionaries(st.sampled_from(CATEGORIES), _steps(2, 9), max_size=2)
    return programme(
        last=draw(st.sampled_from([date(2026, 2, 28), date(2026, 3, 31), date(2026, 3, 20), LAST, LAST])),
        hours=draw(_steps(6, 18)) + draw(st.sampled_from([0, 59])),
        policy=draw(st.sampled_from(["proportional", "equal", "ceiling", "points"])),
        step_hours=draw(st.sampled_from([STEP, STEP, STEP, 50])),
        minimum_hours=draw(st.sampled_from([1, 60, 61, 120, 180])),
        monthly_limit=draw(st.sampled_from([None, None, 60, 130])),
        places=draw(st.sampled_from([None, None, 2, 3, 4])),
        category_places=draw(st.dictionaries(st.sampled_from(CATEGORIES), st.integers(0, 2), max_size=1)),
        pools=draw(some),
        ceilings=draw(st.dictionaries(st.sampled_from(CATEGORIES), _steps(1, 4), max_size=1)),
    )


@st.composite
def applications(draw: st.DrawFn, name: str, rules: ProgrammeRules, categories: Sequence[str]) -> ApplicationCard:
    category = draw(st.sampled_from(categories))
    births = [date(2015, 1, 1), date(2010, 3, 20)] if category == "child" else [date(1970, 1, 1)]
    return application(
        name,
        category=category,
        lives_alone=draw(st.booleans()),
        birth_date=draw(st.sampled_from(births)),
        certificate_valid_until=draw(st.sampled_from([None, None, None, None, date(2026, 3, 4), date(2026, 2, 3)])),
        requested_hours=draw(st.sampled_from([60, 120, 150, 240, 300])),
        points=draw(st.integers(1 if rules.policy == "points" else 0, 3)),
        commission=draw(st.sampled_from([None] * 9 + ["admit"])),
        min_hours=draw(st.sampled_from([None, None, None, 120])),
        commission_reason="protokół",
    )


@st.composite
def assistants(draw: st.DrawFn, name: str, people: list[str]) -> AssistantTerms:
    some = st.frozensets(st.sampled_from(people), max_size=2)
    return assistant(
        name,
        max_hours_month=draw(_steps(0, 4)),
        basis=draw(st.sampled_from(["qualification", "qualification", "indicated"])),
        indicated_by=draw(some),
        family_of=draw(st.sampled_from([frozenset(), frozenset(people[:1]), frozenset(people[1:2])])),
        child_clearance_until=draw(st.sampled_from([None, date(2026, 3, 31), date(2026, 12, 31)])),
        accepted_for=frozenset(people),
        absences=draw(st.sampled_from([(), (), ((date(2026, 3, 1), date(2026, 3, 25)),)])),
    )


@st.composite
def plans(draw: st.DrawFn, given: Case) -> dict[str, Any]:
    """Solved, or with random hours for some; some of them gone already or called up in an earlier re-plan."""
    by_id = {one.id: one for one in given.applications}
    solved = {one.application: one.hours for one in solve(given, Run()).admitted} if draw(st.booleans()) else {}
    hours = solved or {name: draw(_steps(0, 4)) for name in by_id if draw(st.booleans())}
    gone = [name for name in hours if draw(_seldom)]
    share = st.sampled_from(["1", "1", "1", "1/2", "2/3"])
    admitted = [_entry(by_id[name], total, draw(share)) for name, total in hours.items() if name not in gone]
    past = [{"application": name, "category": by_id[name].category, "hours": hours[name]} for name in gone]
    return {"status": "optimal", "admitted": admitted, "gone": past}


def _entry(one: ApplicationCard, hours: int, share: str) -> dict[str, Any]:
    row: dict[str, Any] = {"application": one.id, "category": one.category, "hours": hours}
    return row if share == "1" else {**row, "weight_share": share}


@st.composite
def changed(draw: st.DrawFn, before: Case) -> Case:
    """Budget, pools and steps; categories, requests, certificates and decisions; rows that came or went."""
    people = [draw(_changed_person(one)) for one in before.applications if not (draw(_seldom) and draw(_seldom))]
    if draw(_seldom):
        people.append(application("A-9", received_at=DEADLINE, requested_hours=120, points=9))
    rules = before.programme
    if draw(_seldom):
        rules = replace(rules, hours=draw(_steps(1, 16)), step_hours=draw(st.sampled_from([STEP, 40])))
    staff = before.assistants
    if staff and draw(_seldom):
        staff = staff[1:]
    return replace(before, programme=rules, applications=tuple(people), assistants=staff)


@st.composite
def _changed_person(draw: st.DrawFn, one: ApplicationCard) -> ApplicationCard:
    if not draw(_seldom):
        return one
    changes: list[dict[str, Any]] = [
        {"requested_hours": 60},
        {"requested_hours": 300},
        {"certificate_valid_until": date(2026, 3, 10)},
        {"commission": "refuse"},
        {"max_hours": 100},
    ]
    if one.category != "child":
        changes += [{"category": name} for name in CATEGORIES[:4]]
    return replace(one, **draw(st.sampled_from(changes)))


@st.composite
def requests(draw: st.DrawFn, given: Case, old: dict[str, Any], policy: str | None) -> Replanning:
    """What may be asked of this case and plan, sometimes from a month before the programme's first on."""
    months = given.programme.months
    at = draw(st.sampled_from([*months, *months, Month(2026, 1)]))
    named = [one["application"] for key in ("admitted", "gone") for one in old.get(key, [])]
    past = months_between(FIRST, at.before().last) if at > months[0] else ()
    used = {name: dict(zip(past, _fractions(draw, past), strict=True)) for name in named if draw(_often)}
    known = sorted({*named, *(one.id for one in given.applications)})
    days = st.sampled_from([date(2026, 2, 10), date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 15)])
    leavers = {name: draw(days) for name in known if draw(_seldom) and draw(st.booleans())}
    asked = Replanning(at, draw(st.sampled_from(REPLAN_POLICIES)) if policy is None else policy, used, leavers)
    return replace(asked, allow_lower=frozenset(name for name in _staying(given, old, asked) if draw(_seldom)))


def _fractions(draw: st.DrawFn, past: Iterable[Month]) -> list[Fraction]:
    return [Fraction(draw(st.sampled_from(PARTS))) for _ in past]


def _staying(given: Case, old: dict[str, Any], asked: Replanning) -> list[str]:
    from tests.worlds.replan_people import ReplanPeople

    return [one.id for one in ReplanPeople(given, old, asked).staying]
