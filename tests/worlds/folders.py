"""A case folder as text that a clerk edits: keys of programme.toml, cells and rows of the CSV files."""

import csv
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from hypothesis import strategies as st

from planner.terms.case import DAYS, ApplicationCard, AssistantTerms, Case
from tests.worlds.cases import application, assistant, cases

Row = dict[str, str]
QUOTED = {"unit", "edition", "teryt", "split.policy", "budget.total", "budget.admin_share", "budget.hourly_cost"}
PEOPLE, STAFF, WISHES, ABSENCES, RATES = "applications", "assistants", "wishes", "absences", "rates"
REFERS = {WISHES: "application", "blocked": "application", "person_absences": "application", RATES: "assistant"}


@dataclass
class Folder:
    """programme: texts by dotted key, as they stand behind the equals sign. files: rows by name, absent without."""

    programme: dict[str, str]
    files: dict[str, list[Row]] = field(default_factory=dict)

    @classmethod
    def of(cls, case: Case) -> "Folder":
        rules = case.programme
        split = {name: getattr(rules, name) for name in ("policy", "step_hours", "minimum_hours", "monthly_limit")}
        keys = {
            "unit": rules.unit,
            "edition": rules.edition.name,
            "from": rules.first,
            "to": rules.last,
            "applications_until": rules.applications_until.isoformat(),
            "budget.hours": rules.hours,
            **{f"split.{name}": value for name, value in split.items() if value is not None},
            "split.admission_needs_assistants": str(rules.admission_needs_assistants).lower(),
            **({} if rules.places is None else {"places.total": rules.places}),
            **{f"places.{name}": value for name, value in rules.category_places.items()},
            **{f"{of}.{name}": value for of in SECTIONS for name, value in getattr(rules, of).items()},
        }
        folder = cls({})
        for key, value in keys.items():
            folder.set(key, str(value))
        folder.files[PEOPLE] = [_application(one) for one in case.applications]
        if case.assistants is not None:
            folder.files[STAFF] = [_assistant(one) for one in case.assistants]
            away = [(one.id, *days) for one in case.assistants for days in one.absences]
            rows = [dict(zip(("assistant", "from", "to"), map(str, one), strict=True)) for one in away]
            folder.files |= {ABSENCES: rows} if rows else {}
        return folder

    def set(self, key: str, value: str) -> None:
        """The key, in quotes where it asks for them; lifted by nothing."""
        self.programme.pop(key, None)
        if value:
            self.programme[key] = f'"{value}"' if key in QUOTED else value

    def set_cell(self, name: str, column: str, value: str) -> None:
        for row in (*self.files[PEOPLE], *self.files.get(STAFF, ())):
            if row["id"] == name:
                row[column] = value

    def remove(self, name: str) -> None:
        """The row and what refers to it."""
        for file, rows in self.files.items():
            column = "id" if file in (PEOPLE, STAFF) else REFERS.get(file, "assistant")
            rows[:] = [row for row in rows if row[column] != name]
        for row in self.files.get(STAFF, ()):
            for column in ("indicated_by", "family_of", "accepted_for"):
                row[column] = " ".join(one for one in row[column].split() if one != name)

    def add(self, file: str, rows: list[Row]) -> None:
        self.files.setdefault(file, []).extend(rows)

    def write(self, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "programme.toml").write_text(self.toml(), "utf-8")
        for name, rows in self.files.items():
            (folder / f"{name}.csv").write_text(csv_text(rows) or _header(name), "utf-8")
        return folder

    def toml(self) -> str:
        plain = [f"{key} = {value}" for key, value in self.programme.items() if "." not in key]
        dotted = [key.split(".") for key in self.programme if "." in key]
        for section in dict.fromkeys(one[0] for one in dotted):
            plain.append(f"[{section}]")
            plain += [f"{name} = {self.programme[f'{section}.{name}']}" for of, name in dotted if of == section]
        return "\n".join(plain) + "\n"


SECTIONS = ("pools", "ceilings", "averages")


def csv_text(rows: list[Row]) -> str:
    """With a header of every column; no rows: an empty file."""
    text, columns = StringIO(), list(dict.fromkeys(column for row in rows for column in row))
    if rows:
        writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return text.getvalue()


def _header(file: str) -> str:
    """Of a file whose last row was removed; of assistants none is needed."""
    return "" if file == STAFF else csv_text(ADDED[file]).partition("\n")[0]


