"""No byte of an export changes unnoticed, and the verifier says in which line.

GODZINY_EXAMPLES from 2 000 on (`make nightly`): each position of an export of 50 events.
"""

import random

import pytest

from tests.verifier.altering import Bench, refused_at
from tests.worlds.looking import EXAMPLES, NIGHTLY

SAMPLED, PARTS = 2000, 4


@pytest.mark.parametrize("part", range(PARTS))
def test_no_byte_changes_unnoticed(middling: Bench, part: int) -> None:
    dice = random.Random(part)
    for at in dice.sample(range(len(middling.whole)), SAMPLED // PARTS):
        to = dice.choice([one for one in range(256) if one != middling.whole[at]])
        assert refused_at(middling.flipped(at, to), middling.line_of(at)), (at, to)


def test_no_byte_of_a_small_export_changes_unnoticed(small: Bench) -> None:
    dice = random.Random(7)
    positions = range(len(small.whole))
    sample = positions if NIGHTLY else dice.sample(positions, min(len(positions), 5 * EXAMPLES))
    for at in sample:
        to = small.whole[at] ^ (1 << dice.randrange(8))
        assert refused_at(small.flipped(at, to), small.line_of(at)), (at, to)
