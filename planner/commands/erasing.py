"""A person is forgotten: the key of their data is destroyed; hours, plans and the log stay. RODO art. 17, R-57."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.programme import Programme
from planner.aggregates.scenario import Scenario
from planner.commands.fields import InPath, Name, Text
from planner.commands.scenario_words import own_words
from planner.documents.shapes.units import Code, DayText
from planner.editions.persons import RECORDS_KEPT
from planner.record.command import Answer, Command, Decided
from planner.record.reading import Reading
from planner.terms.refusals import Refused
from planner.terms.scope import Act, PersonalData, today

Order = Annotated[
    Text,
    Field(
        max_length=64,
        description="Znak pisma, które nakazuje usunąć wcześniej, bez nazwisk; zostaje jawny"
        " / reference of the order to erase before the time is over, no names: it stays in clear.",
    ),
]


class PersonErased(Answer):
    """fields: what was known of the person, by name. kept_until: until when records had to be kept (R-57)."""

    name: Annotated[str, Field(description="An id.", examples=["A-0042"])]
    kind: Literal["application", "assistant"]
    fields: list[Code]
    kept_until: DayText
    order: str


class EraseApplicant(Command):
    """Forget a person: names, numbers, addresses, reasons and notes can never be read again, by anybody, anywhere."""

    NAME: ClassVar[str] = "erase_applicant"
    ANSWER: ClassVar[type[Answer]] = PersonErased
    ERASES: ClassVar[bool] = True

    application: Annotated[Name, InPath()]
    order: Order = ""

    def decide(self, reading: Reading, act: Act) -> Decided:
        return _erased(reading, reading.find(Application, self.application), self.order, act)


class EraseAssistant(Command):
    """Forget an assistant: what is personal can never be read again, by anybody, anywhere."""

    NAME: ClassVar[str] = "erase_assistant"
    ANSWER: ClassVar[type[Answer]] = PersonErased
    ERASES: ClassVar[bool] = True

    assistant: Annotated[Name, InPath()]
    order: Order = ""

    def decide(self, reading: Reading, act: Act) -> Decided:
        return _erased(reading, reading.find(Assistant, self.assistant), self.order, act)


def kept_until(last: date) -> date:
    """The last day on which records of a programme that ended then must be there. Source: R-57."""
    year = last.year + RECORDS_KEPT
    return date(year, 2, 28) if (last.month, last.day) == (2, 29) else last.replace(year=year)


def _erased(reading: Reading, one: Application | Assistant, order: str, act: Act) -> Decided:
    until = kept_until(reading.find(Programme).rules.last)
    if today() <= until and not order:
        raise Refused("kept_until", "order", name=one.name, until=until)
    kind: Literal["application", "assistant"] = "application" if isinstance(one, Application) else "assistant"
    fields = reading.personal.fields_of(reading.scope, one.TOPIC, one.name)
    answer = PersonErased(name=one.name, kind=kind, fields=fields, kept_until=str(until), order=order)
    if one.erased:
        return Decided(answer)
    reading.personal.check_keys(reading.scope, one.TOPIC, one.name)
    gone = one.erase_personally(fields, order, act)
    scenarios = _without_words(reading, one.name, order, act)
    return Decided(answer, [one, *(scenario for scenario, _ in scenarios)], (gone, *(words for _, words in scenarios)))


def _without_words(reading: Reading, name: str, order: str, act: Act) -> list[tuple[Scenario, PersonalData]]:
    """Titles of what-ifs may name anybody, so they go with whoever is erased first; the changes of others stay."""
    found = []
    for one in reading.all_of(Scenario).values():
        known = set(reading.personal.fields_of(reading.scope, one.TOPIC, one.name))
        words = sorted(known.intersection(own_words(one, name)))
        if words:
            found.append((one, one.erase_personally(words, order, act)))
    return found
