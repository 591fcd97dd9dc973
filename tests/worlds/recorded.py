"""Short ways to record things in tests."""

from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from planner.aggregates.base import Recorded
from planner.aggregates.topics import KINDS
from planner.commands.announcing import Announce
from planner.commands.applications import CONTACT, FACTS, ReceiveApplication
from planner.commands.assistants import ChangeAssistant
from planner.commands.importing import ImportCase
from planner.commands.programmes import scope_of
from planner.record.application import Godziny
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading
from planner.record.store.accesses import Reader
from planner.terms.case import DAYS, ApplicationCard, AssistantTerms, Case
from planner.terms.scope import Act, Scope

DAY = date(2026, 2, 1)
Found = TypeVar("Found", bound=Recorded)


def by(actor: str = "jan", command_id: str = "", **changes: Any) -> Act:
    return Act.now(actor, command_id, DAY, **changes)


def of(unit: str, case: Case) -> Case:
    """The case as one of this unit."""
    return replace(case, programme=replace(case.programme, unit=unit))


def imported(app: Godziny, unit: str, case: Case, act: Act | None = None, **options: Any) -> Scope:
    """The scope of the case, recorded with its plan."""
    given = of(unit, case)
    brought(app, given, act or by(), **options)
    return scope_of(given.programme)


def brought(app: Godziny, case: Case, act: Act, **options: Any) -> Any:
    """What importing the case answers."""
    return app.do(ImportCase(case=case, **options), scope_of(case.programme), act)


def announced(app: Godziny, unit: str, case: Case) -> Scope:
    """The same, and announced."""
    scope = imported(app, unit, case)
    app.do(Announce(), scope, by())
    return scope


def now(app: Godziny, scope: Scope) -> ProgrammeNow:
    """The programme as it is recorded now."""
    return ProgrammeNow.read(Reading(app.streams, app.personal, scope))


def known_of(app: Godziny, scope: Scope, name: str) -> dict[str, Any]:
    """Everything personal that is known of one application."""
    fields = (*FACTS, *CONTACT, "services")
    return app.personal.read(scope, "application", fields, Reader("jan", "compare"), names=[name]).get(name, {})


def events_of(app: Godziny, scope: Scope) -> list[dict[str, Any]]:
    """All rows of the programme, of whatever kind."""
    return app.journal.of_kinds(scope, list(KINDS))


def receiving(card: ApplicationCard) -> ReceiveApplication:
    """The command that records this card."""
    known = {name: getattr(card, name) for name in ReceiveApplication.model_fields if name not in CONTACT}
    return ReceiveApplication(**known, **dict(card.contact))


def changing(terms: AssistantTerms) -> ChangeAssistant:
    """The command that makes an assistant's terms these; the same hours each day."""
    hours = next(day for day in terms.windows if day)[0]
    names = ("max_hours_month", "basis", "child_clearance_until", "lat", "lon")
    return ChangeAssistant(
        assistant=terms.id,
        days=tuple(day for day, windows in zip(DAYS, terms.windows, strict=True) if windows),
        **{
            "from": f"{hours.start // 60:02d}:{hours.start % 60:02d}",
            "to": f"{hours.end // 60:02d}:{hours.end % 60:02d}",
        },
        indicated_by=tuple(terms.indicated_by),
        family_of=tuple(terms.family_of),
        accepted_for=tuple(terms.accepted_for),
        **{name: getattr(terms, name) for name in names},
    )


def found(app: Godziny, kind: type[Found], scope: Scope, name: str = "") -> Found:
    """The aggregate as it is recorded now. Raises Refused."""
    return Reading(app.streams, app.personal, scope).find(kind, name)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
