"""One parser per kind of cell. Each takes stripped text and raises CellFault with what is allowed."""

import re
from collections.abc import Callable
from decimal import Decimal

from planner.case import words
from planner.rules import pesel
from planner.terms.case import DAYS

Parser = Callable[[str], object]

MOST_HOURS = 8784
MOST_POINTS = 1_000_000
_ID = re.compile(r"[^\W_](?!.*\.\.)[\w./-]{0,63}")
_GROUPS = re.compile(r"\d{1,3}(?:[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\d{3})+(?![\d ])")
_BETWEEN = re.compile(r"[\s,;]+")


class CellFault(Exception):
    """A cell that cannot be read: a message code and the facts for its sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def one_of(known: words.Words) -> Parser:
    """The code that the text means, in English or Polish, in letters of either case."""
    codes, allowed = words.codes_of(known), words.shown(known)

    def parse(text: str) -> object:
        code = codes.get(words.folded(text))
        if code is None:
            raise CellFault("not_allowed", value=text, allowed=allowed)
        return code

    return parse


def several_of(known: words.Words) -> Parser:
    """Each code once, in the text's order; blanks, commas and semicolons separate."""
    parse_one = one_of(known)
    return lambda text: tuple(dict.fromkeys(str(parse_one(word)) for word in listed(text)))


def listed(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text) if word]


def optional(parse: Parser, *empty: str) -> Parser:
    """An empty cell is None, and so is each of the words."""
    nothing = {words.folded(word) for word in empty}
    return lambda text: None if text == "" or words.folded(text) in nothing else parse(text)


_yes_no = one_of(words.YES_NO)
_weekday = one_of(words.DAY)


def yes_no(text: str) -> object:
    return _yes_no(text) == "yes"


def weekday(text: str) -> object:
    """Monday is 0."""
    return DAYS.index(str(_weekday(text)))


def identifier(text: str) -> object:
    if not _ID.fullmatch(text):
        raise CellFault("bad_id", value="…")  # what is no id may be a name
    if pesel.stands_in(text):
        raise CellFault("id_is_pesel")
    return text


def identifiers(text: str) -> object:
    return tuple(str(identifier(word)) for word in listed(text))


def whole(least: int, most: int = MOST_HOURS) -> Parser:
    """A whole number; a spreadsheet's 1 200 and 300,00 are whole too."""

    def parse(text: str) -> object:
        plain = re.sub(r"[.,]0{1,2}\Z", "", _ungrouped(text))
        if not re.fullmatch(r"[+-]?\d{1,18}", plain, re.ASCII) or not least <= int(plain) <= most:
            raise CellFault("not_whole", value=text, least=least, most=most)
        return int(plain)

    return parse


def points(text: str) -> object:
    return 0 if text == "" else whole(0, MOST_POINTS)(text)


def money(text: str) -> object:
    """Złote, exactly: 48.50, 48,50 or 48,50 zł."""
    plain = _ungrouped(re.sub(r"\s*(zł|pln)$", "", text, flags=re.IGNORECASE)).replace(",", ".")
    if not re.fullmatch(r"\d{1,13}(\.\d{1,12})?", plain, re.ASCII):
        raise CellFault("not_amount", value=text)
    return Decimal(plain)


def coordinate(most: int) -> Parser:
    """Degrees; a decimal comma is accepted, because Polish Excel writes it."""

    def parse(text: str) -> object:
        if not re.fullmatch(r"-?\d{1,3}([.,]\d{1,12})?", text, re.ASCII) or abs(_degrees(text)) > most:
            raise CellFault("not_degrees", value=text, most=most)
        return _degrees(text)

    return parse


def _degrees(text: str) -> float:
    return float(text.replace(",", "."))


def _ungrouped(text: str) -> str:
    """Without the blanks that a spreadsheet puts between thousands."""
    match = _GROUPS.match(text)
    return re.sub(r"\s", "", match[0]) + text[match.end() :] if match else text


def free_text(text: str) -> object:
    return text
