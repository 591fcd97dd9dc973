"""What is sealed opens for its person and its field only, and its length tells nothing of a short answer."""

import os
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.keys.framing import framed
from planner.keys.sealing import is_sealed, seal, sealed_with, unseal
from planner.keys.subjects import PersonKey, Subject
from planner.terms.refusals import Refused

WHO = Subject("gmina-krasocin", "2026", "application", "A-0042")
KEY = PersonKey("00112233445566778899aabbccddeeff", os.urandom(32))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(value=JSON)
def test_what_was_sealed_is_opened_as_it_was(value: Any) -> None:
    sealed = seal(KEY, WHO, "notes", value)

    assert unseal(KEY, WHO, "notes", sealed) == value
    assert is_sealed(sealed)
    assert sealed_with(sealed) == KEY.id


def test_a_lone_half_of_a_character_is_sealed_too() -> None:
    assert unseal(KEY, WHO, "notes", seal(KEY, WHO, "notes", "\ud800")) == "\ud800"


@pytest.mark.parametrize("part", ["unit", "edition", "kind", "name"])
def test_a_value_moved_to_another_person_does_not_open(part: str) -> None:
    sealed = seal(KEY, WHO, "pesel", "44051401359")

    with pytest.raises(Refused, match="sealed_damaged"):
        unseal(KEY, replace(WHO, **{part: "other"}), "pesel", sealed)


def test_a_value_moved_to_another_field_does_not_open() -> None:
    sealed = seal(KEY, WHO, "first_name", "Anna")

    with pytest.raises(Refused, match="sealed_damaged"):
        unseal(KEY, WHO, "last_name", sealed)


def test_a_value_does_not_open_with_another_key_even_under_its_id() -> None:
    sealed = seal(KEY, WHO, "first_name", "Anna")

    for other in (PersonKey(KEY.id, os.urandom(32)), PersonKey("f" * 32, KEY.raw)):
        with pytest.raises(Refused, match="sealed_damaged"):
            unseal(other, WHO, "first_name", sealed)


def test_no_change_of_a_single_character_opens() -> None:
    sealed = seal(KEY, WHO, "first_name", "Anna")

    for place in range(len(sealed)):
        for other in "A.é=" if sealed[place] != "A" else "B.é=":
            changed = sealed[:place] + other + sealed[place + 1 :]
            if changed != sealed:
                with pytest.raises(Refused, match="sealed_damaged"):
                    unseal(KEY, WHO, "first_name", changed)


@pytest.mark.parametrize(
    "text", ["", "g1", "g1..", "g1.a.b.c", "g2." + KEY.id + ".AAAA", "g1." + KEY.id + ".", "ą.ą.ą"]
)
def test_what_is_no_sealed_text_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="sealed_damaged"):
        unseal(KEY, WHO, "first_name", text)


def test_the_key_of_what_is_no_sealed_text_is_not_guessed() -> None:
    with pytest.raises(Refused, match="sealed_damaged"):
        sealed_with("Anna")


def test_short_answers_have_one_length() -> None:
    answers = [True, False, None, 1, "significant", "moderate", "44051401359", "1944-05-14"]

    assert len({len(seal(KEY, WHO, "answer", one)) for one in answers}) == 1


def test_the_same_value_is_sealed_differently_each_time() -> None:
    assert seal(KEY, WHO, "pesel", "44051401359") != seal(KEY, WHO, "pesel", "44051401359")


def test_texts_cannot_run_into_each_other() -> None:
    assert framed("ab", "c") != framed("a", "bc")
    assert framed("a", "") != framed("a")


def test_what_is_no_json_is_not_sealed() -> None:
    with pytest.raises(ValueError, match="JSON"):
        seal(KEY, WHO, "points", float("nan"))


def test_an_opened_key_does_not_show_itself() -> None:
    assert KEY.raw.hex() not in repr(KEY)
    assert repr(KEY.raw) not in repr(KEY)
