"""A plain case folder written anew as Polish offices write: any mixture of spellings, headers and separators."""

import csv
import io
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from tests.worlds.places import ROOT

Cell = Callable[[str, Random], str]
WORDS = {
    "severe": ["znaczny", "Znaczny", "stopień znaczny"],
    "severe_multiple": ["znaczny + sprzężona", "ZNACZNY+SPRZĘŻONA", "znaczny ze sprzężoną"],
    "moderate": ["umiarkowany", "Umiarkowany "],
    "moderate_multiple": ["umiarkowany + sprzężona", "umiarkowany + sprz."],
    "child": ["dziecko", "DZIECKO", "dziecko (pkt 7 i 8)"],
    "yes": ["tak", "TAK", " Tak "],
    "no": ["nie", "Nie"],
    "mon": ["pn", "Pn", "poniedziałek"],
    "tue": ["wt", "wtorek"],
    "wed": ["śr", "ŚR", "sr", "środa"],
    "thu": ["cz", "czw"],
    "fri": ["pt", "Pt."],
    "sat": ["so", "sob"],
    "sun": ["nd", "niedziela"],
    "qualification": ["kwalifikacje"],
    "experience": ["doświadczenie", "Doświadczenie"],
    "indicated": ["wskazany"],
    "admit": ["przyjąć", "Przyjęty"],
    "refuse": ["odmowa", "odmówić"],
    "card": ["karta", "Karta"],
    "statement": ["oświadczenie"],
}
MORE = {
    "absences.csv": "assistant,from,to\nS-001,2026-03-01,2026-03-31\nS-002,2026-05-04,2026-05-04\n",
    "availability.csv": "assistant,day,from,to\nS-001,mon,08:00,24:00\nS-001,sun,22:00,06:00\n",
    "person_absences.csv": "application,from,to\nA-0020,2026-04-01,2026-04-10\n",
    "rates.csv": "assistant,from,rate\nS-001,2026-02-01,48.50\nS-001,2026-07-01,50\n",
}
DECIDED = (
    ("commission", "commission_reason", "min_hours", "max_hours", "missing_documents", "pesel", "name"),
    ("admit", "- osoba samotna", "60", "200", "", "", "Żaneta Gęś"),
    ("", "; proszę, „dzwonić”", "", "", "card statement", "", "Łukasz"),
    ("refuse", "przekreślono +", "", "", "", "67071600001", ""),
)


def guide() -> dict[str, dict[str, list[str]]]:
    """By file and column the Polish headers that the user's guide promises."""
    found: dict[str, dict[str, list[str]]] = {}
    columns: dict[str, list[str]] = {}
    for line in (ROOT / "docs" / "przewodnik.md").read_text("utf-8").splitlines():
        if file := re.fullmatch(r"\| \*\*`(\S+\.csv)`\*\* \| \|", line):
            columns = found[file[1]] = {}
        elif found and (row := re.fullmatch(r"\| `(\w+)` \| (.+) \|", line)):
            columns[row[1]] = row[2].split(", ")
        elif found:
            break
    return found


def _moment(text: str, dice: Random) -> str:
    there = datetime.fromisoformat(text)
    here = there.astimezone(ZoneInfo("Europe/Warsaw"))
    if here.fold:
        return text
    return dice.choice([f"{here:%d.%m.%Y %H:%M}", f"{here.day}.{here:%m.%Y} {here.hour}:{here:%M}", text])


def _day(text: str, dice: Random) -> str:
    if not text:
        return dice.choice(["", "bezterminowo"])
    year, month, day = text.split("-")
    return dice.choice([f"{day}.{month}.{year}", f"{int(day)}.{int(month)}.{year}", text])


def _plain_day(text: str, dice: Random) -> str:
    return _day(text, dice) if text else ""


def _clock(text: str, dice: Random) -> str:
    return dice.choice([text, text.lstrip("0") if text[:2] != "00" else text[1:], f"{text}:00"]) if text else ""


def _from_to(text: str, dice: Random) -> str:
    return _clock(text, dice) if ":" in text else _plain_day(text, dice)


def _money(text: str, dice: Random) -> str:
    return dice.choice([text, text.replace(".", ","), f"{text} zł"])


