"""No line of an export is dropped, doubled, moved or signed anew unnoticed, and the verifier says where.

GODZINY_EXAMPLES from 2 000 on (`make nightly`): each line of an export of 500 events too.
"""

from pathlib import Path

import pytest

from tests.verifier.altering import Bench, doubled, dropped, refused_at, swapped
from tests.worlds.exports import OFFICE, STRANGER, Ends, export, text
from tests.worlds.looking import EXAMPLES
from verifier.verdict import ALTERED, UNREADABLE, WHOLE

EVERY_LINE = 2000


def test_the_export_is_whole_as_it_is(bench: Bench, small: Bench) -> None:
    for one, events in ((bench, 500), (small, 50)):
        verdict = one.judged(one.lines)
        assert (verdict.status, verdict.findings, verdict.summary and verdict.summary.events) == (WHOLE, (), events)


@pytest.fixture(params=["every line of a small export", "lines of a bigger one"])
def lined(request: pytest.FixtureRequest, bench: Bench, small: Bench) -> tuple[Bench, range]:
    """An export, and the indices of its lines that are altered: of the bigger one few, in the nightly run all."""
    if request.param.startswith("every"):
        return small, range(len(small.lines))
    return bench, range(0, len(bench.lines), max(1, EVERY_LINE // EXAMPLES))


def entries_of(bench: Bench) -> range:
    """Indices of the lines of entries."""
    return range(1, sum(line.startswith(b'{"entry":') for line in bench.lines) + 1)


def test_every_dropped_line_is_missed(lined: tuple[Bench, range]) -> None:
    bench, indices = lined
    for at in indices:
        verdict = bench.judged(dropped(bench.lines, at))
        assert refused_at(verdict, at + 1, at), (at, verdict.findings)
        if at in entries_of(bench):
            found = verdict.findings[0]
            assert (found.code, found.place.line, found.place.entry) == ("entry_missing", at + 1, at - 1)


def test_every_doubled_line_is_seen(lined: tuple[Bench, range]) -> None:
    bench, indices = lined
    for at in indices:
        verdict = bench.judged(doubled(bench.lines, at))
        assert refused_at(verdict, at + 2), (at, verdict.findings)
        if at in entries_of(bench):
            assert (verdict.findings[0].code, verdict.findings[0].facts) == ("entry_doubled", (("of", str(at - 1)),))


def test_every_swapped_line_is_seen(lined: tuple[Bench, range]) -> None:
    bench, indices = lined
    for at in indices[:-1]:
        verdict = bench.judged(swapped(bench.lines, at))
        assert refused_at(verdict, at + 1, at + 2), (at, verdict.findings)
        if at in entries_of(bench) and at + 1 in entries_of(bench):
            assert verdict.findings[0].code == "entry_moved"


def test_every_line_signed_by_another_key_is_seen(bench: Bench) -> None:
    forged = export(500, ends=Ends(signer=STRANGER))
    for at, line in enumerate(bench.lines):
        if line != forged[at]:
            verdict = bench.judged([*bench.lines[:at], forged[at], *bench.lines[at + 1 :]])
            assert refused_at(verdict, at + 1), (at, verdict.findings)

    codes = [one.code for one in bench.judged(forged).findings]

    assert codes == ["head_key", *["checkpoint_resigned"] * 3, "seal_resigned"]


def test_every_cut_is_seen(small: Bench) -> None:
    for lines in range(1, len(small.lines)):
        assert small.judged(small.lines[:lines]).findings[0].code == "cut_off"
    for end, line in zip(small.starts[2:], small.lines[1:], strict=True):
        verdict = small.judged(small.whole[: end - len(line) // 2])
        assert verdict.findings[0].code in ("cut_off", "cut_in_line", "leaves_shape", "seal_shape"), verdict.findings
        assert refused_at(verdict, small.line_of(end - 2))
    for cut in range(1, 300):
        assert small.judged(small.whole[:-cut]).findings[0].code in ("cut_off", "cut_in_line")


def test_a_line_cut_in_two_is_named(small: Bench) -> None:
    for at, line in enumerate(small.lines):
        half = len(line) // 2
        verdict = small.judged([*small.lines[:at], line[:half], line[half:], *small.lines[at + 1 :]])
        assert refused_at(verdict, at + 1), (at, verdict.findings)


@pytest.mark.parametrize("more", [b"\n", b" ", b"\0", b"{}\n", b"\xef\xbb\xbf", b"\r\n"])
def test_nothing_stands_before_or_after(small: Bench, more: bytes) -> None:
    assert small.judged(small.whole + more).status == ALTERED
    assert small.judged(more + small.whole).status in (ALTERED, UNREADABLE)


def test_a_far_move_names_the_line_and_where_it_belongs(bench: Bench) -> None:
    lines = list(bench.lines)
    lines.insert(400, lines.pop(100))

    found = bench.judged(lines).findings[0]

    assert (found.code, found.place.line, found.facts) == ("entry_moved", 401, (("belongs", "99"),))


def test_lines_that_are_exchanged_far_apart_are_both_named(bench: Bench) -> None:
    lines = list(bench.lines)
    lines[100], lines[400] = lines[400], lines[100]

    found = bench.judged(lines).findings[:2]

    assert [(one.code, one.place.line, one.facts) for one in found] == [
        ("entry_moved", 101, (("belongs", "399"),)),
        ("entry_moved", 401, (("belongs", "99"),)),
    ]


def test_an_added_entry_is_named(bench: Bench) -> None:
    added = bench.lines[10].replace(b"anna", b"Anna")

    found = bench.judged([*bench.lines[:200], added, *bench.lines[200:]]).findings[0]

    assert (found.code, found.place.line) == ("entry_added", 201)


def test_a_few_findings_stand_for_many(bench: Bench) -> None:
    lines = [line.replace(b"anna", b"Anna") for line in bench.lines]

    verdict = bench.judged(lines)

    assert len(verdict.findings) == 20
    assert verdict.found > 500


def test_line_ends_of_another_system_are_refused(small: Bench) -> None:
    assert small.judged(text(small.lines).replace(b"\n", b"\r\n")).status == ALTERED


def test_a_history_written_anew_is_seen_by_a_kept_checkpoint_only(tmp_path: Path) -> None:
    from tests.worlds.exports import Log, note
    from verifier.judging import verify

    old, new, kept = export(80), tmp_path / "new.jsonl", tmp_path / "kept"
    log = Log()
    for line in old[1:60]:
        log.add(line)
    kept.write_text(note(log, 59, OFFICE), "utf-8")
    for seed, code in ((1, ""), (2, "kept_root")):
        new.write_bytes(text(export(80, seed)))
        verdict = verify(new, OFFICE.vkey, kept)
        assert verify(new, OFFICE.vkey).status == WHOLE
        assert [one.code for one in verdict.findings] == ([code] if code else [])
    new.write_bytes(text(export(30, people=3, programmes=1)))
    assert [one.code for one in verify(new, OFFICE.vkey, kept).findings] == ["kept_longer"]
    kept.write_text(note(log, 59, STRANGER), "utf-8")
    assert [one.code for one in verify(new, OFFICE.vkey, kept).findings] == ["kept_signature"]
