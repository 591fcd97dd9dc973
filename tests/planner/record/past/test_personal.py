"""Personal data as they were known, and as they were true, at a moment."""

from datetime import UTC, date, datetime

import pytest

from planner.commands.erasing import EraseApplicant
from planner.commands.importing import ImportCase
from planner.commands.programmes import scope_of
from planner.record.application import Godziny
from planner.record.past.moment import then_of
from planner.record.past.record import PastRecord
from planner.record.store.accesses import Reader
from planner.terms.scope import Act, Scope
from tests.worlds.cases import application, case
from tests.worlds.recorded import by, imported, of

READER = Reader("jan", "folder")


def named(name: str, phone: str = "") -> object:
    told = (
        {"contact": (("name", name), ("phone", phone))}
        if phone
        else {"contact": (("name", name),), "emptied": {"phone"}}
    )
    return case([application("A-1", **told)])


def then(app: Godziny, scope: Scope, at: str, known: bool) -> dict[str, object]:
    past = PastRecord(app, scope, then_of(at, known=known))
    return past.personal.read(scope, "application", ["name", "phone"], READER).get("A-1", {})


@pytest.fixture
def moments(app: Godziny, unit: str) -> tuple[Scope, str, str]:
    """Ewa Beta with a telephone from 1 February; recorded later, Ewa Gamma without one from 1 March."""
    scope = imported(app, unit, named("Ewa Beta", "600700800"), by())
    between = datetime.now(UTC).isoformat()
    given = of(unit, named("Ewa Gamma"))
    later = Act.now("ola", effective=date(2026, 3, 1))
    app.do(ImportCase(case=given, same_person=("A-1",)), scope_of(given.programme), later)
    return scope, between, datetime.now(UTC).isoformat()


def test_they_are_as_they_were_known(app: Godziny, moments: tuple[Scope, str, str]) -> None:
    scope, between, after = moments

    assert then(app, scope, between, known=True) == {"name": "Ewa Beta", "phone": "600700800"}
    assert then(app, scope, after, known=True) == {"name": "Ewa Gamma"}


def test_they_are_as_they_were_true(app: Godziny, moments: tuple[Scope, str, str]) -> None:
    scope, _, _ = moments

    assert then(app, scope, "2026-02-28", known=False) == {"name": "Ewa Beta", "phone": "600700800"}
    assert then(app, scope, "2026-03-01", known=False) == {"name": "Ewa Gamma"}


def test_who_was_erased_is_erased_in_the_past_too(app: Godziny, moments: tuple[Scope, str, str]) -> None:
    scope, between, _ = moments
    app.do(EraseApplicant(application="A-1", order="ZSO.1.2026"), scope, by())

    assert then(app, scope, between, known=True) == {}
