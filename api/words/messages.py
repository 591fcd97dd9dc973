"""Sentences for codes, in Polish or English. An unknown code says so neutrally."""

import os
from collections.abc import Mapping
from datetime import date, datetime

from babel.dates import format_date
from babel.numbers import format_decimal

from api.words.catalogue import catalogue
from planner.terms.clock import WARSAW

LANGUAGES = ("pl", "en")


def default_language() -> str:
    """Polish when the locale is Polish, otherwise English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "pl" if value.lower().startswith("pl") else "en"
    return "en"


class Speaker:
    """Says codes in one language.

    godziny: how the command was called, for advice that can be copied. which: ` --programme P` where there
    are several.
    """

    def __init__(self, language: str, godziny: str = "godziny") -> None:
        self.language, self.godziny, self.which = language, godziny, ""
        self.catalogue = catalogue(language)
        self.plain: dict[str, str] = {}

    def say(self, code: str, facts: Mapping[str, object] | None = None) -> str:
        """The sentence of the code, with the facts filled in; numbers choose the plural."""
        if not facts:
            if code not in self.plain:
                self.plain[code] = self._format(code, {})
            return self.plain[code]
        return self._format(code, facts)

    def _format(self, code: str, facts: Mapping[str, object]) -> str:
        name = code.replace("_", "-")
        if name not in self.catalogue:
            return f"{code} {dict(facts)}" if facts else code
        return self.catalogue.format(name, {"godziny": self.godziny, "which": self.which, **facts})[0]

    def number(self, value: float) -> str:
        return str(format_decimal(value, locale=self.language))

    def day(self, value: date) -> str:
        return str(format_date(value, "d.MM.yyyy" if self.language == "pl" else "d MMM yyyy", locale=self.language))

    def moment(self, value: datetime, *, seconds: bool = False) -> str:
        """Day and time of day in Warsaw."""
        local = value.astimezone(WARSAW)
        clock = f"{local:%H:%M:%S}" if seconds else f"{local:%H:%M}"
        return f"{self.day(local.date())}, {'godz. ' if self.language == 'pl' else ''}{clock}"

    def month(self, value: date, *, year: bool) -> str:
        """The month's name, with its year if asked."""
        return str(format_date(value, "LLLL y" if year else "LLLL", locale=self.language))
