"""The sentences of one language. Each is parsed when it is first said: all of them take longer than most commands."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

PARTS = (
    *("", ".calling", ".person", ".record", ".roster", ".months", ".reading", ".replan", ".scenarios"),
    *(".settlement", ".outlook", ".attention", ".auditing", ".keys", ".own_data", ".history", ".past"),
)
_ENTRY = re.compile(r"^([a-z][\w-]*) *=", re.MULTILINE)
_REFERENCE = re.compile(r"\{\s*([a-z][\w-]*)\s*\}")


class Catalogue:
    """Messages by their names."""

    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self._bundle = FluentBundle([language], use_isolating=False)

    def __contains__(self, name: str) -> bool:
        return name in self.texts

    def format(self, name: str, facts: Mapping[str, object]) -> tuple[str, list[Exception]]:
        """The message with the facts filled in, and what it lacked. Raises KeyError where there is none of the name."""
        self._parse(name)
        said, lacking = self._bundle.format_pattern(self._bundle.get_message(name).value, facts)
        return str(said), lacking

    def _parse(self, name: str) -> None:
        """Those it refers to, then the message itself: another thread finds it whole or not at all."""
        if self._bundle.has_message(name):
            return
        text = self.texts[name]
        for other in _REFERENCE.findall(text):
            self._parse(other)
        self._bundle.add_resource(FluentResource(text))


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language, one for the process."""
    folder = files("api.words.locales")
    texts = [(folder / f"{language}{part}.ftl").read_text("utf-8") for part in PARTS]
    return Catalogue(language, {name: entry for text in texts for name, entry in entries(text)})


def entries(text: str) -> Iterator[tuple[str, str]]:
    """Name and source of each message of a file; what follows it, up to the next one, stays with it."""
    found = list(_ENTRY.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    for one, end in zip(found, ends, strict=True):
        yield one[1], text[one.start() : end]
