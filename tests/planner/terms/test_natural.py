"""Names in the order in which people read them."""

from hypothesis import given
from hypothesis import strategies as st

from planner.terms.natural import natural


def test_numbers_inside_names_count_by_value() -> None:
    names = ["A-10", "A-2", "B-1", "A-1/3", "A-1/20", "7", "10", "A", "", "A-01", "A-1"]

    assert sorted(names, key=natural) == ["", "7", "10", "A", "A-01", "A-1", "A-1/3", "A-1/20", "A-2", "A-10", "B-1"]


@given(st.lists(st.text()))
def test_any_names_have_one_order_whatever_their_order_was(names: list[str]) -> None:
    backwards = names[::-1]

    assert sorted(names, key=natural) == sorted(backwards, key=natural)
