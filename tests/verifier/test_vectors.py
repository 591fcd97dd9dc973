"""The vectors that strangers test their verifiers with."""

from pathlib import Path

import verifier
from tests.worlds.export_vectors import vectors
from verifier.judging import verify
from verifier.verdict import ALTERED, WHOLE, Place

VECTORS = Path(verifier.__file__).parent / "vectors"
KEY = str(VECTORS / "key.txt")


def test_they_are_the_files_that_the_builder_writes() -> None:
    assert {name: (VECTORS / name).read_bytes() for name in vectors()} == vectors()


def test_the_whole_one_is_whole_as_the_readme_says() -> None:
    verdict, told = verify(VECTORS / "whole.jsonl", KEY), (VECTORS / "README.md").read_text("utf-8")

    assert (verdict.status, verdict.findings) == (WHOLE, ())
    summary = verdict.summary
    assert summary is not None
    assert f"{summary.events} events in {summary.commands} commands, {summary.checkpoints} checkpoints" in told
    assert f"\n`{summary.digest}`;" in told
    assert [f"granted {one.granted}, reserve {one.reserve}" in told for one in summary.programmes] == [True]


def test_of_the_altered_one_the_line_is_named_first() -> None:
    verdict = verify(VECTORS / "altered.jsonl", KEY)

    assert (verdict.status, verdict.findings[0].code, verdict.findings[0].place) == (
        ALTERED,
        "entry_altered",
        Place(11, 9, 9),
    )
    assert {one.code for one in verdict.findings[1:]} == {"balances_figure", "balances_row", "seal_file"}
