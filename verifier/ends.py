"""The first line and the last: what the file says that it is, and the signature over all of it."""

from verifier.judged import Judged
from verifier.notes import Seal, seal_of
from verifier.reading import lines, open_regular
from verifier.shapes import SEAL, check_head, inside
from verifier.syntax import Misread, decoded, parsed, strict
from verifier.verdict import Place

VERSION = 1
_SEAL = b'{"seal":{"note":'
_STARTS = (b'{"godziny":', b'{"entry":', b'{"leaves":', b'{"checkpoint":', b'{"balances":', _SEAL)


def walk_head(judged: Judged) -> None:
    """Raises Misread where the file is no export, or of a version that is not known."""
    first, last = _first(judged), _last(judged)
    if not first.startswith(_STARTS) and not last.startswith(_SEAL):
        raise Misread("not_export")
    judged.has_head = not first.startswith(_STARTS[1:])
    if not judged.has_head:
        judged.findings.add("head_missing", Place(1))
        return
    try:
        _known(first)
        judged.head = strict(first)
        check_head(judged.head)
    except Misread as error:
        if error.code in ("version", "not_export"):
            raise
        judged.head = {}
        judged.findings.add("head_shape", Place(1), why=error.code)
        return
    _key(judged)


def _known(first: bytes) -> None:
    head = parsed(decoded(first))
    if head.get("godziny") != "export":
        raise Misread("not_export")
    if type(head.get("version")) is not int or head["version"] != VERSION:
        raise Misread("version")


def _first(judged: Judged) -> bytes:
    with open_regular(judged.asked.path) as file:
        return next(lines(file, 0, judged.layout.size), b"")


def _last(judged: Judged) -> bytes:
    with open_regular(judged.asked.path) as file:
        return next(lines(file, judged.layout.last, judged.layout.size), b"")


def _key(judged: Judged) -> None:
    key, head = judged.asked.key, judged.head
    if head["key"] != key.text:
        judged.findings.add("head_key", Place(1), found=head["key"], due=key.text)
    if head["origin"] != key.name:
        judged.findings.add("head_origin", Place(1), found=head["origin"], due=key.name)


def walk_counts(judged: Judged) -> None:
    """What the head says that there is."""
    if not judged.head:
        return
    counts = judged.sequence.counts
    due = {"entries": judged.entries, "events": counts["event"], "commands": counts["command"]}
    for name, number in due.items():
        if judged.head[name] != number:
            judged.findings.add("head_count", Place(1), what=name, found=judged.head[name], due=number)


def walk_seal(judged: Judged, digest: str) -> None:
    """The last line. digest: SHA-256 of all before it, in hex."""
    place, line = Place(judged.last_line), _last(judged)
    if not judged.layout.ended:
        judged.findings.add("cut_in_line", place)
    if line.startswith(_SEAL):
        try:
            _seal(judged, place, seal_of(inside(strict(line), "seal", SEAL)["note"]), digest)
        except Misread as error:
            judged.findings.add("seal_shape", place, why=error.code)
    elif not judged.early_seal:
        judged.findings.add("cut_off", place)


def _seal(judged: Judged, place: Place, seal: Seal, digest: str) -> None:
    if fault := seal.note.fault(judged.asked.key):
        judged.findings.add(f"seal_{fault}", place, found=f"{seal.note.name}+{seal.note.key_hash.hex()}")
    elif seal.origin != judged.asked.key.name:
        judged.findings.add("seal_origin", place, found=seal.origin, due=judged.asked.key.name)
    elif (seal.size, seal.root) != (judged.listed, judged.root):
        judged.findings.add("seal_root", place, found=seal.size, due=judged.listed)
    elif seal.file != digest:
        _file_differs(judged, place)


def _file_differs(judged: Judged, place: Place) -> None:
    """All but made_at and program in the head is checked elsewhere too: where nothing else is wrong, it is they."""
    if not judged.findings.count:
        judged.findings.add("head_unsealed", Place(1))
    judged.findings.add("seal_file", place)
