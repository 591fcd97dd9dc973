"""Values that nobody could mistake, planted in every personal field and every free text of every command."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import planner.commands
from planner.commands.adopting import AdoptScenario
from planner.commands.announcing import Announce
from planner.commands.applications import (
    AssessApplication,
    CompleteApplication,
    DecideCommission,
    NotifyApplicant,
    ReceiveApplication,
)
from planner.commands.assistants import (
    Absence,
    AddAbsence,
    AssistantLeaves,
    AssistantReturns,
    ChangeAssistant,
    RegisterAssistant,
    SetAbsences,
)
from planner.commands.closing import CloseMonth
from planner.commands.correcting import CorrectApplication
from planner.commands.costs import RecordCost, VoidCost
from planner.commands.drafts import ComputeDraft, FileDraft, PublishRoster
from planner.commands.entries import AcceptEntry, ConfirmEntry, CorrectEntry, ReinstateEntry, RejectEntry
from planner.commands.erasing import EraseApplicant, EraseAssistant
from planner.commands.importing import ImportCase
from planner.commands.leaving import ReinstateApplication, WithdrawApplication
from planner.commands.places import CallUp
from planner.commands.planning import ComputePlan
from planner.commands.programmes import ChangeRules, OpenProgramme, scope_of
from planner.commands.replanning import ComputeReplan
from planner.commands.scenarios import CopyScenario, CreateScenario, DiscardScenario, RebaseScenario, RenameScenario
from planner.commands.timesheets import RecordTimesheet, RecordVisit
from planner.commands.visits import BookVisit, CancelVisit, MoveVisit, ReassignVisit
from planner.commands.wishing import AddPersonAbsence, AddWish, BlockHours
from planner.editions import edition
from planner.record.application import Godziny
from planner.record.command import Command
from planner.terms.case import Blocked, Case, Window
from planner.terms.clock import instant_of
from planner.terms.done import DoneRow
from planner.terms.scope import Scope
from planner.terms.settling import Settling
from tests.worlds.cases import application, assistant, case, programme
from tests.worlds.recorded import DAY, by
from tests.worlds.recorded_month import roster, visit

WORD = "Kwiatkowskaplant"  # in every text
BORN, OTHER_BORN = date(1961, 7, 18), date(1963, 11, 29)
UNTIL, OTHER_UNTIL = date(2031, 9, 23), date(2032, 8, 27)
PLACE, OTHER_PLACE = (50.912347, 20.135719), (51.473829, 21.918273)
PESELS = ("61071800003", "63112900000", "61071811113", "61071822223")
PHONE = "601733917"
MORE = f"""id,received_at,category,equivalent,lives_alone,birth_date,certificate_valid_until,requested_hours,points,\
documents_complete,lat,lon,name,pesel
A-9,2026-01-05T10:00:00+01:00,severe,no,no,{BORN},{OTHER_UNTIL},100,1,yes,{PLACE[0]},{PLACE[1]},Zofia {WORD},{PESELS[3]}
"""
ORDER = "ZSO.1431.7.2026"


def needles() -> list[bytes]:
    """What must be found nowhere: the word in any spelling, numbers, dates, places."""
    values = (BORN, OTHER_BORN, UNTIL, OTHER_UNTIL, *PLACE, *OTHER_PLACE, *PESELS, PHONE)
    dotted = [f"{day:%d.%m.%Y}" for day in (BORN, OTHER_BORN, UNTIL, OTHER_UNTIL)]
    texts = [WORD, WORD.upper(), WORD.lower(), *map(str, values), *dotted]
    return [text.encode(code) for text in texts for code in ("utf-8", "utf-16-le")]


def marked(value: Any) -> bool:
    """Whether something planted is in it."""
    text = json.dumps(value, default=str, ensure_ascii=False).encode()
    return any(needle in text for needle in needles())


def command_kinds() -> Iterator[type[Command]]:
    """Every command that there is, found by its class."""
    for one in iter_modules(planner.commands.__path__):
        import_module(f"planner.commands.{one.name}")
    todo = [Command]
    while todo:
        kind = todo.pop()
        todo += kind.__subclasses__()
        if kind.__module__.startswith("planner.") and "NAME" in vars(kind):
            yield kind


def contact(pesel: str) -> tuple[tuple[str, str], ...]:
    said = {"name": f"Zenobia {WORD}", "pesel": pesel, "phone": PHONE, "email": f"{WORD}@example.org"}
    return (*said.items(), ("address", f"ul. {WORD} 7"))


def planted_case(unit: str) -> Case:
    """A-1 and S-1 are known with everything; two of five people have a place."""
    person = application(
        "A-1",
        points=10,
        birth_date=BORN,
        certificate_valid_until=UNTIL,
        lat=PLACE[0],
        lon=PLACE[1],
        commission="admit",
        commission_reason=f"mieszka z panią {WORD}",
        contact=contact(PESELS[0]),
    )
    others = [application(f"A-{number}", points=10 - number) for number in range(2, 6)]
    named = (("name", f"Jan {WORD}"),)
    staff = [assistant("S-1", rate=Decimal(48), lat=PLACE[0], lon=PLACE[1], contact=named)]
    staff += [assistant("S-2", rate=Decimal(60))]
    given = case([person, *others], staff, unit=unit, places=2, hours=200, settling=Settling(costs=("travel",)))
    return replace(given, blocked=(Blocked("A-1", 4, Window(480, 600), f"usługi u pani {WORD}"),))


def whole(name: str) -> dict[str, Any]:
    """Of ReceiveApplication."""
    facts = {"birth_date": OTHER_BORN, "certificate_valid_until": OTHER_UNTIL, "requested_hours": 100, "points": 1}
    there = {"lat": OTHER_PLACE[0], "lon": OTHER_PLACE[1], "equivalent": False, "lives_alone": True}
    said = {"commission": "admit", "commission_reason": f"pani {WORD} choruje", **dict(contact(PESELS[1]))}
    received = datetime.fromisoformat("2026-01-10T10:00:00+01:00")
    known = {"id": name, "received_at": received, "category": "severe", "documents_complete": False}
    return {**known, **facts, **there, **said, "missing_documents": ("card",)}


class Planting:
    """Every command done once and more, in an order in which each is possible."""

    def __init__(self, app: Godziny, unit: str) -> None:
        self.app, self.case = app, planted_case(unit)
        self.scope: Scope = scope_of(self.case.programme)
        self.done: list[Command] = []
        self.answers: list[Any] = []

    def do(self, command: Command, scope: Scope | None = None) -> Any:
        answer = self.app.do(command, scope or self.scope, by("ewa", f"id-{len(self.done)}"))
        self.done.append(command)
        self.answers.append(answer)
        return answer

    def everything(self) -> None:
        """All but erasing."""
        steps: tuple[Callable[[], None], ...]
        steps = (self.programmes, self.people, self.assistants, self.places, self.roster, self.visits_done)
        for step in (*steps, self.scenarios):
            step()

    def programmes(self) -> None:
        self.do(ImportCase(case=self.case))
        self.do(Announce())
        until = datetime.fromisoformat("2025-01-16T15:00:00+01:00")
        days = {"first": date(2025, 2, 1), "last": date(2025, 3, 31), "applications_until": until}
        other = programme(unit=self.case.programme.unit, edition=edition("2025"), **days)
        self.do(OpenProgramme(rules=other), scope_of(other))
        self.do(ChangeRules(rules=replace(other, hours=7000)), scope_of(other))

    def people(self) -> None:
        self.do(ReceiveApplication(**whole("A-7")))
        new = {**whole("A-7"), **dict(contact(PESELS[2])), "birth_date": BORN, "address": f"{WORD} 8"}
        kept = {key: new[key] for key in CorrectApplication.model_fields if key in new}
        self.do(CorrectApplication(application="A-7", **kept))
        self.do(CompleteApplication(application="A-7", documents=("card",)))
        self.do(AssessApplication(application="A-7", points=2))
        self.do(DecideCommission(application="A-7", decision="admit", reason=f"bo {WORD}"))
        self.do(NotifyApplicant(application="A-1", how="in_writing", on=DAY))
        self.do(AddPersonAbsence(**{"application": "A-2", "from": date(2026, 3, 20), "to": date(2026, 3, 21)}))
        for day in ("mon", "tue", "wed", "thu"):
            self.do(AddWish(**{"application": "A-1", "day": day, "from": "08:00", "to": "12:00", "minutes": 120}))
        hours = {"day": "tue", "from": "08:00", "to": "10:00"}
        self.do(BlockHours(**{"application": "A-1", **hours, "service": f"rehabilitacja {WORD}"}))

    def assistants(self) -> None:
        hours = {"days": ("mon", "tue"), "from": "08:00", "to": "16:00", "max_hours_month": 80}
        home = {"lat": OTHER_PLACE[0], "lon": OTHER_PLACE[1], "basis": "qualification"}
        self.do(RegisterAssistant(**{"id": "S-3", **hours, **home}))
        moved = {"lat": PLACE[0], "lon": PLACE[1]}
        self.do(ChangeAssistant(**{"assistant": "S-3", **hours, **home, **moved}))
        self.do(SetAbsences(assistant="S-3", absences=(Absence(first=date(2026, 3, 4), last=date(2026, 3, 5)),)))
        self.do(AddAbsence(**{"assistant": "S-3", "from": date(2026, 3, 11), "to": date(2026, 3, 11)}))
        self.do(AssistantLeaves(assistant="S-3", last_day=date(2026, 3, 15)))
        self.do(AssistantReturns(assistant="S-3"))

    def places(self) -> None:
        gone = WithdrawApplication(application="A-2", last_day=date(2026, 2, 28), used_hours=30)
        self.do(gone)
        self.do(ReinstateApplication(application="A-2"))
        self.do(gone.model_copy(update={"used_hours": 40}))
        self.do(CallUp(application="A-3", hours=60))
        self.do(ComputeReplan(at="2026-03", used={}, leavers={}))
        self.do(ComputePlan())

    def roster(self) -> None:
        self.do(ComputeDraft(month="2026-03", steps=10))
        said = {"note": WORD, "engine": {"ortools": WORD, "stopped": PESELS[0], "seed": int(PESELS[0])}}
        noted = {**visit("A-1", "S-1"), "note": WORD, "name": WORD}
        draft = self.do(FileDraft(document={**roster(noted), **said}))
        self.do(PublishRoster(draft=draft.draft))
        name = self.do(BookVisit(**visit("A-1", "S-1", "2026-03-04"))).visit
        later = visit("A-1", "S-1", "2026-03-05")
        self.do(MoveVisit(visit=name, start=later["start"], end=later["end"]))
        self.do(ReassignVisit(visit=name, assistant="S-2"))
        self.do(CancelVisit(visit=name, reason="person_ill"))

    def visits_done(self) -> None:
        noted = {"reason": f"powód {WORD}", "note": f"uwaga {WORD}"}
        monday = visit("A-1", "S-1")
        row = DoneRow("A-1", "S-1", instant_of(monday["start"]), instant_of(monday["end"]), confirmed_by=(), **noted)
        told = self.do(RecordTimesheet(rows=(row,), name=f"{WORD}.csv")).entries[0]
        blocked = self.do(RecordVisit(**visit("A-1", "S-1", "2026-03-03"), **noted)).entries[0]
        self.do(ConfirmEntry(entry=told))
        self.do(AcceptEntry(entry=blocked, reason=f"zgoda {WORD}"))
        self.do(RejectEntry(entry=told, reason=f"nie {WORD}"))
        self.do(ReinstateEntry(entry=told, reason=f"jednak {WORD}"))
        self.do(CorrectEntry(entry=told, end="2026-03-02T09:00:00+01:00", reason=f"krócej {WORD}"))
        cost = self.do(RecordCost(kind="travel", amount="12.50", assistant="S-1", note=f"bilet {WORD}")).cost
        self.do(VoidCost(cost=cost, reason=f"pomyłka {WORD}"))
        self.do(CloseMonth(month="2026-02"))

    def scenarios(self) -> None:
        more = f"{WORD}.csv"
        changes = (f"A-1.certificate_valid_until={UNTIL}", f"add:applications={more}")
        one = self.do(CreateScenario(title=f"bez {WORD}", changes=changes, rows={more: MORE})).scenario
        added = {"changes": ("A-1.lives_alone=yes", f"add:applications=x{more}")}
        rows = {f"x{more}": MORE.replace("A-9", "A-10").replace(PESELS[3], "")}
        copy = self.do(CopyScenario(scenario=one, title=f"kopia {WORD}", **added, rows=rows)).scenario
        self.do(RenameScenario(scenario=one, title=f"z {WORD}"))
        self.do(AssessApplication(application="A-5", points=7))
        self.do(RebaseScenario(scenario=one))
        self.do(DiscardScenario(scenario=copy))
        adopted = self.do(CreateScenario(title=f"przyjęty {WORD}", changes=("budget.hours=210",), rows={})).scenario
        self.do(AdoptScenario(scenario=adopted))

    def erase(self) -> None:
        """Everybody of whom anything was planted."""
        for name in ("A-1", "A-7"):
            self.do(EraseApplicant(application=name, order=ORDER))
        for name in ("S-1", "S-3"):
            self.do(EraseAssistant(assistant=name, order=ORDER))
