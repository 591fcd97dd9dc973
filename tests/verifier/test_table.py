"""The compact table is a dictionary that takes little room."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.table import Table, key_of

BYTES_OF_A_STREAM = 48  # 16 of its uuid, 4 of its version, 8 of whose it is; the rest is room to grow
ROWS = 60_000


@given(keys=st.lists(st.binary(min_size=16, max_size=16), unique=True, max_size=200))
def test_a_table_finds_what_was_added_and_nothing_else(keys: list[bytes]) -> None:
    table = Table("I", "q")

    for number, key in enumerate(keys):
        assert table.find(key) == -1
        assert table.add(key, number, -number) == number

    assert [table.find(key) for key in keys] == list(range(len(keys)))
    assert [column.tolist() for column in table.columns] == [list(range(len(keys))), [-at for at in range(len(keys))]]


def test_a_table_grows_and_a_stream_takes_few_bytes() -> None:
    table = Table("I", "q")
    keys = [key_of(str(at).encode()) for at in range(ROWS)]

    for key in keys:
        table.add(key, 1, 2)

    assert [table.find(key) for key in keys] == list(range(ROWS))
    held = sum(map(sys.getsizeof, (table.keys, table.index, *table.columns)))
    assert held / ROWS <= BYTES_OF_A_STREAM


def test_names_side_by_side_are_not_names_run_together() -> None:
    assert key_of(b"a", b"bc") != key_of(b"ab", b"c")
    assert len(key_of(b"")) == 16


def test_a_number_too_big_for_its_column_is_refused() -> None:
    with pytest.raises(OverflowError):
        Table("I").add(bytes(16), 2**32)
