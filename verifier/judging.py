"""`verify`: one file, one key, a verdict."""

from pathlib import Path

from verifier.aligning import Alignment
from verifier.checkpoints import walk_checkpoints
from verifier.ends import walk_counts, walk_head, walk_seal
from verifier.entries import walk_entries
from verifier.explaining import explain
from verifier.facts import Reader
from verifier.judged import Asked, Judged
from verifier.notes import Checkpoint, Key, checkpoint_of, key_of
from verifier.published import accounts, walk_balances
from verifier.reading import Digest, Told, lay_out, open_regular, small_text
from verifier.syntax import Misread
from verifier.tail import listed_leaves, survey
from verifier.verdict import ALTERED, UNREADABLE, WHOLE, Finding, Place, Programme, Summary, Verdict


def verify(file: Path, key: str, checkpoint: Path | None = None, told: Told = lambda *_: None) -> Verdict:
    """Judge an export. key: a vkey, or the name of a file that holds one; told: bytes done, bytes in all.

    Never raises for what the files hold. Memory grows with streams and commands, not with events.
    """
    read = "key"
    try:
        given = _key(key)
        read = "kept"
        kept = _kept(checkpoint) if checkpoint else None
        read = "file"
        return _judge(Asked(file, given, kept, told))
    except (Misread, OSError) as error:
        why = error.code if isinstance(error, Misread) else "cannot_open"
        return Verdict(UNREADABLE, (Finding(f"unread_{read}", Place(), (("why", why),)),), 1)


def _key(given: str) -> Key:
    try:
        return key_of(given)
    except Misread:
        return key_of(small_text(Path(given)).removesuffix("\n").removesuffix("\r"))


def _kept(path: Path) -> Checkpoint:
    """Kept in a letter or on a page it may have other line ends, and blanks around it."""
    text = small_text(path).replace("\r\n", "\n").strip()
    return checkpoint_of(f"{text}\n")


def _judge(asked: Asked) -> Verdict:
    with open_regular(asked.path) as file:
        judged = Judged(asked, lay_out(file))
    if not judged.layout.size:
        raise Misread("empty")
    walk_head(judged)
    reader = Reader(asked.path, judged.layout.tail, judged.first_line)
    try:
        digest = Digest(asked.path, judged.layout.last)
        digest.start()
        _walk(judged, reader)
        walk_seal(judged, digest.result())
    finally:
        reader.stop()
    status = ALTERED if judged.findings.count else WHOLE
    return Verdict(status, judged.findings.told(), judged.findings.count, _summary(judged))


def _walk(judged: Judged, reader: Reader) -> None:
    """Everything between the ends."""
    sizes = survey(judged)
    signed = sizes[-1] if sizes else 0
    kept = {judged.asked.kept.size} if judged.asked.kept else set()
    alignment = Alignment(listed_leaves(judged, signed, tell=True), frozenset(sizes) | kept)
    walk_entries(judged, alignment)
    judged.roots |= alignment.roots
    judged.listed, judged.root = alignment.tree.size, alignment.tree.root()
    walk_checkpoints(judged)
    _explain(judged, alignment, signed)
    facts = reader.facts()
    judged.accounts = facts.accounts
    judged.findings.join(facts.findings)
    walk_balances(judged)
    walk_counts(judged)


def _explain(judged: Judged, alignment: Alignment, signed: int) -> None:
    lines = alignment.of_lines
    blame_list = lines is not None and judged.last_signed == (lines.size, lines.root())
    leaves = listed_leaves(judged, signed, tell=False)
    explain(alignment.gaps, leaves, (judged.layout.tail_line, blame_list), judged.findings)
    judged.findings.count += alignment.beyond


def _summary(judged: Judged) -> Summary:
    counts, root = judged.sequence.counts, judged.root.hex()
    return Summary(
        origin=judged.asked.key.name,
        made_at=judged.head.get("made_at", ""),
        entries=judged.entries,
        events=counts["event"],
        commands=counts["command"],
        checkpoints=judged.checkpoints,
        since=judged.sequence.since,
        until=judged.sequence.until,
        digest=f"sha256:{root}",
        programmes=tuple(_programme(one.published()) for one in accounts(judged).values()),
    )


def _programme(told: dict[str, object]) -> Programme:
    return Programme(*(told[name] for name in ("unit", "edition", "budget", "granted", "reserve")))  # type: ignore[arg-type]