def _said(value: object) -> str:
    return "" if value is None else {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _application(one: ApplicationCard) -> Row:
    names = (
        *("id", "category", "equivalent", "lives_alone", "birth_date", "certificate_valid_until", "requested_hours"),
        *("points", "documents_complete", "resident", "commission", "min_hours", "max_hours", "commission_reason"),
    )
    return {"received_at": one.received_at.isoformat(), **{name: _said(getattr(one, name)) for name in names}}


def _assistant(one: AssistantTerms) -> Row:
    lists = {name: " ".join(sorted(getattr(one, name))) for name in ("indicated_by", "family_of", "accepted_for")}
    plain = {name: _said(getattr(one, name)) for name in ("id", "max_hours_month", "basis", "child_clearance_until")}
    return {**plain, **lists, "days": " ".join(DAYS), "from": "8:00", "to": "20:00"}


HOURS = st.sampled_from(["60", "120", "180", "250", "1 200", "59", "", "x"])
CELLS = {
    "requested_hours": HOURS,
    "min_hours": HOURS,
    "max_hours": HOURS,
    "points": st.sampled_from(["0", "1", "7", "", "-1"]),
    "commission": st.sampled_from(["admit", "odmowa", ""]),
    "certificate_valid_until": st.sampled_from(["", "bezterminowo", "3.03.2026", "2026-02-31", "2026-01-31"]),
    "received_at": st.sampled_from(["2026-01-16 15:00", "2026-01-16T15:01:00+01:00", "16.01.2026 8:00", "2026-01-16"]),
    "category": st.sampled_from(["znaczny", "moderate_multiple", "child", "lekki"]),
    "birth_date": st.sampled_from(["1980-01-01", "2015-05-05", "2027-01-01"]),
    "documents_complete": st.sampled_from(["tak", "nie"]),
    "missing_documents": st.sampled_from(["karta rodo", ""]),
    "name": st.sampled_from(["Jan", "", "=1+1"]),
    "phone": st.sampled_from(["600", ""]),
    "lat": st.sampled_from(["50,5", "", "91"]),
    "lon": st.sampled_from(["20.5", ""]),
    "colour": st.just("red"),
}
STAFF_CELLS = {
    "max_hours_month": st.sampled_from(["0", "60", "200", "-1", ""]),
    "days": st.sampled_from(["mon", "pn wt", "sat sun", "never"]),
    "from": st.sampled_from(["6:00", "20:00", "0:00", "25:00"]),
    "to": st.sampled_from(["8:00", "24:00", "22:00"]),
    "basis": st.sampled_from(["indicated", "kwalifikacje"]),
    "indicated_by": st.sampled_from(["A-0", "A-0 A-0", "", "A-99"]),
    "family_of": st.sampled_from(["A-0", ""]),
    "accepted_for": st.sampled_from(["A-0", ""]),
    "child_clearance_until": st.sampled_from(["2026-12-31", ""]),
    "rate": st.sampled_from(["48,50", "", "-1"]),
    "lat": st.sampled_from(["50.5", ""]),
    "lon": st.sampled_from(["20.5", ""]),
    "name": st.sampled_from(["Ewa", ""]),
}
KEYS = {
    "budget.hours": st.sampled_from(["0", "600", "1e3", "-1", "", "15_000"]),
    "budget.total": st.sampled_from(["1000.00", "50000", "", "abc"]),
    "budget.hourly_cost": st.sampled_from(["48.00", "0", ""]),
    "split.policy": st.sampled_from(["equal", "points", "average", "proportional", "fair"]),
    "split.step_hours": st.sampled_from(["1", "60", "120", "0"]),
    "split.minimum_hours": st.sampled_from(["0", "120", ""]),
    "split.monthly_limit": st.sampled_from(["60", ""]),
    "split.admission_needs_assistants": st.sampled_from(["true", "false", "yes"]),
    "places.total": st.sampled_from(["0", "2", ""]),
    "places.severe": st.sampled_from(["1", ""]),
    "pools.moderate": st.sampled_from(["120", "0", ""]),
    "ceilings.severe": st.sampled_from(["60", "0", ""]),
    "averages.severe": st.sampled_from(["383.5", "nan", ""]),
    "from": st.sampled_from(["2026-02-15", "2026-12-31"]),
    "edition": st.sampled_from(["2025", "2030"]),
    "applications_until": st.sampled_from(["2026-01-10T12:00:00+01:00", "soon"]),
    "pools.everybody": st.just("3"),
}
ADDED = {
    PEOPLE: [_application(application("A-8"))],
    STAFF: [_assistant(assistant("S-8", family_of=frozenset({"A-0"})))],
    WISHES: [{"application": "A-0", "day": "mon", "from": "8:00", "to": "10:00", "minutes": "60"}],
    "blocked": [{"application": "A-0", "day": "pt", "from": "22:00", "to": "6:00", "service": "care"}],
    "person_absences": [{"application": "A-0", "from": "2026-03-01", "to": "9.03.2026"}],
    ABSENCES: [{"assistant": "S-0", "from": "2026-03-01", "to": "2026-03-02"}],
    RATES: [{"assistant": "S-0", "from": "2026-03-01", "rate": "50"}],
}


@st.composite
def folders(draw: st.DrawFn) -> Folder:
    """Random small folders, of the random small cases."""
    return Folder.of(draw(cases(most_people=3)))
