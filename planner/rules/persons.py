"""Whether two descriptions are of one person. Source: R-45."""

from collections.abc import Mapping
from typing import Any

from planner.rules import pesel

IDENTITY = ("pesel", "name", "birth_date")


def telling_apart(known: Mapping[str, Any], given: Mapping[str, Any]) -> tuple[str, ...]:
    """Which of IDENTITY tell the two apart; none when it is one person, or nothing says otherwise.

    Two PESELs decide alone; without them the name and the birth date do, where both have them.
    """
    both = [key for key in IDENTITY if known.get(key) and given.get(key)]
    other = tuple(key for key in both if not _same(key, str(known[key]), str(given[key])))
    return () if "pesel" in both and "pesel" not in other else other


def in_short(facts: Mapping[str, Any]) -> str:
    """Initials and year of birth, enough for whoever knows the person: `Z.G. 1999`."""
    initials = "".join(f"{word[0].upper()}." for word in str(facts.get("name") or "").split())
    year = str(facts.get("birth_date") or "")[:4]
    return " ".join(part for part in (initials, year) if part) or "?"


def _same(key: str, one: str, other: str) -> bool:
    if key == "name":
        return _same_name(one, other)
    return pesel.number(one) == pesel.number(other) if key == "pesel" else one == other


def _same_name(one: str, other: str) -> bool:
    """In any order and letters, and with a further name or without."""
    words = [set(name.casefold().replace("-", " ").split()) for name in (one, other)]
    return words[0] <= words[1] or words[1] <= words[0]
