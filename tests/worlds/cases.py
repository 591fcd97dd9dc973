"""Cases for tests: one plain case to change, and random small ones.

Steps of 60 hours and ceilings of a few steps make numbers small enough to try everything.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from planner.editions import CATEGORIES, edition
from planner.terms.case import POLICIES, ApplicationCard, AssistantTerms, Case, ProgrammeRules, Window

DEADLINE = datetime(2026, 1, 16, 14, tzinfo=UTC)
STEP = 60


def programme(**changes: Any) -> ProgrammeRules:
    """February and March 2026, no limit but a large budget."""
    plain = ProgrammeRules(
        unit="Gmina Próbna",
        edition=edition("2026"),
        first=date(2026, 2, 1),
        last=date(2026, 3, 31),
        applications_until=DEADLINE,
        hours=10_000,
        money=None,
        money_incomplete=False,
        policy="equal",
        step_hours=1,
        minimum_hours=1,
        monthly_limit=None,
        admission_needs_assistants=False,
        places=None,
        category_places={},
        pools={},
        ceilings={},
        averages={},
    )
    return replace(plain, **changes)


def application(name: str, **changes: Any) -> ApplicationCard:
    """Somebody eligible with a severe certificate who asks for 100 hours."""
    plain = ApplicationCard(
        id=name,
        received_at=DEADLINE - timedelta(days=10),
        category="severe",
        equivalent=False,
        lives_alone=False,
        birth_date=date(1960, 5, 5),
        certificate_valid_until=None,
        requested_hours=100,
        points=10,
        documents_complete=True,
        lat=None,
        lon=None,
    )
    return replace(plain, **changes)


def assistant(name: str, **changes: Any) -> AssistantTerms:
    """Somebody qualified, there every day from 8 to 20, for at most 100 hours a month."""
    plain = AssistantTerms(
        id=name,
        windows=((Window(480, 1200),),) * 7,
        max_hours_month=100,
        basis="qualification",
        indicated_by=frozenset(),
        family_of=frozenset(),
        child_clearance_until=None,
        accepted_for=frozenset(),
        lat=None,
        lon=None,
    )
    return replace(plain, **changes)


def case(applications: list[ApplicationCard], assistants: list[AssistantTerms] | None = None, **changes: Any) -> Case:
    """A case of the plain programme with these changes."""
    return Case(programme(**changes), tuple(applications), None if assistants is None else tuple(assistants), (), ())


@st.composite
def cases(draw: st.DrawFn, *, most_people: int = 5, assistants: bool | None = None, pools: bool | None = None) -> Case:
    """Random small cases with every kind of limit."""
    count = draw(st.integers(1, most_people))
    names = [f"A-{number}" for number in range(count)]
    people = [draw(_applications(name)) for name in names]
    with_assistants = draw(st.booleans()) if assistants is None else assistants
    staff = [draw(_assistants(f"S-{number}", names)) for number in range(draw(st.integers(0, 3)))]
    given = Case(draw(_programmes(pools)), tuple(people), tuple(staff) if with_assistants else None, (), ())
    return _with_points(given)


@st.composite
def crossed_cases(draw: st.DrawFn, *, people: int) -> Case:
    """Everybody is served by a few named assistants only, and categories share pools: chains over third people."""
    names = [f"A-{number}" for number in range(people)]
    row = st.tuples(st.sampled_from(CATEGORIES[:4]), st.sampled_from([60, 120, 180, 240, 300]), st.integers(1, 3))
    rows = [_asking(name, *draw(row)) for name in names]
    some = st.frozensets(st.sampled_from(names), min_size=1, max_size=4)
    staff = [
        assistant(f"S-{number}", basis="indicated", indicated_by=draw(some), max_hours_month=draw(_steps(1, 4)))
        for number in range(max(2, people // 3))
    ]
    changes = {
        "last": date(2026, 2, 28),
        "hours": draw(_steps(people, 3 * people)),
        "step_hours": STEP,
        "pools": {name: draw(_steps(1, max(2, people // 3))) for name in CATEGORIES[:4]},
        "policy": draw(st.sampled_from(["equal", "proportional", "points"])),
    }
    return case(rows, staff, **changes)


@st.composite
def scarce_cases(draw: st.DrawFn, *, people: int) -> Case:
    """More minima than the assistants can carry: everybody has one of some steps, few assistants, named or not."""
    names = [f"A-{number}" for number in range(people)]
    rows = [_with_minimum(draw, name) for name in names]
    some, kin = st.frozensets(st.sampled_from(names), min_size=1, max_size=3), st.frozensets(st.sampled_from(names[:2]))
    staff = [
        assistant(
            f"S-{number}",
            basis=draw(st.sampled_from(["qualification", "indicated"])),
            indicated_by=draw(some),
            family_of=draw(kin),
            max_hours_month=draw(_steps(1, 4)),
        )
        for number in range(draw(st.integers(1, 3)))
    ]
    pools = st.dictionaries(st.sampled_from(CATEGORIES[:2]), _steps(6, 12), max_size=1)
    changes = {
        "last": draw(st.sampled_from([date(2026, 2, 28), date(2026, 3, 31)])),
        "hours": draw(_steps(2 * people, 4 * people)),
        "step_hours": STEP,
        "minimum_hours": draw(_steps(1, 4)),
        "monthly_limit": draw(st.sampled_from([None, None, None, 120])),
        "pools": draw(pools),
        "policy": draw(st.sampled_from(["equal", "proportional", "points"])),
        "admission_needs_assistants": draw(st.sampled_from([False, False, False, True])),
    }
    return case(rows, staff, **changes)


def _with_minimum(draw: st.DrawFn, name: str) -> ApplicationCard:
    """Of three categories, sometimes with a minimum of the commission or a last day in the first days."""
    until = draw(st.sampled_from([None] * 6 + [date(2026, 2, 1), date(2026, 3, 4)]))
    least = draw(st.none() | _steps(2, 5))
    asking = _asking(name, draw(st.sampled_from(CATEGORIES[:3])), draw(_steps(2, 5)), draw(st.integers(1, 3)))
    return replace(asking, certificate_valid_until=until, min_hours=least, commission_reason="protokół")


def _asking(name: str, category: str, hours: int, points: int) -> ApplicationCard:
    return application(name, category=category, requested_hours=hours, points=points)


def _with_points(given: Case) -> Case:
    if given.programme.policy != "points":
        return given
    people = tuple(replace(one, points=max(1, one.points)) for one in given.applications)
    return replace(given, applications=people)


def _steps(least: int, most: int) -> st.SearchStrategy[int]:
    return st.integers(least, most).map(lambda steps: steps * STEP)


@st.composite
def _programmes(draw: st.DrawFn, pools: bool | None) -> ProgrammeRules:
    some = st.dictionaries(st.sampled_from(CATEGORIES), _steps(1, 6), min_size=3 if pools else 0)
    limited = st.dictionaries(st.sampled_from(CATEGORIES), st.integers(0, 2), max_size=2)
    return programme(
        last=draw(st.sampled_from([date(2026, 2, 28), date(2026, 3, 31), date(2026, 3, 9)])),
        hours=draw(_steps(0, 14)) + draw(st.sampled_from([0, 59])),
        policy=draw(st.sampled_from(POLICIES)),
        step_hours=STEP,
        minimum_hours=draw(st.sampled_from([1, 60, 61, 120])),
        monthly_limit=draw(st.sampled_from([None, 60, 130, 240])),
        admission_needs_assistants=draw(st.booleans()),
        places=draw(st.none() | st.integers(0, 5)),
        category_places=draw(limited),
        pools=draw(some) if pools is not False else {},
        ceilings=draw(st.dictionaries(st.sampled_from(CATEGORIES), _steps(1, 4), max_size=3)),
        averages={name: Decimal(draw(st.sampled_from(["60", "90.5", "181", "362"]))) for name in CATEGORIES},
    )


@st.composite
def _applications(draw: st.DrawFn, name: str) -> ApplicationCard:
    category = draw(st.sampled_from(CATEGORIES))
    births = [date(2015, 1, 1), date(2010, 2, 20)] if category == "child" else [date(1970, 1, 1)]
    return application(
        name,
        received_at=DEADLINE + timedelta(hours=draw(st.sampled_from([-3, -2, -1, -1, 0, 1]))),
        category=category,
        equivalent=draw(st.booleans()),
        lives_alone=draw(st.booleans()),
        birth_date=draw(st.sampled_from(births)),
        certificate_valid_until=draw(st.sampled_from([None, None, date(2026, 3, 4), date(2026, 2, 3)])),
        requested_hours=draw(st.sampled_from([60, 120, 150, 240, 300])),
        points=draw(st.integers(0, 3)),
        commission=draw(st.sampled_from([None] * 8 + ["admit", "refuse"])),
        min_hours=draw(st.sampled_from([None, None, None, 120])),
        max_hours=draw(st.sampled_from([None, None, None, 130])),
        commission_reason="protokół",
    )


@st.composite
def _assistants(draw: st.DrawFn, name: str, people: list[str]) -> AssistantTerms:
    some = st.frozensets(st.sampled_from(people), max_size=2)
    return assistant(
        name,
        max_hours_month=draw(_steps(0, 4)),
        basis=draw(st.sampled_from(["qualification", "experience", "indicated"])),
        indicated_by=draw(some),
        family_of=draw(some),
        child_clearance_until=draw(st.sampled_from([None, date(2026, 2, 28), date(2026, 12, 31)])),
        accepted_for=draw(st.frozensets(st.sampled_from(people))),
        absences=draw(st.sampled_from([(), ((date(2026, 2, 1), date(2026, 2, 20)),)])),
    )