def _whole(text: str, dice: Random) -> str:
    return dice.choice([text, f"{text},00", f"{text},0"]) if text else ""


def _decimal(text: str, dice: Random) -> str:
    return dice.choice([text, text.replace(".", ",")])


def _word(text: str, dice: Random) -> str:
    return dice.choice([*WORDS[text], text.upper()]) if text in WORDS else text


def _words(text: str, dice: Random) -> str:
    return dice.choice([" ", ", ", "  "]).join(_word(one, dice).strip() for one in text.split())


def _ids(text: str, dice: Random) -> str:
    return text.replace(" ", dice.choice([" ", ", ", "; "]))


KINDS: dict[str, Cell] = {
    "received_at": _moment,
    "certificate_valid_until": _day,
    "birth_date": _plain_day,
    "child_clearance_until": _plain_day,
    **dict.fromkeys(
        ("category", "equivalent", "lives_alone", "documents_complete", "basis", "day", "commission"), _word
    ),
    **dict.fromkeys(("requested_hours", "points", "max_hours_month", "minutes", "min_hours", "max_hours"), _whole),
    **dict.fromkeys(("from", "to"), _from_to),
    "date": _plain_day,
    "rate": _money,
    "missing_documents": _words,
    **dict.fromkeys(("lat", "lon"), _decimal),
    **dict.fromkeys(("indicated_by", "family_of", "accepted_for"), _ids),
    "days": _words,
}


def enrich(folder: Path) -> None:
    """Add every optional file, and most optional columns, to a plain folder."""
    for name, text in MORE.items():
        (folder / name).write_text(text, "utf-8")
    head, *rows = (folder / "applications.csv").read_text("utf-8").splitlines()
    cells = [row.split(",") for row in (head, *rows)]
    more = [*DECIDED, *[[""] * len(DECIDED[0])] * (len(cells) - len(DECIDED))]
    with (folder / "applications.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([*one, *other] for one, other in zip(cells, more, strict=True))
    wishes = (folder / "wishes.csv").read_text("utf-8").splitlines()
    dated = [f"{wishes[0]},date", *(f"{row}," for row in wishes[1:]), "A-0020,,08:00,10:00,60,2026-03-04"]
    (folder / "wishes.csv").write_text("\n".join(dated), "utf-8")


def rewrite(folder: Path, dice: Random) -> None:
    """Write the CSV files of the folder anew: other bytes, the same case."""
    headers = guide()
    for file in sorted(folder.glob("*.csv")):
        rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8"))))
        file.write_bytes(_written(rows, headers[file.name], dice))


def _written(rows: list[dict[str, str]], headers: dict[str, list[str]], dice: Random) -> bytes:
    columns = list(rows[0])
    dice.shuffle(columns)
    polish = {
        name: dice.choice([name, name.upper(), *(_spelt(one, dice) for one in headers[name])]) for name in columns
    }
    head, body = (
        [polish[name] for name in columns],
        [[_cell(name, row[name], dice) for name in columns] for row in rows],
    )
    if dice.random() < 0.5:
        at = dice.randrange(len(columns))
        head.insert(at, "Uwagi pracownika")
        body = [[*row[:at], "x", *row[at:]] for row in body]
    empty = [""] * dice.choice([0, 0, 2])
    table = [[*row, *empty] for row in (head, *body)]
    if dice.random() < 0.5:
        table.insert(dice.randrange(len(table)), [""] * len(table[0]))
    return _bytes(table, dice)


def _cell(name: str, text: str, dice: Random) -> str:
    padding = " " * dice.choice([0, 0, 0, 1])
    return f"{padding}{KINDS[name](text, dice) if name in KINDS else text}{padding}"


def _spelt(header: str, dice: Random) -> str:
    marks = str.maketrans("ąćęłńóśźż", "acelnoszz")
    return dice.choice([header, header.capitalize(), header.upper(), f" {header} ", header.translate(marks)])


def _bytes(table: list[list[str]], dice: Random) -> bytes:
    separator, end = dice.choice([";", ";", ",", "\t"]), dice.choice(["\r\n", "\n"])
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=end).writerows(table)
    first = f"sep={separator}{end}" if dice.random() < 0.3 else ""
    return f"{first}{text.getvalue()}".encode(dice.choice(["utf-8", "utf-8-sig", "cp1250"]))
