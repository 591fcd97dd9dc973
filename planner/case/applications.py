"""applications.csv."""

from dataclasses import dataclass, field

from planner.case import cells
from planner.case.table import Column, Row, read_table
from planner.editions import CATEGORIES
from planner.terms.case import DOCUMENTS, ApplicationCard
from planner.terms.refusals import Faults

CONTACT = ("name", "pesel", "phone", "email", "address")

COLUMNS = {
    "id": Column(cells.identifier),
    "received_at": Column(cells.moment),
    "category": Column(cells.one_of(*CATEGORIES)),
    "equivalent": Column(cells.yes_no),
    "lives_alone": Column(cells.yes_no),
    "birth_date": Column(cells.day),
    "certificate_valid_until": Column(cells.optional(cells.day)),
    "requested_hours": Column(cells.optional(cells.whole(1))),
    "points": Column(cells.points),
    "documents_complete": Column(cells.yes_no),
    "lat": Column(cells.optional(cells.coordinate(90))),
    "lon": Column(cells.optional(cells.coordinate(180))),
    "resident": Column(cells.yes_no, default="yes"),
    "missing_documents": Column(cells.several_of(*DOCUMENTS), default=""),
    "commission": Column(cells.optional(cells.one_of("admit", "refuse")), default=""),
    "min_hours": Column(cells.optional(cells.whole(0)), default=""),
    "max_hours": Column(cells.optional(cells.whole(0)), default=""),
    "commission_reason": Column(cells.free_text, default=""),
    **{name: Column(cells.free_text, default="") for name in CONTACT},
}


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
    for row in table.rows:
        if "id" in row.values:
            _unique(row, found.lines, faults)
        if row.complete(COLUMNS):
            application = _application(row)
            _consistent(row.line, application, faults)
            found.rows.append((row.line, application))
    return found


def _unique(row: Row, first_line: dict[str, int], faults: Faults) -> None:
    name = row.text("id")
    if name in first_line:
        faults.add("duplicate_id", line=row.line, column="id", value=name, first=first_line[name])
    first_line.setdefault(name, row.line)


def _consistent(line: int, application: ApplicationCard, faults: Faults) -> None:
    if application.birth_date > application.received_at.date():
        faults.add("born_later", line=line, column="birth_date", value=application.birth_date)
    decided = application.commission or application.min_hours is not None or application.max_hours is not None
    if decided and not application.commission_reason:
        faults.add("reason_missing", line=line, column="commission_reason")


def _application(row: Row) -> ApplicationCard:
    commission = row.values["commission"]
    return ApplicationCard(
        id=row.text("id"),
        received_at=row.moment("received_at"),
        category=row.text("category"),
        equivalent=row.flag("equivalent"),
        lives_alone=row.flag("lives_alone"),
        birth_date=row.day("birth_date"),
        certificate_valid_until=row.optional_day("certificate_valid_until"),
        requested_hours=row.optional_integer("requested_hours"),
        points=row.integer("points"),
        documents_complete=row.flag("documents_complete"),
        lat=row.number("lat"),
        lon=row.number("lon"),
        resident=row.flag("resident"),
        missing_documents=row.names("missing_documents"),
        commission=None if commission is None else str(commission),
        min_hours=row.optional_integer("min_hours"),
        max_hours=row.optional_integer("max_hours"),
        commission_reason=row.text("commission_reason"),
        contact=tuple((name, text) for name in CONTACT if (text := row.text(name))),
    )
