"""The files that begin a run of the tests are there."""

from tests.worlds.looking import LONGEST
from tests.worlds.places import ROOT


def test_no_file_that_should_begin_was_renamed() -> None:
    assert [one for one in LONGEST if not (ROOT / "tests" / one).is_file()] == []
