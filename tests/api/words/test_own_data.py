"""Who reads personal data, and what for, is said in both languages."""

from typing import get_args

import pytest

from api.words.messages import LANGUAGES, Speaker
from planner.record.store.accesses import Purpose


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("purpose", get_args(Purpose))
def test_every_purpose_has_words(language: str, purpose: str) -> None:
    code = f"purpose_{purpose}"

    assert Speaker(language).say(code) != code
