"""The parts of a workbook: a zip archive of XML, opened part by part, with limits on what it may unpack to."""

import io
import posixpath
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import IO, Any
from xml.parsers import expat

MOST_UNPACKED = 128 * 1024 * 1024
MOST_SMALL = 8 * 1024 * 1024
CHUNK = 2**16
ENCRYPTED = 1
PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
Attributes = dict[str, str]


class WorkbookUnreadable(Exception):
    """A workbook that cannot be read further: a message code, the row (0: the whole), the facts for its sentence."""

    def __init__(self, code: str, line: int = 0, **facts: object) -> None:
        super().__init__(code)
        self.code, self.line = code, line
        self.facts: dict[str, Any] = facts


book_fault = WorkbookUnreadable


class LocalNames(defaultdict[str, str]):
    """XML names without their prefixes, each looked at once."""

    def __missing__(self, name: str) -> str:
        self[name] = name.rpartition(":")[2]
        return self[name]


class Archive:
    """Names of parts are found in letters of either case, as Excel finds them."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._parts = {_plain(one.filename): one for one in self._zip.infolist()}
        self._unpacked = 0

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._parts

    def open(self, name: str, most: int = MOST_UNPACKED) -> IO[bytes]:
        """The unpacked part. A zip says how long its parts are, and no more than that is unpacked.

        Raises WorkbookUnreadable where this is more than `most`, or all opened parts more than MOST_UNPACKED.
        """
        part = self._parts.get(_plain(name))
        if part is None or part.compress_type not in PLAIN:
            raise book_fault("not_workbook")
        if part.flag_bits & ENCRYPTED:
            raise book_fault("workbook_encrypted")
        self._unpacked += part.file_size
        if part.file_size > most or self._unpacked > MOST_UNPACKED:
            raise book_fault("workbook_too_large", most=min(most, MOST_UNPACKED) // 2**20)
        return self._zip.open(part)

    def elements(self, name: str) -> Iterator[tuple[str, str, Attributes]]:
        """Every element of a small part: the name around it, its own, and its attributes; names without prefix."""
        local, around, found = LocalNames(), [""], list[tuple[str, str, Attributes]]()

        def start(element: str, attributes: Attributes) -> None:
            found.append((around[-1], local[element], {local[key]: value for key, value in attributes.items()}))
            around.append(local[element])

        for _ in parsed_chunks(self.open(name, MOST_SMALL), start, lambda _: around.pop()):
            yield from found
            found.clear()

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part (`""`: the workbook as a whole) refers to: by id the kind and the target's name."""
        folder, file = posixpath.split(name)
        relations = f"{folder}/_rels/{file}.rels".lstrip("/")
        if relations not in self:
            return {}
        found = (one for _, kind, one in self.elements(relations) if kind == "Relationship")
        return {
            one.get("Id", ""): (posixpath.basename(one.get("Type", "")), _target(folder, one.get("Target", "")))
            for one in found
        }


def parsed_chunks(
    part: IO[bytes],
    start: Callable[[str, Attributes], object],
    end: Callable[[str], object],
    text: Callable[[str], object] | None = None,
) -> Iterator[None]:
    """Parses the part; pauses after each chunk, so that what was found can be taken.

    A document type, with which a few lines can be made to unfold to gigabytes, is nothing a workbook has.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = text, _no_document_type
    with part:
        while chunk := part.read(CHUNK):
            parser.Parse(chunk, False)
            yield
    parser.Parse(b"", True)
    yield


def _no_document_type(*_: object) -> None:
    raise book_fault("not_workbook")


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _target(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
