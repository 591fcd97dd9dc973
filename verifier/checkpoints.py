"""The checkpoints of the file, and one that was kept elsewhere."""

from verifier.judged import Judged
from verifier.notes import Checkpoint, checkpoint_of
from verifier.shapes import CHECKPOINT, hashes, inside
from verifier.syntax import Members, Misread, strict
from verifier.tail import tail_lines
from verifier.tree import extends, includes
from verifier.verdict import Place


class Walk:
    """before: size and root of the last checkpoint that could be read, as signed."""

    def __init__(self, judged: Judged) -> None:
        self.judged, self.findings = judged, judged.findings
        self.number = 0
        self.before: tuple[int, bytes] | None = None
        self.read_all = True

    def take(self, place: Place, line: bytes) -> None:
        self.number += 1
        try:
            members = inside(strict(line), "checkpoint", CHECKPOINT)
            signed = checkpoint_of(members["note"])
            proofs = (hashes(members["inclusion"]), hashes(members["consistency"]))
        except Misread as error:
            self.findings.add("checkpoint_shape", place, why=error.code)
            self.before, self.read_all = None, False
            return
        self._number(members, signed, place)
        self._signature(signed, place)
        self._root(signed, proofs[0], place)
        self._consistency(signed, proofs[1], place)
        self.before = (signed.size, signed.root)

    def _number(self, members: Members, signed: Checkpoint, place: Place) -> None:
        if members["number"] != self.number:
            self.findings.add("checkpoint_number", place, found=members["number"], due=self.number)
            self.number = members["number"]
        if members["size"] != signed.size:
            self.findings.add("checkpoint_size", place, found=members["size"], due=signed.size)

    def _signature(self, signed: Checkpoint, place: Place) -> None:
        key = self.judged.asked.key
        if fault := signed.note.fault(key):
            found = f"{signed.note.name}+{signed.note.key_hash.hex()}"
            self.findings.add(f"checkpoint_{fault}", place, found=found, number=self.number)
        elif signed.origin != key.name:
            self.findings.add("checkpoint_origin", place, found=signed.origin, due=key.name)
        elif signed.size == self.judged.entries:
            self.judged.last_signed = (signed.size, signed.root)

    def _root(self, signed: Checkpoint, proof: list[bytes], place: Place) -> None:
        root, leaf = self.judged.roots.get(signed.size, (b"", b""))
        if not root or (not signed.size and self.judged.listed):
            self.findings.add("checkpoint_range", place, found=signed.size, due=self.judged.entries)
        elif root != signed.root:
            self.findings.add("checkpoint_root", place, size=signed.size)
        elif not _ends_with(signed, leaf, proof):
            self.findings.add("checkpoint_inclusion", place, size=signed.size)

    def _consistency(self, signed: Checkpoint, proof: list[bytes], place: Place) -> None:
        if self.before is None:
            fits = not proof or not self.read_all
        elif self.before[0] > signed.size:
            self.findings.add("checkpoint_falls", place, found=signed.size, due=self.before[0])
            return
        elif self.before[0] in (0, signed.size):
            fits = not proof and (not self.before[0] or self.before[1] == signed.root)
        else:
            fits = extends(self.before, (signed.size, signed.root), proof)
        if not fits:
            self.findings.add("checkpoint_consistency", place, number=self.number)


def _ends_with(signed: Checkpoint, leaf: bytes, proof: list[bytes]) -> bool:
    if signed.size <= 1:
        return not proof
    return includes((signed.size, signed.root), (signed.size - 1, leaf), proof)


def walk_checkpoints(judged: Judged) -> None:
    """All of the file, then the one kept elsewhere."""
    walk, last = Walk(judged), judged.layout.tail_line
    for number, kind, line in tail_lines(judged):
        if kind == "checkpoint":
            last = number
            judged.checkpoints += 1
            walk.take(Place(number), line)
    if not judged.checkpoints:
        judged.findings.add("checkpoint_missing", Place(last))
    elif walk.before and walk.before[0] != judged.listed:
        judged.findings.add("checkpoint_last", Place(last), found=walk.before[0], due=judged.listed)
    if judged.asked.kept:
        _kept(judged, judged.asked.kept)


def _kept(judged: Judged, kept: Checkpoint) -> None:
    root = judged.roots.get(kept.size)
    if kept.note.fault(judged.asked.key) or kept.origin != judged.asked.key.name:
        judged.findings.add("kept_signature", Place(), found=f"{kept.note.name}+{kept.note.key_hash.hex()}")
    elif root is None:
        judged.findings.add("kept_longer", Place(), size=kept.size, entries=judged.listed)
    elif root[0] != kept.root:
        judged.findings.add("kept_root", Place(), size=kept.size)
