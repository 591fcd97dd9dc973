"""Every mistake is another program, in its place and nowhere else."""

import ast
from random import Random

import pytest

from tests.mutants.__main__ import ROOT, sample
from tests.mutants.mistakes import mistakes
from tests.mutants.rooms import ROOMS
from tests.worlds.looking import NIGHTLY


def made(text: str) -> list[str]:
    return [one.made_in(text) for one in mistakes(text)]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("a < b", ["(a <= b)"]),
        ("a == b > c", ["(a != b > c)", "(a == b >= c)"]),
        ("a is not None", ["(a is None)"]),
        ("a and b", ["(a or b)"]),
        ("not a", ["(a)"]),
        ("-a", ["(a)"]),
        ("a + b", ["(a - b)"]),
        ("a ** b", []),
        ("True", ["False"]),
        ("7", ["8"]),
        ("'7'", []),
        ("max(a)", ["min(a)", "pass"]),
        ("b if a else c", ["(c if a else b)"]),
        ("a += b", ["a -= b", "pass"]),
        ("zip(a, b, strict=True)", ["pass"]),
        ("f'{a + b}'", []),
        ("a: list[1] = b", []),
        ("@d(1)\ndef f() -> T[1]:\n    return a", []),
        ("a < b  # no mutants: never equal", []),
    ],
)
def test_the_mistakes_of_a_line(right: str, wrong: list[str]) -> None:
    assert sorted(made(right)) == wrong


def test_a_mistake_is_made_where_it_stands_also_behind_letters_of_two_bytes() -> None:
    text = 'x = "ąęł"; y = z - 1\nv = z - 1\n'

    assert made(text)[0] == 'x = "ąęł"; y = (z + 1)\nv = z - 1\n'
    assert len(set(made(text))) == len(made(text)) == 4


def test_mistakes_in_every_file_of_the_house_are_programs_and_not_the_same_one() -> None:
    """A few of each file; by `make nightly` all."""
    dice = Random(7)
    for room in ROOMS:
        for file in room.files(ROOT):
            text = (ROOT / file).read_text("utf-8")
            right, every = ast.dump(ast.parse(text)), mistakes(text)
            some = every if NIGHTLY else dice.sample(every, min(len(every), 6))
            assert all(ast.dump(ast.parse(one.made_in(text))) != right for one in some), file


def test_the_same_seed_gives_the_same_sample_of_every_room() -> None:
    rooms = list(ROOMS)

    drawn = sample(rooms, 2 * len(rooms), seed=7)

    assert drawn == sample(rooms, 2 * len(rooms), seed=7) != sample(rooms, 2 * len(rooms), seed=8)
    assert {sum(one.room == room for one in drawn) for room in rooms} == {2}
