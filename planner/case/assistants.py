"""assistants.csv."""

from collections.abc import Callable
from dataclasses import dataclass, field

from planner.case import cells, times, words
from planner.case.applications import PLACE, check_unique
from planner.case.headers import Column
from planner.case.lines import SEPARATORS
from planner.case.table import Row, read_table
from planner.rules.windows import week, window
from planner.terms.case import DAYS, AssistantTerms, Window
from planner.terms.refusals import Faults

COLUMNS = {
    "id": Column(cells.identifier, None, ("nr", "numer", "nr asystenta", "numer asystenta", "identyfikator")),
    "days": Column(cells.several_of(words.DAY), None, ("dni", "dni tygodnia")),
    "from": Column(cells.optional(times.clock), None, ("od", "od godziny")),
    "to": Column(cells.optional(times.clock), None, ("do", "do godziny")),
    "max_hours_month": Column(
        cells.whole(0),
        polish=("godziny w miesiącu", "najwięcej godzin w miesiącu", "max godzin w miesiącu", "limit miesięczny"),
    ),
    "basis": Column(cells.one_of(words.BASIS), None, ("podstawa",)),
    "indicated_by": Column(cells.identifiers, None, ("wskazany przez", "wskazana przez", "kto wskazał")),
    "family_of": Column(cells.identifiers, None, ("rodzina", "rodzina dla", "krewny")),
    "child_clearance_until": Column(
        cells.optional(times.day), None, ("zaświadczenia do", "niekaralność do", "zaświadczenie o niekaralności do")
    ),
    "accepted_for": Column(cells.identifiers, None, ("zgody", "zgody rodziców", "zaakceptowany dla", "akceptacja")),
    **PLACE,
    "name": Column(cells.free_text, "", ("imię i nazwisko", "nazwisko i imię"), private=True),
    "rate": Column(cells.optional(cells.money), "", ("stawka", "stawka za godzinę")),
    "pay": Column(cells.optional(cells.money), "", ("wynagrodzenie", "wynagrodzenie brutto")),
}
CONTACT = ("name",)
LISTS = ("indicated_by", "family_of", "accepted_for")


@dataclass
class Assistants:
    """The faultless assistants, the ids of all that could be read, and whether there are no further ones."""

    whole: bool
    rows: list[AssistantTerms] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def known(self, name: str) -> bool:
        return name in self.ids or not self.whole


def read_assistants(text: str, known: Callable[[str], bool], faults: Faults) -> Assistants:
    """The assistants; `known` says whether an application has the id. An empty file: nobody can serve."""
    if not text.translate(_BLANK).strip():
        return Assistants(whole=True)
    table = read_table(text, COLUMNS, faults)
    found = Assistants(table.whole)
    first_line: dict[str, int] = {}
    for row in table.rows:
        _check_row(row, first_line, known, faults)
        if row.complete(COLUMNS):
            found.rows.append(_assistant(row))
    found.ids = set(first_line)
    return found


_BLANK = str.maketrans(dict.fromkeys(SEPARATORS, " "))


def check_reference(row: Row, column: str, known: Callable[[str], bool], code: str, faults: Faults) -> None:
    """A fault for each id of the cell that nobody has."""
    if column not in row.values:
        return
    value = row.values[column]
    for name in value if isinstance(value, tuple) else (str(value),):
        if not known(name):
            faults.add(code, line=row.line, column=row.name(column), value=name)


def _check_row(row: Row, first_line: dict[str, int], known: Callable[[str], bool], faults: Faults) -> None:
    if "id" in row.values:
        check_unique(row, first_line, faults)
    for column in LISTS:
        check_reference(row, column, known, "unknown_application", faults)
    if row.values.get("days"):
        for column in ("from", "to"):
            if column in row.values and row.values[column] is None:
                faults.add("hour_missing", line=row.line, column=row.name(column))
    _check_place(row, faults)


def _check_place(row: Row, faults: Faults) -> None:
    """A latitude needs its longitude, else two cells may be one place apart."""
    for column, other in (("lat", "lon"), ("lon", "lat")):
        if column in row.values and row.values[column] is None and row.values.get(other) is not None:
            faults.add("half_a_place", line=row.line, column=row.name(column), other=row.name(other))


def _assistant(row: Row) -> AssistantTerms:
    days = row.names("days")
    hours: list[Window] = []
    if row.values["from"] is not None and row.values["to"] is not None:
        hours = [window(row.integer("from"), row.integer("to"))]
    return AssistantTerms(
        id=row.text("id"),
        windows=week(hours if day in days else [] for day in DAYS),
        max_hours_month=row.integer("max_hours_month"),
        basis=row.text("basis"),
        indicated_by=frozenset(row.names("indicated_by")),
        family_of=frozenset(row.names("family_of")),
        child_clearance_until=row.optional_day("child_clearance_until"),
        accepted_for=frozenset(row.names("accepted_for")),
        lat=row.number("lat"),
        lon=row.number("lon"),
        rate=row.money("rate"),
        pay=row.money("pay"),
        contact=tuple((name, text) for name in CONTACT if (text := row.text(name))),
    )
