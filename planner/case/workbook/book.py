"""A workbook's frame: its visible sheets, the texts they share, and how their numbers are shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from planner.case.workbook.archive import Archive, Attributes, LocalNames, book_fault, parsed_chunks
from planner.case.workbook.numbers import BUILT_IN, EPOCH_1900, EPOCH_1904, Shown, plain, shown_with

MOST_TEXTS = 2_000_000
MOST_SHEETS = 256


@dataclass(frozen=True)
class SheetPart:
    """name: as its tab says. part: where its cells are."""

    name: str
    part: str


class Book:
    """Raises WorkbookUnreadable, and whatever a broken archive or broken XML raises."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        kinds = dict(archive.related("").values())
        self._main = kinds.get("officeDocument", "xl/workbook.xml")
        if self._main not in archive:
            raise book_fault("not_workbook")
        self._parts = archive.related(self._main)
        self._elements = list(archive.elements(self._main))

    def sheets(self) -> list[SheetPart]:
        """Those that can be seen and have cells (a chart's sheet has none), in their order."""
        stated = [one for around, kind, one in self._elements if (around, kind) == ("sheets", "sheet")]
        return [
            SheetPart(one.get("name", ""), self._parts[one["id"]][1])
            for one in stated[:MOST_SHEETS]
            if one.get("state", "visible") == "visible" and self._parts[one["id"]][0] == "worksheet"
        ]

    @cached_property
    def texts(self) -> list[str]:
        """The shared ones, by number."""
        part = self._part("sharedStrings")
        return [] if part is None else list(_texts(self.archive, part))

    @cached_property
    def styles(self) -> list[Shown]:
        """By number, how a cell of the style shows its number."""
        part = self._part("styles")
        elements = [] if part is None else list(self.archive.elements(part))
        codes = {one["numFmtId"]: one.get("formatCode", "") for _, kind, one in elements if kind == "numFmt"}
        known = {str(number): code for number, code in BUILT_IN.items()} | codes
        ids = [one.get("numFmtId", "0") for around, kind, one in elements if (around, kind) == ("cellXfs", "xf")]
        shown = {name: shown_with(known[name], self._epoch) if name in known else plain for name in set(ids)}
        return [shown[name] for name in ids]

    def _part(self, kind: str) -> str | None:
        return next((part for found, part in self._parts.values() if found == kind), None)

    @cached_property
    def _epoch(self) -> datetime:
        said = next((one.get("date1904", "0") for _, kind, one in self._elements if kind == "workbookPr"), "0")
        return EPOCH_1904 if said in ("1", "true", "on") else EPOCH_1900


def _texts(archive: Archive, part: str) -> Iterator[str]:
    """In their order. Raises WorkbookUnreadable for more than MOST_TEXTS."""
    texts, count = _Texts(), 0
    for _ in parsed_chunks(archive.open(part), texts.start, texts.end, texts.text):
        count += len(texts.found)
        if count > MOST_TEXTS:
            raise book_fault("too_many_texts", most=MOST_TEXTS)
        yield from texts.found
        texts.found.clear()


class _Texts:
    """Handlers of an XML parser. Runs of one text are joined; how it is pronounced (rPh) is no part of it."""

    def __init__(self) -> None:
        self.local = LocalNames()
        self.found: list[str] = []
        self.runs: list[str] = []
        self.inside = [""]

    def start(self, element: str, _: Attributes) -> None:
        self.inside.append("rPh" if self.inside[-1] == "rPh" else self.local[element])

    def end(self, _: str) -> None:
        if self.inside.pop() == "si":
            self.found.append(unescaped("".join(self.runs)))
            self.runs.clear()

    def text(self, piece: str) -> None:
        if self.inside[-1] == "t":
            self.runs.append(piece)


def unescaped(text: str) -> str:
    """Without the mark that Excel writes for a carriage return."""
    return text.replace("_x000D_", "") if "_x000D_" in text else text
