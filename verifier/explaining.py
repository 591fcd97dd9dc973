"""What each gap between the lines and the list of leaves is called."""

from collections.abc import Iterable
from dataclasses import replace

from verifier.aligning import Gap
from verifier.findings import Findings
from verifier.tail import IN_LEAVES_LINE
from verifier.verdict import Place


def explain(gaps: list[Gap], listed: Iterable[bytes | None], end: tuple[int, bool], findings: Findings) -> None:
    """Adds a finding for each line that does not belong, and for each leaf without its line.

    end: the number of the line after the last entry, and whether the entries are as signed and the list is not.
    """
    strangers = {found for gap in gaps for _, found in gap.lines}
    places: dict[bytes, list[int]] = {found: [] for found in strangers}
    if strangers:
        for index, leaf in enumerate(listed):
            if leaf in places:
                places[leaf].append(index)
    unseen = {index for gap in gaps for index, _ in gap.leaves}
    for gap in gaps:
        _explain_lines(gap, places, unseen, findings)
    for gap in gaps:
        _pair(_unknown(gap, places, unseen), end, findings)


def _unknown(gap: Gap, places: dict[bytes, list[int]], unseen: set[int]) -> Gap:
    """Without the lines that are known from elsewhere, and the leaves that were found elsewhere."""
    lines = [(place, found) for place, found in gap.lines if not places[found]]
    return replace(gap, lines=lines, leaves=[one for one in gap.leaves if one[0] in unseen])


def _explain_lines(gap: Gap, places: dict[bytes, list[int]], unseen: set[int], findings: Findings) -> None:
    for place, found in gap.lines:
        known = places[found]
        home = next((index for index in known if index in unseen), None)
        if home is not None:
            unseen.discard(home)
            findings.add("entry_moved", place, belongs=home)
        elif known:
            findings.add("entry_doubled", place, of=known[0])


def _pair(gap: Gap, end: tuple[int, bool], findings: Findings) -> None:
    """Line by line with leaf by leaf: altered; what is left over is added, or missing."""
    end_line, blame_list = end
    for (place, _), (index, _) in zip(gap.lines, gap.leaves, strict=False):
        if blame_list:
            line = end_line + index // IN_LEAVES_LINE
            findings.add("leaf_altered", Place(line, index), of=place.line)
        else:
            findings.add("entry_altered", place._replace(entry=index))
    for place, _ in gap.lines[len(gap.leaves) :]:
        findings.add("entry_added", place)
    for index, _ in gap.leaves[len(gap.lines) :]:
        findings.add("entry_missing", Place(gap.before_line or end_line, index))
