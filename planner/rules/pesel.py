"""PESEL, the number of a person. No message ever shows one."""

import re
from datetime import date

from stdnum.exceptions import InvalidChecksum, InvalidComponent, ValidationError
from stdnum.pl import pesel

DIGITS, MOST_LOST = 11, 2
_DIGITS = re.compile(r"\d(?:[._\- ]?\d)*", re.ASCII)


def number(text: str) -> str:
    """The number without blanks and dashes, right or wrong, or "".

    A spreadsheet drops the zeros with which the numbers of people born from 2000 on begin; they are put back.
    """
    plain = pesel.compact(text)
    lost = plain.isdigit() and DIGITS - MOST_LOST <= len(plain) < DIGITS
    return plain.zfill(DIGITS) if lost else plain


def fault_in(number: str) -> str:
    """The code of what is wrong with the number itself, or "". No number is not wrong."""
    try:
        if number:
            pesel.validate(number)
    except (InvalidChecksum, InvalidComponent):
        return "pesel_wrong"
    except ValidationError:
        return "pesel_digits"
    return ""


def stands_in(text: str) -> bool:
    """Whether somebody's PESEL stands in it: eleven digits and no more, written together or with dots and dashes."""
    runs = (re.sub(r"\D", "", run) for run in _DIGITS.findall(text))
    return any(len(run) == DIGITS and pesel.is_valid(run) for run in runs)


def birth_date(number: str) -> date:
    """The day of birth that a right number says."""
    return pesel.get_birth_date(number)
