"""Any rows come back from any file as they went in; any bytes are read or refused; a large file is read whole."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.case import table
from planner.case.timesheet import read_timesheet
from planner.terms.clock import WARSAW, local, minute_of
from planner.terms.done import AREAS, OUTCOMES, SIDES, DoneRow
from planner.terms.refusals import InputRefused
from tests.worlds.looking import NIGHTLY
from tests.worlds.timesheets import HEADER, Cells, cells_of, csv_file, xlsx_file

FIRST, LAST = minute_of(datetime(2024, 1, 1, tzinfo=WARSAW)), minute_of(datetime(2027, 12, 31, tzinfo=WARSAW))
AUTUMN = minute_of(datetime(2026, 10, 25, tzinfo=WARSAW))
MANY = 20_000 if NIGHTLY else 5_000
ids = st.from_regex(r"[A-Za-z0-9Ą][A-Za-z0-9_/.-]{0,8}", fullmatch=True).filter(lambda text: ".." not in text)
texts = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")) | st.just("\n"), max_size=20).map(str.strip)
harmless = texts.filter(lambda text: not text.startswith(("=", "@", "+", "-")))


def some_of(whole: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(whole)).map(lambda found: tuple(one for one in whole if one in found))


@st.composite
def done_rows(draw: st.DrawFn) -> list[DoneRow]:
    """Different visits; some in the night whose hour exists twice."""
    starts = draw(st.lists(st.integers(FIRST, LAST) | st.integers(AUTUMN, AUTUMN + 300), max_size=6, unique=True))
    return [
        DoneRow(
            *(draw(ids), draw(ids), start, start + draw(st.integers(1, 1440)), draw(st.sampled_from(OUTCOMES))),
            *(draw(some_of(AREAS)), draw(some_of(SIDES)), draw(harmless), draw(harmless), line),
        )
        for line, start in enumerate(starts, 2)
    ]


def without_lines(rows: Sequence[DoneRow]) -> list[DoneRow]:
    return [DoneRow(**{**vars(row), "line": 0}) for row in rows]


@given(done_rows(), st.sampled_from(",;\t"), st.sampled_from(("utf-8", "utf-8-sig")))
def test_any_rows_come_back_from_csv(rows: list[DoneRow], separator: str, encoding: str) -> None:
    data = csv_file([HEADER, *map(cells_of, rows)], separator, encoding)

    assert without_lines(read_timesheet(data, "x.csv")) == without_lines(rows)


@given(done_rows())
def test_any_rows_come_back_from_a_workbook(rows: list[DoneRow]) -> None:
    data = xlsx_file([HEADER, *map(cells_of, rows)])

    assert read_timesheet(data, "x.xlsx") == rows


@given(done_rows())
def test_any_rows_come_back_from_cells_that_are_moments(rows: list[DoneRow]) -> None:
    """But for the second of an hour that exists twice, which a spreadsheet cannot say."""
    table: list[Sequence[object]] = [HEADER]
    for one in rows:
        who, said = cells_of(one)[:2], cells_of(one)[4:]
        when = [cell(at) for at in (one.start, one.end)]
        table.append([*who, *when, *said])

    assert read_timesheet(xlsx_file(table), "x.xlsx") == rows


def cell(instant: int) -> object:
    shown = local(instant)
    return shown.isoformat() if shown.fold else shown.replace(tzinfo=None)


@given(
    st.binary(max_size=400), st.sampled_from((b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
)
def test_any_bytes_are_read_or_refused(data: bytes, first: bytes) -> None:
    read_or_refused(first + data)


@given(st.lists(st.lists(st.text(max_size=8), max_size=5), max_size=4))
def test_any_cells_under_the_header_are_read_or_refused(rows: list[list[str]]) -> None:
    read_or_refused(csv_file([HEADER, *rows]).replace(b"\x00", b""))


WORKBOOK = xlsx_file([HEADER, ["A-1", "S-1", datetime(2026, 3, 2, 8), datetime(2026, 3, 2, 9), "done", "", "", "", ""]])


@given(st.lists(st.tuples(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_damaged_workbook_is_read_or_refused(damage: list[tuple[int, int]]) -> None:
    data = bytearray(WORKBOOK)
    for place, value in damage:
        data[place] = value

    read_or_refused(bytes(data))


@given(st.integers(0, 2**32))
def test_any_damage_inside_the_parts_of_a_workbook_is_read_or_refused(seed: int) -> None:
    """Pieces of XML are swapped, doubled and lost, in one part, and packed soundly again."""
    dice, out = Random(seed), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old, zipfile.ZipFile(out, "w") as new:
        hit = dice.choice([name for name in old.namelist() if "docProps" not in name and "theme" not in name])
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, damaged(content, dice) if name == hit else content)

    read_or_refused(out.getvalue())


def damaged(content: bytes, dice: Random) -> bytes:
    pieces = content.split(dice.choice([b'"', b"<", b">", b" "]))
    for _ in range(dice.randint(1, 3)):
        at, other = dice.randrange(len(pieces)), dice.randrange(len(pieces))
        pieces[at] = dice.choice([pieces[other], b"", b"-1", b"99999999999999999999", pieces[at] * 2, b"\xff"])
    return b'"'.join(pieces) if dice.random() < 0.5 else b"<".join(pieces)


def read_or_refused(data: bytes) -> None:
    try:
        rows = read_timesheet(data, "x")
    except InputRefused:
        return
    assert all(0 < row.minutes <= 1440 for row in rows)


def many() -> Cells:
    begin = datetime(2026, 3, 1, 6)
    starts = [begin + timedelta(days=one % 31, minutes=one % 600) for one in range(MANY)]
    said = ("done", "self_care household", "assistant participant", "", "w domu")
    return [HEADER] + [
        [f"A-{one % 997}", f"S-{one}", start, start + timedelta(minutes=150), *said] for one, start in enumerate(starts)
    ]


@pytest.mark.parametrize("make", [csv_file, xlsx_file])
def test_a_file_of_many_rows_is_read_whole(make: object) -> None:
    assert callable(make)

    assert len(read_timesheet(make(many()), "large")) == MANY


@pytest.mark.parametrize("make", [csv_file, xlsx_file])
def test_rows_beyond_the_most_are_one_fault(make: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert callable(make)
    monkeypatch.setattr(table, "MOST_ROWS", 100)
    rows = [["A-1", "S-1", "2026-03-02 08:00", "2026-03-02 09:00"]] * 101

    assert len(read_timesheet(make([HEADER[:4], *rows[:100]]), "x")) == 1
    with pytest.raises(InputRefused) as refused:
        read_timesheet(make([HEADER[:4], *rows]), "x")

    assert [fault.code for fault in refused.value.faults] == ["too_many_rows"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfea\0", "encoding"),
        (b"application\0", "nul_byte"),
        (b'application,"assistant', "not_csv"),
        (b"x" * (32 * 2**20 + 1), "file_too_large"),
        (b"\x81\x8d", "encoding"),
    ],
)
def test_what_is_no_text_is_one_fault(data: bytes, code: str) -> None:
    with pytest.raises(InputRefused) as caught:
        read_timesheet(data, "march.csv")

    assert [(fault.file, fault.code) for fault in caught.value.faults] == [("march.csv", code)]
