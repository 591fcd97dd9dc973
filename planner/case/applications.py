"""applications.csv."""

from dataclasses import dataclass, field

from planner.case import cells, times, words
from planner.case.cells import CellFault
from planner.case.headers import Column
from planner.case.table import Row, add_fault, parsed, read_table
from planner.rules import pesel
from planner.rules.cards import inconsistencies
from planner.terms.case import ApplicationCard
from planner.terms.refusals import Faults

CONTACT = ("name", "pesel", "phone", "email", "address")
PLACE = {
    "lat": Column(
        cells.optional(cells.coordinate(90)), "", ("szerokość", "szerokość geograficzna", "szer. geogr."), private=True
    ),
    "lon": Column(
        cells.optional(cells.coordinate(180)), "", ("długość", "długość geograficzna", "dł. geogr."), private=True
    ),
}
DERIVED = ("last_service_day", "age_ok")  # stand in for birth date and certificate
TIER = ("tier",)  # stands in for `equivalent` and `lives_alone`
STAND_INS = (*DERIVED, "certified", *TIER)

COLUMNS = {
    "id": Column(cells.identifier, None, ("nr", "numer", "nr wniosku", "numer wniosku", "identyfikator")),
    "received_at": Column(
        times.moment,
        polish=("wpłynął", "wpłynęła", "wpłynęło", "wpływ", "data wpływu", "data i godzina wpływu", "data złożenia"),
    ),
    "category": Column(cells.one_of(words.CATEGORY), None, ("kategoria", "stopień", "stopień niepełnosprawności")),
    "equivalent": Column(
        cells.yes_no,
        polish=("równoważne", "równoważny", "równoważna", "orzeczenie równoważne"),
        private=True,
        instead=TIER,
    ),
    "lives_alone": Column(
        cells.yes_no,
        polish=("samotnie", "mieszka samotnie", "samotny", "samotna", "osoba samotna"),
        private=True,
        instead=TIER,
    ),
    "birth_date": Column(
        times.day, polish=("data urodzenia", "data ur.", "urodzony", "urodzona"), private=True, instead=DERIVED
    ),
    "certificate_valid_until": Column(
        cells.optional(times.day, *words.PERMANENT),
        polish=("orzeczenie do", "orzeczenie ważne do", "ważność orzeczenia"),
        private=True,
        instead=DERIVED,
    ),
    "requested_hours": Column(
        cells.optional(cells.whole(1)), None, ("godziny", "liczba godzin", "wnioskowane godziny", "godz.")
    ),
    "points": Column(cells.points, None, ("punkty", "pkt", "liczba punktów")),
    "documents_complete": Column(cells.yes_no, None, ("komplet", "komplet dokumentów", "dokumenty kompletne")),
    **PLACE,
    "resident": Column(cells.yes_no, "yes", ("mieszkaniec", "mieszka w gminie")),
    "missing_documents": Column(cells.several_of(words.DOCUMENT), "", ("brakuje", "brakujące dokumenty", "braki")),
    "commission": Column(cells.optional(cells.one_of(words.COMMISSION)), "", ("komisja", "decyzja komisji", "decyzja")),
    "min_hours": Column(cells.optional(cells.whole(0)), "", ("najmniej godzin", "min. godzin", "minimum godzin")),
    "max_hours": Column(
        cells.optional(cells.whole(0)), "", ("najwięcej godzin", "maks. godzin", "max godzin", "maksimum godzin")
    ),
    "commission_reason": Column(
        cells.free_text, "", ("uzasadnienie", "uzasadnienie komisji", "uzasadnienie decyzji"), private=True
    ),
    "last_service_day": Column(cells.optional(times.day), "", ("ostatni dzień", "ostatni dzień wsparcia")),
    "age_ok": Column(cells.optional(cells.yes_no), "", ("wiek właściwy", "wiek zgodny")),
    "certified": Column(cells.optional(cells.yes_no), "", ("orzeczenie ważne", "ważne orzeczenie")),
    "tier": Column(cells.optional(cells.whole(1, 4)), "", ("stopień pierwszeństwa", "pierwszeństwo")),
    "name": Column(cells.free_text, "", ("imię i nazwisko", "nazwisko i imię"), private=True),
    "pesel": Column(pesel.number, "", ("nr PESEL", "numer PESEL"), private=True),
    "phone": Column(cells.free_text, "", ("telefon", "nr telefonu", "tel."), private=True),
    "email": Column(cells.free_text, "", ("e-mail", "mail", "adres e-mail"), private=True),
    "address": Column(cells.free_text, "", ("adres", "adres zamieszkania"), private=True),
}

