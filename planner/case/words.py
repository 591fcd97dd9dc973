"""Words that a Polish office writes for the codes of the contract: one table per kind of cell.

The first word of each code is the one that messages and the user's guide show.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import product

MULTIPLE = ("+ sprzężona", "+ sprz.", "sprzężony", "sprzężone", "ze sprzężoną", "ze sprzężeniem", "i sprzężona")

Words = Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=2**16)
def folded(text: str) -> str:
    """Lower case, without the marks of Polish letters; whatever is no letter or digit is one blank."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return " ".join(re.findall(r"[^\W_]+", "".join(one for one in plain if not unicodedata.combining(one))))


def codes_of(words: Words) -> dict[str, str]:
    """Each folded way to write a code, its own spelling too, with the code."""
    return {folded(word): code for code, known in words.items() for word in (code, *known)}


def shown(words: Words) -> str:
    """All codes, each with its first Polish word: what is allowed."""
    return ", ".join(f"{code} ({known[0]})" if known else code for code, known in words.items())


def _degree(name: str) -> tuple[str, ...]:
    return (name, f"stopień {name}", f"{name} stopień")


def _multiple(name: str) -> tuple[str, ...]:
    return tuple(f"{degree} {more}" for more, degree in product(MULTIPLE, _degree(name)))


CATEGORY: Words = {
    "severe": _degree("znaczny"),
    "severe_multiple": _multiple("znaczny"),
    "moderate": _degree("umiarkowany"),
    "moderate_multiple": _multiple("umiarkowany"),
    "child": ("dziecko", "dziecko (pkt 7 i 8)", "dziecko z pkt 7 i 8"),
}
YES_NO: Words = {"yes": ("tak", "prawda", "true"), "no": ("nie", "fałsz", "false")}
DAY: Words = {
    "mon": ("pn", "pon", "poniedziałek"),
    "tue": ("wt", "wto", "wtorek"),
    "wed": ("śr", "śro", "środa"),
    "thu": ("cz", "czw", "czwartek"),
    "fri": ("pt", "pią", "piątek"),
    "sat": ("so", "sob", "sobota"),
    "sun": ("nd", "ndz", "niedz", "niedziela"),
}
BASIS: Words = {
    "qualification": ("kwalifikacje", "kwalifikacja"),
    "experience": ("doświadczenie",),
    "indicated": ("wskazany", "wskazana", "wskazanie"),
}
COMMISSION: Words = {
    "admit": ("przyjąć", "przyjęty", "przyjęta", "przyjęto", "przyjęcie"),
    "refuse": ("odmówić", "odmowa", "odmówiono", "odrzucić", "odrzucony", "odrzucona"),
}
DOCUMENT: Words = {
    "card": ("karta",),
    "certificate": ("orzeczenie",),
    "activities": ("czynności",),
    "data_protection": ("rodo",),
    "statement": ("oświadczenie",),
}
OUTCOME: Words = {
    "done": ("wykonana", "wykonano", "odbyła się", "zrealizowana", "zrealizowano"),
    "no_show": ("niestawiennictwo", "nieobecność", "nieobecny", "nieobecna", "nie stawił się", "nie stawiła się"),
    "cancelled": ("odwołana", "odwołano", "odwołanie", "anulowana", "canceled"),
}
UNFILLED = ("do uzupełnienia", "to fill in")  # stands in a template until somebody says what came of the visit
AREA: Words = {
    "self_care": ("samoobsługa", "higiena"),
    "household": ("dom", "gospodarstwo", "rodzina"),
    "mobility": ("przemieszczanie", "poruszanie"),
    "participation": ("uczestnictwo", "aktywność", "komunikacja"),
}
CONFIRMED: Words = {
    "assistant": ("asystent", "asystentka"),
    "participant": ("uczestnik", "uczestniczka"),
    "none": ("nikt", "nikogo", "żadne"),
}
AND = ("i", "oraz", "and")
PERMANENT = ("bezterminowo", "bezterminowe", "na stałe", "stałe", "trwałe")