REPLACEABLE = {name: column for name, column in COLUMNS.items() if column.instead}


@dataclass
class Applications:
    """The faultless applications with their lines, and of every readable id its first line.

    whole: there are no further ids in the file.
    """

    whole: bool
    rows: list[tuple[int, ApplicationCard]] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)


def read_applications(text: str, faults: Faults) -> Applications:
    """Everything that can be read of the file."""
    table = read_table(text, COLUMNS, faults)
    found = Applications(table.whole)
    people: dict[str, Row] = {}
    for row in table.rows:
        if "id" in row.values:
            check_unique(row, found.lines, faults)
        _check_stands_in(row, faults)
        _check_person(row, people, faults)
        if row.complete(COLUMNS):
            application = _application(row)
            _check_row(row, application, faults)
            found.rows.append((row.line, application))
        elif wrong := pesel.fault_in(str(row.values.get("pesel") or "")):
            faults.add(wrong, line=row.line, column=row.name("pesel"), digits=pesel.DIGITS)
    return found


def _check_stands_in(row: Row, faults: Faults) -> None:
    """An empty cell in whose place nothing stands in this row is as faulty as in any other file."""
    for name, column in REPLACEABLE.items():
        absent = name in row.values and row.values[name] is None
        if absent and any(row.values.get(one) is None for one in column.instead):
            try:
                parsed(column, "")
            except CellFault as fault:
                add_fault(fault, row, name, faults)
                del row.values[name]


def check_unique(row: Row, first_line: dict[str, int], faults: Faults) -> None:
    """A fault for an id that stands in an earlier line; otherwise the line is noted."""
    name = row.text("id")
    if name in first_line:
        faults.add("duplicate_id", line=row.line, column=row.name("id"), value=name, first=first_line[name])
    first_line.setdefault(name, row.line)


def _check_person(row: Row, people: dict[str, Row], faults: Faults) -> None:
    """The same PESEL under two ids is one person. The PESEL itself is in no message. Source: R-45."""
    number = str(row.values.get("pesel") or "")
    if not number or "id" not in row.values:
        return
    first = people.setdefault(number, row)
    if first.text("id") != row.text("id"):
        facts = {"value": row.text("id"), "other": first.text("id"), "first": first.line}
        faults.add("same_person", line=row.line, column=row.name("pesel"), **facts)


def _check_row(row: Row, application: ApplicationCard, faults: Faults) -> None:
    for column, code, facts in inconsistencies(application):
        faults.add(code, line=row.line, column=row.name(column), **dict(facts))


def _application(row: Row) -> ApplicationCard:
    return ApplicationCard(
        id=row.text("id"),
        received_at=row.moment("received_at"),
        category=row.text("category"),
        equivalent=row.optional_flag("equivalent"),
        lives_alone=row.optional_flag("lives_alone"),
        birth_date=row.optional_day("birth_date"),
        certificate_valid_until=row.optional_day("certificate_valid_until"),
        requested_hours=row.optional_integer("requested_hours"),
        points=row.integer("points"),
        documents_complete=row.flag("documents_complete"),
        lat=row.number("lat"),
        lon=row.number("lon"),
        resident=row.flag("resident"),
        missing_documents=row.names("missing_documents"),
        commission=row.optional_text("commission"),
        min_hours=row.optional_integer("min_hours"),
        max_hours=row.optional_integer("max_hours"),
        commission_reason=row.text("commission_reason"),
        contact=tuple((name, text) for name in CONTACT if (text := row.text(name))),
        emptied=frozenset(name for name in CONTACT if row.has(name) and not row.text(name)),
        last_service_day=row.optional_day("last_service_day"),
        age_ok=row.optional_flag("age_ok"),
        certified=row.optional_flag("certified"),
        tier=row.optional_integer("tier"),
    )
